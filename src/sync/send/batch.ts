// One batch of a send: look at the records once more, write, read back, and say what became of each line.
import type { WriteOutcome } from '../../catalog/client.ts';
import type { Operation, Record_, Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { mostOf } from '../../catalog/writes/request.ts';
import { shapesIn } from '../../tabs/resource-for-tab.ts';
import type { World } from '../jobs/session.ts';
import { isOpen, isToSend, moveAll } from '../plan/entry-state.ts';
import { type PlanHeader, writeStates } from '../plan/journal.ts';
import type { Line } from '../plan/journal-entry.ts';
import { claimRows, settleCreates, settleInterrupted } from './creates.ts';
import { takeAwaited } from './deferred-values.ts';
import { checkBefore, takeTheirs } from './precheck.ts';
import { holdRest, settle } from './reconcile.ts';
import { isKeyRefused } from './rejection.ts';
import { showOutcomes } from './write-outcomes.ts';

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
  /** The review was made with another key, so a 404 or an absent record proves nothing. */
  otherKey?: true;
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
 * can know yet whether a create was done. Throws CatalogError where Catalog cannot be read at all, or refuses the key.
 */
export function sendBatch(world: World, header: PlanHeader, lines: readonly Line[], writes: Write[]): number {
  const { host, scope } = world.client.connection;
  if ((header.scope ?? scope) !== scope) for (const write of writes) write.otherKey = true;
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
  const going = writes.filter((write) => write.lines.some((line) => isToSend(line) && line.state === 'planned'));
  let failure: unknown;
  for (const write of going) moveAll(world, write.lines, 'sending', write.lines[0]?.note ?? '');
  // Those that an interrupted run has sent are done already, and this one may end before its end, too.
  for (const write of writes) keepStored(write);

  if (going.length > 0) {
    writeStates(world.workbook, header, lines);
    world.workbook.flush();
    const outcomes = world.client.writeMany(
      going.map(({ resource, lines: [line], lines: sent, before }) => ({
        resource,
        operation: line?.operation ?? 'update',
        ...(creating ? {} : { key: line?.key ?? '' }),
        values: Object.fromEntries(sent.flatMap((each) => (each.value === undefined || !isToSend(each) ? [] : [[each.field, each.value]]))),
        record: before,
        options: Object.fromEntries(
          (resource.writes[line?.operation ?? 'update']?.options ?? []).map(({ name }) => [name, header.options.includes(name)]),
        ),
      })),
    );
    if (creating) settleCreates(world, going, outcomes);
    else failure = settle(world, going, outcomes);
    if (outcomes.some(isKeyRefused)) failure ??= new CatalogError('wrong-key', host, { status: 401 });
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
  const words = job?.problems.join(' ') || `the result of Catalog job ${id} is unknown`;
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

function waitAsAsked(world: World, outcomes: readonly WriteOutcome[]): void {
  const waits = outcomes.map((outcome) => (outcome.outcome === 'refused' && outcome.status === 429 ? (outcome.retryAfter ?? 2) : 0));
  const seconds = Math.min(MOST_WAIT, Math.max(0, ...waits));
  if (seconds > 0) world.clock.sleep(seconds * 1000);
}
