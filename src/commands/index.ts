// The one list of what a user can do. The build makes a top-level function of each command here and of each item in the menu.
import type { Problem } from '../base/problem.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, reportProblem, runCommand, runLogged } from '../protocol/command.ts';
import type { Command } from '../protocol/messages.ts';
import { changes } from './changes.ts';
import { checkAccess, checkCatalog } from './check-catalog.ts';
import { checkInstallation } from './check-installation.ts';
import { clearWaitlist } from './clear-waitlist.ts';
import { arrangeColumns, columns } from './columns.ts';
import { connect, disconnect, keys, removeKeys, useCatalog } from './connect.ts';
import { dashboard } from './dashboard.ts';
import { diagnostics } from './diagnostics.ts';
import { discard } from './discard.ts';
import { enroll, listings } from './enroll.ts';
import { cancel, step } from './job.ts';
import { keepPayments } from './keep-payments.ts';
import { language } from './language.ts';
import { limits } from './limits.ts';
import { log } from './log.ts';
import { matchPeople } from './match-people.ts';
import { menuItems } from './menu.ts';
import { moveBack, moveToAddOn } from './move.ts';
import { listingTemplate, newListing } from './new-listing.ts';
import { activate, openSidebar } from './open-page.ts';
import { openReview } from './open-review.ts';
import { deleteReport, editReport, ownReport, saveReport } from './own-reports.ts';
import { planPart } from './plan-part.ts';
import { preFlight } from './pre-flight.ts';
import { forms, pull } from './pull.ts';
import { copyRecipe, pasteRecipe } from './recipes.ts';
import { refreshAll } from './refresh-all.ts';
import { refreshRows } from './refresh-tab.ts';
import { eraseLearner, removePersonal } from './remove-personal.ts';
import { repairColumns } from './repair-columns.ts';
import { deleteSet, saveSet } from './report-sets.ts';
import { reports } from './reports.ts';
import { plan, review, undo } from './review.ts';
import { markMissedRun, runSchedules } from './run-schedules.ts';
import { notifySchedules, schedule, takeOver, unschedule } from './schedule.ts';
import { send } from './send.ts';
import { hints, personal } from './settings.ts';
import { state } from './state.ts';
import { useName } from './use-name.ts';

export { failedMessage } from '../protocol/command.ts';
export { menu } from './menu.ts';

export const commands: { [C in Command]: CommandEntry<C> } = {
  state,
  forms,
  reports,
  saveReport,
  editReport,
  ownReport,
  deleteReport,
  copyRecipe,
  pasteRecipe,
  saveSet,
  deleteSet,
  dashboard,
  keepPayments,
  connect,
  disconnect,
  useCatalog,
  moveToAddOn,
  moveBack,
  keys,
  limits,
  removeKeys,
  pull,
  preFlight,
  step,
  cancel,
  listings,
  matchPeople,
  enroll,
  listingTemplate,
  newListing,
  openSidebar,
  openReview,
  review,
  undo,
  clearWaitlist,
  discard,
  useName,
  plan,
  planPart,
  send,
  log,
  schedule,
  unschedule,
  takeOver,
  notifySchedules,
  refreshAll,
  refreshRows,
  checkAccess,
  checkCatalog,
  checkInstallation,
  diagnostics,
  activate,
  changes,
  hints,
  language,
  personal,
  removePersonal,
  eraseLearner,
  columns,
  arrangeColumns,
  repairColumns,
};

/** Runs a command for a page: JSON text in, JSON text of an `Answer` out. Throws if the list doesn't have the command. */
export function runMessage(platform: Platform, name: string, json: string): string {
  if (!Object.keys(commands).includes(name)) throw new Error(`Unknown command "${name}".`);
  return runCommand(platform, commands[name as Command] as CommandEntry<Command>, json);
}

/** Runs an item of the menu, and shows a problem as a toast. Throws if the menu doesn't have the item. */
export function runClick(platform: Platform, functionName: string): void {
  const item = menuItems().find((each) => each.functionName === functionName);
  if (!item) throw new Error(`Unknown menu item "${functionName}".`);
  try {
    item.run(platform);
  } catch (error) {
    const { what, todo } = reportProblem(platform, error);
    platform.ui.toast(`${what} ${todo}`, 'Catalog Sync');
  }
}

/** Runs the trigger of a file. A problem is stored for the sidebar and never thrown, because Google would send it as an email. */
export function runHourly(platform: Platform, event: unknown): void {
  try {
    if (!platform.triggers.fired(event)) return;
    if (platform.workbook) runSchedules(platform);
    else missRun(platform, event, noFile);
  } catch (error) {
    missRun(platform, event, reportProblem(platform, error));
  }
}

const noFile: Problem = {
  code: 'no-file',
  what: 'Google started the scheduled refreshes without opening this spreadsheet.',
  todo: 'Refresh your tabs manually.',
};

function missRun(platform: Platform, event: unknown, problem: Problem): void {
  runLogged(platform, () => {
    const file = platform.triggers.file(event);
    if (file !== undefined) markMissedRun(platform, file, problem);
  });
}
