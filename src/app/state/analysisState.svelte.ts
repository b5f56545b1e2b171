import { untrack } from 'svelte';
import { bridgeOf, planBridge, type Bridge } from '../../core/analysis/bridge.ts';
import { bandsBy } from '../../core/analysis/convention.ts';
import { heatMapOf, planHeatMap, type HeatMap, type HeatMapPlan } from '../../core/analysis/heatMap.ts';
import {
  moduleEffectsOf,
  planModuleEffects,
  type ModuleEffect,
  type ModuleEffectPlan,
} from '../../core/analysis/moduleEffect.ts';
import {
  planResponseCurve,
  responseCurveOf,
  type LeverPlan,
  type ResponseCurve,
} from '../../core/analysis/responseCurve.ts';
import {
  planSparkline,
  sparklineOf,
  type Sparkline,
  type SparklinePlan,
} from '../../core/analysis/sparkline.ts';
import type { Unavailable } from '../../core/exact/exactResult.ts';
import { known } from '../../core/exact/unavailable.ts';
import { FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { Document, LtvConvention, Scenario } from '../../core/scenario/scenario.ts';
import type { Runner } from '../../runner/runner.ts';
import { answerTo, countedBy, keyWithout, type Answer } from './exactAnswer.ts';
import { simulateBands, type SimulatedBands } from './simulatedBands.ts';

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
 * overtakes. An old answer stays until there is a new one. All but the bridge are counted by the document's convention.
 */
export class AnalysisState {
  /** The response curve, with bands once they are simulated. */
  readonly curve: ResponseCurve | null = $derived.by(() => {
    if (this.#line === null) return null;
    const { plan, scenarios } = this.#line;
    const known = this.#bands?.scenarios === scenarios ? this.#bands : null;
    const bands = known === null ? null : bandsBy(known.bands, known.discounts, this.#convention);
    return responseCurveOf(plan, countedBy(this.#line, this.#convention), bands);
  });
  readonly heat: HeatMap | Unavailable | null = $derived.by(() =>
    this.#heat === null ? null : heatMapOf(this.#heat.plan, countedBy(this.#heat, this.#convention)),
  );
  readonly effects: readonly ModuleEffect[] = $derived.by(() =>
    this.#effects === null
      ? []
      : moduleEffectsOf(this.#effects.plan, countedBy(this.#effects, this.#convention)),
  );
  readonly sparklines: Readonly<Partial<Record<NumberFieldId, Sparkline | null>>> = $derived.by(() => {
    const lines = Object.values(this.#sparklines).map(
      (answer) =>
        [answer.plan.lever, known(sparklineOf(answer.plan, countedBy(answer, this.#convention)))] as const,
    );
    return Object.fromEntries(lines);
  });
  bridge: Bridge | Unavailable | null = $state.raw(null);

  /** What is or was looked at whose answer is not that of the document: an older one, or none yet. */
  late: ReadonlySet<Wanted> = $state.raw(new Set());
  /** All that is late has failed: nothing more will come by itself. */
  stuck = $state(false);

  #convention: LtvConvention = $state('firstMargin');
  #line: (Answer<LeverPlan> & { readonly scenarios: string }) | null = $state.raw(null);
  #bands: (SimulatedBands & { readonly scenarios: string }) | null = $state.raw(null);
  #heat: Answer<HeatMapPlan> | null = $state.raw(null);
  #effects: Answer<ModuleEffectPlan> | null = $state.raw(null);
  #sparklines: Readonly<Partial<Record<NumberFieldId, Answer<SparklinePlan>>>> = $state.raw({});
  #runner: Promise<Runner>;
  #wanted = new Map<Wanted, number>();
  #answered = new Map<Wanted, string>();
  /** What was asked last and failed: not asked again by itself. */
  #failed = new Map<Wanted, string>();
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
    this.#tellLate();
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
    this.#convention = document.view.convention;
    this.#dragging = dragging;
    this.#tellLate();
    const asking = this.#asking;
    if (asking !== null && !this.#timely().some(([, { key }]) => key === asking.key)) {
      asking.controller.abort();
    }
    void this.#work();
  }

  /** Asks once more what failed. */
  retry(): void {
    this.#failed.clear();
    this.#tellLate();
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        const [id, question] = next;
        const end = await this.#answer(question);
        if (end === 'overtaken') continue;
        this.#failed.delete(id);
        (end === 'answered' ? this.#answered : this.#failed).set(id, question.key);
        this.#tellLate();
      }
    } finally {
      this.#working = false;
    }
  }

  /** The first question in sight whose answer is out of date. */
  #next(): readonly [Wanted, Question] | undefined {
    return this.#timely().find(
      ([id, { key }]) => this.#answered.get(id) !== key && this.#failed.get(id) !== key,
    );
  }

  async #answer({ key, ask }: Question): Promise<'answered' | 'failed' | 'overtaken'> {
    const controller = new AbortController();
    this.#asking = { key, controller };
    try {
      const apply = await ask(await this.#runner, controller.signal);
      if (controller.signal.aborted) return 'overtaken';
      apply();
      return 'answered';
    } catch {
      // Without an answer the page keeps the old one; the run itself reports a dead worker.
      return controller.signal.aborted ? 'overtaken' : 'failed';
    } finally {
      this.#asking = null;
    }
  }

  #tellLate(): void {
    const late = this.#questions((id) => this.#wanted.has(id) || this.#answered.has(id)).filter(
      ([id, { key }]) => this.#answered.get(id) !== key,
    );
    const told = untrack(() => this.late);
    if (late.length !== told.size || late.some(([id]) => !told.has(id)))
      this.late = new Set(late.map(([id]) => id));
    this.stuck = late.length > 0 && late.every(([id, { key }]) => this.#failed.get(id) === key);
  }

  /** The questions that may be asked now: while a slider moves only those of the response curve. */
  #timely(): (readonly [Wanted, Question])[] {
    const questions = this.#questions();
    return this.#dragging ? questions.filter(([id]) => id === 'curve' || id === 'bands') : questions;
  }

  /** What may be asked, by default what somebody looks at. */
  #questions(isAsked = (id: Wanted) => this.#wanted.has(id)): (readonly [Wanted, Question])[] {
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
    return all.filter(([id]) => isAsked(id)).map(([id, make]) => [id, make()] as const);
  }

  #curveQuestion(scenario: Scenario, lever: NumberFieldId): Question {
    const scenarios = `${lever} ${keyWithout(scenario, lever)}`;
    return {
      key: `curve ${scenarios}`,
      ask: async (runner, signal) => {
        const plan = planResponseCurve(scenario, lever);
        const answer = await answerTo(plan, runner, signal);
        return () => (this.#line = { ...answer, scenarios });
      },
    };
  }

  #bandsQuestion({ scenarios: [scenario], seed }: Document, lever: NumberFieldId): Question {
    const scenarios = `${lever} ${keyWithout(scenario, lever)}`;
    const founders = this.#dragging ? BAND_CUSTOMERS.moving : BAND_CUSTOMERS.resting;
    return {
      key: `bands ${founders} ${seed} ${scenarios}`,
      ask: async (runner, signal) => {
        const answer = await simulateBands(scenario, lever, { seed, founders }, runner, signal);
        return () => (this.#bands = { ...answer, scenarios });
      },
    };
  }

  #sparklineQuestion(scenario: Scenario, lever: NumberFieldId): Question {
    return {
      key: `${lever} ${keyWithout(scenario, lever)}`,
      ask: async (runner, signal) => {
        const plan = planSparkline(scenario, lever);
        const answer = await answerTo(plan, runner, signal);
        return () => (this.#sparklines = { ...this.#sparklines, [lever]: answer });
      },
    };
  }

  #effectsQuestion(scenario: Scenario): Question {
    return {
      key: `effects ${JSON.stringify(scenario)}`,
      ask: async (runner, signal) => {
        const plan = planModuleEffects(scenario);
        const answer = await answerTo(plan, runner, signal);
        return () => (this.#effects = answer);
      },
    };
  }

  #bridgeQuestion(scenario: Scenario): Question {
    return {
      key: `bridge ${JSON.stringify(scenario)}`,
      ask: async (runner, signal) => {
        const plan = planBridge(scenario);
        const { values } = await answerTo(plan, runner, signal);
        return () => (this.bridge = bridgeOf(plan, values));
      },
    };
  }

  #heatQuestion(scenario: Scenario, x: NumberFieldId, y: NumberFieldId): Question {
    return {
      key: `heat ${x} ${y} ${keyWithout(scenario, x, y)}`,
      ask: async (runner, signal) => {
        const plan = planHeatMap(scenario, x, y);
        const answer = await answerTo(plan, runner, signal);
        return () => (this.#heat = answer);
      },
    };
  }
}
