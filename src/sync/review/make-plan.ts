// Plan: what would be sent, from what you changed and what Catalog has now. Pure: changes and present records in, journal entries
// out. `plan-changes.ts` reads what goes in, and `send.ts` sends what comes out.
import { said, say } from '../../base/say.ts';
import { isPossibleTime } from '../../catalog/records/canonical.ts';
import { isBlank } from '../../catalog/records/parse-record.ts';
import { type Field, looksDone, type Record_, updates } from '../../catalog/resource.ts';
import { parametersOf } from '../../catalog/writes/request.ts';
import { baseOf, plainBase } from '../../tabs/memory/snapshot.ts';
import { captionText } from '../plan/caption.ts';
import { isStoredWhole, type JournalEntry } from '../plan/journal-entry.ts';
import type { OtherRecord, RowChange } from '../plan/row-change.ts';
import { compareThree, type Renames, renamed, withRename } from '../plan/three-way.ts';

/** What Catalog has of a record to change, and its values that can't be read. `hidden`: the 404 could also mean that this key can't see it. */
export type Present = { record: Record_; odd?: readonly string[] } | 'gone' | 'hidden' | { unknown: string };

export interface PlanInput {
  run: string;
  connection: string;
  at: string;
  /** The run that this plan undoes. */
  undoes?: string;
  /** The name of the user who reviews. */
  user?: string;
  /** At most one for each field of a record. */
  changes: readonly RowChange[];
  /** The record of a change as it is now. Asked for updates, deletes and drops. */
  presentOf(change: RowChange): Present;
  /** Records that a create could double. Those that don't block it, such as dropped enrollments, are only remembered. */
  matchesOf(change: RowChange): readonly { key: string; blocks: boolean }[];
  /** What a row shows if a record of another resource blocks its create, such as `on the waitlist`. */
  blockerOf?(change: RowChange): string | undefined;
  /** The name of a change, if the one in its record isn't enough. */
  captionOf?(change: RowChange): string | undefined;
  /** The intent of a create: a new id, or the one that its row already carries. */
  intentOf(change: RowChange): string;
}

/** A change that cannot be sent, and why. */
export interface Rejected {
  change: RowChange;
  what: string;
  todo: string;
  /** No correction of the row makes it sendable. */
  final?: true;
}

/** Where the entries of a request come from. The record is what Catalog has of it, absent for a create. */
export interface Source {
  change: RowChange;
  record: Record_ | undefined;
}

export interface Plan {
  entries: JournalEntry[];
  rejected: Rejected[];
  /** Changes that Catalog already has. */
  noops: RowChange[];
  /** By request. */
  sources: Map<string, Source>;
}

export function makePlan(input: PlanInput): Plan {
  const plan: Plan = { entries: [], rejected: [], noops: [], sources: new Map() };
  const creates = new Map<string | undefined, RowChange>();
  let renames: Renames = new Map();
  for (const wanted of [...input.changes].sort((a, b) => orderOf(a) - orderOf(b))) {
    const present = wanted.operation === 'create' ? undefined : input.presentOf(wanted);
    const change = named(wanted, present, input.captionOf?.(wanted));
    const progress: Progress = { ...input, planned: plan.entries, renames, creates, present };
    const blank = { ...blankEntry(input, change, nextRequest(plan.entries)), subject: subjectOf(change, present) };
    const planned = storable(planChange(progress, change, blank));
    if ('what' in planned) {
      plan.rejected.push({ change, ...planned });
      continue;
    }
    renames = withRename(renames, change);
    if (change.operation === 'create') creates.set(identityOf(input, change), change);
    if (planned.length === 0) plan.noops.push(change);
    else {
      plan.entries.push(...planned);
      plan.sources.set(blank.request, { change, record: typeof present === 'object' && 'record' in present ? present.record : undefined });
    }
  }
  return plan;
}

/** What is known while changes are planned one after the other, in the order of sending. */
interface Progress extends PlanInput {
  planned: readonly JournalEntry[];
  /** New names of what is renamed, which is sent before the lists that name it. */
  renames: Renames;
  /** The planned creates, by what tells their records apart. */
  creates: ReadonlyMap<string | undefined, RowChange>;
  /** What Catalog has of the record to change. Absent for a create. */
  present: Present | undefined;
}

type Reason = Omit<Rejected, 'change'>;

/** Returns the entries, or why they can't be sent if the journal would hold one of their values only as length and hash. */
function storable(planned: JournalEntry[] | Reason): JournalEntry[] | Reason {
  return 'what' in planned || planned.every(({ value }) => isStoredWhole(value)) ? planned : reasons.tooLong;
}

/** Returns the entries of one change, none if Catalog already has it, or why it can't be sent. `entry` holds what they share. */
function planChange(progress: Progress, change: RowChange, entry: JournalEntry): JournalEntry[] | Reason {
  const { resource, operation } = change;
  const { present } = progress;
  if (present === undefined) return planCreate(progress, change, entry);
  if (change.other && !isRenamedTo(change, present)) return mixed(change, change.other);
  if (typeof present === 'string') return resource.writes[operation]?.unseen ? [entry] : reasons[present];
  if ('unknown' in present) return { what: say`couldn’t be read from Catalog: ${present.unknown}`, todo: 'Review again later.' };
  const odd = change.edits.find(({ field }) => present.odd?.includes(field.name));
  if (odd) return { what: say`has a value for ${odd.field.label} in Catalog that Catalog Sync can’t read`, todo: reasons.odd };
  const impossible = change.edits.find(
    ({ field, mine }) => field.kind === 'time' && typeof mine === 'string' && !isPossibleTime(Date.parse(mine)),
  );
  if (impossible)
    return { what: say`has a time for ${impossible.field.label} that isn’t between the years 1970 and 2100`, todo: reasons.odd };
  if (updates(resource, operation)) return planUpdate(progress, change, entry, present.record);
  return looksDone(resource, operation, present.record) ? [] : planAction(progress, change, entry, present.record);
}

/** Returns the change under the name that Catalog has for its record now. A cell can show another record's name after a sort. */
function named(change: RowChange, present: Present | undefined, better: string | undefined): RowChange {
  if (better !== undefined) return { ...change, caption: better };
  if (typeof present !== 'object' || 'unknown' in present) return change;
  const caption = present.record[change.resource.caption ?? ''];
  return isBlank(caption) ? change : { ...change, caption: String(caption) };
}

/** Returns whether Catalog has the name that the row shows for its own record by now. */
function isRenamedTo({ resource, other }: RowChange, present: Present): boolean {
  if (other?.shows !== 'its name' || typeof present !== 'object' || 'unknown' in present) return false;
  return present.record[resource.caption ?? ''] === other.caption;
}

function mixed({ key, resource }: RowChange, other: OtherRecord): Reason {
  const { key: otherKey, shows } = other;
  const caption = captionText(resource, other);
  return {
    what:
      shows === 'its name'
        ? say`has the ID ${key}, but the row shows the name of “${caption}” (ID ${otherKey})`
        : say`has the ID ${key}, but the row shows cells of “${caption}” (ID ${otherKey})`,
    todo: 'Undo the sort or paste. Or delete the row and refresh the tab.',
  };
}

function planUpdate({ renames }: Progress, { resource, edits }: RowChange, entry: JournalEntry, record: Record_): JournalEntry[] | Reason {
  const entries = edits.flatMap((edit): JournalEntry[] => {
    const compared = compareThree(edit, record, renames);
    return compared === undefined ? [] : [{ ...entry, field: edit.field.name, base: plainBase(edit.base), ...compared }];
  });
  const isFile = ({ field: name, value }: JournalEntry) =>
    value !== null && resource.fields.some((field) => field.name === name && field.write?.file);
  return entries.some(isFile) && entries.some(({ value }) => value === null) ? reasons.fileAndBlank : entries;
}

function planCreate(progress: Progress, change: RowChange, entry: JournalEntry): JournalEntry[] | Reason {
  const matches = progress.matchesOf(change);
  const double = matches.find((match) => match.blocks);
  if (double) return { what: say`already exists in Catalog (ID ${double.key})`, todo: 'Refresh the tab and delete this row.', final: true };
  const blocker = progress.blockerOf?.(change);
  if (blocker !== undefined) return { what: say`is already ${said(blocker)}`, todo: 'Delete this row.', final: true };
  const isPlanned = (create: RowChange) => progress.planned.some(({ key }) => key === progress.intentOf(create));
  const unmet = change.edits.find(({ dependsOn }) => dependsOn && !isPlanned(dependsOn))?.dependsOn;
  if (unmet) {
    const row = say`${captionText(unmet.resource, unmet)} (row ${unmet.row} of “${unmet.tab}”)`;
    return { what: say`depends on ${row}, which can’t be created`, todo: 'Fix that row first.' };
  }
  const identity = identityOf(progress, change);
  if (identity !== undefined) {
    const same = progress.creates.get(identity);
    if (same) {
      const what = same.tab === change.tab ? say`duplicates row ${same.row}` : say`duplicates row ${same.row} of “${same.tab}”`;
      return { what, todo: 'Delete one of the rows.', final: true };
    }
  }
  return change.edits.map(({ field, mine, words, dependsOn }, index) => ({
    ...entry,
    key: progress.intentOf(change),
    field: field.name,
    typed: words,
    // The first entry of a create remembers which records matched before it: a new one among them later is ours.
    server: index === 0 ? matches.map((match) => match.key) : undefined,
    ...(dependsOn ? { dependsOn: progress.intentOf(dependsOn) } : { value: mine }),
  }));
}

/** Returns the entries that are checked before sending, and one for each field that was entered for the Action. */
function planAction({ renames }: Progress, change: RowChange, entry: JournalEntry, record: Record_): JournalEntry[] | Reason {
  const { resource, operation, edits } = change;
  const call = resource.writes[operation];
  const lacking = call && parametersOf(call).find((name) => isBlank(record[name]) && !edits.some(({ field }) => field.name === name));
  if (lacking !== undefined) {
    const label = resource.fields.find((field) => field.name === lacking)?.label ?? lacking;
    return { what: say`has no ${label} in Catalog, so this Action can’t be sent`, todo: 'Clear the Action.' };
  }
  const checked = checkedBefore(change, record).map((field): JournalEntry => {
    const server = renamed(field, record[field.name], renames);
    return { ...entry, field: field.name, base: baseOf(server), server };
  });
  return [...checked, ...edits.map(({ field, mine, words }): JournalEntry => ({ ...entry, field: field.name, value: mine, typed: words }))];
}

const reasons = {
  gone: { what: 'is no longer in Catalog', todo: 'Refresh the tab.' },
  hidden: {
    what: 'was deleted in Catalog, or your API key can’t see it',
    todo: 'Refresh the tab. If the row stays, connect with a key that has access to it.',
  },
  fileAndBlank: {
    what: 'has a new image and a cleared cell',
    todo: 'Send one change at a time. Catalog can’t accept both in one request.',
  },
  odd: 'Edit it in Catalog, and clear the cell.',
  tooLong: { what: 'has a value that’s too long to send', todo: 'Edit it in Catalog.' },
} as const;

/** Returns the same text for creates that would make the same record, or `undefined` if no field tells records apart. */
function identityOf(input: PlanInput, { resource, edits }: RowChange): string | undefined {
  const names = resource.lookUp?.fields ?? [];
  const values = names.map((name) => {
    const edit = edits.find(({ field }) => field.name === name);
    return edit?.dependsOn ? { awaits: input.intentOf(edit.dependsOn) } : (edit?.mine ?? null);
  });
  return names.length > 0 ? JSON.stringify([resource.name, values]) : undefined;
}

/**
 * Returns the fields by which a record is known to be the same just before it is removed: its caption and, if an undo could
 * create it again, all that a new one would be given.
 */
function checkedBefore({ resource, operation }: RowChange, record: Record_): Pick<Field, 'name' | 'kind' | 'names'>[] {
  const isRestorable = resource.writes[operation]?.leaves === 'nothing' && resource.writes.create !== undefined;
  const fields = resource.fields.filter(
    (field) =>
      record[field.name] !== undefined &&
      ([resource.caption, resource.writes[operation]?.allOrNothing].includes(field.name) ||
        (isRestorable && field.write && !field.writeOnly)),
  );
  return fields.length > 0 ? fields : [{ name: '', kind: 'text' }];
}

function blankEntry(input: PlanInput, change: RowChange, request: string): JournalEntry {
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
    createdKey: '',
    stored: undefined,
    undoes: input.undoes ?? '',
    reflected: false,
    dependsOn: '',
    attempts: 0,
    job: '',
    user: input.user ?? '',
    subject: '',
    restores: undefined,
    seal: '',
    resultSeal: '',
    journalRow: 0,
  };
}

/** Returns the Canvas IDs of the learners that a change is about, separated by commas, or `''` if it's about none. */
function subjectOf({ resource: { subject }, edits }: RowChange, present: Present | undefined): string {
  if (!subject) return '';
  const record = typeof present === 'object' && 'record' in present ? present.record : {};
  const learners = edits.find(({ field }) => field.name === subject.learner)?.mine ?? record[subject.learner];
  return isBlank(learners) ? '' : [learners].flat().join(', ');
}

/** Requests are numbered in the order of sending. */
function nextRequest(entries: readonly JournalEntry[]): string {
  const last = entries[entries.length - 1];
  return `r${last ? Number(last.request.slice(1)) + 1 : 1}`;
}

function orderOf(change: RowChange): number {
  return change.resource.writes[change.operation]?.order ?? 0;
}
