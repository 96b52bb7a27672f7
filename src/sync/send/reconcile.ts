// What became of a write: Catalog's answer and the record as it is read back, put into the states of its lines.
import type { WriteOutcome } from '../../catalog/client.ts';
import { looksDone, type Record_, removes, updates, type Value } from '../../catalog/resource.ts';
import type { World } from '../jobs/session.ts';
import { already, invisible, isOpen, move, moveAll } from '../plan/entry-state.ts';
import type { Line } from '../plan/journal-entry.ts';
import { holdsStill } from '../plan/three-way.ts';
import type { Write } from './batch.ts';
import { fieldOf, isOnce, isSeen, isSent, type ReadAnswer, readAll, stillAsReviewed } from './read-back.ts';
import { again, refuse } from './rejection.ts';

/** Answers why nothing could be read back, if that was so: the writes have an outcome all the same. */
export function settle(world: World, writes: readonly Write[], outcomes: readonly WriteOutcome[]): unknown {
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
    else moveAll(world, write.lines, outcome.outcome === 'done' ? 'done' : 'uncertain', 'couldn’t be read back');
  });
  return failure;
}

/** A Catalog that removes more than it was asked gets no more of the same. */
export function holdRest(world: World, lines: readonly Line[], going: readonly Write[]): void {
  const sent = going[0]?.lines[0];
  for (const line of lines) {
    if (isOpen(line) && line.state === 'planned' && line.operation === sent?.operation && line.resource === sent.resource)
      move(world, line, 'skipped', 'not sent because Catalog removed more than requested');
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
    moveAll(world, write.lines, 'failed', `Catalog deleted the entire ${resource.one}, which wasn’t requested`);
  } else if (write.otherKey && !before && (isGone || isAlready(outcome))) moveAll(world, write.lines, 'uncertain', invisible);
  else if (reads) moveAll(world, write.lines, 'done', outcome.outcome === 'done' && outcome.already ? already.gone : '');
  else if (outcome.outcome === 'done') {
    const stands = call?.leaves === 'nothing' && after !== undefined;
    moveAll(world, write.lines, stands ? 'failed' : 'done', stands ? 'Catalog accepted this, but the record still exists' : '');
  } else if (changed || (isGone && call?.unseen)) moveAll(world, write.lines, 'done', words);
  else if (outcome.outcome === 'mixed') moveAll(world, write.lines, 'failed', words);
  else if (after && call?.leaves) again(world, write.lines, 'failed', words);
  else moveAll(world, write.lines, 'uncertain', words);
}

/** Returns whether Catalog answered a removal with 404. */
function isAlready(outcome: SettledOutcome): boolean {
  return outcome.outcome === 'done' && outcome.already === true;
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
    else if (asBefore) again(world, write.lines, 'failed', 'Catalog didn’t respond');
    else moveAll(world, write.lines, 'uncertain', 'Catalog didn’t respond and now has a different value');
    return;
  }
  for (const line of write.lines) {
    const field = fieldOf(write, line);
    const stored = after[line.field];
    if (!field || stored === undefined) move(world, line, 'done', 'can’t be verified');
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
    first.note = [first.note, `also changed: ${beside.map((field) => field.label).join(', ')}`].filter(Boolean).join(', ');
}

function shown(value: Value): string {
  return Array.isArray(value) ? value.join(', ') : value === null ? 'blank' : String(value).slice(0, 200);
}
