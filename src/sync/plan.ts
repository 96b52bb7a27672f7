// Plan: what would be sent, worked out from what people changed and what Catalog holds now. Pure: changes and present
// records in, lines out. Nothing here reads or writes; `review.ts` gathers what goes in, `apply.ts` does what comes out.
import { isBlank, sameValue } from '../catalog/fields.ts';
import { type Field, type Operation, type Record_, type Resource, updates, type Value } from '../catalog/resource.ts';
import { parametersOf } from '../catalog/write-call.ts';
import { hash } from '../tabs/hash.ts';
import { type Base, baseOf, isShortened } from '../tabs/snapshot.ts';
import type { Edit, RowChange } from './diff.ts';
import { type Line, packValue } from './line.ts';

/** What Catalog holds of a record that someone wants to change. */
export type Present = { record: Record_ } | 'gone' | { unknown: string };

export interface PlanInput {
  run: string;
  connection: string;
  at: string;
  /** The run that is undone. */
  undoes?: string;
  /** At most one for each field of a record. */
  changes: readonly RowChange[];
  /** The record of a change as it is now. Asked for updates, deletes and drops. */
  presentOf(change: RowChange): Present;
  /** Records that a create might double; those that do not `stand` in its way, such as dropped enrollments, are only remembered. */
  matchesOf(change: RowChange): readonly { key: string; stands: boolean }[];
  /** What is said of a create for which a record of another resource stands already, such as `on the waitlist`. */
  standInOf?(change: RowChange): string | undefined;
  /** The intent of a create: a new id, or the one that its row already carries. */
  intentOf(change: RowChange): string;
}

/** A change that cannot be sent, and why. */
export interface Rejected {
  change: RowChange;
  what: string;
  todo: string;
}

export interface Plan {
  lines: Line[];
  rejected: Rejected[];
  /** Changes that Catalog already holds: nothing to send. */
  settled: RowChange[];
}

export function makePlan(input: PlanInput): Plan {
  const plan: Plan = { lines: [], rejected: [], settled: [] };
  const renames = findRenames(input.changes);
  /** Rows of the planned creates, by what tells their records apart. */
  const twins = new Map<string, number>();
  const inOrder = [...input.changes].sort((a, b) => orderOf(a) - orderOf(b));

  for (const change of inOrder) {
    const request = nextRequest(plan.lines);
    if (change.operation === 'create') {
      planCreate(input, plan, change, request, twins);
      continue;
    }
    const present = input.presentOf(change);
    if (present === 'gone' && change.resource.writes[change.operation]?.unseen) {
      plan.lines.push(lineOf(input, change, request));
    } else if (present === 'gone') {
      plan.rejected.push({ change, what: 'is no longer in Catalog', todo: 'Refresh the tab.' });
    } else if ('unknown' in present) {
      plan.rejected.push({ change, what: `could not be read from Catalog: ${present.unknown}`, todo: 'Review again later.' });
    } else if (updates(change.resource, change.operation)) {
      planUpdate(input, plan, change, request, present.record, renames);
    } else if (isRemoved(change.resource, change.operation, present.record)) {
      plan.settled.push(change);
    } else {
      planAction(input, plan, change, request, present.record, renames);
    }
  }
  return plan;
}

/** The same for the same lines, whatever their states are by now: what was shown is what is sent. */
export function checksum(lines: readonly Line[]): string {
  return hash(
    JSON.stringify(
      lines.map((line) => [
        ...[line.run, line.request, line.operation, line.resource, line.connection, line.sheet, line.key, line.field, line.decision],
        ...[packValue(line.base), packValue(line.server), packValue(line.value), packValue(line.typed), line.awaits],
      ]),
    ),
  );
}

/** Does the record already look as the table says of one after this write, such as an enrollment that was dropped? */
export function isRemoved(resource: Resource, operation: Operation, record: Record_): boolean {
  const leaves = resource.writes[operation]?.leaves;
  return typeof leaves === 'object' && record[leaves.field] === leaves.value;
}

/** Is the server's value the one that a line expects? Long ones are compared as the run table keeps them. */
export function holdsStill(field: Field, expected: Base, present: Value | undefined): boolean {
  if (isShortened(expected)) {
    const now = baseOf(present);
    return isShortened(now) && now.length === expected.length && now.hash === expected.hash;
  }
  return sameValue(field, expected, present);
}

/** What a set becomes when the added and removed items of an edit meet the present set. */
export function mergeSet(base: readonly string[], mine: readonly string[], server: readonly string[]): string[] {
  const removed = base.filter((item) => !mine.includes(item));
  const added = mine.filter((item) => !base.includes(item));
  return Array.from(new Set([...server.filter((item) => !removed.includes(item)), ...added])).sort();
}

/**
 * The fields by which a record is known to be the same just before it is removed: its caption and, where an undo could
 * make it anew, all that a new one would be given.
 */
function checkedBefore({ resource, operation }: RowChange, record: Record_): Pick<Field, 'name' | 'kind' | 'names'>[] {
  const anew = resource.writes[operation]?.leaves === 'nothing' && resource.writes.create !== undefined;
  const fields = resource.fields.filter(
    (field) => record[field.name] !== undefined && (field.name === resource.caption || (anew && field.write && !field.writeOnly)),
  );
  return fields.length > 0 ? fields : [{ name: '', kind: 'text' }];
}

/** The items of a set after the renames of the same plan, which are sent first. */
export function renamed(field: Pick<Field, 'names'>, value: Value | undefined, renames: Renames): Value | undefined {
  const ofResource = field.names === undefined ? undefined : renames.get(field.names);
  if (!ofResource || !Array.isArray(value)) return value;
  return Array.from(new Set((value as readonly string[]).map((item) => ofResource.get(item) ?? item))).sort();
}

/** New caption by old caption, by resource. */
export type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>;

function findRenames(changes: readonly RowChange[]): Renames {
  const renames = new Map<string, Map<string, string>>();
  for (const { resource, operation, edits } of changes) {
    const edit = edits.find(({ field }) => field.name === resource.caption);
    if (operation !== 'update' || typeof edit?.base !== 'string' || typeof edit.mine !== 'string') continue;
    const ofResource = renames.get(resource.name) ?? new Map<string, string>();
    renames.set(resource.name, ofResource.set(edit.base, edit.mine));
  }
  return renames;
}

function planCreate(input: PlanInput, plan: Plan, change: RowChange, request: string, twins: Map<string, number>): void {
  const matches = input.matchesOf(change);
  const double = matches.find((match) => match.stands);
  if (double) {
    plan.rejected.push({ change, what: `is already in Catalog, with id ${double.key}`, todo: 'Refresh the tab, and delete this row.' });
    return;
  }
  const standIn = input.standInOf?.(change);
  if (standIn !== undefined) {
    plan.rejected.push({ change, what: `is ${standIn} already`, todo: 'Delete this row.' });
    return;
  }
  const unmet = change.edits.find(({ awaits }) => awaits && !plan.lines.some((line) => line.key === input.intentOf(awaits)))?.awaits;
  if (unmet) {
    plan.rejected.push({
      change,
      what: `needs ${unmet.caption} (row ${unmet.row} of “${unmet.tab}”), which cannot be created`,
      todo: 'See to that row first.',
    });
    return;
  }
  const identity = identityOf(input, change);
  const twin = identity === undefined ? undefined : twins.get(identity);
  if (twin !== undefined) {
    plan.rejected.push({ change, what: `is the same as row ${twin}`, todo: 'Delete one of the two rows.' });
    return;
  }
  if (identity !== undefined) twins.set(identity, change.row);
  const key = input.intentOf(change);
  change.edits.forEach(({ field, mine, words, awaits }, index) => {
    // The first line of a create remembers which records matched before it: a new one among them later is ours.
    const server = index === 0 ? matches.map((match) => match.key) : undefined;
    plan.lines.push({
      ...lineOf(input, change, request),
      ...{ key, field: field.name, server, typed: words },
      ...(awaits ? { awaits: input.intentOf(awaits) } : { value: mine }),
    });
  });
}

/** Lines that are checked before sending, and one for each field that was typed for the Action. */
function planAction(input: PlanInput, plan: Plan, change: RowChange, request: string, record: Record_, renames: Renames): void {
  const { resource, operation, edits } = change;
  const call = resource.writes[operation];
  const lacking = call && parametersOf(call).find((name) => isBlank(record[name]) && !edits.some((edit) => edit.field.name === name));
  if (lacking !== undefined) {
    const label = resource.fields.find((field) => field.name === lacking)?.label ?? lacking;
    plan.rejected.push({ change, what: `has no ${label} in Catalog, so it cannot be sent by itself`, todo: 'Clear the Action.' });
    return;
  }
  for (const field of checkedBefore(change, record)) {
    const server = renamed(field, record[field.name], renames);
    plan.lines.push({ ...lineOf(input, change, request), field: field.name, base: baseOf(server), server, value: undefined });
  }
  for (const { field, mine } of edits) plan.lines.push({ ...lineOf(input, change, request), field: field.name, value: mine });
}

/** The same text for creates that would make the same record; none where nothing tells records apart. */
function identityOf(input: PlanInput, { resource, edits }: RowChange): string | undefined {
  const names = resource.lookUp?.fields ?? [];
  const values = names.map((name) => {
    const edit = edits.find(({ field }) => field.name === name);
    return edit?.awaits ? { awaits: input.intentOf(edit.awaits) } : (edit?.mine ?? null);
  });
  return names.length > 0 ? JSON.stringify([resource.name, values]) : undefined;
}

function planUpdate(input: PlanInput, plan: Plan, change: RowChange, request: string, record: Record_, renames: Renames): void {
  const lines = change.edits.flatMap((edit) => {
    const decided = decide(edit, record, renames);
    return decided === undefined ? [] : [{ ...lineOf(input, change, request), field: edit.field.name, base: edit.base, ...decided }];
  });
  const isFile = (line: Line) =>
    line.value !== null && change.resource.fields.some((field) => field.name === line.field && field.write?.file);
  if (lines.some(isFile) && lines.some((line) => line.value === null)) {
    const todo = 'Send one of the two first: Catalog takes an image only together with filled cells.';
    plan.rejected.push({ change, what: 'has a new image and a cell that was cleared', todo });
    return;
  }
  if (lines.length === 0) plan.settled.push(change);
  plan.lines.push(...lines);
}

/** Three ways: mine only is sent, both the same is nothing to do, both differently is a conflict; sets are merged. */
function decide(
  edit: Edit,
  record: Record_,
  renames: Renames,
): Pick<Line, 'server' | 'value' | 'typed' | 'decision' | 'state'> | undefined {
  const { field } = edit;
  const base = isShortened(edit.base) ? edit.base : renamed(field, edit.base, renames);
  const mine = renamed(field, edit.mine, renames) ?? null;
  const inRecord = renamed(field, record[field.name], renames);
  // A single read may lack the field in the older shape, and write-only fields always: then the base must do.
  const server: Base = inRecord === undefined ? base : inRecord;
  const typedBeside = (value: Value) => (sameValue(field, edit.mine, value) ? undefined : edit.mine);
  if (field.kind === 'set' && Array.isArray(server) && !isShortened(base)) {
    const value = mergeSet(Array.isArray(base) ? (base as readonly string[]) : [], mine as readonly string[], server as readonly string[]);
    return sameValue(field, value, server as Value)
      ? undefined
      : { server, value, typed: typedBeside(value), decision: 'mine', state: 'planned' };
  }
  if (inRecord !== undefined && sameValue(field, mine, inRecord)) return undefined;
  const untouched = inRecord === undefined || holdsStill(field, base, inRecord);
  return untouched
    ? { server, value: mine, decision: 'mine', state: 'planned' }
    : { server, value: mine, decision: 'held', state: 'conflict' };
}

function lineOf(input: PlanInput, change: RowChange, request: string): Line {
  return {
    run: input.run,
    request,
    operation: change.operation,
    resource: change.resource.name,
    connection: input.connection,
    sheet: change.sheet,
    row: change.row,
    key: change.key,
    caption: change.caption,
    field: '',
    base: undefined,
    server: undefined,
    value: undefined,
    decision: 'mine',
    state: 'planned',
    note: '',
    at: input.at,
    born: '',
    stored: undefined,
    undoes: input.undoes ?? '',
    shown: false,
    awaits: '',
  };
}

/** Requests are numbered in the order of sending. */
function nextRequest(lines: readonly Line[]): string {
  const last = lines[lines.length - 1];
  return `r${last ? Number(last.request.slice(1)) + 1 : 1}`;
}

function orderOf(change: RowChange): number {
  return change.resource.writes[change.operation]?.order ?? 0;
}
