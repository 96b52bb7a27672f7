// One batch of a send: rounds of requests, then journal, rows, and snapshot get the results.
import type { Session } from '../jobs/session.ts';
import { advance, detailsNow, isOpen } from '../plan/entry-state.ts';
import { type Intent, identityOfCreate, saveIntents } from '../plan/intent.ts';
import { type OpenPlan, saveEntries, storeForSure } from '../plan/journal.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { PlanHeader } from '../plan/plan-header.ts';
import { clearStarted } from '../plan/started.ts';
import { firstOf, type Write, withEntriesOf } from '../plan/write.ts';
import { claimRows, fillDeferredValues, recoverInterruptedCreates, refuseExisting, withoutRepeats } from './creates.ts';
import { followJob, jobOf } from './follow-job.ts';
import { hasSeats } from './free-seats.ts';
import { creatingAtOnce, inRounds, mostAtOnce, plannedCreates } from './next-batch.ts';
import { acceptTheirs, precheck } from './precheck.ts';
import { type Readings, type ReadResult, readAll, readTogether } from './read-back.ts';
import { readTabsOf, showIn, showOutcomes, withUnshown } from './reflect-outcomes.ts';
import { begin, isGoing, requestsOf, type Sent, sendRound, withStored } from './send-round.ts';

/** A plan after a batch, and the seconds to wait before the next one if the result of a create isn't known yet. */
export interface BatchResult {
  plan: OpenPlan;
  waitSeconds: number;
}

/**
 * Sends one batch, or as much of it as there is time for, and stores its results in journal, rows, and snapshot. Throws CatalogError
 * if Catalog can't be read at all or refuses the key.
 */
export function sendBatch(session: Session, plan: OpenPlan, batch: readonly Write[], isTimeLeft: () => boolean): BatchResult {
  const writes = withKeyOf(session, plan.header, batch);
  if (isCreate(writes)) return sendCreates(session, begin(session, plan), writes, isTimeLeft);
  const sent = jobOf(writes) === '' ? sendChanges(session, plan, writes, isTimeLeft) : settle(session, plan, followJob(session, writes));
  return { plan: sent, waitSeconds: 0 };
}

/** Sends changes of records. Those of a round are read back together with a last look at those of the next one. */
function sendChanges(session: Session, plan: OpenPlan, writes: readonly Write[], isTimeLeft: () => boolean): OpenPlan {
  const [{ resource, entries: [entry] = [] } = {}] = writes;
  const rounds = resource && entry ? inRounds(writes, mostAtOnce(resource, entry.operation)) : [];
  const check = ({ entries }: OpenPlan, round: readonly Write[], results: readonly ReadResult[]) =>
    precheck(session, round, entries, results).map((write) => acceptTheirs(session, write));
  const first = rounds.shift() ?? [];
  let batch: Sent = { plan, finished: [] };
  storingOnError(
    session,
    () => batch.plan,
    () => {
      let checked = check(plan, first, readAll(session.client, first));
      for (;;) {
        const next = (isTimeLeft() ? rounds.shift() : undefined) ?? [];
        let ahead: Readings | undefined;
        batch = sendRound(session, batch, checked, (sent) => {
          const readings = readTogether(session.client, sent, next);
          ahead = readings.next;
          return readings.sent;
        });
        if (next.length === 0 || batch.failure !== undefined) return;
        ahead ??= readTogether(session.client, [], next).next;
        if ('failure' in ahead) {
          batch = { ...batch, failure: ahead.failure };
          return;
        }
        checked = check(batch.plan, next, ahead.results);
      }
    },
  );
  return finish(session, batch);
}

/** Works on a plan. If that fails, what it has come to by then is stored first. */
function storingOnError(session: Session, planNow: () => OpenPlan, work: () => void): void {
  try {
    work();
  } catch (error) {
    storeForSure(session, planNow());
    throw error;
  }
}

/**
 * Creates records. Catalog is searched for them just before, and their rows are claimed. Those of a round are stored as intents before
 * they go out together. A result that isn't known keeps the rest from being sent.
 */
function sendCreates(session: Session, plan: OpenPlan, batch: readonly Write[], isTimeLeft: () => boolean): BatchResult {
  const found = recoverInterruptedCreates(session, fillDeferredValues(session, batch, plan.entries));
  if (found.waitSeconds > 0) return { plan, waitSeconds: found.waitSeconds };
  const claimed = claimRows(session, refuseExisting(session, withoutRepeats(found.writes)));
  const going = claimed.filter(isGoing);
  const rounds = inRounds(going, hasSeats(session, going) ? creatingAtOnce(going) : 1);
  let sent = sendRound(
    session,
    { plan, finished: [] },
    claimed.filter((write) => !isGoing(write)),
  );
  const intents: Intent[] = [];
  storingOnError(
    session,
    () => sent.plan,
    () => {
      for (const round of rounds) {
        intents.push(...round.flatMap((write) => intentFor(session, write)));
        if (intents[0]) saveIntents(session.document, intents[0], intents);
        sent = sendRound(session, sent, round);
        const isUnclear = sent.finished.some(({ entries }) => entries.some(isOpen));
        if (isUnclear || sent.failure !== undefined || !isTimeLeft()) return;
      }
    },
  );
  const known = new Set(requestsOf(sent.finished));
  const unsent = going.filter((write) => !known.has(firstOf(write)?.request ?? ''));
  const done = finish(session, { ...sent, failure: undefined }, unsent);
  // The journal must have the results by now. Only requests that could have been done keep their intents.
  const unknown = new Set(
    requestsOf(sent.finished.filter(({ entries: [entry] }) => entry && ['sending', 'unconfirmed'].includes(entry.state))),
  );
  session.workbook.flush();
  if (intents[0])
    saveIntents(
      session.document,
      intents[0],
      intents.filter(({ request }) => unknown.has(request)),
    );
  if (sent.failure !== undefined) throw sent.failure;
  return { plan: done, waitSeconds: 0 };
}

function intentFor(session: Session, write: Write): Intent[] {
  const first = firstOf(write);
  if (!first) return [];
  const of = identityOfCreate(write);
  const { key: id, run, request } = first;
  return [{ id, run, request, at: session.clock.now(), ...(of === undefined ? {} : { of }) }];
}

/** Shows what a batch has come to. The rows of creates that weren't sent are no longer claimed. */
function finish(session: Session, { plan, finished, failure }: Sent, unsent: readonly Write[] = []): OpenPlan {
  const shown = showResults(session, plan, [...finished, ...unsent]);
  const unsentAgain = requestsOf(finished.filter(isGoing));
  // Without its state in the journal, it would count as never reviewed.
  if (unsentAgain.length > 0) session.workbook.flush();
  clearStarted(session.document, plan.header.run, unsentAgain);
  if (failure !== undefined) throw failure;
  return shown;
}

/**
 * Looks up what has become of writes that could have been sent before, and sends none. What wasn't done is skipped: its edit is
 * still in its row, for the next review.
 */
export function settleBatch(session: Session, plan: OpenPlan, batch: readonly Write[]): BatchResult {
  const { writes, waitSeconds } = lookUpResults(session, plan, withKeyOf(session, plan.header, batch));
  if (waitSeconds > 0) return { plan, waitSeconds };
  // The row of a create gets back the Status of a row that is to be created.
  return { plan: skipUnsent(session, settle(session, plan, writes)), waitSeconds: 0 };
}

/** Stores and shows the results of writes that aren't sent now. */
function settle(session: Session, plan: OpenPlan, writes: readonly Write[]): OpenPlan {
  const known = writes.map(withStored);
  return showResults(session, { ...plan, entries: withEntriesOf(plan.entries, known) }, known);
}

/** Skips what is planned and wasn't sent. */
export function skipUnsent(session: Session, plan: OpenPlan): OpenPlan {
  releaseRows(session, plan.entries);
  const details = detailsNow(session, 'not sent: review again');
  const skip = (entry: JournalEntry) =>
    isOpen(entry) && entry.state === 'planned' ? { ...advance(entry, 'skip', details), reflected: true } : entry;
  return saveEntries(session.workbook, plan, plan.entries.map(skip));
}

/** Gives the rows of creates that won't be sent back their Status: a run that was killed can have claimed them. */
export function releaseRows(session: Session, entries: readonly JournalEntry[]): void {
  const creates = plannedCreates(session, entries);
  if (creates.length > 0) showOutcomes(session, creates, 'final');
}

function withKeyOf(session: Session, { scope }: PlanHeader, batch: readonly Write[]): readonly Write[] {
  const present = session.client.connection.scope;
  return (scope ?? present) === present ? batch : batch.map((write): Write => ({ ...write, otherKey: true }));
}

/**
 * Shows the results of writes in their rows, after the journal: if the run is killed in between, the next run shows them. The tabs are read
 * first, so that the results and what the tabs are about to show wait for one commit.
 */
function showResults(session: Session, plan: OpenPlan, writes: readonly Write[]): OpenPlan {
  const tabs = readTabsOf(session, writes, 'final');
  const begun = begin(session, plan);
  const saved = saveEntries(session.workbook, begun, begun.entries);
  const shown = withUnshown(writes, showIn(session, tabs, 'final'));
  return saveEntries(session.workbook, saved, withEntriesOf(saved.entries, shown.map(asReflected)));
}

/** Returns a write whose row shows its result, if it has one. */
function asReflected(write: Write): Write {
  const reflect = (entry: JournalEntry) => ({ ...entry, reflected: !isOpen(entry) });
  return { ...write, entries: write.entries.map(reflect), taken: write.taken.map(reflect) };
}

/** Returns writes with the results that Catalog shows by now, and the others as planned. */
function lookUpResults(session: Session, { entries }: OpenPlan, batch: readonly Write[]): { writes: Write[]; waitSeconds: number } {
  if (isCreate(batch)) return recoverInterruptedCreates(session, fillDeferredValues(session, batch, entries));
  if (jobOf(batch) !== '') return { writes: followJob(session, batch), waitSeconds: 0 };
  return { writes: precheck(session, batch, entries).map((write) => acceptTheirs(session, write)), waitSeconds: 0 };
}

function isCreate([write]: readonly Write[]): boolean {
  return write?.entries[0]?.operation === 'create';
}
