// One batch of a send: look at the records once more, write, read back, and say what became of each line.
import type { Client, WriteOutcome } from '../catalog/client.ts';
import type { CatalogError } from '../catalog/errors.ts';
import type { Parsed } from '../catalog/fields.ts';
import { type Field, looksDone, type Operation, type Record_, type Resource, removes, updates, type Value } from '../catalog/resource.ts';
import { mostOf } from '../catalog/write-call.ts';
import { takeAwaited } from './awaited.ts';
import { claimRows, settleCreates, settleInterrupted } from './creates.ts';
import type { Line } from './line.ts';
import { already, isOpen, move, moveAll } from './line-state.ts';
import { showOutcomes } from './outcomes.ts';
import { again, refuse } from './refusal.ts';
import { type PlanHeader, writeStates } from './runs.ts';
import { shapesIn } from './shape.ts';
import { holdsStill } from './three-way.ts';
import { hasMore } from './whole.ts';
import type { World } from './world.ts';

/** Writes that go out at the same time; creates always go one by one. */
export const MOST_AT_ONCE = 20;
const MOST_WAIT = 20;
/** Milliseconds between two looks at a job in Catalog. */
const JOB_WAIT = 2_000;

/** One write: all lines of a request. */
export interface Write {
  resource: Resource;
  lines: Line[];
  /** Lines that are not sent because the person took Catalog's value: their cells are to show it. */
  taken: Line[];
  /** Some of its fields were in conflict and are not sent. */
  held: boolean;
  /** The record just before the write. */
  before?: Record_;
  /** The record after the write, as read back or as the create answered. */
  after?: Record_;
  /** Catalog removed more than was asked. */
  overdone?: true;
}

/** The next requests that may go together: same resource, same operation, in the order of the plan. */
export function nextBatch(world: Pick<World, 'document'>, lines: readonly Line[]): Write[] {
  const first = lines.find(isOpen);
  if (!first) return [];
  const writes = new Map<string, Write>();
  const shapeAt = shapesIn(world);
  const most = mostAtOnce(shapeAt(first), first.operation);
  for (const line of lines) {
    if (!isOpen(line)) continue;
    if (line.resource !== first.resource || line.operation !== first.operation) break;
    const write = writes.get(line.request);
    if (write) write.lines.push(line);
    else if (writes.size >= most) break;
    // The same record from another tab: its turn comes when the first write has been read back.
    else if (Array.from(writes.values()).some(({ lines: [other] }) => other?.key === line.key)) break;
    else {
      const held = lines.some((other) => other.request === line.request && other.decision === 'held');
      writes.set(line.request, { resource: shapeAt(line), lines: [line], taken: [], held });
    }
  }
  return Array.from(writes.values());
}

/** How many requests a batch takes. */
export function mostAtOnce({ writes }: Resource, operation: Operation): number {
  const call = writes[operation];
  return operation === 'create' || call?.spares ? 1 : call?.many || call?.upload || call?.whole ? mostOf(call) : MOST_AT_ONCE;
}

/**
 * Sends one batch and leaves its outcome everywhere it belongs. Answers the seconds to wait before the next one, where nobody
 * can know yet whether a create was done. Throws CatalogError where Catalog cannot be read at all.
 */
export function sendBatch(world: World, header: PlanHeader, lines: readonly Line[], writes: Write[]): number {
  const creating = writes[0]?.lines[0]?.operation === 'create';
  if (creating) {
    takeAwaited(world, writes, lines);
    const wait = settleInterrupted(world, writes);
    if (wait > 0) return wait;
    claimRows(world, writes);
  } else if (jobOf(writes)) {
    followJob(world, writes);
  } else {
    checkBefore(world, writes);
    for (const write of writes) takeTheirs(world, write);
  }
  const going = writes.filter((write) => write.lines.some((line) => line.state === 'planned'));
  let failure: unknown;
  for (const write of going) moveAll(world, write.lines, 'sending', write.lines[0]?.note ?? '');

  if (going.length > 0) {
    writeStates(world.workbook, header, lines);
    world.workbook.flush();
    const outcomes = world.client.writeMany(
      going.map(({ resource, lines: [line], lines: sent, before }) => ({
        resource,
        operation: line?.operation ?? 'update',
        ...(creating ? {} : { key: line?.key ?? '' }),
        values: Object.fromEntries(sent.flatMap((each) => (each.value === undefined ? [] : [[each.field, each.value]]))),
        record: before,
        options: Object.fromEntries(
          (resource.writes[line?.operation ?? 'update']?.options ?? []).map(({ name }) => [name, header.options.includes(name)]),
        ),
      })),
    );
    if (creating) settleCreates(world, going, outcomes);
    else failure = settle(world, going, outcomes);
    if (going.some((write) => write.overdone)) holdRest(world, lines, going);
    waitAsAsked(world, outcomes);
  }
  for (const write of writes) keepStored(write);
  writeStates(world.workbook, header, lines);
  // The run table first: what a killed run has not shown in the rows is shown by the next one.
  world.workbook.flush();
  showOutcomes(world, writes, 'final');
  for (const line of writes.flatMap((write) => [...write.lines, ...write.taken])) line.shown = !isOpen(line);
  writeStates(world.workbook, header, lines);
  if (failure !== undefined) throw failure;
  return 0;
}

/** The job in Catalog that is doing these writes, as their note says. */
function jobOf(writes: readonly Write[]): string | undefined {
  const [line] = writes[0]?.lines ?? [];
  return line?.state === 'sending' ? /^job (\w+)$/.exec(line.note)?.[1] : undefined;
}

/** Looks how far the job is, after a pause; when it has ended, what Catalog holds says what became of each record. */
function followJob(world: World, writes: readonly Write[]): void {
  const id = jobOf(writes) ?? '';
  world.clock.sleep(JOB_WAIT);
  const job = world.client.job(id);
  if (job && !job.ended) return;
  const words = job?.problems.join(' ') || `it is not known what became of job ${id} in Catalog`;
  const outcome: WriteOutcome = job?.problems.length === 0 ? { outcome: 'done' } : { outcome: job ? 'mixed' : 'unknown', words };
  const mine = writes.filter((write) => write.lines[0]?.note === `job ${id}`);
  settle(
    world,
    mine,
    mine.map(() => outcome),
  );
}

/** Remembers what an undo has to know: what Catalog held after the write. */
function keepStored({ lines, after }: Write): void {
  for (const line of lines) if (line.state === 'done' && after) line.stored = after[line.field];
}

/** Reads each record just before its write: moved ones are held back, and what an interrupted run has sent is not sent twice. */
function checkBefore(world: World, writes: readonly Write[]): void {
  const answers = readAll(world.client, writes);
  writes.forEach((write, index) => {
    const answer = answers[index];
    const [first] = write.lines;
    if (!answer || !first) return;
    const isUpdate = updates(write.resource, first.operation);
    const call = write.resource.writes[first.operation];
    if ('failed' in answer) moveAll(world, write.lines, 'failed', answer.failed.words ?? answer.failed.code);
    else if ('gone' in answer) {
      if (call?.unseen) moveAll(world, write.lines, 'planned', first.note);
      else if (removes(call)) moveAll(world, write.lines, 'done', first.state === 'sending' ? '' : already.gone);
      else moveAll(world, write.lines, 'failed', 'is no longer in Catalog');
    } else {
      const { values } = answer.found;
      write.before = values;
      const arrived = first.state === 'sending' && isUpdate && write.lines.every((line) => isSent(write, line, values));
      if (!isUpdate && looksDone(write.resource, first.operation, values)) {
        moveAll(world, write.lines, 'done', first.state === 'sending' ? '' : already.so);
        write.after = values;
      } else if (first.state === 'sending' && isOnce(write) && !(arrived && isSeen(write, values))) {
        moveAll(world, write.lines, 'uncertain', 'the run ended before Catalog answered');
      } else if (arrived) {
        moveAll(world, write.lines, 'done', '');
        write.after = values;
      } else if (write.lines.every((line) => line.field === '' || stillAsReviewed(write, line, values)))
        moveAll(world, write.lines, 'planned', first.note);
      else moveAll(world, write.lines, 'moved', 'changed in Catalog meanwhile');
    }
  });
  const going = writes.filter(({ lines: [line] }) => line?.state === 'planned');
  if (hasMore(world, going)) for (const { lines } of going) moveAll(world, lines, 'moved', 'others, who were not shown, would go too');
}

/** What is taken from Catalog is not sent; the record as it was just read shows it, unless a later one does. */
function takeTheirs(world: World, write: Write): void {
  write.taken = write.lines.filter((line) => line.decision === 'theirs' && line.state === 'planned');
  if (write.taken.length === 0) return;
  for (const line of write.taken) move(world, line, 'skipped', 'Catalog’s value was taken');
  write.lines = write.lines.filter((line) => !write.taken.includes(line));
  write.after = write.before;
}

/** Answers why nothing could be read back, if that was so: the writes have an outcome all the same. */
function settle(world: World, writes: readonly Write[], outcomes: readonly WriteOutcome[]): unknown {
  const unclear = writes.filter((_, index) => !['refused', 'begun'].includes(outcomes[index]?.outcome ?? ''));
  let answers: ReadAnswer[] = [];
  let failure: unknown;
  try {
    answers = readAll(world.client, unclear);
  } catch (error) {
    failure = error;
  }
  writes.forEach((write, index) => {
    const outcome = outcomes[index];
    const [first] = write.lines;
    if (!outcome || !first) return;
    if (outcome.outcome === 'refused') {
      refuse(world, write, outcome);
      return;
    }
    const answer = answers[unclear.indexOf(write)];
    const after = answer && 'found' in answer ? answer.found.values : undefined;
    write.after = after;
    const isGone = answer !== undefined && 'gone' in answer;
    if (outcome.outcome === 'begun') moveAll(world, write.lines, 'sending', `job ${outcome.job}`);
    else if (!updates(write.resource, first.operation)) settleAction(world, write, outcome, isGone);
    else if (after) compare(world, write, outcome, after);
    else moveAll(world, write.lines, outcome.outcome === 'done' ? 'done' : 'uncertain', 'could not be read back');
  });
  return failure;
}

/** A Catalog that removes more than it was asked gets no more of the same. */
function holdRest(world: World, lines: readonly Line[], going: readonly Write[]): void {
  const sent = going[0]?.lines[0];
  for (const line of lines) {
    if (line.state === 'planned' && line.operation === sent?.operation && line.resource === sent.resource)
      move(world, line, 'skipped', 'not sent, because Catalog removed more than was asked');
  }
}

type SettledOutcome = Exclude<WriteOutcome, { outcome: 'refused' | 'begun' }>;

/** An Action is done where its record reads so, or where nothing speaks against the answer. */
function settleAction(world: World, write: Write, outcome: SettledOutcome, isGone: boolean): void {
  const { resource, before, after } = write;
  const operation = write.lines[0]?.operation ?? '';
  const call = resource.writes[operation];
  const words = outcome.outcome === 'done' ? '' : outcome.words;
  const reads = (removes(call) && isGone) || (after !== undefined && looksDone(resource, operation, after));
  const changed = resource.updated !== undefined && before && after && before[resource.updated] !== after[resource.updated];
  if (call?.spares && isGone) {
    write.overdone = true;
    moveAll(world, write.lines, 'failed', `Catalog removed the whole ${resource.one}, which was not asked for`);
  } else if (reads) moveAll(world, write.lines, 'done', outcome.outcome === 'done' && outcome.already ? already.gone : '');
  else if (outcome.outcome === 'done') {
    const stands = call?.leaves === 'nothing' && after !== undefined;
    moveAll(world, write.lines, stands ? 'failed' : 'done', stands ? 'Catalog said yes, but it is still there' : '');
  } else if (changed || (isGone && call?.unseen)) moveAll(world, write.lines, 'done', words);
  else if (outcome.outcome === 'mixed') moveAll(world, write.lines, 'failed', words);
  else if (after && call?.leaves) again(world, write.lines, 'failed', words);
  else moveAll(world, write.lines, 'uncertain', words);
}

/** Compares what was read back with what was sent, and with what stood beside it before. */
function compare(world: World, write: Write, outcome: SettledOutcome, after: Record_): void {
  const { before } = write;
  if (outcome.outcome === 'unknown' && isOnce(write) && !isSeen(write, after)) {
    moveAll(world, write.lines, 'uncertain', outcome.words);
    return;
  }
  if (outcome.outcome === 'unknown' && !write.lines.every((line) => isSent(write, line, after))) {
    const asBefore = write.lines.every((line) => line.field === '' || stillAsReviewed(write, line, after));
    if (asBefore && isOnce(write)) moveAll(world, write.lines, 'uncertain', outcome.words);
    else if (asBefore) again(world, write.lines, 'failed', 'Catalog did not answer');
    else moveAll(world, write.lines, 'uncertain', 'Catalog did not answer, and now holds another value');
    return;
  }
  for (const line of write.lines) {
    const field = fieldOf(write, line);
    const stored = after[line.field];
    if (!field || stored === undefined) move(world, line, 'done', 'cannot be confirmed');
    else if (holdsStill(field, line.value, stored) || (field.write?.file && line.value !== null)) move(world, line, 'done', '');
    else if (holdsStill(field, line.server, stored))
      move(world, line, 'failed', outcome.outcome === 'mixed' ? outcome.words : 'ignored by Catalog');
    else move(world, line, 'done', `stored as ${shown(stored)}`);
  }
  const beside = write.resource.fields.filter(
    (field) =>
      field.write &&
      before &&
      before[field.name] !== undefined &&
      !write.lines.some((line) => line.field === field.name) &&
      !holdsStill(field, before[field.name], after[field.name]),
  );
  const [first] = write.lines;
  if (first && beside.length > 0)
    first.note = [first.note, `also changed: ${beside.map((field) => field.label).join(', ')}`].filter(Boolean).join('; ');
}

function waitAsAsked(world: World, outcomes: readonly WriteOutcome[]): void {
  const waits = outcomes.map((outcome) => (outcome.outcome === 'refused' && outcome.status === 429 ? (outcome.retryAfter ?? 2) : 0));
  const seconds = Math.min(MOST_WAIT, Math.max(0, ...waits));
  if (seconds > 0) world.clock.sleep(seconds * 1000);
}

type ReadAnswer = { found: Parsed } | { gone: true } | { failed: CatalogError };

/** Throws where reading fails for a reason that no single record has: a wrong key, no network. */
function readAll(client: Client, writes: readonly Write[]): ReadAnswer[] {
  const [first] = writes;
  if (!first) return [];
  const answers = client.readMany(
    first.resource,
    writes.map((write) => write.lines[0]?.key ?? ''),
  );
  for (const answer of answers) {
    if ('failed' in answer && !['forbidden', 'refused', 'not-found'].includes(answer.failed.code)) throw answer.failed;
  }
  return answers;
}

/** May this never be sent again without knowing what became of it? */
function isOnce(write: Write): boolean {
  const [first] = write.lines;
  const isUpload = first && write.resource.writes[first.operation]?.upload !== undefined;
  return isUpload || write.lines.some((line) => fieldOf(write, line)?.write?.once);
}

/** Does the record show all that was sent? */
function isSeen(write: Write, values: Record_): boolean {
  return write.lines.every((line) => values[line.field] !== undefined);
}

function stillAsReviewed(write: Write, line: Line, values: Record_): boolean {
  const field = fieldOf(write, line);
  return !field || values[line.field] === undefined || holdsStill(field, line.server, values[line.field]);
}

function isSent(write: Write, line: Line, values: Record_): boolean {
  const field = fieldOf(write, line);
  return !field || values[line.field] === undefined || holdsStill(field, line.value, values[line.field]);
}

export function fieldOf(write: Pick<Write, 'resource'>, line: Line): Field | undefined {
  return write.resource.fields.find((field) => field.name === line.field);
}

function shown(value: Value): string {
  return Array.isArray(value) ? value.join(', ') : value === null ? 'blank' : String(value).slice(0, 200);
}
