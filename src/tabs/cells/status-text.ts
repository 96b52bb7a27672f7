// The words that stand in cells: Action, Status and what rows are told. They stay as they are once a tab is made.
import type { CellProblem } from './codec.ts';
import { currentStatus } from './former-words.ts';

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
  conflict: 'conflict: also changed in Catalog, not sent',
  moved: 'not sent: changed in Catalog since the review, review again',
  failed: (reason: string) => `failed: ${reason}`,
  uncertain: (intent: string, reason: string) =>
    `unconfirmed · ${intent}: ${reason.replace(/\.$/, '')}. Check Catalog. To try again, clear this cell and choose create`,
  unclear: (reason: string) => `unconfirmed: ${reason}. Refresh the tab to see the result`,
  refused: (reason: string) => `not sent: ${reason}`,
  gone: 'deleted in Catalog: row kept because it contains your own entries',
} as const;

/** Stands in each Status that asks for a look, and in none of the others unless a remark brings it along. */
export const TROUBLE = ':';

/** Words at the start of a Status that name an intent. */
const INTENT_WORDS = ['to create', 'creating', 'unconfirmed'] as const;
type IntentWord = (typeof INTENT_WORDS)[number];

/** The intent that a Status names, where it names one. */
export function intentIn(text: string): { word: IntentWord; intent: string } | undefined {
  const [, first = '', intent = ''] = /^([a-z ]+) · ([a-z0-9]+)/.exec(text) ?? [];
  const word = INTENT_WORDS.find((each) => each === currentStatus(first));
  return word && { word, intent };
}

/** What happened and what to do, for a cell that cannot be sent. */
export const cellProblems: Readonly<Record<CellProblem | 'blank' | 'for-an-action' | 'new-rows-only', { what: string; todo: string }>> = {
  'not-a-number': { what: 'isn’t a number', todo: 'Enter a number without letters or a currency symbol, such as 12.50.' },
  'not-whole': { what: 'isn’t a whole number', todo: 'Enter a whole number.' },
  'too-many-decimals': { what: 'has too many decimal places for its currency', todo: 'Round the amount.' },
  'not-yes-or-no': { what: 'isn’t TRUE or FALSE', todo: 'Choose TRUE or FALSE.' },
  'not-a-time': { what: 'isn’t a valid date and time', todo: 'Enter it like this: 2026-03-31 09:00.' },
  'time-skipped': {
    what: 'doesn’t exist on that day because clocks go forward',
    todo: 'Enter a different time, or include the UTC offset, such as 2026-03-29T02:30:00+01:00.',
  },
  'time-twice': {
    what: 'occurs twice on that day because clocks go back',
    todo: 'Include the UTC offset, such as 2026-10-25T02:30:00+02:00.',
  },
  'date-in-text': { what: 'was converted to a date by the spreadsheet', todo: 'Format the cell as plain text and enter the value again.' },
  'open-quote': { what: 'is missing a closing quotation mark', todo: 'Add the closing quotation mark, or remove the opening one.' },
  'not-a-choice': { what: 'isn’t a value Catalog accepts', todo: 'Choose a value from the cell’s list.' },
  'error-value': { what: 'has a formula error', todo: 'Fix the formula, or enter a value.' },
  'too-long': { what: 'is too long for a cell and is truncated here', todo: 'Edit it in Catalog.' },
  blank: { what: 'can’t be blank', todo: 'Enter a value, or restore the original.' },
  'for-an-action': { what: 'is only used with an Action', todo: 'Choose the Action named in its header note, or clear the cell.' },
  'new-rows-only': { what: 'can only be set in new rows', todo: 'Restore the original value.' },
};
