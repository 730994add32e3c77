import { refuse, requireCount } from '../errors.ts';
import { highestCells } from './forecast-rank.ts';

export type Accuracy = {
  readonly cells: number;
  /** Share of the studied cells. */
  readonly share: number;
  /** All events observed, and those in the forecast’s cells. */
  readonly events: number;
  readonly captured: number;
  /** Predictive accuracy index: how many times more events the cells held than their share of the area. Random: 1. */
  readonly pai: number;
  /** PAI*: that of the same number of cells chosen in hindsight. */
  readonly paiStar: number;
  /** Predictive efficiency index: PAI ÷ PAI*, 1 at best. */
  readonly pei: number;
  /** Recovery rate index: events forecast in the cells ÷ events observed there. Above 1 they were overestimated. */
  readonly rri: number;
};

/**
 * How well a forecast did: its highest `cells` against what happened. Show it beside plain counts and random, and with
 * its interval: on one year of shootings all three come close.
 *
 * @param scores expected events in each cell; PAI and PEI need their order alone, RRI their size
 * @param observed events that happened in each cell
 * @throws StatisticsError `period.empty`, `counts.not-whole`, `argument.out-of-range`, `shape.mismatch`,
 * `points.too-few`, `coordinates.not-finite`
 * @see Chainey, S., Tompson, L. & Uhlig, S. (2008). The utility of hotspot mapping for predicting spatial patterns of
 * crime. Security Journal 21 (PAI). Hunt, J. (2016). Do crime hot spots move? (PEI, PAI*). Wheeler, A. & Steenbeek, W.
 * (2021). Mapping the risk terrain for crime using machine learning. Journal of Quantitative Criminology 37 (RRI).
 * @example forecastAccuracy([8, 4, 4, 2, 1, 0], [6, 7, 3, 2, 1, 0], 1) // pai 1.894737, pei 0.857143, rri 1.333333
 */
export function forecastAccuracy(
  scores: ArrayLike<number>,
  observed: ArrayLike<number>,
  cells: number,
): Accuracy {
  const chosen = highestCells(scores, observed, cells);
  const best = highestCells(observed, observed, cells);
  let events = 0;
  for (let i = 0; i < observed.length; i++) {
    requireCount(observed[i]!, 'A cell’s observed count');
    events += observed[i]!;
  }
  if (events === 0) refuse('period.empty', 'Nothing happened in the test period: no forecast can be judged.');
  const captured = sumOver(chosen, observed);
  const share = cells / observed.length;
  const pai = captured / events / share;
  const paiStar = sumOver(best, observed) / events / share;
  const rri = sumOver(chosen, scores) / captured;
  return { cells, share, events, captured, pai, paiStar, pei: pai / paiStar, rri };
}

export function sumOver(positions: Int32Array, values: ArrayLike<number>): number {
  let sum = 0;
  for (const i of positions) sum += values[i]!;
  return sum;
}
