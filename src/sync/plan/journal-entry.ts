// An entry of the journal: one field of one write. It is plan, log, outcome, and the source of an undo in one.

import { hash } from '../../base/hash.ts';
import type { Operation, Value } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { isShortened, type PlainBase, shortened } from '../../tabs/memory/snapshot.ts';
import { currentAction, formerAction } from '../../tabs/sheet/former-actions.ts';

/** `entry-state.ts` says what each state can become. */
export type EntryState = 'planned' | 'conflict' | 'sending' | 'done' | 'failed' | 'unconfirmed' | 'stale' | 'skipped';

/** `unresolved`: a conflict that you haven't decided, or leave as it is. `skipped`: you left it out of the send. */
export type EntryDecision = 'mine' | 'theirs' | 'unresolved' | 'skipped';

/** How the journal spells decisions and states. Stored journals, checksums, and counts have these words, so they never change. */
const STORED_WORDS: Readonly<{ decision: Record<EntryDecision, string>; state: Record<EntryState, string> }> = {
  decision: { mine: 'mine', theirs: 'theirs', unresolved: 'held', skipped: 'left' },
  state: {
    planned: 'planned',
    conflict: 'conflict',
    sending: 'sending',
    done: 'done',
    failed: 'failed',
    unconfirmed: 'uncertain',
    stale: 'moved',
    skipped: 'skipped',
  },
};

/** Returns the stored spelling of a state. A word that somebody typed into the hidden sheet is no state and stays as it is. */
export function storedState(state: EntryState): string {
  return STORED_WORDS.state[state] ?? state;
}

/** Returns the stored spelling of a decision. */
export function storedDecision(decision: EntryDecision): string {
  return STORED_WORDS.decision[decision] ?? decision;
}

/** Returns the word for a stored one. `withSoundStates` and the checksum find those that no version has written. */
function wordFor<T extends string>(words: Readonly<Record<T, string>>, stored: string): T {
  return (Object.keys(words) as T[]).find((word) => words[word] === stored) ?? (stored as T);
}

export interface JournalEntry {
  run: string;
  /** The write that this field goes into: `r1`, `r2`, … in the order of sending. */
  request: string;
  operation: Operation;
  resource: string;
  connection: string;
  sheet: number;
  /** Row at the time of the review: shown, never written to. 0 if there is none, as for a record that an undo creates again. */
  row: number;
  /** Key of the record; for a create the intent's id, which the row carries in its Status. */
  key: string;
  /** How users name the record. */
  caption: string;
  /** Field name; `''` for a delete or drop that has no field to check. */
  field: string;
  base: PlainBase;
  /** What Catalog held at the review, after the renames of the same plan; the write goes only while that is so. */
  server: PlainBase;
  /** What is sent. */
  value: Value | undefined;
  /** What the cell showed, if merging or a rename in the same plan changed the value. */
  typed?: Value;
  decision: EntryDecision;
  state: EntryState;
  note: string;
  /** ISO time of the last change of state. */
  at: string;
  /** The key that a create was given. */
  createdKey: string;
  /** What Catalog held after the write, as read back. */
  stored: PlainBase;
  /** The run that this entry undoes, or `''`. */
  undoes: string;
  /** Whether its row shows its result. */
  reflected: boolean;
  /** The intent of the create in the same plan that gives the value, or `''`. */
  dependsOn: string;
  /** How often it was sent and certainly not done. */
  attempts: number;
  /** The ID of the job in Catalog that does it, or `''`. */
  job: string;
  /** The name of the user who reviewed it, or `''`. */
  user: string;
  /** The Canvas user ID of the learner that it's about, or `''`. */
  subject: string;
  /** What its record had just before the write, if that isn't `server`. */
  restores: PlainBase;
  /** The seal of what its request sends, or `''`. */
  seal: string;
  /** The seal of its request's result, or `''`. */
  resultSeal: string;
  /** Its row in the journal, or 0 if it isn't stored. */
  journalRow: number;
}

/** Stored column headers, each with the property of an entry that it holds. Later columns come last: older journals lack them. */
const COLUMNS = [
  ['run', 'run'],
  ['request', 'request'],
  ['operation', 'operation'],
  ['resource', 'resource'],
  ['connection', 'connection'],
  ['sheet', 'sheet'],
  ['row', 'row'],
  ['key', 'key'],
  ['caption', 'caption'],
  ['field', 'field'],
  ['base', 'base'],
  ['server', 'server'],
  ['value', 'value'],
  ['typed', 'typed'],
  ['decision', 'decision'],
  ['state', 'state'],
  ['note', 'note'],
  ['at', 'at'],
  ['born', 'createdKey'],
  ['stored', 'stored'],
  ['undoes', 'undoes'],
  ['shown', 'reflected'],
  ['awaits', 'dependsOn'],
  ['attempts', 'attempts'],
  ['job', 'job'],
  ['user', 'user'],
  ['subject', 'subject'],
  ['undo', 'restores'],
  ['seal', 'seal'],
  ['result seal', 'resultSeal'],
] as const satisfies readonly (readonly [string, keyof JournalEntry])[];

type Header = (typeof COLUMNS)[number][0];

export const ENTRY_HEADERS: readonly Header[] = COLUMNS.map(([header]) => header);

/** Values that users or Catalog wrote are packed, so that no spreadsheet takes them for a formula or a number. */
const PACKED: readonly string[] = ['base', 'server', 'value', 'typed', 'stored', 'undo'];
const TEXTS: readonly string[] = ['caption', 'note', 'job', 'user'];

/** Longer texts are kept as length and hash. */
const MAX_LENGTH = 49_900;

/** `from` leaves out the columns before it. */
export function encodeEntry(entry: JournalEntry, from = 0): Cell[] {
  return COLUMNS.slice(from).map(([header, property]) => {
    if (property === 'reflected') return entry.reflected ? 'shown' : '';
    if (property === 'state') return storedState(entry.state);
    if (property === 'decision') return storedDecision(entry.decision);
    if (PACKED.includes(header)) return packValue(entry[property] as PlainBase);
    const text = String(entry[property]).slice(0, MAX_LENGTH);
    return TEXTS.includes(header) ? packValue(text) : text;
  });
}

export function decodeEntry(cells: readonly Cell[], journalRow = 0): JournalEntry {
  const text = (header: Header) => String(cells[ENTRY_HEADERS.indexOf(header)] ?? '');
  const note = String(unpackValue(text('note')) ?? '');
  const stored = text('attempts') === '' ? progressInNote(note) : { note };
  return {
    run: text('run'),
    request: text('request'),
    operation: currentAction(text('operation')),
    resource: text('resource'),
    connection: text('connection'),
    sheet: Number(text('sheet')),
    row: Number(text('row')),
    key: text('key'),
    caption: String(unpackValue(text('caption')) ?? ''),
    field: text('field'),
    base: unpackValue(text('base')),
    server: unpackValue(text('server')),
    value: unpackValue(text('value')) as Value | undefined,
    typed: unpackValue(text('typed')) as Value | undefined,
    decision: wordFor(STORED_WORDS.decision, text('decision')),
    state: wordFor(STORED_WORDS.state, text('state')),
    at: text('at'),
    createdKey: text('born'),
    stored: unpackValue(text('stored')),
    undoes: text('undoes'),
    reflected: text('shown') !== '',
    dependsOn: text('awaits'),
    attempts: Number(text('attempts')),
    job: String(unpackValue(text('job')) ?? ''),
    user: String(unpackValue(text('user')) ?? ''),
    subject: text('subject'),
    restores: unpackValue(text('undo')),
    seal: text('seal'),
    resultSeal: text('result seal'),
    journalRow,
    ...stored,
  };
}

/** Returns what version 0.1.0 stored of attempts and jobs in the note of an entry, before they had columns of their own. */
function progressInNote(note: string): Pick<JournalEntry, 'note'> & Partial<Pick<JournalEntry, 'attempts' | 'job'>> {
  const [, attempts, rest = ''] = /^try (\d+): ([\s\S]*)$/.exec(note) ?? [];
  if (attempts !== undefined) return { note: rest, attempts: Number(attempts) };
  const [, job] = /^job ([\s\S]+)$/.exec(note) ?? [];
  return job === undefined ? { note } : { note: '', job };
}

/** Null, missing and empty differ: `j:null`, nothing, `s:`. The mark in front also keeps texts from being taken for formulas. */
export function packValue(value: PlainBase): string {
  if (value === undefined) return '';
  if (isShortened(value)) return `d:${value.length}:${value.hash}`;
  const packed = typeof value === 'string' ? `s:${value}` : `j:${JSON.stringify(value)}`;
  return packed.length <= MAX_LENGTH + 2 ? packed : packValue(shortened(packed.slice(2)));
}

/** Returns whether the journal holds a value itself, and not only its length and hash. */
export function isStoredWhole(value: Value | undefined): boolean {
  return !packValue(value).startsWith('d:');
}

/** A text that someone changed in the hidden sheet can be anything. Its entry isn't believed then. */
function parsedValue(json: string): Value | undefined {
  try {
    return JSON.parse(json) as Value;
  } catch {
    return undefined;
  }
}

export function unpackValue(text: string): PlainBase {
  if (text.startsWith('s:')) return text.slice(2);
  if (text.startsWith('j:')) return parsedValue(text.slice(2));
  if (!text.startsWith('d:')) return undefined;
  const [, length = '0', hash = ''] = text.split(':');
  return { length: Number(length), hash };
}

/** Returns the checksum by which version 0.1.0 knew the entries of a plan, whatever their states. It doesn't prove who wrote them. */
export function checksum(entries: readonly JournalEntry[]): string {
  return hash(
    JSON.stringify(
      entries.map((entry) => [
        ...[
          entry.run,
          entry.request,
          formerAction(entry.operation),
          entry.resource,
          entry.connection,
          entry.sheet,
          entry.key,
          entry.field,
          storedDecision(entry.decision),
        ],
        ...[packValue(entry.base), packValue(entry.server), packValue(entry.value), packValue(entry.typed), entry.dependsOn],
      ]),
    ),
  );
}
