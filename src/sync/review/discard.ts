// Discarding edits: cells get back what they showed after the last pull. Cells are found by the key of their row and the tag of their
// column. An Action is cleared, and a new row stays, because no pull has shown another value for its cells. What was entered after the
// review stays, too.
import { saidHere, say } from '../../base/say.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Field, Record_, Resource, Value } from '../../catalog/resource.ts';
import { intentIn, type Status } from '../../tabs/cells/status-text.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { type Base, isShortened, plainBase, type Snapshot } from '../../tabs/memory/snapshot.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { readShown } from '../../tabs/sheet/bases.ts';
import { ACTION, STATUS } from '../../tabs/sheet/columns.ts';
import { readKnownTab } from '../../tabs/sheet/known-columns.ts';
import type { Mark } from '../../tabs/sheet/match-rows.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { type Contents, cellAt, readTab } from '../../tabs/sheet/tab.ts';
import { upsertRows } from '../../tabs/sheet/upsert.ts';
import { assertTabsFree } from '../jobs/lease.ts';
import { type Session, withLock } from '../jobs/session.ts';
import type { TabContents } from '../plan/row-change.ts';
import { textIn } from './cell-edits.ts';
import { forgetEdits } from './edit-counts.ts';
import { type Reviewed, sinceReview } from './since-review.ts';

/** A cell whose edit goes. */
export interface EditedCell {
  sheet: number;
  /** The key of its row or, in a new row, the intent in its Status. */
  of: string;
  /** The field, or the tag of the Action column. */
  field: string;
  reviewed: Reviewed;
}

export interface Discarded {
  /** Sentences about what was replaced, so it can be entered again. */
  discarded: string[];
  kept: string[];
}

export function discardEdits(session: Session, cells: readonly EditedCell[]): Discarded {
  const sheets = Array.from(new Set(cells.map(({ sheet }) => sheet)));
  assertTabsFree(session, '', sheets);
  const results = sheets.map((sheet) =>
    discardInTab(
      session,
      sheet,
      cells.filter((cell) => cell.sheet === sheet),
    ),
  );
  forgetEdits(session.document, sheets);
  return { discarded: results.flatMap(({ discarded }) => discarded), kept: results.flatMap(({ kept }) => kept) };
}

function discardInTab(session: Session, id: number, cells: readonly EditedCell[]): Discarded {
  const tab = readTabs(session.document).find(({ sheet }) => sheet === id);
  const sheet = session.workbook.sheet(id);
  if (!tab || !sheet || tab.connection !== session.client.connection.id) return { discarded: [], kept: [] };
  const resource = resourceForTab(tab);
  // Bases of long texts are only known by their digest, so Catalog is asked for them before the lock is taken.
  const long = longTexts(session, resource, readShown(session, { resource, contents: readTab(sheet, resource) }).rows, cells);
  return withLock(session, 'Wait a minute, then discard again.', () => {
    const read = readKnownTab(sheet, resource);
    const { rows, contents, context } = readShown(session, { resource, contents: read });
    const tab = { resource, contents, snapshot: rows, context };
    const wanted = cells.flatMap((cell) => putBack({ tab, long }, cell) ?? []);
    const records = new Map<string, Record_>();
    const marks = new Map<string, Mark>();
    for (const each of wanted) {
      if ('value' in each) {
        records.set(each.key, { ...records.get(each.key), [each.field.name]: each.value });
        const row = rows.get(each.key);
        // Without a base, the cell isn't an edit, so the merge writes it.
        if (row) rows.set(each.key, { ...row, bases: { ...row.bases, [each.field.name]: undefined } });
      } else if ('status' in each) marks.set(each.of, { status: each.status, clearAction: true });
    }
    const input = { resource, context, records, deleted: new Set<string>(), snapshot: rows, marks, document: session.document };
    // The stored bases are what the cells show afterward, so they stay as they are.
    const { refused = [], replaced } = upsertRows(session.workbook, input, contents);
    session.workbook.flush();
    const left = leftBy({ refused, replaced }, contents);
    const isRefused = (row: number) => refused.some((each) => each.row === row);
    return {
      discarded: wanted.flatMap((each) => ('said' in each && !isRefused(each.row) ? [each.said] : [])),
      kept: [...wanted.flatMap((each) => ('why' in each ? [each.why] : [])), ...left],
    };
  });
}

/** Returns what a write couldn't do, and what it replaced. */
export function leftBy({ refused = [], replaced }: Pick<UpsertResult, 'refused' | 'replaced'>, { name }: Contents): string[] {
  return [
    ...refused.map(({ header, row }) => say`Google didn’t let Catalog Sync write ${header} in row ${row} of ${name}.`),
    ...(replaced?.cells ?? []).flatMap(({ header, row, value }) =>
      value === undefined ? [] : [say`“${value}”, entered meanwhile in ${header} in row ${row}, was replaced.`],
    ),
  ];
}

interface TabState {
  tab: TabContents;
  /** Records whose long texts are needed, by key. */
  long: ReadonlyMap<string, Record_>;
}

/** What happens to one cell: its value comes back, its Action goes, or why neither is possible. */
type PutBack =
  | { key: string; field: Field; value: Value; row: number; said: string }
  | { of: string; status: Status | 'blank'; row: number; said: string }
  | { why: string };

/** Returns `undefined` if the cell has no edit any more. */
function putBack({ tab, long }: TabState, { of, field: name, reviewed }: EditedCell): PutBack | undefined {
  const { resource, contents, snapshot } = tab;
  const index = rowIndexOf(contents, of);
  const row = index + 2;
  const field = resource.fields.find((each) => each.name === name);
  if (index < 0 || (!field && name !== ACTION)) return { why: say`${contents.name}: a row to discard isn’t in the tab any more.` };
  const where = say`${contents.name}, row ${row}, ${field?.label ?? saidHere('Action')}`;
  const shows = shortText(textIn({ tab, index }, name));
  const since = sinceReview({ tab, index }, name, reviewed);
  if (since === 'other') return { why: say`${where}: “${shows}” was entered after the review, so it stays.` };
  if (!field) return { of, status: 'blank', row, said: say`${contents.name}, row ${row}: ${saidHere('Action')} cleared.` };
  if (since === 'none') return undefined;
  const base = snapshot.get(of)?.bases[name];
  const value = isShortened(base) ? long.get(of)?.[name] : valueOfBase(base);
  if (field.writeOnly || value === undefined) return { why: say`${where}: the earlier value isn’t known. Refresh the row to get it back.` };
  return { key: of, field, value, row, said: say`${where}: “${shows}” was discarded.` };
}

/** Returns where the row with a key is or, of a new row, the one whose Status has the intent. */
export function rowIndexOf(contents: Contents, of: string): number {
  const index = contents.keys.indexOf(of);
  return index >= 0 ? index : contents.values.findIndex((_, at) => intentIn(String(cellAt(contents, at, STATUS))) === of);
}

function valueOfBase(base: Base): Value | undefined {
  const plain = plainBase(base);
  return isShortened(plain) ? undefined : plain;
}

function longTexts({ client }: Session, resource: Resource, rows: Snapshot, cells: readonly EditedCell[]): Map<string, Record_> {
  const keys = Array.from(new Set(cells.filter(({ of, field }) => isShortened(rows.get(of)?.bases[field])).map(({ of }) => of)));
  if (keys.length === 0 || !resource.single) return new Map();
  const found = client.readMany(resource, keys);
  return new Map(found.flatMap((each) => ('found' in each ? [entryOf(each.found)] : [])));
}

function entryOf({ key, values }: Parsed): [string, Record_] {
  return [key, values];
}

const SHOWN_LENGTH = 60;

export function shortText(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
