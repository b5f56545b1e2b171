import { bridgeOf, planBridge, type Bridge } from '../../core/analysis/bridge.ts';
import { heatMapOf, planHeatMap, type HeatMap } from '../../core/analysis/heatMap.ts';
import { moduleEffectsOf, planModuleEffects, type ModuleEffect } from '../../core/analysis/moduleEffect.ts';
import { planSparkline, sparklineOf, type Sparkline } from '../../core/analysis/sparkline.ts';
import type { ResponseCurve } from '../../core/analysis/responseCurve.ts';
import type { ExactValue } from '../../core/exact/exactResult.ts';
import { compileScenario } from '../../core/model/compileScenario.ts';
import { FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { Document, Scenario } from '../../core/scenario/scenario.ts';
import type { Runner } from '../../runner/runner.ts';

/** Scenarios compiled and sent at a time: a few milliseconds of the page's thread. */
const BATCH = 40;
/** Points of the response curve. */
const CURVE_POINTS = 41;

/** Something that is asked for only while somebody looks at it. */
export type Wanted = 'curve' | 'heatMap' | 'bridge' | 'effects' | NumberFieldId;

/** One question to the exact twin: the scenarios whose values it needs, and what to do with them. */
interface Question {
  /** Equal when the answer would be. */
  readonly key: string;
  readonly ask: () => { scenarios: readonly Scenario[]; read: (values: readonly ExactValue[]) => void };
}

/**
 * Answers of the exact twin to many scenarios: the response curve, the curve in each slider's track, heat map, bridge
 * and what each module did. Asked in workers, one question after another, those in sight only; a newer document
 * overtakes. An old answer stays until there is a new one.
 */
export class AnalysisState {
  curve: ResponseCurve | null = $state.raw(null);
  heat: HeatMap | null = $state.raw(null);
  bridge: Bridge | null = $state.raw(null);
  effects: readonly ModuleEffect[] = $state.raw([]);
  sparklines: Readonly<Partial<Record<NumberFieldId, Sparkline>>> = $state.raw({});

  #runner: Promise<Runner>;
  #wanted = new Map<Wanted, number>();
  #answered = new Map<Wanted, string>();
  #document: Document | null = null;
  #dragging = false;
  #working = false;
  #asking: { readonly key: string; readonly controller: AbortController } | null = null;

  constructor(runner: Promise<Runner>) {
    this.#runner = runner;
  }

  /** Somebody looks at this from now on; call the returned function when they no longer do. */
  want(id: Wanted): () => void {
    this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1);
    void this.#work();
    return () => {
      const left = (this.#wanted.get(id) ?? 1) - 1;
      if (left > 0) this.#wanted.set(id, left);
      else this.#wanted.delete(id);
    };
  }

  /** The document as it is now. While a slider moves only the response curve follows. */
  update(document: Document, dragging: boolean): void {
    this.#document = document;
    this.#dragging = dragging;
    const asking = this.#asking;
    if (asking !== null && !this.#questions().some(([, { key }]) => key === asking.key)) {
      asking.controller.abort();
    }
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        const [id, question] = next;
        if (await this.#answer(question)) this.#answered.set(id, question.key);
      }
    } finally {
      this.#working = false;
    }
  }

  /** The first question in sight whose answer is out of date. */
  #next(): readonly [Wanted, Question] | undefined {
    return this.#questions().find(([id, { key }]) => this.#answered.get(id) !== key);
  }

  /** Asks; true when answered or hopeless, false when overtaken. */
  async #answer({ key, ask }: Question): Promise<boolean> {
    const controller = new AbortController();
    this.#asking = { key, controller };
    try {
      const runner = await this.#runner;
      const { scenarios, read } = ask();
      const values: ExactValue[] = [];
      for (let start = 0; start < scenarios.length; start += BATCH) {
        const params = scenarios.slice(start, start + BATCH).map(compileScenario);
        values.push(...(await runner.values(params, 'fast', controller.signal)));
        if (controller.signal.aborted) return false;
      }
      read(values);
      return true;
    } catch {
      // Without an exact answer the page keeps the old one; the run itself reports a dead worker.
      return !controller.signal.aborted;
    } finally {
      this.#asking = null;
    }
  }

  #questions(): (readonly [Wanted, Question])[] {
    const document = this.#document;
    if (document === null) return [];
    const [scenario] = document.scenarios;
    const { view } = document;
    const all: (readonly [Wanted, () => Question])[] = [
      ['curve', () => this.#curveQuestion(scenario, view.lever)],
      ['effects', () => this.#effectsQuestion(scenario)],
      ...[...this.#wanted.keys()]
        .filter((id): id is NumberFieldId => Object.hasOwn(FIELDS, id))
        .map((id) => [id, () => this.#sparklineQuestion(scenario, id)] as const),
      ['bridge', () => this.#bridgeQuestion(scenario)],
      ['heatMap', () => this.#heatQuestion(scenario, view.heatX, view.heatY)],
    ];
    return all
      .filter(([id]) => this.#wanted.has(id) && (!this.#dragging || id === 'curve'))
      .map(([id, make]) => [id, make()] as const);
  }

  #curveQuestion(scenario: Scenario, lever: NumberFieldId): Question {
    return {
      key: `curve ${lever} ${keyWithout(scenario, lever)}`,
      ask: () => {
        const plan = planSparkline(scenario, lever, CURVE_POINTS);
        return {
          scenarios: plan.scenarios,
          read: (values) => {
            const { at, ltv } = sparklineOf(plan, values);
            this.curve = { lever, at, exact: ltv, bands: null };
          },
        };
      },
    };
  }

  #sparklineQuestion(scenario: Scenario, lever: NumberFieldId): Question {
    return {
      key: `${lever} ${keyWithout(scenario, lever)}`,
      ask: () => {
        const plan = planSparkline(scenario, lever);
        return {
          scenarios: plan.scenarios,
          read: (values) => (this.sparklines = { ...this.sparklines, [lever]: sparklineOf(plan, values) }),
        };
      },
    };
  }

  #effectsQuestion(scenario: Scenario): Question {
    return {
      key: `effects ${JSON.stringify(scenario)}`,
      ask: () => {
        const plan = planModuleEffects(scenario);
        return {
          scenarios: plan.scenarios,
          read: (values) => (this.effects = moduleEffectsOf(plan, values)),
        };
      },
    };
  }

  #bridgeQuestion(scenario: Scenario): Question {
    return {
      key: `bridge ${JSON.stringify(scenario)}`,
      ask: () => {
        const plan = planBridge(scenario);
        return { scenarios: plan.scenarios, read: (values) => (this.bridge = bridgeOf(plan, values)) };
      },
    };
  }

  #heatQuestion(scenario: Scenario, x: NumberFieldId, y: NumberFieldId): Question {
    return {
      key: `heat ${x} ${y} ${keyWithout(scenario, x, y)}`,
      ask: () => {
        const plan = planHeatMap(scenario, x, y);
        return { scenarios: plan.scenarios, read: (values) => (this.heat = heatMapOf(plan, values)) };
      },
    };
  }
}

/** Equal for scenarios that differ at most in these levers, as long as those stay within their sliders. */
function keyWithout(scenario: Scenario, ...levers: readonly NumberFieldId[]): string {
  const inside = levers.map((lever) => {
    const { from, to } = FIELDS[lever];
    const value = scenario[lever];
    return [lever, value >= from && value <= to ? null : value] as const;
  });
  return JSON.stringify({ ...scenario, ...Object.fromEntries(inside) });
}
