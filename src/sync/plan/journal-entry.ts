// A line of the run table: one field of one write. It is plan, journal, outcome and the source of an undo in one.

import { hash } from '../../base/hash.ts';
import type { Operation, Value } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { currentAction, formerAction } from '../../tabs/cells/former-words.ts';
import { isShortened, type PlainBase, shortened } from '../../tabs/memory/snapshot.ts';

/**
 * planned -> sending -> done | failed | uncertain | moved | skipped. A conflict is held back and becomes skipped when
 * the rest is sent.
 */
export type EntryState = 'planned' | 'conflict' | 'sending' | 'done' | 'failed' | 'uncertain' | 'moved' | 'skipped';

export interface JournalEntry {
  run: string;
  /** The write that this field goes into: `r1`, `r2`, … in the order of sending. */
  request: string;
  operation: Operation;
  resource: string;
  connection: string;
  sheet: number;
  /** Row at the time of the review: shown, never written to. 0 where there is none, as for what an undo makes anew. */
  row: number;
  /** Key of the record; for a create the intent's id, which the row carries in its Status. */
  key: string;
  /** How a person names the record. */
  caption: string;
  /** Field name; `''` for a delete or drop that has no field to check. */
  field: string;
  base: PlainBase;
  /** What Catalog held at the review, after the renames of the same plan; the write goes only while that is so. */
  server: PlainBase;
  /** What is sent. */
  value: Value | undefined;
  /** What the cell showed, where merging or a rename in the same plan made something else of it. */
  typed?: Value;
  /** `held`: in conflict, and not decided or to be left as it is. `left`: left out by the person. */
  decision: 'mine' | 'theirs' | 'held' | 'left';
  state: EntryState;
  note: string;
  /** ISO time of the last change of state. */
  at: string;
  /** The key that a create was given. */
  createdKey: string;
  /** What Catalog held after the write, as read back. */
  stored: PlainBase;
  /** The run that this line undoes, `''` where it undoes none. */
  undoes: string;
  /** Does the row say what became of it? */
  reflected: boolean;
  /** The intent of the create in the same plan that gives the value, `''` where it is known. */
  dependsOn: string;
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
] as const satisfies readonly (readonly [string, keyof JournalEntry])[];

type Header = (typeof COLUMNS)[number][0];

export const ENTRY_HEADERS: readonly Header[] = COLUMNS.map(([header]) => header);

/** Everything that people or Catalog have written is packed, so that no spreadsheet takes it for a formula or a number. */
const PACKED: readonly string[] = ['base', 'server', 'value', 'typed', 'stored'];
const TEXTS: readonly string[] = ['caption', 'note'];

/** Longest text that is kept whole; what is longer is kept as length and hash. */
const MAX_LENGTH = 49_900;

/** `from` leaves out the columns before it. */
export function encodeEntry(entry: JournalEntry, from = 0): Cell[] {
  return COLUMNS.slice(from).map(([header, property]) => {
    if (property === 'reflected') return entry.reflected ? 'shown' : '';
    if (PACKED.includes(header)) return packValue(entry[property] as PlainBase);
    const text = String(entry[property]).slice(0, MAX_LENGTH);
    return TEXTS.includes(header) ? packValue(text) : text;
  });
}

export function decodeEntry(cells: readonly Cell[]): JournalEntry {
  const text = (header: Header) => String(cells[ENTRY_HEADERS.indexOf(header)] ?? '');
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
    decision: text('decision') as JournalEntry['decision'],
    state: text('state') as EntryState,
    note: String(unpackValue(text('note')) ?? ''),
    at: text('at'),
    createdKey: text('born'),
    stored: unpackValue(text('stored')),
    undoes: text('undoes'),
    reflected: text('shown') !== '',
    dependsOn: text('awaits'),
  };
}

/** Null, missing and empty differ: `j:null`, nothing, `s:`. The mark in front also keeps texts from being taken for formulas. */
export function packValue(value: PlainBase): string {
  if (value === undefined) return '';
  if (isShortened(value)) return `d:${value.length}:${value.hash}`;
  const packed = typeof value === 'string' ? `s:${value}` : `j:${JSON.stringify(value)}`;
  return packed.length <= MAX_LENGTH + 2 ? packed : packValue(shortened(packed.slice(2)));
}

export function unpackValue(text: string): PlainBase {
  if (text.startsWith('s:')) return text.slice(2);
  if (text.startsWith('j:')) return JSON.parse(text.slice(2)) as Value;
  if (!text.startsWith('d:')) return undefined;
  const [, length = '0', hash = ''] = text.split(':');
  return { length: Number(length), hash };
}

/** The same for the same lines, whatever their states are by now: what was shown is what is sent. */
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
          entry.decision,
        ],
        ...[packValue(entry.base), packValue(entry.server), packValue(entry.value), packValue(entry.typed), entry.dependsOn],
      ]),
    ),
  );
}
