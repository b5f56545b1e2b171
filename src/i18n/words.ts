import { createFormatters, type Formatters } from './format.ts';
import { loadHelp, type Help } from './help.ts';
import type { Locale } from './locale.ts';
import type { Catalogue, MessageKey } from './messageKey.ts';
import { createMessages, type Messages } from './messages.ts';

export type { MessageParams } from './messages.ts';

/** Everything that can be said in one language: messages and numbers. One object per locale, created once. */
export interface Words extends Messages<MessageKey>, Formatters {
  /** The explanations in this language, fetched once and when first asked for. Rejects when they cannot be fetched. */
  help(): Promise<Help>;
}

/** Words of a locale from its catalogue. */
export function createWords(locale: Locale, catalogue: Catalogue): Words {
  let help: Promise<Help> | undefined;
  return {
    ...createMessages(locale, catalogue),
    ...createFormatters(locale),
    help() {
      help ??= loadHelp(locale).catch((reason: unknown) => {
        help = undefined; // so that the next one who asks tries again
        throw reason;
      });
      return help;
    },
  };
}
