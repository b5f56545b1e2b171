import { leverActs, meanLevers } from '../analysis/lever.ts';
import type { HeatMap } from '../analysis/heatMap.ts';
import { known } from '../exact/unavailable.ts';
import type { NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ChartView, Sentence } from './chartView.ts';
import type { Findings } from './findings.ts';
import { gridOfValue, valueAtGrid } from './heatAxis.ts';
import { betweenCells, CAC_MULTIPLES, excessOver, heatField } from './heatField.ts';
import type { HeatField } from './heatField.ts';

/** Exact LTV over two levers, and where the scenario stands among them. */
export interface HeatMapView extends ChartView, HeatField {
  /** The scenario's own two values, in the levers' units. */
  readonly current: readonly [x: number, y: number];
  /** What is switched on for the map only; null when both levers act in the scenario. */
  readonly note: Sentence | null;
  /** Levers that an axis may show. */
  readonly levers: readonly NumberFieldId[];
}

/**
 * View of the heat map; null until its cells are computed, and where they cannot be.
 *
 * @param field that of `findings.heat`, if it is known already
 */
export function heatMapView(
  findings: Findings,
  field: HeatField | null = fieldOf(findings),
): HeatMapView | null {
  const { scenario } = findings;
  const heat = known(findings.heat);
  if (heat === null || field === null) return null;
  const current = [scenario[heat.xLever], scenario[heat.yLever]] as const;
  return {
    ...field,
    current,
    note: noteOf(heat, scenario),
    levers: leversOf(findings),
    finding: findingOf(heat, field, current),
    drawn: {
      key: field.isoRatio.length > 0 ? 'chart.heatMap.drawnCac' : 'chart.heatMap.drawn',
      params: { x: leverName(heat.xLever), y: leverName(heat.yLever) },
    },
  };
}

/** Levers that an axis may show. */
export function leversOf({ scenario }: Findings): readonly NumberFieldId[] {
  return meanLevers(scenario);
}

/** The field of the map, to be drawn in many views of it; null without one. */
export function fieldOf(findings: Findings): HeatField | null {
  const heat = known(findings.heat);
  return heat === null ? null : heatField(heat);
}

/**
 * The finding: where LTV reaches three times CAC as the horizontal lever moves, if it does; else which lever moves LTV
 * more over its slider's range, the other one staying where it is.
 */
function findingOf(heat: HeatMap, { x, y }: HeatField, current: readonly [x: number, y: number]): Sentence {
  const columns = x.values.length;
  const row = gridOfValue(y, current[1]);
  const column = gridOfValue(x, current[0]);
  const along = x.values.map((_, index) => betweenCells(heat.ltv, index, row, columns));
  const up = y.values.map((_, index) => betweenCells(heat.ltv, column, index, columns));
  const beyond = excessOver(heat, CAC_MULTIPLES[1]);
  const crossing = singleCrossing(x.values.map((_, index) => betweenCells(beyond, index, row, columns)));
  if (crossing !== null) {
    return {
      key: crossing.rises ? 'chart.heatMap.finding.above' : 'chart.heatMap.finding.below',
      params: { lever: leverName(x.lever), value: { value: valueAtGrid(x, crossing.at), unit: x.unit } },
    };
  }
  const [xSpan, ySpan] = [span(along), span(up)];
  if (!(xSpan[1] > xSpan[0]) && !(ySpan[1] > ySpan[0])) return { key: 'chart.heatMap.finding.flat' };
  const [axis, [low, high]] = xSpan[1] - xSpan[0] >= ySpan[1] - ySpan[0] ? [x, xSpan] : [y, ySpan];
  return {
    key: 'chart.heatMap.finding.stronger',
    params: {
      lever: leverName(axis.lever),
      low: { value: low, unit: 'money' },
      high: { value: high, unit: 'money' },
    },
  };
}

/** Where a list of values, linear in between, changes sign, if it does so exactly once. */
function singleCrossing(values: readonly number[]): { readonly at: number; readonly rises: boolean } | null {
  const changes = values.flatMap((value, index) =>
    index > 0 && value >= 0 !== values[index - 1] >= 0 ? [index] : [],
  );
  if (changes.length !== 1) return null;
  const [right] = changes;
  const before = values[right - 1];
  return { at: right - 1 + before / (before - values[right]), rises: values[right] > before };
}

function span(values: readonly number[]): readonly [number, number] {
  return [
    values.reduce((least, value) => Math.min(least, value), Infinity),
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
}

function noteOf({ xLever, yLever }: HeatMap, scenario: Scenario): Sentence | null {
  const [first, second] = [xLever, yLever].filter((lever) => !leverActs(scenario, lever));
  if (first === undefined) return null;
  return second === undefined
    ? { key: 'chart.heatMap.note.one', params: { lever: leverName(first) } }
    : {
        key: 'chart.heatMap.note.both',
        params: { lever: leverName(first), other: leverName(second) },
      };
}

function leverName(lever: NumberFieldId): { readonly message: `field.${NumberFieldId}` } {
  return { message: `field.${lever}` };
}
