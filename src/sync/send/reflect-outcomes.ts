// What a batch of writes leaves in the tabs: Status and Action of each row, the values that Catalog stored, new keys, and
// then the snapshot of what was shown.

import { groupBy } from '../../base/group-by.ts';
import { StopError } from '../../base/problem.ts';
import { saidHere, sayHere } from '../../base/say.ts';
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Workbook } from '../../platform/ports.ts';
import type { CellContext } from '../../tabs/cells/codec.ts';
import { intentIn, status } from '../../tabs/cells/status-text.ts';
import { withHeadsKept } from '../../tabs/memory/heads-once.ts';
import { type Base, baseOf, type Snapshot, type SnapshotRow, showsBase } from '../../tabs/memory/snapshot.ts';
import { resourceResolver } from '../../tabs/resource-for-tab.ts';
import { type Bases, isSettled, readShown } from '../../tabs/sheet/bases.ts';
import { STATUS } from '../../tabs/sheet/columns.ts';
import type { Mark } from '../../tabs/sheet/match-rows.ts';
import type { ReplacedEntries } from '../../tabs/sheet/replaced-entries.ts';
import { snapshotRow } from '../../tabs/sheet/row-fingerprint.ts';
import { cellAt, readTab } from '../../tabs/sheet/tab.ts';
import { readTouched, type Touched } from '../../tabs/sheet/touched-cells.ts';
import { upsertRows, upsertWithSnapshot } from '../../tabs/sheet/upsert.ts';
import type { Session } from '../jobs/session.ts';
import { hasOutcome, isDisarmed, isOpen, isTaken } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { fieldOf, firstOf, type Write } from '../plan/write.ts';

/** What became of the rows of some writes. */
export interface Shown {
  /** Intents of the creates whose row was found. */
  found: ReadonlySet<string>;
  /** Why a row doesn't show its result, by the key or intent of its first entry. */
  unshown: ReadonlyMap<string, string>;
}

/** `creating` marks the rows whose create is about to be sent, `final` shows the results. */
type Moment = 'creating' | 'final';

/**
 * Shows writes in their rows. The journal has the results before, so a tab that can't be written doesn't stop a send. Throws StopError only
 * if users keep moving its rows.
 */
export function showOutcomes(session: Session, writes: readonly Write[], moment: Moment): Shown {
  return showIn(session, readTabsOf(session, writes, moment), moment);
}

type Shower = Pick<Session, 'document' | 'client'>;

/** Writes of one tab, and the tab as it was read for them. Without one, it's gone or can't be read. */
interface TabOfWrites {
  writes: readonly Write[];
  tab?: ReadTab;
  stop?: StopError;
}

/** Reads the tabs of writes, before anything waits for a commit. */
export function readTabsOf(session: Session, writes: readonly Write[], moment: Moment): TabOfWrites[] {
  const workbook = withHeadsKept(session.workbook);
  const bySheet = groupBy(writes.filter(firstOf), (write) => firstOf(write)?.sheet);
  return Array.from(bySheet, ([sheet, ofSheet]): TabOfWrites => {
    try {
      const tab = sheet === undefined ? undefined : readTabFor({ ...session, workbook }, sheet, ofSheet, moment);
      return { writes: ofSheet, ...(tab && { tab }) };
    } catch (error) {
      return { writes: ofSheet, stop: unlessMoving(error) };
    }
  });
}

/** Shows writes in the tabs that were read for them. */
export function showIn(session: Shower, tabs: readonly TabOfWrites[], moment: Moment): Shown {
  const found = new Set<string>();
  const unshown = new Map<string, string>();
  const fail = (writes: readonly Write[], { problem }: StopError) => {
    for (const write of writes) unshown.set(firstOf(write)?.key ?? '', sayHere`the row doesn’t show it: ${problem.what}`);
  };
  for (const { writes, tab, stop } of tabs) {
    if (stop) fail(writes, stop);
    if (!tab) continue;
    try {
      const shown = showInTab(session, tab, writes, moment);
      for (const intent of shown.found) found.add(intent);
      for (const [of, why] of shown.unshown) unshown.set(of, [...(unshown.has(of) ? [unshown.get(of)] : []), why].join('; '));
    } catch (error) {
      fail(writes, unlessMoving(error));
    }
  }
  return { found, unshown };
}

/** Returns why one tab can't be shown its results. Throws all other errors, and the one for users who keep moving its rows. */
function unlessMoving(error: unknown): StopError {
  if (!(error instanceof StopError) || error.problem.code === 'tab-moving') throw error;
  return error;
}

/** Returns writes whose entries say why their row doesn't show the result. */
export function withUnshown(writes: readonly Write[], { unshown }: Shown): Write[] {
  return writes.map((write) => {
    const why = unshown.get(firstOf(write)?.key ?? '');
    if (why === undefined) return write;
    const noted = (entry: JournalEntry): JournalEntry => ({ ...entry, note: [entry.note, why].filter(Boolean).join('; ') });
    return { ...write, entries: write.entries.map(noted), taken: write.taken.map(noted) };
  });
}

interface ShownInTab {
  found: readonly string[];
  unshown: readonly [of: string, why: string][];
}

/** A tab as it was read, with what its cells last showed. */
interface ReadTab extends Pick<Bases, 'contents' | 'place'> {
  workbook: Workbook;
  resource: Resource;
  context: CellContext;
  snapshot: Snapshot;
}

function readTabFor(
  { workbook, document }: Pick<Session, 'workbook' | 'document'>,
  id: number,
  writes: readonly Write[],
  moment: Moment,
): ReadTab | undefined {
  const sheet = workbook.sheet(id);
  const resource = writes[0]?.resource;
  if (!sheet || !resource) return undefined;
  // Above new rows, formulas and rules of the user are looked for.
  const isWhole = writes.some((write) => isRowless(write)) || !isSettled(workbook, id);
  const read = isWhole ? readTab(sheet, resource) : readTouched(sheet, resource, touchedBy(writes, moment));
  // The rows beside those of this batch show times in the zone of the last pull, so these do too.
  const { rows: snapshot, contents, context, place } = readShown({ workbook, document }, { resource, contents: read });
  return { workbook, resource, context, snapshot, contents, ...(place && { place }) };
}

function showInTab(session: Shower, tab: ReadTab, writes: readonly Write[], moment: Moment): ShownInTab {
  const { document } = session;
  const { workbook, resource, context, contents, place } = tab;
  const snapshot: Snapshot = new Map(tab.snapshot);
  const intents = contents.values.map((_, index) => intentIn(String(cellAt(contents, index, STATUS))));
  const records = new Map<string, Record_>();
  const createdKeys = new Map<string, string>();
  const marks = new Map<string, Mark>();
  /** New records that have no row yet and get one. */
  const rowless = new Set<string>();

  for (const write of writes) {
    const first = firstOf(write);
    if (!first) continue;
    const key = first.createdKey || first.key;
    if (moment === 'creating') {
      marks.set(first.key, { status: status.creating(first.key), clearAction: false });
      continue;
    }
    const mark = statusFor(write);
    if (mark) marks.set(first.key, mark);
    if (first.createdKey !== '') {
      createdKeys.set(first.key, first.createdKey);
      marks.set(first.createdKey, mark ?? { status: status.created(), clearAction: true });
    }
    if (!write.after) continue;
    records.set(key, write.after);
    if (isRowless(write)) rowless.add(first.createdKey);
    // After an undo the cells show what the run has left, which is their base already.
    if (first.undoes !== '') continue;
    // A row of which only the id was known shows nothing of the record yet.
    if (first.operation !== 'create' && !snapshot.has(key)) continue;
    const row = snapshot.get(key) ?? snapshotRow({ resource, contents, context }, write.after);
    const index = first.operation === 'create' ? intents.indexOf(first.key) : contents.keys.indexOf(key);
    const shows = (field: Field, value: Base) => showsBase(field, cellAt(contents, index, field.name), value, context);
    snapshot.set(key, { ...row, bases: basesAfter(write, row.bases, shows) });
  }

  // A new key goes to the row that carries its intent. If several do, it goes to none, like each key that two rows would have. If none
  // does, the next pull adds the record.
  const rowsWith = (intent: string) => intents.filter((each, index) => each === intent && contents.keys[index] === '').length;
  for (const intent of Array.from(createdKeys.keys())) if (rowsWith(intent) === 0) createdKeys.delete(intent);
  const inTab = new Set([...contents.keys, ...createdKeys.values()]);
  for (const key of Array.from(records.keys())) if (!inTab.has(key) && !rowless.has(key)) records.delete(key);
  const input = { resource, context, records, deleted: new Set<string>(), snapshot, ...(place && { place }), marks, createdKeys, document };
  const { refused = [], replaced } =
    moment === 'creating' ? upsertRows(workbook, input, contents) : upsertWithSnapshot(workbook, input, contents, 'always');
  const keyless = new Map(intents.map((intent, index) => [String(index), intent ?? '']));
  const unshown = refused.map(({ of, header, row }): [string, string] => {
    const intentOf = Array.from(createdKeys).find(([, key]) => key === of)?.[0];
    return [intentOf ?? (keyless.get(of) || of), sayHere`Google didn’t let Catalog Sync write ${header} in row ${row}`];
  });
  if (moment === 'final') fillUnsure(session, tab, replaced);
  const isMarked = (intent: string) => rowsWith(intent) === 1 && (moment !== 'creating' || !unshown.some(([of]) => of === intent));
  return { found: Array.from(marks.keys()).filter(isMarked), unshown: [...unshown, ...replacedNotes(writes, replaced)] };
}

/** Reads records again in whose rows a write has replaced cells that weren't known, and shows them. */
function fillUnsure(
  { client, document }: Shower,
  { workbook, resource, contents: { sheet } }: ReadTab,
  replaced: ReplacedEntries | undefined,
): void {
  const keys = new Set(replaced?.cells.flatMap(({ of, value }) => (value === undefined && of !== '' ? [of] : [])));
  if (keys.size === 0 || !resource.single) return;
  try {
    const answers = client.readMany(resource, Array.from(keys));
    const found = answers.flatMap((answer): [string, Record_][] => ('found' in answer ? [[answer.found.key, answer.found.values]] : []));
    const { rows: snapshot, contents, context } = readShown({ workbook, document }, { resource, contents: readTab(sheet, resource) });
    const input = { resource, context, records: new Map(found), deleted: new Set<string>(), snapshot, document };
    upsertWithSnapshot(workbook, input, contents, 'if-changed');
  } catch (error) {
    // The send log names the cells anyway.
    if (!(error instanceof CatalogError)) throw error;
  }
}

/** How many cells are named of which it isn't known what stood there. */
const MAX_NAMED = 5;

/** Returns what the send log says of cells that users filled meanwhile. Those of other rows are named by the first write. */
function replacedNotes(writes: readonly Write[], { cells, more }: ReplacedEntries = { cells: [], more: 0 }): ShownInTab['unshown'] {
  const keys = writes.flatMap((write) => firstOf(write)?.key ?? []);
  const [first] = keys;
  if (first === undefined) return [];
  const typed = cells.flatMap(({ of, header, row, value }): [string, string][] => {
    if (value === undefined) return [];
    return [[keys.includes(of) ? of : first, sayHere`“${value}”, entered meanwhile in ${header} in row ${row}, was replaced`]];
  });
  const unsure = cells.filter(({ value }) => value === undefined);
  const named = unsure
    .slice(0, MAX_NAMED)
    .map(({ header, row }): [string, string] => [first, sayHere`meanwhile, ${header} in row ${row} might have been replaced`]);
  const others = more + unsure.length - named.length;
  const rest: [string, string][] = others > 0 ? [[first, sayHere`meanwhile, ${others} other cells might have been replaced`]] : [];
  return [...typed, ...named, ...rest];
}

/** Returns whether a write has made a record again that has no row, as an undo does. */
function isRowless(write: Write): boolean {
  const first = firstOf(write);
  return first !== undefined && first.createdKey !== '' && first.row === 0;
}

function touchedBy(writes: readonly Write[], moment: 'creating' | 'final'): Touched {
  const names = writes.flatMap((write) => {
    const first = firstOf(write);
    return first ? [first.key, first.createdKey] : [];
  });
  const fields = new Set(writes.flatMap(({ resource, entries }) => [resource.updated ?? '', ...entries.map(({ field }) => field)]));
  const isNamed = (name: string) => name !== '';
  return {
    names: new Set(names.filter(isNamed)),
    fields: moment === 'creating' ? [] : Array.from(fields).filter(isNamed),
    isPlain: writes.every((write) => write.taken.length === 0 && firstOf(write)?.operation !== 'create'),
  };
}

/**
 * Returns the bases of a row after its write. The cells still show what was entered. With that as base they count as pulled and are
 * replaced by what Catalog stored, unless you changed them since: `shows` tells if a cell shows a value.
 */
function basesAfter(write: Write, before: SnapshotRow['bases'], shows: (field: Field, value: Base) => boolean): SnapshotRow['bases'] {
  const entered = (entry: JournalEntry): Base => {
    const field = fieldOf(write, entry);
    // Its words were typed into a column that stands for it.
    const isBlank = entry.typed !== undefined && entry.operation === 'create' && field?.finds !== undefined && shows(field, null);
    return isBlank ? null : baseOf(entry.typed ?? entry.value);
  };
  // A new row shows no value yet that Catalog filled in by itself.
  const bases = firstOf(write)?.operation === 'create' ? Object.fromEntries(Object.keys(before).map((name) => [name, null])) : before;
  const sent = write.entries.filter((entry) => {
    const isKnown = entry.field in bases && entered(entry) !== undefined;
    return entry.state === 'done' && (isKnown || fieldOf(write, entry)?.writeOnly);
  });
  const replaced = write.taken.filter((entry) => {
    const field = fieldOf(write, entry);
    return field !== undefined && shows(field, entered(entry));
  });
  return { ...bases, ...Object.fromEntries([...sent, ...replaced].map((entry) => [entry.field, entered(entry)])) };
}

function statusFor(write: Write): Mark | undefined {
  const states = write.entries.map((entry) => entry.state);
  const notes = Array.from(new Set(write.entries.map((line) => saidHere(line.note)).filter((note) => note !== '')));
  const first = firstOf(write);
  // A create that was refused with the key, or for a pause, is still to be sent.
  if (first?.operation === 'create' && first.state === 'planned') return { status: status.toCreate(first.key), clearAction: false };
  if (!first || write.entries.some(isOpen)) return undefined;
  if (states.includes('unconfirmed')) {
    const unconfirmed =
      first.operation === 'create' ? status.unconfirmedCreate(first.key, notes.join(', ')) : status.unconfirmed(notes.join('; '));
    return { status: unconfirmed, clearAction: true };
  }
  if (states.includes('stale')) return { status: status.stale(), clearAction: false };
  if (states.includes('failed')) return { status: status.failed(notes.join(', ')), clearAction: false };
  if (states.includes('skipped')) return { status: status.skipped(notes.join(', ')), clearAction: true };
  if (first.operation === 'create') {
    const blocked = first.createdKey === '' && first.note !== '';
    const done = first.undoes === '' ? status.created() : status.undone(notes.join(', '));
    return { status: blocked ? status.done(saidHere(first.note)) : done, clearAction: true };
  }
  // Without a sent entry, the row shows Catalog's values or an unresolved conflict.
  if (states.length === 0) return { status: write.unresolved ? status.conflict() : 'blank', clearAction: false };
  if (write.unresolved) notes.push(sayHere`a conflicting field wasn’t sent`);
  // An Action in the row by now is a new one.
  if (first.undoes !== '') return { status: status.undone(notes.join(', ')), clearAction: false };
  return { status: status.done(write.resource.writes[first.operation]?.done, notes.join(', ')), clearAction: true };
}

/** Returns the requests with a result that their row doesn't show yet. */
export function findUnreflected(session: Pick<Session, 'document'>, lines: readonly JournalEntry[]): Write[] {
  const shapeAt = resourceResolver(session);
  const requests = groupBy(lines, ({ request }) => request);
  return Array.from(requests.values()).flatMap((ofRequest): Write[] => {
    const lines = ofRequest.filter((entry) => hasOutcome(entry) || isDisarmed(entry));
    const taken = ofRequest.filter(isTaken);
    if (ofRequest.some(isOpen) || [...lines, ...taken].every((entry) => entry.reflected)) return [];
    return [
      { resource: shapeAt(ofRequest[0]), entries: lines, taken, unresolved: ofRequest.some(({ decision }) => decision === 'unresolved') },
    ];
  });
}

/** Shows the results of requests whose responses are no longer known, after reading their records again. */
export function reflectAgain(session: Session, writes: readonly Write[]): void {
  const found = new Map<Write, Record_>();
  for (const resource of new Set(writes.map((write) => write.resource))) {
    const reread = writes.filter((write) => write.resource === resource && resource.single && isStillThere(write));
    const keys = reread.map(({ entries: lines, taken }) => lines[0]?.createdKey || (lines[0] ?? taken[0])?.key || '');
    const answers = keys.length > 0 ? session.client.readMany(resource, keys) : [];
    answers.forEach((answer, index) => {
      const write = reread[index];
      if ('found' in answer && write) found.set(write, answer.found.values);
      else if ('failed' in answer && !['forbidden', 'refused'].includes(answer.failed.code)) throw answer.failed;
    });
  }
  showOutcomes(
    session,
    writes.map((write) => ({ ...write, after: found.get(write) ?? write.after })),
    'final',
  );
}

/** Returns whether the record of a write exists and its row must show it. */
function isStillThere({ entries: lines, taken }: Write): boolean {
  const hasRecord = ({ operation, createdKey }: JournalEntry) => operation !== 'delete' && (operation !== 'create' || createdKey !== '');
  return taken.length > 0 || lines.some((entry) => entry.state === 'done' && hasRecord(entry));
}
