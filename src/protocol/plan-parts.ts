// A plan that is too long for one response goes to the page in parts, in the order in which the page shows them.

import { type PartsFile, stageParts } from '../sync/jobs/staged-parts.ts';
import type { PlanPart, PlanRequest, PlanView, RefusedRow } from './review.ts';

/** About as many characters of JSON as the first part has, which also fits into the page, with what is around it. */
const FIRST_LENGTH = 200_000;
/** About as many as each later part has. Google documents no limit of a response, and each part more is a call more. */
const LATER_LENGTH = 500_000;

type Rows = Pick<PlanView, 'requests' | 'refused'>;

/** Returns a plan as its first response. The page then asks for the rest, if there is more. */
export function inParts<P extends PlanView>(file: PartsFile, plan: P): P {
  const [first, ...others] = partsOf(plan);
  if (first === undefined || others.length === 0) return plan;
  // Each is an array, as everything else that is staged.
  const id = stageParts(
    file,
    others.map((part) => JSON.stringify([part])),
  );
  return { ...plan, ...first, rest: { id, next: 0, rows: plan.requests.length + plan.refused.length } };
}

/** Splits rows into parts of these lengths. A row is never split. */
export function partsOf({ refused, requests }: Rows): Rows[] {
  const parts: Rows[] = [];
  let free = 0;
  const partFor = (row: RefusedRow | PlanRequest): Rows => {
    const length = JSON.stringify(row).length;
    const last = parts[parts.length - 1];
    if (last !== undefined && length <= free) {
      free -= length;
      return last;
    }
    const part: Rows = { requests: [], refused: [] };
    free = (last === undefined ? FIRST_LENGTH : LATER_LENGTH) - length;
    parts.push(part);
    return part;
  };
  for (const row of refused) partFor(row).refused.push(row);
  for (const request of requests) partFor(request).requests.push(request);
  return parts;
}

/** Returns a part that was staged. */
export function partIn(text: string, next: number | undefined): PlanPart {
  // Only `inParts` stages them, and their seal was checked.
  const [{ requests, refused }] = JSON.parse(text) as [Rows];
  return { requests, refused, next };
}
