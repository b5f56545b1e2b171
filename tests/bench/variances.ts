import { PAIRINGS, pairingRatio } from '../helpers/pairing.ts';
import { pathControl } from '../helpers/pathControl.ts';
import { plainModel } from '../helpers/plainModel.ts';
import type { Figure } from './figures.ts';

/** How much sharper the same number of customers sees: the same luck in two strategies, and a control for the mean. */
export function measureVariances(): readonly Figure[] {
  const pairings = PAIRINGS.map(({ change, a, b, least }) => ({
    what: `variance unpaired ÷ paired: ${change}`,
    value: pairingRatio({ a, b }),
    unit: '×',
    atLeast: least,
  }));
  const controls = (['monthly', 'wallet', 'mean'] as const).map((spend) => {
    const { plain, controlled } = pathControl(plainModel({ spend }), 400);
    return {
      what: `variance plain ÷ path control: mean LTV, plain model, spend ${spend}`,
      value: plain.m2 / controlled.m2,
      unit: '×',
      atLeast: 4,
    };
  });
  return [...pairings, ...controls];
}
