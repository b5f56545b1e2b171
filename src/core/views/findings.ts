import type { Bridge } from '../analysis/bridge.ts';
import type { HeatMap } from '../analysis/heatMap.ts';
import type { ResponseCurve } from '../analysis/responseCurve.ts';
import type { SimResult } from '../engine/result.ts';
import type { ExactResult, Unavailable } from '../exact/exactResult.ts';
import type { ModelParams } from '../model/params.ts';
import type { DocumentView, Scenario } from '../scenario/scenario.ts';

/**
 * Everything the page knows about one scenario at one moment: what every chart view is made from. Parts that are still
 * being computed are null, or will never be; a chart then keeps its frame and says so.
 */
export interface Findings {
  readonly scenario: Scenario;
  readonly params: ModelParams;
  readonly view: DocumentView;
  readonly result: SimResult;
  /** The seed of `result` as it is written, see `formatSeed`. */
  readonly seed: string;
  /** True while `result` is a preview of fewer customers than the document asks for. */
  readonly coarse: boolean;
  /** True where a run was stopped or failed: nothing refines a preview any more. */
  readonly stopped: boolean;
  /** Null also where there is none: charts then show what was simulated. */
  readonly exact: ExactResult | null;
  readonly curve: ResponseCurve | null;
  readonly heat: HeatMap | Unavailable | null;
  readonly bridge: Bridge | Unavailable | null;
  /** Parts that still belong to an earlier scenario. */
  readonly late: { readonly curve: boolean; readonly heat: boolean; readonly bridge: boolean };
}
