/** Languages of the page, by script and not by region. */
export const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words, and short. */
export const LOCALE_NAMES: Readonly<Record<Locale, { readonly name: string; readonly short: string }>> = {
  en: { name: 'English', short: 'English' },
  'zh-Hans': { name: '简体中文', short: '简体' },
  'zh-Hant': { name: '繁體中文', short: '繁體' },
};

const TRADITIONAL = /^zh(-|$).*\b(hant|tw|hk|mo)\b/i;

/** Our locale for a language tag such as `zh-HK`; null when we do not speak it. */
export function localeOf(tag: string): Locale | null {
  if (/^en\b/i.test(tag)) return 'en';
  if (!/^zh\b/i.test(tag)) return null;
  return TRADITIONAL.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/** The first of the wanted languages that we speak, else English. */
export function chooseLocale(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const locale = tag === null || tag === undefined ? null : localeOf(tag);
    if (locale !== null) return locale;
  }
  return 'en';
}
