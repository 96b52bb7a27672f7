// The words that stand in cells: Action, Status and what rows are told. They stay as they are once a tab is made.
import type { CellProblem } from './cells.ts';

export const ACTION_HEADER = 'Action';
export const STATUS_HEADER = 'Status';

export const status = {
  /** Written by `onEdit`, as a hint: it is no entry of a person and says nothing to a review. */
  edited: 'edited',
  /** Carries the id of the intent, by which the row is found again wherever it is sorted to. */
  toCreate: (intent: string) => `to create · ${intent}`,
  creating: (intent: string) => `creating · ${intent}`,
  sent: 'sent',
  sentAs: (done: string, remark: string) => `${done} · ${remark}`,
  undone: (remark: string) => (remark === '' ? 'undone' : `undone · ${remark}`),
  created: 'created',
  conflict: 'conflict: changed in Catalog too, not sent',
  moved: 'not sent: changed in Catalog meanwhile, review again',
  failed: (reason: string) => `failed: ${reason}`,
  uncertain: (intent: string, reason: string) =>
    `uncertain · ${intent}: ${reason.replace(/\.$/, '')}. Look in Catalog; to try again, clear this cell and choose create`,
  unclear: (reason: string) => `uncertain: ${reason}; refresh the tab to see`,
  refused: (reason: string) => `not sent: ${reason}`,
  gone: 'gone: deleted in Catalog, kept because it holds your own entries',
} as const;

/** Stands in each Status that asks for a look, and in none of the others unless a remark brings it along. */
export const TROUBLE = ':';

/** The intent that a Status names, where it names one. */
export function intentIn(text: string): { word: 'to create' | 'creating' | 'uncertain'; intent: string } | undefined {
  const match = /^(to create|creating|uncertain) · ([a-z0-9]+)/.exec(text);
  return match ? { word: match[1] as 'to create' | 'creating' | 'uncertain', intent: String(match[2]) } : undefined;
}

/** What happened and what to do, for a cell that cannot be sent. */
export const cellProblems: Readonly<Record<CellProblem | 'blank' | 'for-an-action' | 'new-rows-only', { what: string; todo: string }>> = {
  'not-a-number': { what: 'is not a number', todo: 'Type a number, without letters or a currency sign.' },
  'not-whole': { what: 'is not a whole number', todo: 'Type a whole number.' },
  'too-many-decimals': { what: 'has more decimals than the currency has', todo: 'Round the amount.' },
  'not-yes-or-no': { what: 'is neither TRUE nor FALSE', todo: 'Choose TRUE or FALSE.' },
  'not-a-time': { what: 'is not a date and time', todo: 'Type it as 2026-03-31 09:00.' },
  'time-skipped': {
    what: 'is a time that clocks skip on that day',
    todo: 'Type a time that exists, or one with its offset, such as 2026-03-29T02:30:00+01:00.',
  },
  'time-twice': {
    what: 'is a time that clocks show twice on that day',
    todo: 'Type it with its offset, such as 2026-10-25T02:30:00+02:00.',
  },
  'date-in-text': { what: 'was turned into a date by the spreadsheet', todo: 'Format the cell as plain text and type it again.' },
  'open-quote': { what: 'has a quote that is not closed', todo: 'Close the quote, or leave it out.' },
  'not-a-choice': { what: 'is not one of the values that Catalog takes', todo: 'Choose a value from the list in the cell.' },
  'error-value': { what: 'is a formula with an error', todo: 'Mend the formula, or type a value.' },
  'too-long': { what: 'is too long for a cell, so it is shown cut', todo: 'Edit it in Catalog.' },
  blank: { what: 'cannot be cleared', todo: 'Type a value, or undo the change.' },
  'for-an-action': { what: 'is only sent with an Action', todo: 'Choose the Action that its header names, or clear the cell.' },
  'new-rows-only': { what: 'can only be filled in new rows', todo: 'Undo the change.' },
};
