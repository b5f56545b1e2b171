import { batchesOf } from '../../core/analysis/batches.ts';
import { bridgeOf, planBridge, type Bridge } from '../../core/analysis/bridge.ts';
import { heatMapOf, planHeatMap, type HeatMap } from '../../core/analysis/heatMap.ts';
import { moduleEffectsOf, planModuleEffects, type ModuleEffect } from '../../core/analysis/moduleEffect.ts';
import {
  bandsOf,
  planBands,
  planResponseCurve,
  responseCurveOf,
  type OutcomeBands,
  type ResponseCurve,
} from '../../core/analysis/responseCurve.ts';
import { planSparkline, sparklineOf, type Sparkline } from '../../core/analysis/sparkline.ts';
import type { SimResult } from '../../core/engine/result.ts';
import type { ExactValue, Unavailable } from '../../core/exact/exactResult.ts';
import { known } from '../../core/exact/unavailable.ts';
import { compileScenario } from '../../core/model/compileScenario.ts';
import { FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { Document, Scenario } from '../../core/scenario/scenario.ts';
import type { Runner } from '../../runner/runner.ts';

/** Customers per point of the bands round the response curve: while a slider moves, and at rest. */
const BAND_CUSTOMERS = { moving: 1024, resting: 8192 } as const;

/** Something that is asked for only while somebody looks at it. */
export type Wanted = 'curve' | 'bands' | 'heatMap' | 'bridge' | 'effects' | NumberFieldId;

/** One question, and how it is answered: in workers, then all at once on the page. */
interface Question {
  /** Equal when the answer would be. */
  readonly key: string;
  readonly ask: (runner: Runner, signal: AbortSignal) => Promise<() => void>;
}

/**
 * Answers of the exact twin to many scenarios: the response curve, the curve in each slider's track, heat map, bridge
 * and what each module did. Asked in workers, one question after another, those in sight only; a newer document
 * overtakes. An old answer stays until there is a new one.
 */
export class AnalysisState {
  /** The response curve, with bands once they are simulated. */
  readonly curve: ResponseCurve | null = $derived.by(() => {
    const bands = this.#bands?.scenarios === this.#line?.scenarios ? (this.#bands?.bands ?? null) : null;
    return this.#line === null ? null : { ...this.#line.curve, bands };
  });
  heat: HeatMap | Unavailable | null = $state.raw(null);
  bridge: Bridge | Unavailable | null = $state.raw(null);
  effects: readonly ModuleEffect[] = $state.raw([]);
  sparklines: Readonly<Partial<Record<NumberFieldId, Sparkline | null>>> = $state.raw({});

  #line: { readonly scenarios: string; readonly curve: ResponseCurve } | null = $state.raw(null);
  #bands: { readonly scenarios: string; readonly bands: OutcomeBands } | null = $state.raw(null);
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
      const apply = await ask(await this.#runner, controller.signal);
      if (controller.signal.aborted) return false;
      apply();
      return true;
    } catch {
      // Without an answer the page keeps the old one; the run itself reports a dead worker.
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
      ['bands', () => this.#bandsQuestion(document, view.lever)],
      ['effects', () => this.#effectsQuestion(scenario)],
      ...[...this.#wanted.keys()]
        .filter((id): id is NumberFieldId => Object.hasOwn(FIELDS, id))
        .map((id) => [id, () => this.#sparklineQuestion(scenario, id)] as const),
      ['bridge', () => this.#bridgeQuestion(scenario)],
      ['heatMap', () => this.#heatQuestion(scenario, view.heatX, view.heatY)],
    ];
    return all
      .filter(([id]) => this.#wanted.has(id) && (!this.#dragging || id === 'curve' || id === 'bands'))
      .map(([id, make]) => [id, make()] as const);
  }

  #curveQuestion(scenario: Scenario, lever: NumberFieldId): Question {
    const scenarios = `${lever} ${keyWithout(scenario, lever)}`;
    return {
      key: `curve ${scenarios}`,
      ask: async (runner, signal) => {
        const plan = planResponseCurve(scenario, lever);
        const values = await valuesOf(runner, plan.scenarios, signal);
        return () => (this.#line = { scenarios, curve: responseCurveOf(plan, values) });
      },
    };
  }

  #bandsQuestion({ scenarios: [scenario], seed }: Document, lever: NumberFieldId): Question {
    const scenarios = `${lever} ${keyWithout(scenario, lever)}`;
    const founders = this.#dragging ? BAND_CUSTOMERS.moving : BAND_CUSTOMERS.resting;
    return {
      key: `bands ${founders} ${seed} ${scenarios}`,
      ask: async (runner, signal) => {
        const plan = planBands(scenario, lever);
        const results: SimResult[] = [];
        for (const one of plan.scenarios) {
          results.push(await runner.run({ params: compileScenario(one), seed, founders }, { signal }));
        }
        return () => (this.#bands = { scenarios, bands: bandsOf(plan, results) });
      },
    };
  }

  #sparklineQuestion(scenario: Scenario, lever: NumberFieldId): Question {
    return {
      key: `${lever} ${keyWithout(scenario, lever)}`,
      ask: async (runner, signal) => {
        const plan = planSparkline(scenario, lever);
        const values = await valuesOf(runner, plan.scenarios, signal);
        return () => (this.sparklines = { ...this.sparklines, [lever]: known(sparklineOf(plan, values)) });
      },
    };
  }

  #effectsQuestion(scenario: Scenario): Question {
    return {
      key: `effects ${JSON.stringify(scenario)}`,
      ask: async (runner, signal) => {
        const plan = planModuleEffects(scenario);
        const values = await valuesOf(runner, plan.scenarios, signal);
        return () => (this.effects = moduleEffectsOf(plan, values));
      },
    };
  }

  #bridgeQuestion(scenario: Scenario): Question {
    return {
      key: `bridge ${JSON.stringify(scenario)}`,
      ask: async (runner, signal) => {
        const plan = planBridge(scenario);
        const values = await valuesOf(runner, plan.scenarios, signal);
        return () => (this.bridge = bridgeOf(plan, values));
      },
    };
  }

  #heatQuestion(scenario: Scenario, x: NumberFieldId, y: NumberFieldId): Question {
    return {
      key: `heat ${x} ${y} ${keyWithout(scenario, x, y)}`,
      ask: async (runner, signal) => {
        const plan = planHeatMap(scenario, x, y);
        const values = await valuesOf(runner, plan.scenarios, signal);
        return () => (this.heat = heatMapOf(plan, values));
      },
    };
  }
}

/** Exact values of many scenarios, a batch at a time so that neither the page nor a worker is held up for long. */
async function valuesOf(
  runner: Runner,
  scenarios: readonly Scenario[],
  signal: AbortSignal,
): Promise<readonly (ExactValue | Unavailable)[]> {
  const values: (ExactValue | Unavailable)[] = [];
  for (const batch of batchesOf(scenarios)) {
    values.push(...(await runner.values(batch.map(compileScenario), 'fast', signal)));
  }
  return values;
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
