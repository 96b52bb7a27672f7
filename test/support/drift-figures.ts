// Many pulls of a list that changes while it is read, counted.
import { type Drift, pullWhileDrifting } from './drifting-list.ts';

export interface DriftFigures {
  /** Shares of all pulls, and of those called complete. */
  complete: number;
  lacking: number;
}

export function driftFigures(seeds: number, order: Drift['order'], perSecond: number): DriftFigures {
  const pulls = Array.from({ length: seeds }, (_, index) => pullWhileDrifting({ seed: index + 1, order, perSecond }));
  const complete = pulls.filter((pull) => pull.complete);
  const lacking = complete.filter((pull) => pull.lacking > 0);
  const rounds = pulls.reduce((sum, pull) => sum + pull.rounds, 0) / seeds;
  console.log(
    `${order}, ${perSecond} changes a second: ${complete.length} of ${seeds} pulls complete, ${lacking.length} of those lack a record that was there throughout; ${rounds.toFixed(1)} rounds each`,
  );
  return { complete: complete.length / seeds, lacking: lacking.length / Math.max(1, complete.length) };
}

/** Reads lists as the sources of a report, whose records all tell when they arrived. Returns how many pulls there were, and how many lack a record. */
export function datedDrifts(seeds: number): { pulls: number; complete: number; wrong: number } {
  const pulls = [60, 200, 400, 1_000].flatMap((records) =>
    (['ascending', 'descending'] as const).flatMap((order) =>
      [0.3, 1, 4].flatMap((perSecond) =>
        Array.from({ length: seeds }, (_, index) => pullWhileDrifting({ seed: index + 1, order, perSecond, records, dated: true })),
      ),
    ),
  );
  const complete = pulls.filter((pull) => pull.complete);
  const wrong = complete.filter(({ lacking }) => lacking > 0).length;
  const once = complete.filter(({ passes }) => passes === 1).length;
  console.log(
    `lists proven by dates: ${pulls.length} read, ${complete.length} complete (${once} after one pass), ${wrong} of those lack a record`,
  );
  return { pulls: pulls.length, complete: complete.length, wrong };
}

/**
 * Reads lists whose records leave while others arrive that were created long before, so that no date gives them away. Returns how
 * many pulls there were, how many of them called themselves complete, and how many did so with a record missing.
 */
export function olderArrivals(seeds: number): { pulls: number; complete: number; wrong: number } {
  const pulls = [60, 200, 400].flatMap((records) =>
    (['older-at-the-end', 'older-in-place'] as const).flatMap((arrivals) =>
      (['ascending', 'descending'] as const).flatMap((order) =>
        [0.3, 1].flatMap((perSecond) =>
          Array.from({ length: seeds }, (_, index) => pullWhileDrifting({ seed: index + 1, order, perSecond, arrivals, records })),
        ),
      ),
    ),
  );
  const complete = pulls.filter((pull) => pull.complete);
  const wrong = complete.filter(({ lacking }) => lacking > 0).length;
  console.log(
    `pulls over older arrivals that are complete or say that they aren't: ${pulls.length - wrong} of ${pulls.length}, ${complete.length} complete`,
  );
  return { pulls: pulls.length, complete: complete.length, wrong };
}
