// Where the keyboard goes after a change: as a selector, or nowhere.
import { isUnderWay } from '../parts/job.ts';
import type { Review } from '../review/review-state.ts';
import type { Sidebar } from './sidebar-state.ts';

const HEADING = 'h1';
const PROBLEM = '.message.error';
const WRONG_INPUT = '[aria-invalid=true]';

/** Not at opening: the person may still be in the grid. */
export function sidebarFocus(before: Sidebar, after: Sidebar): string | undefined {
  if (before.known === undefined) return undefined;
  if (stageOf(before) !== stageOf(after)) return HEADING;
  if (after.problem !== undefined && after.problem !== before.problem) return PROBLEM;
  if (after.blank !== before.blank || after.draft?.refusals !== before.draft?.refusals) return WRONG_INPUT;
  const moved = after.columns?.moved;
  if (moved !== undefined && moved !== before.columns?.moved) return `#${moved.by < 0 ? 'up' : 'down'}-${moved.place}`;
  return undefined;
}

export function reviewFocus(before: Review, after: Review): string | undefined {
  if (before.phase !== after.phase) return HEADING;
  if (after.problem !== undefined && after.problem !== before.problem) return PROBLEM;
  return undefined;
}

/** Changes whenever the person gets to see another view, or another stage of a pull. */
function stageOf({ view, pull, draft, known }: Sidebar): string {
  // Who is not connected is shown the form for it in the place of the overview.
  if (view !== 'pull') return `${view} ${known?.connection !== undefined}`;
  if (pull === undefined) return `form ${draft?.resource}`;
  return isUnderWay(pull.job) && pull.job.phase !== 'lost' ? 'job' : pull.job.phase;
}
