// The Status of a row: one table of its kinds, the encoder that writes one into a cell, and the parser that reads it back.
// The parser, the encoder, the color rule, and `onEdit` in Code.js all use the table, so a new kind is one more entry. The words are
// written in the language of the workbook, and read in it and in English.
import { once } from '../../base/once.ts';
import { cutTo } from '../../base/property-size.ts';
import { type Dictionary, dictionaryHere, inWorkbook, saidHere, sayHere } from '../../base/say.ts';
import { resources } from '../../catalog/resources/index.ts';
import type { Cell } from '../../platform/ports.ts';
import type { CellProblem } from './codec.ts';

interface Kind {
  /** The start of the text. Stored tabs hold it: add the old one to `former` when you change it. */
  start: string;
  /** Starts that earlier versions wrote. They are read, never written. */
  former: readonly string[];
  /** The text has a colon, by which the color rule of the column finds it. */
  attention: boolean;
  /** Whether the text names a create's intent, by which the row is found wherever it's sorted to. */
  intent: 'always' | 'optional' | 'never';
  /** A review clears the text unless it still holds. */
  clearedByReview: boolean;
  /** `onEdit` leaves the text in place instead of writing *edited* over it. */
  survivesEdits: boolean;
}

const PLAIN: Omit<Kind, 'start'> = { former: [], attention: false, intent: 'never', clearedByReview: false, survivesEdits: false };

/** All kinds of Status apart from `done`, which starts with a result from the table of resources. */
export const statusKinds = {
  /** A hint that `onEdit` writes. It isn't an entry of the user, and a review ignores it. */
  edited: { ...PLAIN, start: 'edited', clearedByReview: true },
  toCreate: { ...PLAIN, start: 'to create', intent: 'always', clearedByReview: true, survivesEdits: true },
  /** A review had this row's Action. It stays until the send shows its result, so a later review knows a leftover. */
  reviewed: { ...PLAIN, start: 'reviewed', clearedByReview: true },
  creating: { ...PLAIN, start: 'creating', intent: 'always', survivesEdits: true },
  unconfirmed: { ...PLAIN, start: 'unconfirmed', former: ['uncertain'], attention: true, intent: 'optional', survivesEdits: true },
  notSent: { ...PLAIN, start: 'not sent', attention: true, clearedByReview: true },
  conflict: { ...PLAIN, start: 'conflict', attention: true, clearedByReview: true },
  failed: { ...PLAIN, start: 'failed', attention: true, clearedByReview: true },
  /** A refresh found the record deleted, but the row holds entries of the user. */
  rowKept: { ...PLAIN, start: 'deleted in Catalog', former: ['gone'], attention: true, survivesEdits: true },
  /** The result of a delete. The row stays until the next refresh. */
  deleted: { ...PLAIN, start: 'deleted', survivesEdits: true },
  undone: { ...PLAIN, start: 'undone' },
} as const satisfies Readonly<Record<string, Kind>>;

/** A Status quotes what Catalog has and says, which can be longer than a cell. The send log shows more of it. */
const MAX_DETAIL_LENGTH = 800;
const MAX_REASON_LENGTH = 600;

type KindName = keyof typeof statusKinds;

export type Status =
  | { kind: KindName; intent?: string; detail?: string }
  /** `result` is the English text of a resource's `done`, of a blocker's `says`, or *sent*. */
  | { kind: 'done'; result: string; detail?: string };

const SENT = 'sent';
/** Also the note of what you left out. Stored, so it never changes. */
export const SKIPPED_BY_YOU = 'skipped by you';
const CREATED = 'created';
/** Stands between the parts of a text. */
const SEPARATOR = ' · ';
/** Is in each Status that needs attention, and in the others only if Catalog's own words hold one. */
export const ATTENTION_MARK = ':';

/** One function for each thing a row can show. */
export const status = {
  toCreate: (intent: string): Status => ({ kind: 'toCreate', intent }),
  reviewed: (): Status => ({ kind: 'reviewed', detail: sayHere`not sent yet` }),
  creating: (intent: string): Status => ({ kind: 'creating', intent }),
  done: (result = SENT, detail = ''): Status =>
    result === statusKinds.deleted.start ? { kind: 'deleted', detail } : { kind: 'done', result, detail },
  created: (): Status => ({ kind: 'done', result: CREATED }),
  undone: (detail: string): Status => ({ kind: 'undone', detail }),
  conflict: (): Status => ({ kind: 'conflict', detail: sayHere`also changed in Catalog, not sent` }),
  stale: (): Status => ({ kind: 'notSent', detail: sayHere`changed in Catalog since the review, review again` }),
  rejected: (detail: string): Status => ({ kind: 'notSent', detail }),
  skipped: (detail = SKIPPED_BY_YOU): Status => ({ kind: 'notSent', detail }),
  failed: (detail: string): Status => ({ kind: 'failed', detail }),
  unconfirmedCreate: (intent: string, reason: string): Status => ({
    kind: 'unconfirmed',
    intent,
    detail: sayHere`${cutTo(reason.replace(/\.$/, ''), MAX_REASON_LENGTH)}. Check Catalog. To try again, clear this cell and choose ${saidHere('create')}`,
  }),
  unconfirmed: (reason: string): Status => ({
    kind: 'unconfirmed',
    detail: sayHere`${cutTo(reason, MAX_REASON_LENGTH)}. Refresh the tab to see the result`,
  }),
  rowKept: (): Status => ({ kind: 'rowKept', detail: sayHere`row kept because it contains your own entries` }),
} as const;

/** Returns the text of a cell. Throws if the kind isn't in the table, or if its intent is missing. */
export function encodeStatus(status: Status): string {
  const { kind } = status;
  // What you left out is stored in English.
  const detail = cutTo(saidHere(inWorkbook(status.detail ?? '')), MAX_DETAIL_LENGTH);
  if (kind === 'done') return [saidHere(status.result), detail].filter(Boolean).join(SEPARATOR);
  const known: Kind | undefined = statusKinds[kind];
  if (known === undefined) throw new Error(`Unknown Status kind "${String(kind)}".`);
  const { intent = '' } = status;
  if (known.intent === 'always' && intent === '') throw new Error(`A Status of the kind "${kind}" needs an intent.`);
  const word = saidHere(known.start);
  const start = intent === '' ? word : `${word}${SEPARATOR}${intent}`;
  if (detail === '') return start;
  return known.attention ? `${start}${ATTENTION_MARK} ${detail}` : `${start}${SEPARATOR}${detail}`;
}

/** The hint that `onEdit` writes, in English. */
export const EDITED: string = statusKinds.edited.start;

/** Returns the hint that `onEdit` writes, in the language of the workbook. */
export function editedHint(): string {
  return saidHere(EDITED);
}

/** Returns whether a Status only says that its row was edited. */
export function isEditedHint(cell: Cell | undefined): boolean {
  return cell === EDITED || (cell !== '' && cell === editedHint());
}

/** Results as earlier versions wrote them. */
const FORMER_RESULTS: Readonly<Record<string, string>> = {
  'merge cleared': 'unmerged',
  'catalog given': 'catalog added',
  'catalog taken': 'catalog removed',
};

/** The start of a text, its kind, and the same start in English. */
type Start = readonly [start: string, kind: KindName | 'done', english: string];

/** All English starts, longest first: "deleted in Catalog" also begins with "deleted". */
const englishStarts = once(() =>
  longestFirst([...startsOfKinds(), ...startsOfResults()].map(([start, kind]): Start => [start, kind, start])),
);

const translatedStarts = new WeakMap<Dictionary, readonly Start[]>();

/** Returns all starts in English and in the language of a dictionary. */
function startsIn(dictionary: Dictionary | undefined): readonly Start[] {
  const english = englishStarts();
  if (!dictionary) return english;
  const known =
    translatedStarts.get(dictionary) ?? longestFirst([...english, ...english.map((start) => translatedStart(start, dictionary))]);
  translatedStarts.set(dictionary, known);
  return known;
}

function translatedStart([start, kind, english]: Start, dictionary: Dictionary): Start {
  const found = dictionary[start];
  return [typeof found === 'string' ? found : start, kind, english];
}

function longestFirst(starts: readonly Start[]): readonly Start[] {
  return [...starts].sort(([a], [b]) => b.length - a.length);
}

function startsOfKinds(): [start: string, kind: KindName][] {
  return Object.entries(statusKinds).flatMap(([kind, { start, former }]) =>
    [start, ...former].map((each): [string, KindName] => [each, kind as KindName]),
  );
}

/** Returns the results that the table of resources names, apart from those that are kinds of their own. */
function startsOfResults(): [start: string, kind: 'done'][] {
  const ofWrites = resources.flatMap(({ writes }) => Object.values(writes).flatMap((call) => call?.done ?? []));
  const ofBlockers = resources.flatMap(({ lookUp }) => (lookUp?.also ?? []).map(({ says }) => says));
  const taken: readonly string[] = Object.values(statusKinds).map(({ start }) => start);
  const all = new Set([SENT, CREATED, ...ofWrites, ...ofBlockers, ...Object.keys(FORMER_RESULTS)]);
  return Array.from(all).flatMap((result): [string, 'done'][] => (taken.includes(result) ? [] : [[result, 'done']]));
}

/** Returns the Status that a cell shows, in any spelling. Returns `undefined` if the text isn't one of ours. */
export function parseStatus(text: string): Status | undefined {
  if (text === '') return undefined;
  for (const [start, kind, english] of startsIn(dictionaryHere())) {
    if (!text.startsWith(start)) continue;
    const rest = text.slice(start.length);
    if (rest !== '' && !rest.startsWith(SEPARATOR) && !rest.startsWith(ATTENTION_MARK)) continue;
    const rule = kind === 'done' ? 'never' : statusKinds[kind].intent;
    const [named = '', intent] = rule === 'never' ? [] : (/^ · ([a-z0-9]+)/.exec(rest) ?? []);
    if (rule === 'always' && intent === undefined) return undefined;
    const after = rest.slice(named.length).replace(/^( · |:)\s*/, '');
    const detail = after === '' ? {} : { detail: after };
    return kind === 'done'
      ? { kind, result: FORMER_RESULTS[english] ?? english, ...detail }
      : { kind, ...(intent !== undefined && { intent }), ...detail };
  }
  return undefined;
}

/** Returns the intent that a Status names, whatever its kind. */
export function intentIn(text: string): string | undefined {
  const parsed = parseStatus(text);
  return parsed && parsed.kind !== 'done' ? parsed.intent : undefined;
}

/** Returns whether the row's create is under way, or might have been sent: only its Status still leads to the record. */
export function isCreateOpen(text: string): boolean {
  const parsed = parseStatus(text);
  return parsed !== undefined && parsed.kind !== 'done' && parsed.kind !== 'toCreate' && parsed.intent !== undefined;
}

/** Returns whether the row of a new record was left out of a send by the user. */
export function isSkipped(text: string): boolean {
  const parsed = parseStatus(text);
  return parsed?.kind === 'notSent' && (parsed.detail === SKIPPED_BY_YOU || parsed.detail === saidHere(SKIPPED_BY_YOU));
}

/** Returns whether a review clears this Status unless it has the same result again. */
export function isClearedByReview(text: string): boolean {
  const parsed = parseStatus(text);
  return parsed !== undefined && parsed.kind !== 'done' && statusKinds[parsed.kind].clearedByReview;
}

/** Returns the source of a regular expression that matches each Status that `onEdit` must not replace, in English and in other languages. */
export function survivingPattern(dictionaries: readonly Dictionary[] = []): string {
  const english = englishStarts();
  const starts = longestFirst([
    ...english,
    ...dictionaries.flatMap((dictionary) => english.map((start) => translatedStart(start, dictionary))),
  ]);
  const surviving = starts.filter(([, kind]) => kind !== 'done' && statusKinds[kind].survivesEdits);
  return `^(?:${surviving.map(([start]) => start).join('|')})(?:${SEPARATOR}|${ATTENTION_MARK}|$)`;
}

/** What happened and what to do, for a cell that cannot be sent. */
export const cellProblems: Readonly<Record<CellProblem | 'blank' | 'for-an-action' | 'new-rows-only', { what: string; todo: string }>> = {
  'not-a-number': { what: 'isn’t a number', todo: 'Enter a number without letters or a currency symbol, such as 12.50.' },
  'not-whole': { what: 'isn’t a whole number', todo: 'Enter a whole number.' },
  'too-many-decimals': { what: 'has too many decimal places for its currency', todo: 'Round the amount.' },
  'not-yes-or-no': { what: 'isn’t TRUE or FALSE', todo: 'Choose TRUE or FALSE.' },
  'not-a-time': { what: 'isn’t a valid date and time', todo: 'Enter it like this: 2026-03-31 09:00.' },
  'impossible-time': { what: 'isn’t between the years 1970 and 2100', todo: 'Enter it like this: 2026-03-31 09:00.' },
  negative: { what: 'can’t be negative', todo: 'Enter 0 or more.' },
  'date-in-number': { what: 'was converted to a date by the spreadsheet', todo: 'Format the cell as a number and enter the value again.' },
  'maybe-a-date': {
    what: 'might be a date that the spreadsheet made a number',
    todo: 'Enter the number again. To keep it as it is, type an apostrophe before it.',
  },
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
