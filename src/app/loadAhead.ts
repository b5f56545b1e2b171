import { CHARTS } from './charts/registry.ts';
import type { Words } from '../i18n/words.ts';

/** Time after the start at which the rest of the page is fetched. */
const WAIT_MS = 2500;

/**
 * Fetches, once the page has come to rest, what it will need later: the charts further down, dialogs and explanations.
 * From then on the page asks for nothing any more, and works without a network. Not for readers who save data.
 */
export function loadAhead(words: Words): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;
  setTimeout(() => {
    void (async () => {
      for (const load of [...Object.values(CHARTS).map((chart) => chart.load), ...parts(words)]) {
        try {
          await load();
        } catch {
          return; // Whoever opens that part will be told.
        }
      }
    })();
  }, WAIT_MS);
}

const parts = (words: Words): readonly (() => Promise<unknown>)[] => [
  () => words.help(),
  () => import('./dialogs/ShareDialog.svelte'),
  () => import('./dialogs/QrCode.svelte'),
  () => import('./dialogs/ScenarioDialog.svelte'),
  () => import('./dialogs/MethodDialog.svelte'),
  () => import('./panels/tables/SmallTable.svelte'),
  () => import('./panels/tables/LadderSheet.svelte'),
];
