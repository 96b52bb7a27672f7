// Apply: sends a reviewed plan, exactly that, in small batches. Each batch looks at the records once more, writes, reads
// back, and leaves its outcome in the run table, the rows and the snapshot before the next one begins.

import type { Client, WriteOutcome } from '../catalog/client.ts';
import type { CatalogError } from '../catalog/errors.ts';
import type { Parsed } from '../catalog/fields.ts';
import type { Field, Record_, Resource, Value } from '../catalog/resource.ts';
import { StopError } from '../tabs/problem.ts';
import { endJob, type SendJob, saveJob } from './job.ts';
import type { Line, LineState } from './line.ts';
import { showOutcomes } from './outcomes.ts';
import { holdsStill } from './plan.ts';
import { resourceOf } from './pull.ts';
import { type PlanHeader, readLines, readPlan, type SendCounts, savePlan, writeStates } from './runs.ts';
import type { World } from './world.ts';

/** Writes that go out at the same time; creates always go one by one. */
const BATCH = 20;
const MOST_WAIT = 20;
const MOST_TRIES = 3;
const LOCK_WAIT = 10_000;

export interface SendProgress {
  job: SendJob;
  header: PlanHeader;
  lines: Line[];
  done: boolean;
}

/** One write: all lines of a request. */
export interface Write {
  resource: Resource;
  lines: Line[];
  /** Some of its fields were in conflict and are not sent. */
  held: boolean;
  /** The record just before the write. */
  before?: Record_;
  /** The record after the write, as read back or as the create answered. */
  after?: Record_;
  /** The key that a create was given. */
  born?: string;
}

/** Checks the plan whole and marks it as applied; nothing is sent yet. Throws StopError when it may not be sent. */
export function beginSend(world: World, run: string, options: readonly string[]): SendProgress {
  const header = readPlan(world.document, run);
  if (header.applied)
    throw new StopError('sent-already', 'These changes were sent already.', 'Review your changes again to see what is left.');
  if (header.connection !== world.client.connection.id) {
    throw new StopError('other-connection', `This review was made for ${header.host}.`, `Connect to ${header.host}, or review again.`);
  }
  const lines = readLines(world.workbook, header);
  const applied = { ...header, applied: true, options: [...options] };
  savePlan(world.document, applied);
  for (const line of lines) if (line.state === 'conflict') move(world, line, 'skipped', 'changed in Catalog too');
  writeStates(world.workbook, applied, lines);
  const job: SendJob = { v: 1, kind: 'send', id: run, plan: run, connection: header.connection };
  saveJob(world.document, job);
  return { job, header: applied, lines, done: !lines.some(isOpen) };
}

/** Sends batches until `deadline` or the end, at least one. Throws CatalogError where Catalog cannot be reached at all; the rest stays planned. */
export function stepSend(world: World, job: SendJob, deadline: number): SendProgress {
  const header = readPlan(world.document, job.plan);
  const lines = readLines(world.workbook, header);
  do {
    const writes = nextBatch(lines);
    if (writes.length === 0) break;
    const sent = world.lock.hold(LOCK_WAIT, () => {
      sendBatch(world, header, lines, writes);
      return true;
    });
    if (!sent)
      throw new StopError('busy', 'Somebody else is refreshing or sending in this workbook right now.', 'Wait a minute, then go on.');
  } while (world.clock.now() < deadline);
  const done = !lines.some(isOpen);
  if (done) endJob(world.document, job.id);
  const counted = { ...header, counts: countStates(lines) };
  savePlan(world.document, counted);
  return { job, header: counted, lines, done };
}

/** Requests by what became of them; a request counts as its worst line. */
export function countStates(lines: readonly Line[]): SendCounts {
  const counts: SendCounts = { done: 0, failed: 0, uncertain: 0, moved: 0, skipped: 0 };
  for (const request of new Set(lines.map((line) => line.request))) {
    const state = stateOf(lines.filter((line) => line.request === request));
    if (state in counts) counts[state as keyof SendCounts] += 1;
  }
  return counts;
}

/** The state of a whole request. */
export function stateOf(lines: readonly Line[]): LineState {
  const order: LineState[] = ['uncertain', 'failed', 'moved', 'sending', 'planned', 'done', 'conflict', 'skipped'];
  return order.find((state) => lines.some((line) => line.state === state)) ?? 'skipped';
}

/** Ends a send before its next request: what is still planned is skipped. */
export function cancelSend(world: World, job: SendJob): void {
  const header = readPlan(world.document, job.plan);
  const lines = readLines(world.workbook, header);
  for (const line of lines) if (line.state === 'planned') move(world, line, 'skipped', 'cancelled');
  writeStates(world.workbook, header, lines);
  endJob(world.document, job.id);
}

function isOpen(line: Line): boolean {
  return line.state === 'planned' || line.state === 'sending';
}

/** The next requests that may go together: same resource, same operation, in the order of the plan. */
function nextBatch(lines: readonly Line[]): Write[] {
  const first = lines.find(isOpen);
  if (!first) return [];
  const writes = new Map<string, Write>();
  for (const line of lines) {
    if (!isOpen(line)) continue;
    if (line.resource !== first.resource || line.operation !== first.operation) break;
    const write = writes.get(line.request);
    if (write) write.lines.push(line);
    else if (writes.size >= (first.operation === 'create' ? 1 : BATCH)) break;
    else {
      const held = lines.some((other) => other.request === line.request && other.decision === 'held');
      writes.set(line.request, { resource: resourceOf(line.resource), lines: [line], held });
    }
  }
  return Array.from(writes.values());
}

function sendBatch(world: World, header: PlanHeader, lines: readonly Line[], writes: Write[]): void {
  const creating = writes[0]?.lines[0]?.operation === 'create';
  if (creating) settleInterrupted(world, writes);
  else checkBefore(world, writes);
  const going = writes.filter((write) => write.lines.some((line) => line.state === 'planned'));
  for (const write of going) moveAll(world, write, 'sending', '');
  writeStates(world.workbook, header, lines);

  if (going.length > 0) {
    if (creating) showOutcomes(world, writes, 'creating');
    const outcomes = world.client.writeMany(
      going.map(({ resource, lines: [line], lines: sent }) => ({
        resource,
        operation: line?.operation ?? 'update',
        ...(creating ? {} : { key: line?.key ?? '' }),
        values: Object.fromEntries(line?.operation === 'update' || creating ? sent.map((each) => [each.field, each.value]) : []),
        options: Object.fromEntries(
          (resource.writes[line?.operation ?? 'update']?.options ?? []).map(({ name }) => [name, header.options.includes(name)]),
        ),
      })),
    );
    if (creating) settleCreates(world, going, outcomes);
    else settle(world, going, outcomes);
    waitAsAsked(world, outcomes);
  }
  // Run table and rows first, then the snapshot: a kill leaves an older snapshot at worst.
  writeStates(world.workbook, header, lines);
  showOutcomes(world, writes, 'final');
}

/** A create that was under way when a run ended: nobody knows whether it arrived, so it is never repeated. */
function settleInterrupted(world: World, writes: readonly Write[]): void {
  for (const write of writes) {
    if (write.lines.some((line) => line.state === 'sending')) moveAll(world, write, 'uncertain', 'the run ended before Catalog answered');
  }
}

/** Reads each record just before its write: moved ones are held back, and what an interrupted run has sent is not sent twice. */
function checkBefore(world: World, writes: readonly Write[]): void {
  const answers = readAll(world.client, writes);
  writes.forEach((write, index) => {
    const answer = answers[index];
    const [first] = write.lines;
    if (!answer || !first) return;
    const removes = first.operation !== 'update';
    if ('failed' in answer) moveAll(world, write, 'failed', answer.failed.words ?? answer.failed.code);
    else if ('gone' in answer) moveAll(world, write, removes ? 'done' : 'failed', removes ? 'was gone already' : 'is no longer in Catalog');
    else {
      const { values } = answer.found;
      write.before = values;
      const arrived = first.state === 'sending' && !removes && write.lines.every((line) => isSent(write, line, values));
      if (arrived) {
        moveAll(world, write, 'done', '');
        write.after = values;
      } else if (write.lines.every((line) => line.field === '' || stillAsReviewed(write, line, values)))
        moveAll(world, write, 'planned', first.note);
      else moveAll(world, write, 'moved', 'changed in Catalog meanwhile');
    }
  });
}

function settle(world: World, writes: readonly Write[], outcomes: readonly WriteOutcome[]): void {
  const unclear = writes.filter((_, index) => outcomes[index]?.outcome !== 'refused');
  const answers = readAll(world.client, unclear);
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
    if (first.operation !== 'update') {
      const removed = outcome.outcome === 'done' || (answer !== undefined && 'gone' in answer);
      if (removed) moveAll(world, write, 'done', '');
      else again(world, write, 'uncertain', outcome.words);
    } else if (after) compare(world, write, outcome, after);
    else moveAll(world, write, outcome.outcome === 'done' ? 'done' : 'uncertain', 'could not be read back');
  });
}

/** Compares what was read back with what was sent, and with what stood beside it before. */
function compare(world: World, write: Write, outcome: WriteOutcome, after: Record_): void {
  const { before } = write;
  if (outcome.outcome === 'unknown' && !write.lines.every((line) => isSent(write, line, after))) {
    const asBefore = write.lines.every((line) => line.field === '' || stillAsReviewed(write, line, after));
    if (asBefore) again(world, write, 'failed', 'Catalog did not answer');
    else moveAll(world, write, 'moved', 'changed in Catalog meanwhile');
    return;
  }
  for (const line of write.lines) {
    const field = fieldOf(write, line);
    const stored = after[line.field];
    if (!field || stored === undefined) move(world, line, 'done', 'cannot be confirmed');
    else if (holdsStill(field, line.value, stored)) move(world, line, 'done', '');
    else if (holdsStill(field, line.server, stored)) move(world, line, 'failed', 'ignored by Catalog');
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

function settleCreates(world: World, writes: readonly Write[], outcomes: readonly WriteOutcome[]): void {
  writes.forEach((write, index) => {
    const outcome = outcomes[index];
    if (!outcome) return;
    if (outcome.outcome === 'refused') refuse(world, write, outcome);
    else if (outcome.outcome === 'done' && outcome.record && outcome.record.key !== '') {
      write.after = outcome.record.values;
      write.born = outcome.record.key;
      moveAll(world, write, 'done', '');
    } else moveAll(world, write, 'uncertain', outcome.outcome === 'unknown' ? outcome.words : 'the answer held no record');
  });
}

function refuse(world: World, write: Write, outcome: Extract<WriteOutcome, { outcome: 'refused' }>): void {
  const words = outcome.words || `Catalog answered ${outcome.status}`;
  if (outcome.status === 429) again(world, write, 'failed', words);
  else moveAll(world, write, 'failed', words);
}

/** Not done for sure: planned once more, a few times. */
function again(world: World, write: Write, otherwise: LineState, words: string): void {
  const tries = Number(/^try (\d+)/.exec(write.lines[0]?.note ?? '')?.[1] ?? 0) + 1;
  if (tries < MOST_TRIES) moveAll(world, write, 'planned', `try ${tries}: ${words}`);
  else moveAll(world, write, otherwise, words);
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

function moveAll(world: World, write: Write, state: LineState, note: string): void {
  for (const line of write.lines) move(world, line, state, note);
}

function move(world: World, line: Line, state: LineState, note: string): void {
  line.state = state;
  line.note = note;
  line.at = new Date(world.clock.now()).toISOString();
}

function shown(value: Value): string {
  return Array.isArray(value) ? value.join(', ') : value === null ? 'blank' : String(value).slice(0, 200);
}
