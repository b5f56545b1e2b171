import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale.ts';

/** What a message may be given: numbers for plurals, and text that is already formatted. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Messages in one language. */
export interface Messages<Key extends string> {
  readonly locale: Locale;
  /**
   * The message of that key. Money, percentages and dates are passed in already formatted; bare numbers only for
   * plurals and selections.
   */
  t(key: Key, params?: MessageParams): string;
  /** Whether there is such a message; for ids that a reader may have named themselves. */
  has(key: string): key is Key;
}

/** An ICU text, or what its parser made of it: the build parses messages, so that no reader downloads the parser. */
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

/** Messages of a locale from their ICU texts; a text that is not parsed yet is parsed when first used. */
export function createMessages<Key extends string>(
  locale: Locale,
  texts: Readonly<Record<Key, Message>>,
): Messages<Key> {
  const parsed = new Map<Key, IntlMessageFormat>();
  return {
    locale,
    t(key, params) {
      const text = texts[key];
      if (typeof text === 'string' && !text.includes('{') && !text.includes("'")) return text;
      let message = parsed.get(key);
      if (message === undefined) {
        message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
        parsed.set(key, message);
      }
      return message.format(params) as string;
    },
    has: (key): key is Key => Object.hasOwn(texts, key),
  };
}
