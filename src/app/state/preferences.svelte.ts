import { chooseLocale, LOCALES, type Locale } from '../../i18n/locale.ts';
import { loadWords } from '../../i18n/loadWords.ts';
import type { Words } from '../../i18n/words.ts';

/** What the reader chose for the page itself; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const LOCALE_KEY = 'loyalty-lab.locale';
/** Also read by public/theme.js before the first paint. */
const THEME_KEY = 'loyalty-lab.theme';

/** The reader's language: what the link asks for, else what they chose before, else what their browser prefers. */
export function wantedLocale(hash: string): Locale {
  const asked = /[?&]lang=([A-Za-z-]+)/.exec(hash)?.[1];
  return chooseLocale([asked, read(LOCALE_KEY), ...navigator.languages]);
}

/** Language and theme. The only writer to localStorage; a refused storage costs the memory, not the choice. */
export class Preferences {
  words: Words = $state.raw() as Words;
  theme: Theme = $state('system');

  constructor(words: Words) {
    this.words = words;
    const saved = read(THEME_KEY);
    this.theme = THEMES.find((theme) => theme === saved) ?? 'system';
    this.#showLocale();
  }

  /** Switches the language in place. Returns false when its catalogue could not be fetched. */
  async setLocale(locale: Locale): Promise<boolean> {
    if (locale === this.words.locale || !LOCALES.includes(locale)) return true;
    try {
      this.words = await loadWords(locale);
    } catch {
      return false;
    }
    write(LOCALE_KEY, locale);
    this.#showLocale();
    return true;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    write(THEME_KEY, theme === 'system' ? null : theme);
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }

  #showLocale(): void {
    document.documentElement.lang = this.words.locale;
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Refused or full: the choice holds until the page is closed.
  }
}
