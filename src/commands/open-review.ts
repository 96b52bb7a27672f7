// Opens the review as a wide dialog, with its plan in the page: another call for it would take longer than most plans.

import * as z from 'zod/mini';
import { nameOfRows, rowsNamed } from '../base/row-names.ts';
import { said } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import { type CommandEntry, runCommand } from '../protocol/command.ts';
import type { Messages } from '../protocol/messages.ts';
import type { TaskRows } from '../protocol/review.ts';
import type { ReviewView } from '../protocol/views.ts';
import { clearWaitlist } from './clear-waitlist.ts';
import { inPage, viewText } from './in-page.ts';
import { userLanguage } from './language.ts';
import { issueToken } from './page-token.ts';
import { plan, review, undo } from './review.ts';

const SIZE = { width: 900, height: 640 };

/** What a dialog is about: the ID of a send or listing, or what is reviewed. */
interface Dialog {
  title: string;
  /** The response to the first message of the page, as the page would send it. */
  first: (platform: Platform, about: string) => string;
}

const dialogs: Readonly<Record<ReviewView, Dialog>> = {
  review: { title: 'Review changes', first: (platform) => reviewed(platform, {}) },
  scope: {
    title: 'Review changes',
    first: (platform, about) => reviewed(platform, { scope: about === 'selection' ? 'selection' : 'tab' }),
  },
  rows: { title: 'Review changes', first: (platform, about) => reviewed(platform, { rows: rowsNamed(about) }) },
  undo: { title: 'Undo send', first: (platform, run) => runCommand(platform, undo, JSON.stringify({ run })) },
  resume: { title: 'Send', first: (platform, run) => runCommand(platform, plan, JSON.stringify({ plan: run })) },
  waitlist: { title: 'Clear waitlist', first: (platform, listing) => runCommand(platform, clearWaitlist, JSON.stringify({ listing })) },
};

/** Opens the review from the sidebar. */
export const openReview: CommandEntry<'openReview'> = {
  input: () => z.object({ undo: z.optional(z.string()), resume: z.optional(z.string()), sheet: z.optional(z.number()) }),
  run: (platform, { undo: run, resume, sheet }) => {
    if (run !== undefined) showDialog(platform, 'undo', run);
    else if (resume !== undefined) showDialog(platform, 'resume', resume);
    else if (sheet !== undefined) {
      platform.workbook?.activate(sheet);
      showDialog(platform, 'scope', 'tab');
    } else showDialog(platform, 'review');
    return {};
  },
};

/** Shows a modal dialog, never an alert, because locks end while an alert waits. Throws if the list of dialogs doesn't have it. */
export function showDialog(platform: Platform, view: ReviewView, about?: string): void {
  if (!Object.keys(dialogs).includes(view)) throw new Error(`Unknown dialog "${view}".`);
  const { title, first } = dialogs[view];
  // The lock of a review has all properties read again, so these come first.
  const [token, language] = [issueToken(platform), userLanguage(platform)];
  const response = inPage(first(platform, about ?? ''));
  platform.ui.dialog({ view: viewText(view, about), token, first: response, language }, said(title), SIZE);
}

/** Shows the tab of the last rows that a task added, and opens the review of exactly these rows. */
export function showAddedRows(platform: Platform, added: readonly TaskRows[]): void {
  const last = added[added.length - 1];
  if (!last) return;
  platform.workbook?.activate(last.sheet, last.row);
  showRows(platform, added);
}

/** Opens the review of exactly these rows. */
export function showRows(platform: Platform, rows: readonly TaskRows[]): void {
  showDialog(platform, 'rows', nameOfRows(rows));
}

function reviewed(platform: Platform, scope: Messages['review']['input']): string {
  return runCommand(platform, review, JSON.stringify({ ...scope, few: true } satisfies Messages['review']['input']));
}
