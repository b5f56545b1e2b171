/** Languages of the page, by script and not by region. */
export const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words, and short. */
export const LOCALE_NAMES: Readonly<Record<Locale, { readonly name: string; readonly short: string }>> = {
  en: { name: 'English', short: 'English' },
  'zh-Hans': { name: '简体中文', short: '简体' },
  'zh-Hant': { name: '繁體中文', short: '繁體' },
};

/** Our locale for a language tag such as `zh-HK`; null when we do not speak it. The script in a tag beats its region. */
export function localeOf(tag: string): Locale | null {
  const [language, ...rest] = tag.toLowerCase().split('-');
  if (language === 'en') return 'en';
  if (language !== 'zh') return null;
  if (rest.includes('hans')) return 'zh-Hans';
  return ['hant', 'tw', 'hk', 'mo'].some((part) => rest.includes(part)) ? 'zh-Hant' : 'zh-Hans';
}

/** The first of the wanted languages that we speak, else English. */
export function chooseLocale(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const locale = tag === null || tag === undefined ? null : localeOf(tag);
    if (locale !== null) return locale;
  }
  return 'en';
}
