import { describe, expect, test } from 'vitest';
import { DocumentState } from '../../../src/app/state/documentState.svelte.ts';
import { blankScenario, initialView } from '../../../src/core/scenario/blankScenario.ts';

function fresh(): DocumentState {
  return new DocumentState({ scenarios: [blankScenario], seed: 1, customers: 1000, view: initialView });
}

describe('undo', () => {
  test('takes back a whole gesture, however many steps it had', () => {
    const state = fresh();
    for (const retentionRate of [0.81, 0.82, 0.83, 0.84]) state.change({ retentionRate }, 'drag');
    state.change({ retentionRate: 0.85 }, 'commit');
    state.undo();
    expect(state.scenario.retentionRate).toBe(0.8);
    expect(state.canUndo).toBe(false);
    state.redo();
    expect(state.scenario.retentionRate).toBe(0.85);
  });

  test('has no step for a gesture that ends where it began', () => {
    const state = fresh();
    state.change({ retentionRate: 0.9 }, 'drag');
    state.change({ retentionRate: 0.8 }, 'commit');
    expect(state.canUndo).toBe(false);
  });

  test('in the middle of a gesture ends it first', () => {
    const state = fresh();
    state.change({ retentionRate: 0.9 }, 'drag');
    state.undo();
    expect(state.scenario.retentionRate).toBe(0.8);
    expect(state.dragging).toBe(false);
  });

  test('leaves alone what is open on the page', () => {
    const state = fresh();
    state.change({ spendPerYear: 5 });
    state.show({ lever: 'discountRate' });
    state.undo();
    expect(state.scenario.spendPerYear).toBe(1000);
    expect(state.current.view.lever).toBe('discountRate');
  });

  test('reaches back a hundred gestures', () => {
    const state = fresh();
    for (let i = 1; i <= 120; i++) state.change({ spendPerYear: 1000 + i });
    for (let i = 0; i < 120; i++) state.undo();
    expect(state.scenario.spendPerYear).toBe(1020);
  });

  test('is forgotten forwards when something new is done', () => {
    const state = fresh();
    state.change({ spendPerYear: 5 });
    state.undo();
    state.change({ spendPerYear: 6 });
    expect(state.canRedo).toBe(false);
  });
});
