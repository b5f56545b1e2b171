import type help from './messages/en/help.json';
import type { Locale } from './locale.ts';
import { createMessages, type Messages } from './messages.ts';

/** Key of an explanation: what a field means, where a number comes from, how things are computed. */
export type HelpKey = keyof typeof help;
/** Explanations in one language. */
export type Help = Messages<HelpKey>;

const loaders: Readonly<Record<Locale, () => Promise<{ readonly help: Readonly<Record<HelpKey, string>> }>>> =
  {
    en: () => import('./helpEn.ts'),
    'zh-Hans': () => import('./helpZhHans.ts'),
    'zh-Hant': () => import('./helpZhHant.ts'),
  };

/** Fetches the explanations of a language. Rejects when they cannot be fetched. */
export async function loadHelp(locale: Locale): Promise<Help> {
  const { help } = await loaders[locale]();
  return createMessages(locale, help);
}
