import type { Locale } from './locale.ts';
import type { Catalogue } from './messageKey.ts';
import { createWords, type Words } from './words.ts';

const loaders: Readonly<Record<Locale, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  en: () => import('./catalogue.en.ts'),
  'zh-Hans': () => import('./catalogue.zh-Hans.ts'),
  'zh-Hant': () => import('./catalogue.zh-Hant.ts'),
};

/** Fetches a language's catalogue (its own chunk) and makes its words. Rejects when the chunk cannot be fetched. */
export async function loadWords(locale: Locale): Promise<Words> {
  const { catalogue } = await loaders[locale]();
  return createWords(locale, catalogue);
}
