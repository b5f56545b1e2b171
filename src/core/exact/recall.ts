import type { ModelParams, ThetaLaw } from '../model/params.ts';
import type { Accuracy } from './exactResult.ts';
import { flowOf } from './flow.ts';
import type { Flow } from './flow.ts';
import { answersFor, kindsOf } from './kind.ts';
import type { Kind, Kinds } from './kind.ts';
import { remembering } from './remembering.ts';
import { reusedRoom } from './room.ts';
import type { Room } from './room.ts';
import { sameLaw, thetaNodes } from './thetaNodes.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** What the values of several models of one accuracy have in common: each part is worked out once while it is recalled. */
export interface Recall {
  /** Quadrature of a law of θ. */
  readonly nodesOf: (law: ThetaLaw) => readonly ThetaNode[];
  /** Both kinds of person of a model; `splitLives`: whether exits are told apart by first and later life. */
  readonly kindsOf: (model: { readonly params: ModelParams; readonly splitLives: boolean }) => Kinds;
  readonly flowOf: (kind: Kind) => Flow;
}

/** Founders and referred customers of one model, twice: with lives told apart and without. */
const MOST_FLOWS = 4;

/**
 * Nothing recalled yet. It keeps four flows at most: some twenty megabytes for the largest models.
 *
 * @param openRoom hand it in when many are asked one after another: they then work in the same memory
 */
export function newRecall(accuracy: Accuracy, openRoom: () => Room = reusedRoom()): Recall {
  const nodesOf = remembering((law: ThetaLaw) => thetaNodes(law, accuracy), sameLaw, MOST_FLOWS);
  return {
    nodesOf,
    kindsOf: remembering(
      ({ params, splitLives }) => kindsOf(params, nodesOf(params.theta), splitLives),
      (one, other) => one.params === other.params && one.splitLives === other.splitLives,
      2,
    ),
    flowOf: remembering((kind) => flowOf(kind, openRoom()), answersFor, MOST_FLOWS),
  };
}
