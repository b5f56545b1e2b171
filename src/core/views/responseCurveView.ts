import { simulatedBy, SINGLES_KNOWN } from '../analysis/convention.ts';
import { leverActs, leverField, meanLevers } from '../analysis/lever.ts';
import type { OutcomeBands, ResponseCurve } from '../analysis/responseCurve.ts';
import type { NumberField, NumberFieldId } from '../scenario/fields.ts';
import type { AmountUnit, ChartView, Sentence, TableCell, TableTwin } from './chartView.ts';
import { curveAt } from './curveAt.ts';
import { curveShape, type CurveShape } from './curveShape.ts';
import type { Findings } from './findings.ts';

/** How LTV answers to one lever, with the scenario's own place on the curve. */
export interface ResponseCurveView extends ChartView {
  readonly lever: NumberFieldId;
  readonly unit: AmountUnit;
  readonly scale: 'linear' | 'log';
  /** Smallest change of the lever, and whether only whole numbers are meant. */
  readonly step: number;
  readonly whole: boolean;
  /** The lever's slider range, widened to hold its own value. */
  readonly extentX: readonly [number, number];
  /** `log` where the lever runs over decades and takes LTV with it: else nothing could be seen but the last of them. */
  readonly scaleY: 'linear' | 'log';
  /** Holds the curve, the middle half of customers, 0 (on a linear scale) and the scenario's place; far outliers reach beyond. Money. */
  readonly extentY: readonly [number, number];
  /** LTV at `at`, money. Exact, or simulated means where no exact value exists. */
  readonly at: readonly number[];
  readonly ltv: Float64Array;
  readonly isExact: boolean;
  readonly bands: OutcomeBands | null;
  /** Whether bands are still to come. */
  readonly pending: boolean;
  /** Acquisition cost at `at`, money: the same everywhere unless it is the lever. */
  readonly acquisitionCost: Float64Array;
  /** Where the scenario stands. */
  readonly now: {
    readonly value: number;
    /** LTV on the curve there. */
    readonly ltv: number;
    /** The page's own run: mean and standard error; null when it is of something else (the lever is switched off). */
    readonly simulated: { readonly mean: number; readonly error: number } | null;
  };
  /** Lever values where LTV equals the acquisition cost, ascending. */
  readonly breakEven: readonly number[];
}

/** Levers that the reader may choose, in page order, the open one among them. */
export function curveLevers({ scenario, view }: Findings): readonly NumberFieldId[] {
  const levers = meanLevers(scenario);
  return levers.includes(view.lever) ? levers : [view.lever, ...levers];
}

/** View of the response curve; null until the curve of the chosen lever is there. */
export function responseCurveView({ scenario, view, curve, result }: Findings): ResponseCurveView | null {
  if (curve === null || curve.lever !== view.lever) return null;
  const line = lineOf(curve);
  if (line === null) return null;
  const { lever } = curve;
  const { at, ltv } = line;
  const field = leverField(lever);
  const value = scenario[lever];
  const acts = leverActs(scenario, lever);
  const acquisitionCost = Float64Array.from(at, (x) =>
    lever === 'acquisitionCost' ? x : scenario.acquisitionCost,
  );
  const now = {
    value,
    ltv: curveAt(at, ltv, value),
    simulated: acts ? simulatedBy(result, view.convention) : null,
  };
  const breakEven = crossings(at, ltv, acquisitionCost);
  const scaleY = field.scale === 'log' && decades(ltv) ? 'log' : 'linear';
  const near = now.ltv < scenario.acquisitionCost ? nearest(breakEven, value) : null;
  // A cost that is missed by less than a touch of the slider has no place to go to.
  const target = near !== null && Math.abs(near - value) > field.step / 2 ? near : null;
  const limit = lever === 'acquisitionCost' && breakEven.length > 0 ? breakEven[0] : null;
  const shape = curveShape({ at, ltv }, value, stepUp(field, value));
  return {
    lever,
    unit: field.unit,
    scale: field.scale,
    step: field.step,
    whole: field.whole === true,
    extentX: [Math.min(at[0], value), Math.max(at[at.length - 1], value)],
    scaleY,
    extentY: extentOf(scaleY, ltv, curve.bands, now.ltv, scenario.acquisitionCost),
    at,
    ltv,
    isExact: line.isExact,
    bands: curve.bands,
    pending: curve.bands === null && SINGLES_KNOWN[view.convention],
    acquisitionCost,
    now,
    breakEven,
    finding: findingOf({ lever, unit: field.unit, acts, shape, value, target, limit }),
    drawn: {
      key: curve.bands === null ? 'chart.responseCurve.drawn' : 'chart.responseCurve.drawnBands',
      params: { lever: { message: `field.${lever}` } },
    },
    table: tableOf(curve, line, acquisitionCost, field.unit),
  };
}

interface Line {
  readonly at: readonly number[];
  readonly ltv: Float64Array;
  readonly isExact: boolean;
}

function lineOf({ at, exact, bands }: ResponseCurve): Line | null {
  if (exact !== null) return { at, ltv: exact, isExact: true };
  return bands === null ? null : { at: bands.at, ltv: bands.mean, isExact: false };
}

/** The next step that means something to a reader: a point of a share, a whole number, a tenth of anything logarithmic. */
function stepUp(field: NumberField, value: number): number {
  if (field.unit === 'share' || field.unit === 'sharePerYear') return 0.01;
  if (field.scale === 'log') return roundStep(value / 10);
  return field.whole === true ? 1 : roundStep((field.to - field.from) / 20);
}

/** The nearest 1, 2 or 5 times a power of ten. */
function roundStep(size: number): number {
  let power = 1;
  while (power > size) power /= 10;
  while (power * 10 <= size) power *= 10;
  const digit = size / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

/** Where the curve crosses the cost, by straight lines between points. */
function crossings(at: readonly number[], ltv: Float64Array, cost: Float64Array): number[] {
  const found: number[] = [];
  // Equal but for the last digits is equal.
  const excess = (i: number): number => (Math.abs(ltv[i] - cost[i]) < 1e-9 * cost[i] ? 0 : ltv[i] - cost[i]);
  for (let i = 1; i < at.length; i++) {
    const before = excess(i - 1);
    const after = excess(i);
    if (before < 0 !== after < 0) found.push(at[i - 1] + ((at[i] - at[i - 1]) * before) / (before - after));
  }
  return found;
}

/** Whether the curve is positive and its ends are far apart in ratio. */
function decades(ltv: Float64Array): boolean {
  const low = Math.min(...ltv);
  return low > 0 && Math.max(...ltv) > 50 * low;
}

function nearest(values: readonly number[], to: number): number | null {
  return values.reduce<number | null>(
    (best, value) => (best === null || Math.abs(value - to) < Math.abs(best - to) ? value : best),
    null,
  );
}

/** Bands far above the curve would press it flat: beyond twice its height they run out of the picture, as does a cost. */
function extentOf(
  scaleY: 'linear' | 'log',
  ltv: Float64Array,
  bands: OutcomeBands | null,
  nowLtv: number,
  acquisitionCost: number,
): [number, number] {
  if (scaleY === 'log') {
    const all = [...ltv, ...(bands === null ? [] : [...bands.p25, ...bands.p75])].filter(
      (value) => value > 0,
    );
    return [Math.min(...all), Math.max(...all)];
  }
  const most = ltv.reduce((high, value) => Math.max(high, value), Math.max(0, nowLtv));
  const least = ltv.reduce((low, value) => Math.min(low, value), Math.min(0, nowLtv));
  const span = most - least;
  const outer = bands === null ? [] : [...bands.p05, ...bands.p95];
  const inner = bands === null ? [] : [...bands.p25, ...bands.p75];
  const wanted = [acquisitionCost, ...outer].map((value) =>
    Math.max(least - span, Math.min(value, most + span)),
  );
  if (acquisitionCost > most + span) wanted.shift();
  const low = Math.min(least, ...inner, ...wanted);
  const high = Math.max(most, ...inner, ...wanted);
  return low < high ? [low, high] : [low, low + 1];
}

function findingOf({
  lever,
  unit,
  acts,
  shape,
  value,
  target,
  limit,
}: {
  readonly lever: NumberFieldId;
  readonly unit: AmountUnit;
  readonly acts: boolean;
  readonly shape: CurveShape;
  readonly value: number;
  /** The nearest lever value where the scenario would pay back, if it does not; else null. */
  readonly target: number | null;
  /** The most that winning a customer may cost, if that is the lever; else null. */
  readonly limit: number | null;
}): Sentence {
  const name = { message: `field.${lever}` } as const;
  if (limit !== null) return { key: 'chart.responseCurve.limit', params: { at: { value: limit, unit } } };
  if (shape.kind === 'flat') return { key: 'chart.responseCurve.flat', params: { lever: name } };
  if (!acts) {
    const { low, high } = shape;
    return {
      key: 'chart.responseCurve.off',
      params: { lever: name, low: { value: low, unit: 'money' }, high: { value: high, unit: 'money' } },
    };
  }
  if (target !== null) {
    return {
      key: 'chart.responseCurve.loses',
      params: { lever: name, at: { value: target, unit }, way: target > value ? 'up' : 'down' },
    };
  }
  if (shape.kind === 'peak') {
    return {
      key: 'chart.responseCurve.peak',
      params: { lever: name, at: { value: shape.at, unit }, ltv: { value: shape.high, unit: 'money' } },
    };
  }
  const { from, to, gain, next } = shape;
  return {
    key: gain < 0 ? 'chart.responseCurve.down' : 'chart.responseCurve.up',
    params: {
      lever: name,
      from: { value: from, unit },
      to: { value: to, unit },
      gain: { value: Math.abs(gain), unit: 'money' },
      next,
    },
  };
}

/** One row per lever value of curve or bands. */
function tableOf(
  { lever, bands }: ResponseCurve,
  line: Line,
  acquisitionCost: Float64Array,
  unit: AmountUnit,
): TableTwin {
  const values = [...new Set([...line.at, ...(bands?.at ?? [])])].sort((a, b) => a - b);
  const spread = bands === null ? [] : [bands.p05, bands.p25, bands.p50, bands.p75, bands.p95];
  const rows = values.map((value): TableCell[] => {
    const point = line.at.indexOf(value);
    const band = bands?.at.indexOf(value) ?? -1;
    return [
      value,
      point < 0 ? null : line.ltv[point],
      point < 0 ? null : acquisitionCost[point],
      ...spread.map((column) => (band < 0 ? null : column[band])),
    ];
  });
  return {
    columns: [
      { heading: { key: `field.${lever}` }, unit },
      {
        heading: { key: line.isExact ? 'chart.column.ltvExact' : 'chart.column.ltvSimulated' },
        unit: 'money',
      },
      { heading: { key: 'chart.column.cac' }, unit: 'money' },
      ...(bands === null ? [] : QUANTILE_COLUMNS),
    ],
    rows,
  };
}

const QUANTILE_COLUMNS = (['p05', 'p25', 'p50', 'p75', 'p95'] as const).map((name) => ({
  heading: { key: `chart.column.${name}` } as const,
  unit: 'money' as const,
}));
