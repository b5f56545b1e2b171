import { activeStage } from '../../../core/scenario/ladders.ts';
import type { Stage } from '../../../core/scenario/scenario.ts';

/** Shares of those who stay a year found in each stage, complete: an empty row means that all stay put. */
export function movesOf(stages: readonly Stage[], from: number): readonly number[] {
  const { moves } = stages[from];
  return moves.length === stages.length ? moves : stages.map((_, to) => (to === from ? 1 : 0));
}

/**
 * The row of moves with one share changed. Who does not move stays: the stage's own share is what the others leave,
 * and no share can take more than that.
 */
export function withMove(
  stages: readonly Stage[],
  from: number,
  to: number,
  share: number,
): readonly number[] {
  const row = movesOf(stages, from);
  const others = row.reduce((sum, value, stage) => (stage === from || stage === to ? sum : sum + value), 0);
  const legal = Math.min(Math.max(0, share), Math.max(0, 1 - others));
  return row.map((value, stage) => {
    if (stage === to) return legal;
    return stage === from ? Math.max(0, 1 - others - legal) : value;
  });
}

/** The largest share that may move from one stage to another. */
export function largestMove(stages: readonly Stage[], from: number, to: number): number {
  return movesOf(stages, from).reduce(
    (rest, value, stage) => (stage === from || stage === to ? rest : rest - value),
    1,
  );
}

/** The ladder with one stage more at its end, into which nobody moves yet. */
export function withStage(stages: readonly Stage[], name: string): readonly Stage[] {
  const longer = stages.map((stage) =>
    stage.moves.length === stages.length ? { ...stage, moves: [...stage.moves, 0] } : stage,
  );
  return [...longer, activeStage(name)];
}

/** The ladder without one stage: those who would have moved there stay where they are, and pointers to it are dropped. */
export function withoutStage(stages: readonly Stage[], gone: number): readonly Stage[] {
  const pointer = (index: number | null) =>
    index === null || index === gone ? null : index > gone ? index - 1 : index;
  return stages.flatMap((stage, from) => {
    if (from === gone) return [];
    const lost = stage.moves[gone] ?? 0;
    const moves = stage.moves
      .map((share, to) => (to === from ? share + lost : share))
      .filter((_, to) => to !== gone);
    return [{ ...stage, moves, lapsesTo: pointer(stage.lapsesTo), winBackTo: pointer(stage.winBackTo) }];
  });
}

/** The ladder with a stage of another kind; pointers that no longer fit are dropped, and nobody moves to the inactive. */
export function withKind(stages: readonly Stage[], index: number, kind: Stage['kind']): readonly Stage[] {
  const kinds = stages.map((stage, i) => (i === index ? kind : stage.kind));
  return stages.map((stage, from) => ({
    ...stage,
    kind: kinds[from],
    lapsesTo: stage.lapsesTo !== null && kinds[stage.lapsesTo] === 'active' ? null : stage.lapsesTo,
    winBackTo: stage.winBackTo !== null && kinds[stage.winBackTo] !== 'active' ? null : stage.winBackTo,
    moves: kinds[from] === 'active' ? keepActive(stage.moves, kinds, from) : [],
  }));
}

function keepActive(
  moves: readonly number[],
  kinds: readonly Stage['kind'][],
  from: number,
): readonly number[] {
  const lost = moves.reduce((sum, share, to) => (kinds[to] === 'active' ? sum : sum + share), 0);
  if (lost === 0) return moves;
  return moves.map((share, to) => {
    if (to === from) return share + lost;
    return kinds[to] === 'active' ? share : 0;
  });
}
