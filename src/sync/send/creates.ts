// Creates, which must never happen twice. Their intents are stored before their requests are sent. If a result is unknown, Catalog is
// searched before the create is sent again.

import { groupBy } from '../../base/group-by.ts';
import { noun, sayHere } from '../../base/say.ts';
import type { WriteOutcome } from '../../catalog/client.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import { blocksCreate, type Record_ } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { captionTextHere } from '../plan/caption.ts';
import { isOpen } from '../plan/entry-state.ts';
import { type Intent, identityOfCreate, intentOf, readIntents, removeIntents } from '../plan/intent.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import { findBlockers } from '../plan/other-records.ts';
import { advanceWrite, fieldOf, firstOf, valuesOfWrite, type Write } from '../plan/write.ts';
import { isKeyRefused, rejected } from './reconcile.ts';
import { showOutcomes } from './reflect-outcomes.ts';

/** Lists lag behind writes, so a missing record proves a create undone only after this time. */
const CONSISTENCY_WAIT_MS = 120_000;
/** The longest time between two looks at Catalog. */
const POLL_SECONDS = 20;

export interface Recovered {
  writes: Write[];
  /** The seconds to wait before Catalog can be believed, or 0 if all results are known. */
  waitSeconds: number;
}

/**
 * Determines the results of creates that could have been sent before: a run ended, no response came, or an older journal was
 * restored. Later creates wait, too: they could need the record, and the order of enrollments decides who gets a seat.
 */
export function recoverInterruptedCreates(session: Session, writes: readonly Write[]): Recovered {
  const intents = readIntents(session.document);
  const sent = writes.flatMap((write): Interrupted[] => {
    const [first] = write.entries;
    const intent = intentOf(intents, write);
    return first && isOpen(first) && (intent !== undefined || first.state === 'sending') ? [{ write, intent }] : [];
  });
  if (sent.length === 0) return { writes: [...writes], waitSeconds: 0 };
  const results = foundResults(session, sent);
  const open = sent.filter((_, index) => results[index] === undefined);
  const left = Math.max(0, ...open.map(({ intent }) => (intent?.at ?? 0) + CONSISTENCY_WAIT_MS - session.clock.now()));
  if (left > 0) return { writes: [...writes], waitSeconds: Math.min(POLL_SECONDS, Math.ceil(left / 1000)) };
  const absent = new Set(open.flatMap(({ write }) => firstOf(write)?.key ?? []));
  if (absent.size > 0) removeIntents(session.document, ({ id }) => absent.has(id));
  const known = new Map(sent.map(({ write }, index) => [write, results[index] ?? advanceWrite(session, write, 'plan', '')]));
  return { writes: writes.map((write) => known.get(write) ?? write), waitSeconds: 0 };
}

interface Interrupted {
  write: Write;
  intent: Intent | undefined;
}

/** Returns the writes with the results that Catalog shows, or `undefined` for each whose record isn't in Catalog yet. */
function foundResults(session: Session, sent: readonly Interrupted[]): (Write | undefined)[] {
  const writes = sent.map(({ write }) => write);
  const interrupted = (write: Write) => advanceWrite(session, write, 'lose', 'interrupted before Catalog responded');
  if (!writes[0]?.resource.lookUp) return writes.map(interrupted);
  const matches = findCreated(session, writes);
  const isAbsent = (index: number) => (matches[index] ?? []).length === 0;
  const blocked = blockedBy(
    session,
    writes.filter((_, index) => isAbsent(index)),
  );
  return sent.map(({ write, intent }, index) => {
    const [found, other] = matches[index] ?? [];
    if (other) return advanceWrite(session, write, 'lose', 'Catalog has several matching records');
    if (found) return created(session, { ...write, after: found.values }, found.key);
    const done = blocked.get(write);
    if (done) return done;
    // Without its intent, it isn’t known since when the record could be in Catalog.
    if (!intent) return interrupted(write);
    // A list that another key reads proves no record absent.
    return write.otherKey ? advanceWrite(session, write, 'lose', 'the run ended before Catalog answered') : undefined;
  });
}

/** Keeps each create from being sent whose record exists by now. The review found none, so a colleague or an earlier send has made it since. */
export function refuseExisting(session: Session, writes: readonly Write[]): Write[] {
  const open = writes.filter(({ entries, resource }) => entries.some(isOpen) && resource.lookUp);
  const matches = new Map(findCreated(session, open).map((found, index) => [open[index], found]));
  return writes.map((write) => {
    const double = matches.get(write)?.find(({ values }) => blocksCreate(write.resource, values));
    return double ? advanceWrite(session, write, 'outdate', sayHere`already exists in Catalog (ID ${double.key})`) : write;
  });
}

/** Returns the writes up to the first that would make the same record as one before it. The search for it comes after that one. */
export function withoutRepeats(writes: readonly Write[]): readonly Write[] {
  const seen = new Set<string | undefined>();
  const end = writes.findIndex((write) => {
    const identity = write.entries.some(isOpen) ? identityOfCreate(write) : undefined;
    const isRepeated = identity !== undefined && seen.has(identity);
    seen.add(identity);
    return isRepeated;
  });
  return end < 0 ? writes : writes.slice(0, end);
}

/** Marks the row of each create. If the row is missing or belongs to another plan, the create isn't sent. */
export function claimRows(session: Session, writes: readonly Write[]): Write[] {
  const { found } = showOutcomes(
    session,
    writes.filter((write) => write.entries.some(isOpen)),
    'creating',
  );
  return writes.map((write) => {
    const [first] = write.entries;
    // A record that an undo creates again has no row yet.
    if (!first || !write.entries.some(isOpen) || first.row === 0 || found.has(first.key)) return write;
    return advanceWrite(session, write, 'outdate', 'its row was deleted or sent by another review');
  });
}

/** Returns creates with their results. */
export function reconcileCreates(session: Session, writes: readonly Write[], outcomes: readonly WriteOutcome[]): Write[] {
  const blocked = blockedBy(
    session,
    writes.filter((_, index) => outcomes[index]?.outcome === 'refused' && !isKeyRefused(outcomes[index])),
  );
  return writes.map((write, index) => {
    const outcome = outcomes[index];
    if (!outcome) return write;
    if (outcome.outcome === 'refused') return blocked.get(write) ?? rejected(session, write, outcome);
    if (outcome.outcome === 'done' && outcome.record && outcome.record.key !== '')
      return created(session, { ...write, after: outcome.record.values }, outcome.record.key);
    const note = outcome.outcome === 'unknown' ? outcome.serverMessage : 'Catalog’s response had no record';
    // Stays under way: the next round looks for it in Catalog.
    return advanceWrite(session, write, write.resource.lookUp ? 'wait' : 'lose', note);
  });
}

function created(session: Session, write: Write, createdKey: string): Write {
  const done = advanceWrite(session, write, 'succeed', '');
  return { ...done, entries: done.entries.map((entry) => ({ ...entry, createdKey })) };
}

/** Returns the writes that are done because Catalog made a record of another resource instead, such as a waitlist place for a refused enrollment. */
function blockedBy(session: Session, writes: readonly Write[]): Map<Write, Write> {
  const [{ resource } = {}] = writes;
  if (!resource) return new Map();
  const notes = findBlockers(session, resource, writes.map(valuesOfWrite));
  return new Map(
    writes.flatMap((write, index): [Write, Write][] => {
      const says = notes[index];
      return says === undefined ? [] : [[write, advanceWrite(session, write, 'succeed', says)]];
    }),
  );
}

/** Returns for each create the records with its natural key that weren't there at the review. */
function findCreated(session: Session, writes: readonly Write[]): Parsed[][] {
  const [{ resource } = {}] = writes;
  if (!resource) return [];
  return session.client.lookUpMany(resource, writes.map(valuesOfWrite)).map((answer, index) => {
    if (answer instanceof CatalogError) throw answer;
    const server = writes[index]?.entries[0]?.server;
    const before = Array.isArray(server) ? (server as readonly unknown[]) : [];
    return answer.filter((match) => !before.includes(match.key));
  });
}

/**
 * Fills in the values that a create earlier in the same plan gives, such as the Canvas user ID of a new user. They are read for each
 * attempt and never stored with the plan, so that it stays as it was shown. A write whose value is missing isn't sent, and its note
 * says why.
 */
export function fillDeferredValues(session: Session, writes: readonly Write[], plan: readonly JournalEntry[]): Write[] {
  const wanted = writes.flatMap(({ entries }) => entries.filter(({ dependsOn }) => dependsOn !== ''));
  if (wanted.length === 0) return [...writes];
  const intents = readIntents(session.document);
  const deferred = deferredValues(session, wanted, plan);
  return writes.map((write) => {
    const entries: JournalEntry[] = [];
    for (const entry of write.entries) {
      const value = entry.dependsOn === '' ? entry : deferred(entry, fieldOf(write, entry)?.finds?.take ?? '');
      if (typeof value === 'string') return endDeferred(session, write, value, intents);
      entries.push({ ...entry, value: value.value });
    }
    return { ...write, entries };
  });
}

/** Returns what finds the value of an entry that depends on another create, or says why it is missing. */
function deferredValues(
  session: Session,
  wanted: readonly JournalEntry[],
  plan: readonly JournalEntry[],
): (entry: JournalEntry, take: string) => Pick<JournalEntry, 'value'> | string {
  const creates = new Map(plan.flatMap((entry) => (entry.operation === 'create' ? [[entry.key, entry] as const] : [])).reverse());
  const sources = new Set(wanted.flatMap(({ dependsOn }) => creates.get(dependsOn) ?? []));
  const done = Array.from(sources).filter(isCreated);
  const records = new Map<JournalEntry, Record_>();
  for (const [name, ofResource] of groupBy(done, ({ resource }) => resource)) {
    const answers = session.client.readMany(
      resourceOf(name),
      ofResource.map(({ createdKey }) => createdKey),
    );
    answers.forEach((answer, index) => {
      const source = ofResource[index];
      if ('failed' in answer) throw answer.failed;
      if ('found' in answer && source) records.set(source, answer.found.values);
    });
  }
  return ({ dependsOn }, take) => {
    const source = creates.get(dependsOn);
    if (!source) return 'the record it depends on isn’t in this review';
    const kind = resourceOf(source.resource);
    const caption = captionTextHere(kind, source);
    if (!isCreated(source)) return sayHere`the ${noun(kind.one)} ${caption} wasn’t created`;
    const value = records.get(source)?.[take];
    return value === undefined || value === null
      ? sayHere`the new ${noun(kind.one)} ${caption} doesn’t have the required ID yet`
      : { value };
  };
}

function isCreated({ state, createdKey }: JournalEntry): boolean {
  return state === 'done' && createdKey !== '';
}

/** Ends a write without its value. A write that an earlier run could have sent is unconfirmed, never failed. */
function endDeferred(session: Session, write: Write, why: string, intents: readonly Intent[]): Write {
  const [first] = write.entries;
  const isSent = first?.state === 'sending' || intentOf(intents, write) !== undefined;
  return advanceWrite(session, write, isSent ? 'lose' : 'fail', why);
}
