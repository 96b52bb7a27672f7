// One round of a batch: its requests go out at the same time, each at most once, and get their results.
import type { WriteOutcome } from '../../catalog/client.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Session } from '../jobs/session.ts';
import { isToSend } from '../plan/entry-state.ts';
import { type OpenPlan, storeForSure } from '../plan/journal.ts';
import type { PlanHeader } from '../plan/plan-header.ts';
import { markStarted, startedNow } from '../plan/started.ts';
import { advanceWrite, firstOf, type Write, withEntriesOf } from '../plan/write.ts';
import { reconcileCreates } from './creates.ts';
import { holdRest, isKeyRefused, type ReadBack, type Reconciled, reconcile } from './reconcile.ts';

const MAX_WAIT = 20;

/** What a batch has come to so far. */
export interface Sent {
  plan: OpenPlan;
  /** Writes with results that their rows don't show yet. */
  finished: readonly Write[];
  /** Why no more is sent. What was sent has results anyway. */
  failure?: unknown;
}

export function isGoing(write: Write): boolean {
  return write.entries.some((entry) => isToSend(entry) && entry.state === 'planned');
}

export function requestsOf(writes: readonly Write[]): string[] {
  return writes.flatMap((write) => firstOf(write)?.request ?? []);
}

/**
 * Sends the planned ones of some writes, and adds all of them to the batch. The caller stores the results in the journal: the next round
 * does that before it sends.
 */
export function sendRound(session: Session, batch: Sent, writes: readonly Write[], readBack?: ReadBack): Sent {
  const going = writes.filter(isGoing).map((write) => advanceWrite(session, write, 'send', write.entries[0]?.note ?? ''));
  // Writes of an interrupted run are done already, and this run can be interrupted, too.
  const ended = writes.filter((write) => !isGoing(write)).map(withStored);
  const begun = going.length > 0 ? storeStarted(session, batch.plan, going, ended) : batch.plan;
  const sent = sendAll(session, begun.header, going, readBack);
  const isOverdone = sent.writes.some(({ overdone }) => overdone);
  const finished = [...ended, ...sent.writes.map(withStored)];
  const entries = withEntriesOf(isOverdone ? holdRest(session, begun.entries, going) : begun.entries, finished);
  return { plan: { ...begun, entries }, finished: [...batch.finished, ...finished], failure: sent.failure };
}

/** Stores that writes are about to be sent. */
function storeStarted(session: Session, plan: OpenPlan, going: readonly Write[], ended: readonly Write[]): OpenPlan {
  const { document } = session;
  const { run } = plan.header;
  const begun = { ...plan, entries: withEntriesOf(plan.entries, [...going, ...ended]) };
  if (plan.beginning) return storeForSure(session, begun, startedNow(document, run, requestsOf(going)));
  // First outside the sheet, where no one can take it back.
  markStarted(document, run, requestsOf(going));
  return storeForSure(session, begun);
}

/** Stores that a send has begun, if it isn't stored yet, with the results of its entries. */
export function begin(session: Session, plan: OpenPlan): OpenPlan {
  return plan.beginning ? storeForSure(session, plan) : plan;
}

/** Sends writes, and returns them with their results. */
function sendAll(
  session: Session,
  header: PlanHeader,
  going: readonly Write[],
  readBack: ReadBack | undefined,
): { writes: readonly Write[]; failure?: unknown } {
  const [first] = going;
  if (!first) return { writes: [] };
  const operation = first.entries[0]?.operation ?? 'update';
  const isCreate = operation === 'create';
  const { options = [] } = first.resource.writes[operation] ?? {};
  const outcomes = session.client.writeMany(
    going.map(({ resource, entries, before }) => ({
      resource,
      operation,
      ...(isCreate ? {} : { key: entries[0]?.key ?? '' }),
      values: Object.fromEntries(
        entries.flatMap((each) => (each.value === undefined || !isToSend(each) ? [] : [[each.field, each.value]])),
      ),
      record: before,
      options: Object.fromEntries(options.map(({ name }) => [name, header.options.includes(name)])),
    })),
  );
  waitAsAsked(session, outcomes);
  const result: Reconciled = isCreate
    ? { writes: reconcileCreates(session, going, outcomes) }
    : reconcile(session, going, outcomes, readBack);
  const refused = outcomes.some(isKeyRefused) ? new CatalogError('wrong-key', session.client.connection.host, { status: 401 }) : undefined;
  return { writes: result.writes, failure: result.failure ?? refused };
}

/** Returns a write that remembers for an undo what Catalog had after it. */
export function withStored(write: Write): Write {
  const { entries, after } = write;
  if (!after) return write;
  return { ...write, entries: entries.map((entry) => (entry.state === 'done' ? { ...entry, stored: after[entry.field] } : entry)) };
}

function waitAsAsked(session: Session, outcomes: readonly WriteOutcome[]): void {
  const waits = outcomes.map((outcome) => (outcome.outcome === 'refused' && outcome.status === 429 ? (outcome.retryAfter ?? 2) : 0));
  const seconds = Math.min(MAX_WAIT, Math.max(0, ...waits));
  if (seconds > 0) session.clock.sleep(seconds * 1000);
}
