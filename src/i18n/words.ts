import { IntlMessageFormat } from 'intl-messageformat';
import { createFormatters, type Formatters } from './format.ts';
import type { Locale } from './locale.ts';
import type { Catalogue, MessageKey } from './messageKey.ts';

/** What a message may be given: numbers for plurals, and text that is already formatted. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Everything that can be said in one language: messages and numbers. One object per locale, created once. */
export interface Words extends Formatters {
  readonly locale: Locale;
  /**
   * The message of that key. Money, percentages and dates are passed in already formatted; bare numbers only for
   * plurals and selections.
   */
  t(key: MessageKey, params?: MessageParams): string;
  /** Whether there is such a message; for ids that a reader may have named themselves. */
  has(key: string): key is MessageKey;
}

/** Words of a locale from its catalogue. Messages are parsed when first used. */
export function createWords(locale: Locale, catalogue: Catalogue): Words {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return {
    locale,
    t(key, params) {
      const text = catalogue[key];
      if (!text.includes('{') && !text.includes("'")) return text;
      let message = parsed.get(key);
      if (message === undefined) {
        message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
        parsed.set(key, message);
      }
      return message.format(params) as string;
    },
    has: (key): key is MessageKey => Object.hasOwn(catalogue, key),
    ...createFormatters(locale),
  };
}
