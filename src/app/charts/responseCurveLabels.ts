import { curveAt } from '../../core/views/curveAt.ts';
import type { ResponseCurveView } from '../../core/views/responseCurveView.ts';
import type { Words } from '../../i18n/words.ts';
import { labelSpot, type TakenBox } from './parts/labelSpot.ts';
import { sayAmount } from './parts/say.ts';
import { textWidth } from './parts/textWidth.ts';

/** Edges of the plot area, and the width of the whole picture, px. */
export interface CurveArea {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the names in the picture of the response curve depend on. */
export interface CurveLabelsWish {
  readonly view: ResponseCurveView;
  readonly words: Words;
  readonly currency: string;
  readonly x: { (value: number): number; invert(place: number): number };
  readonly y: (value: number) => number;
  readonly area: CurveArea;
  /** The reader has not pulled the handle yet, and is told that it can be. */
  readonly untouched: boolean;
  /** The simulated mean belongs to where the handle stands. */
  readonly settled: boolean;
}

/** A text and where it stands, px. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** All names in the picture, none of them over another. */
export interface CurveLabels {
  /** Where the scenario stands, and under it what was simulated there; empty where nothing was. */
  readonly now: PlacedText & { readonly simulated: string };
  readonly cost: PlacedText | null;
  readonly evens: readonly PlacedText[];
  /** Inside the band of half of all customers; null where there is no room. */
  readonly half: Omit<PlacedText, 'anchor'> | null;
  readonly hint: PlacedText | null;
}

/** Places the names of a response curve. */
export function responseCurveLabels(wish: CurveLabelsWish): CurveLabels {
  const { view, words, currency, x, y, area, untouched, settled } = wish;
  const money = (value: number): string => words.money(value, currency);
  const amount = (value: number): string => sayAmount(words, currency, value, view.unit);
  const curveY = (place: number): number => y(curveAt(view.at, view.ltv, x.invert(place)));
  const nowX = x(view.now.value);
  const nowY = y(view.now.ltv);
  const rises = view.ltv[view.ltv.length - 1] >= view.ltv[0];
  const now = nowLabel();
  const nowBox = {
    x: now.x + { end: -0.5, start: 0.5, middle: 0 }[now.anchor] * now.room,
    y: now.y + 4,
    width: now.room,
    height: 40,
  };
  const cost = costLabel();
  const hint = hintLabel();
  const evens = view.breakEven
    .filter((at) => Math.abs(x(at) - nowX) > 60)
    .map((at) => {
      const text = words.t('chart.responseCurve.breakEven', { at: amount(at) });
      const width = textWidth(text);
      const place = { x: Math.max(x(at), area.left + width / 2), y: curveY(x(at)) + 20 };
      return { text, width, height: 18, anchor: 'middle' as const, ...place };
    });
  return { now, cost, evens, half: halfLabel(), hint };

  /** Where the curve is not: on the left of a rising one, on the right of a falling one, else over it. */
  function nowLabel(): CurveLabels['now'] & { readonly room: number } {
    const text = words.t(view.isExact ? 'chart.responseCurve.nowExact' : 'chart.responseCurve.now', {
      value: amount(view.now.value),
      ltv: money(view.now.ltv),
    });
    const found = settled ? view.now.simulated : null;
    const simulated =
      found === null
        ? ''
        : words.t('chart.responseCurve.simulated', { mean: money(found.mean), error: money(found.error) });
    const room = Math.max(textWidth(text, 13) * 1.06, textWidth(simulated));
    const above = nowY - 22;
    const said = { text, simulated, room };
    if (rises && nowX - 16 - room > area.left) return { ...said, x: nowX - 16, y: above, anchor: 'end' };
    if (!rises && nowX + 16 + room < area.width) return { ...said, x: nowX + 16, y: above, anchor: 'start' };
    const middle = Math.max(area.left + 4 + room / 2, Math.min(nowX, area.width - room / 2));
    const highest = Math.min(nowY - 10, ...[middle - room / 2, middle + room / 2].map(curveY));
    return { ...said, x: middle, y: Math.max(highest - 24, area.top - 8), anchor: 'middle' };
  }

  /** The cost's name stands on its line, at the end where the curve is under it, else at the right. */
  function costLabel(): (PlacedText & { readonly box: TakenBox }) | null {
    const last = view.acquisitionCost.length - 1;
    const sum = view.acquisitionCost[view.lever === 'acquisitionCost' ? last : 0];
    if (sum <= 0 || sum > view.extentY[1]) return null;
    const text = words.t('chart.responseCurve.cac', { cac: money(sum) });
    const width = textWidth(text);
    const atLeft = view.ltv[0] < sum && view.ltv[last] >= sum;
    const place = atLeft ? area.left + 6 : area.right;
    const middle = place + (atLeft ? width : -width) / 2;
    return {
      text,
      x: place,
      y: y(sum),
      anchor: atLeft ? 'start' : 'end',
      box: { x: middle, y: y(sum) - 9, width, height: 20 },
    };
  }

  function hintLabel(): (PlacedText & { readonly box: TakenBox }) | null {
    const toLeft = !rises || nowX > area.right - 90;
    const box = { x: nowX + (toLeft ? -50 : 50), y: nowY + 16, width: 80, height: 20 };
    const hasRoom = nowY < area.bottom - 30 && (cost === null || !touching(box, cost.box));
    if (!untouched || !hasRoom) return null;
    return {
      text: words.t('chart.responseCurve.drag'),
      x: nowX + (toLeft ? -14 : 14),
      y: nowY + 20,
      anchor: toLeft ? 'end' : 'start',
      box,
    };
  }

  function halfLabel(): CurveLabels['half'] {
    const { bands } = view;
    if (bands === null) return null;
    const text = words.t('chart.responseCurve.half');
    const strip = {
      x: bands.at.map(x),
      top: Array.from(bands.p75, (value) => Math.max(y(value), area.top)),
      bottom: Array.from(bands.p25, y),
    };
    const across = { x: (area.left + area.right) / 2, width: area.right - area.left, height: 6 };
    const spot = labelSpot(strip, curveY, { width: textWidth(text) + 12, height: 16 }, [
      { x: nowX, y: nowY, width: 40, height: 40 },
      { x: nowX, y: (nowY + area.bottom) / 2, width: 10, height: area.bottom - nowY },
      nowBox,
      ...evens.map((label) => ({ ...label, y: label.y - 4 })),
      ...(cost === null ? [] : [cost.box, { ...across, y: cost.y }]),
      ...(hint === null ? [] : [hint.box]),
    ]);
    return spot === null ? null : { ...spot, text };
  }
}

function touching(a: TakenBox, b: TakenBox): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}
