const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Largest prime below 2²⁵, so that five digits of base 32 hold every remainder. */
const PRIME = 33_554_393;
const STEP = 69_069;

/**
 * Five characters that tell whether a text arrived as it was sent: the text as a polynomial, modulo a prime.
 *
 * One wrong character and two neighbours swapped are always noticed; any other damage is missed once in 33 million. (A
 * single character would miss one damage in 37, and a link should not say "complete" that often when it is not.)
 * No safeguard against forgery: whoever writes another link can write its word.
 */
export function checkWord(text: string): string {
  let rest = 0;
  for (let i = 0; i < text.length; i++) rest = (rest * STEP + text.charCodeAt(i) + 1) % PRIME;
  let word = '';
  for (let i = 0; i < 5; i++) {
    word = DIGITS.charAt(rest % 32) + word;
    rest = Math.floor(rest / 32);
  }
  return word;
}

/** Whether a check word belongs to a text; upper and lower case are the same. */
export function checks(text: string, word: string): boolean {
  return checkWord(text) === word.toUpperCase();
}
