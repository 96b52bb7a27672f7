// The only list of what a person can do. The build makes a top-level function of each command and each menu item.
import type { Platform } from '../platform/ports.ts';
import type { Answer, Command, Problem } from '../protocol/messages.ts';
import { noPermission, problemOf } from '../protocol/problems.ts';
import { activate } from './activate.ts';
import { arrangeColumns } from './arrange-columns.ts';
import { cancel } from './cancel.ts';
import { checkAccess } from './check-access.ts';
import { checkCatalog } from './check-catalog.ts';
import { clearWaitlist } from './clear-waitlist.ts';
import { columns } from './columns.ts';
import type { CommandEntry } from './command.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { enroll } from './enroll.ts';
import { forms } from './forms.ts';
import { hints } from './hints.ts';
import { listingPattern } from './listing-pattern.ts';
import { listings } from './listings.ts';
import { log } from './log.ts';
import { matchPeople } from './match-people.ts';
import { menuItems } from './menu.ts';
import { newListing } from './new-listing.ts';
import { openReview, openSidebar } from './open-page.ts';
import { personal, removePersonal } from './personal.ts';
import { plan } from './plan.ts';
import { pull } from './pull.ts';
import { refreshAll } from './refresh-all.ts';
import { refreshRows } from './refresh-rows.ts';
import { review } from './review.ts';
import { runSchedule, schedule } from './schedule.ts';
import { send } from './send.ts';
import { state } from './state.ts';
import { step } from './step.ts';
import { undo } from './undo.ts';

export { menu } from './menu.ts';

export const commands: { [C in Command]: CommandEntry<C> } = {
  state,
  forms,
  connect,
  disconnect,
  pull,
  step,
  cancel,
  listings,
  matchPeople,
  enroll,
  listingPattern,
  newListing,
  openSidebar,
  openReview,
  review,
  undo,
  clearWaitlist,
  plan,
  send,
  log,
  schedule,
  refreshAll,
  refreshRows,
  checkAccess,
  checkCatalog,
  activate,
  hints,
  personal,
  removePersonal,
  columns,
  arrangeColumns,
};

/** Runs a command for a page: JSON text in, JSON text of an `Answer` out. Checks the input, because any script on the page can send it. */
export function runMessage(platform: Platform, name: string, json: string): string {
  return JSON.stringify(answer(platform, name, json));
}

/** A click in the menu. A problem is shown as a toast. Throws if the menu has no such item. */
export function runClick(platform: Platform, functionName: string): void {
  const item = menuItems().find((each) => each.functionName === functionName);
  if (!item) throw new Error(`Unknown menu item "${functionName}".`);
  try {
    item.run(platform);
  } catch (error) {
    const { what, todo } = reported(platform, error);
    platform.ui.toast(`${what} ${todo}`, 'Catalog Sync');
  }
}

export function runHourly(platform: Platform): void {
  runSchedule(platform);
}

function answer(platform: Platform, name: string, json: string): Answer<unknown> {
  if (!Object.keys(commands).includes(name)) throw new Error(`Unknown command "${name}".`);
  const entry = commands[name as Command] as CommandEntry<Command>;
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    parsed = undefined;
  }
  const input = entry.input().safeParse(parsed);
  if (!input.success) {
    return {
      ok: false,
      problem: {
        code: 'bad-message',
        what: 'Catalog Sync received an invalid request.',
        todo: 'Close and reopen the sidebar.',
      },
    };
  }
  try {
    return { ok: true, data: entry.run(platform, input.data) };
  } catch (error) {
    return { ok: false, problem: reported(platform, error) };
  }
}

/** An unexpected error leaves its stack in the log of the script, where those who mend it look. */
function reported(platform: Platform, error: unknown): Problem {
  const problem = problemOf(error);
  // A missing permission throws as anything else does, in the language of the account.
  if (['unexpected', 'unreachable'].includes(problem.code) && !platform.permitted()) return noPermission;
  if (problem.code === 'unexpected') platform.log(error instanceof Error ? String(error.stack) : 'unknown error');
  return problem;
}
