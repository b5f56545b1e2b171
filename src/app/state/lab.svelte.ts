import { createContext, untrack } from 'svelte';
import type { Findings } from '../../core/views/findings.ts';
import { known } from '../../core/exact/unavailable.ts';
import { leverOn } from '../../core/analysis/lever.ts';
import type { NumberFieldId } from '../../core/scenario/fields.ts';
import type { Issue } from '../../core/scenario/issue.ts';
import { formatSeed } from '../../core/numerics/random/keyed.ts';
import { parseScenario } from '../../core/scenario/parseScenario.ts';
import type { Document, Scenario } from '../../core/scenario/scenario.ts';
import type { Words } from '../../i18n/words.ts';
import type { Runner } from '../../runner/runner.ts';
import { AnalysisState } from './analysisState.svelte.ts';
import { contentKey, DocumentState, type Phase } from './documentState.svelte.ts';
import { LinkState } from './linkState.svelte.ts';
import { NoticeState } from './noticeState.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import type { Received } from './received.ts';
import { RunState } from './runState.svelte.ts';
import { SavedState } from './savedState.svelte.ts';

/** All state of one playground. Made in main.ts and handed down by context, so that a test can have its own. */
export class Lab {
  readonly preferences: Preferences;
  readonly document: DocumentState;
  readonly run: RunState;
  readonly analysis: AnalysisState;
  readonly notices = new NoticeState();
  readonly saved: SavedState;
  readonly link: LinkState;

  constructor(words: Words, first: Document, runner: Promise<Runner>) {
    this.preferences = new Preferences(words);
    this.document = new DocumentState(first);
    this.run = new RunState(runner);
    this.analysis = new AnalysisState(runner);
    this.saved = new SavedState(this.notices);
    this.link = new LinkState(this.document, this.run, this.saved, this.notices);
  }

  /** The ladder's editor is open, at the foot of the page. */
  editingLadder = $state(false);

  /** What the charts are drawn from; null before the first result. */
  readonly findings: Findings | null = $derived.by(() => {
    const shown = this.run.shown;
    if (shown === null) return null;
    const { view } = this.document.current;
    const { curve, heat, bridge, late, stuck } = this.analysis;
    return {
      scenario: shown.scenario,
      params: shown.params,
      view,
      result: shown.result,
      seed: formatSeed(shown.document.seed),
      coarse: shown.coarse,
      stopped: stuck || this.run.phase === 'cancelled' || this.run.phase === 'failed',
      exact: known(shown.exact),
      curve: curve?.lever === view.lever ? curve : null,
      heat,
      bridge,
      late: { curve: late.has('curve'), heat: late.has('heatMap'), bridge: late.has('bridge') },
    };
  });

  /** Runs again what failed or was stopped, and what the charts ask beside. */
  retry(): void {
    this.run.retry();
    this.analysis.retry();
  }

  /** Moves a lever, and switches on what it needs to matter. */
  moveLever(id: NumberFieldId, value: number, phase: Phase): void {
    this.edit({ ...leverOn(this.document.scenario, id), [id]: value }, phase);
  }

  /** Changes the scenario. What cannot stand beside the rest (too many periods) is moved, and the reader told. */
  edit(patch: Partial<Scenario>, phase: Phase = 'commit'): void {
    const read = parseScenario({ ...this.document.scenario, ...patch });
    if (!read.ok) return;
    if (read.issues.length === 0) this.notices.close('edit');
    else this.notices.add({ about: 'edit', tone: 'warning', key: 'edit.moved', issues: read.issues });
    this.document.change(read.value, phase);
    this.#request();
  }

  /** What was last asked to be run: an asked document is not asked again. */
  #requested = '';

  /** Runs the document. An edit asks at once; the workers are at it while the page draws the moved lever. */
  #request(): void {
    const { current, dragging } = this.document;
    const key = `${contentKey(current)} ${dragging}`;
    if (key !== this.#requested) this.run.request(current, dragging);
    this.#requested = key;
  }

  /** Takes what the address asked for when the page was opened: a link, or the reasons why it could not be read. */
  arrive(asked: Received | readonly Issue[]): void {
    if ('document' in asked) this.link.receive(asked);
    else this.link.refuse(asked);
  }

  /** Starts to follow the document: every change is run, analysed, kept and written into the address. */
  start(): () => void {
    return $effect.root(() => {
      $effect(() => {
        this.#request();
        this.analysis.update(this.document.current, this.document.dragging);
      });
      $effect(() => {
        // Workers that finished a run may answer what they failed at before.
        if (this.run.phase === 'done') untrack(() => this.analysis.retry());
      });
      $effect(() => {
        const { shown } = this.run;
        if (shown === null || shown.coarse) return;
        const { cutFamilies } = shown.result;
        const params = { count: cutFamilies };
        untrack(() => {
          if (cutFamilies === 0) this.notices.close('cut');
          else this.notices.add({ about: 'cut', tone: 'warning', key: 'run.cut', params });
        });
      });
      this.link.start();
    });
  }
}

export const [getLab, setLab] = createContext<Lab>();
