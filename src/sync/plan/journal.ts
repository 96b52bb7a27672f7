// The run table: a hidden sheet with a row for each line of each plan, and a small header of each plan in document
// properties. Rows are only ever added and their states changed.

import { grouped } from '../../base/group-by.ts';
import { StopError } from '../../base/problem.ts';
import { readStored } from '../../base/versioned.ts';
import type { Properties, Sheet, Workbook } from '../../platform/ports.ts';
import { growTo, hiddenSheet } from '../../tabs/memory/storage.ts';
import { hasJob } from '../jobs/job.ts';
import { withSoundStates } from './entry-state.ts';
import { cellsToLine, checksum, LINE_HEADERS, type Line, lineToCells } from './journal-entry.ts';

const SHEET = 'Catalog Sync runs';
const WIDTH = LINE_HEADERS.length;
/** Headers of plans that are kept for the list of the last runs. */
const MOST_KEPT = 30;
/** Lines that are kept; above that the oldest go, a quarter at a time. */
const MOST_LINES = 20_000;
const DAY = 86_400_000;

/** Stored under `plan.<run>`. */
export interface PlanHeader {
  v: 1;
  run: string;
  connection: string;
  host: string;
  /** What the key sees that it was reviewed with. */
  scope?: string;
  at: number;
  /** Where its lines stand in the run table. */
  first: number;
  count: number;
  /** How many writes they make. */
  requests?: number;
  checksum: string;
  /** The lists of `ordered` fields in its lines are in their order. Absent in plans of earlier versions, which sorted them. */
  ordered?: true;
  /** A plan is sent once. */
  applied: boolean;
  /** Names of the options that were switched on when it was sent. */
  options: string[];
  /** The run that it undoes, and when that was reviewed. */
  undoes?: { run: string; at: number };
  /** Requests by outcome, once it was sent. */
  counts?: SendCounts;
}

export interface SendCounts {
  done: number;
  failed: number;
  uncertain: number;
  moved: number;
  skipped: number;
}

const PREFIX = 'plan.';

/** Stores a new plan, lines first, then its header, and answers that. */
export function storePlan(
  workbook: Workbook,
  document: Properties,
  header: Omit<PlanHeader, 'first' | 'count' | 'requests' | 'checksum' | 'ordered'>,
  lines: readonly Line[],
): PlanHeader {
  const sheet = runSheet(workbook);
  trim(sheet, document, header.at);
  const first = Math.max(sheet.used().rows, 1) + 1;
  growTo(sheet, first + lines.length - 1, WIDTH);
  if (lines.length > 0)
    sheet.write(
      { row: first, column: 1, rows: lines.length, columns: WIDTH },
      lines.map((line) => lineToCells(line)),
    );
  workbook.flush();
  const stored = {
    ...header,
    first,
    count: lines.length,
    requests: new Set(lines.map((line) => line.request)).size,
    checksum: checksum(lines),
    ordered: true as const,
  };
  savePlan(document, stored);
  for (const old of readPlans(document).slice(MOST_KEPT)) if (!isInUse(document, old, header.at)) document.remove(PREFIX + old.run);
  return stored;
}

/** Is it being sent, or may somebody still look at it and send it? */
function isInUse(document: Properties, plan: PlanHeader, now: number): boolean {
  return hasJob(document, plan.run) || (!plan.applied && plan.at > now - DAY);
}

/** Deletes the oldest lines once there are too many: whole runs, up to the first that is in use. */
function trim(sheet: Sheet, document: Properties, now: number): void {
  const rows = sheet.used().rows - 1;
  if (rows <= MOST_LINES) return;
  const plans = readPlans(document);
  const inUse = plans.filter((plan) => isInUse(document, plan, now)).map((plan) => plan.run);
  const runs = sheet.values({ row: 2, column: 1, rows, columns: 1 }).map(([run]) => String(run));
  let count = rows - MOST_LINES * 0.75;
  while (count < rows && runs[count] === runs[count - 1]) count += 1;
  const kept = runs.findIndex((run) => inUse.includes(run));
  if (kept >= 0) count = Math.min(count, kept);
  const left = new Set(runs.slice(count));
  sheet.deleteRows(2, count);
  // A run that is killed in between leaves headers that are put right when they are read.
  for (const plan of plans) {
    if (plan.count > 0 && !left.has(plan.run)) document.remove(PREFIX + plan.run);
    else savePlan(document, { ...plan, first: Math.max(2, plan.first - count) });
  }
}

/** Newest first. */
export function readPlans(document: Properties): PlanHeader[] {
  return Object.entries(document.all())
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([, text]) => readStored<PlanHeader>(text))
    .sort((a, b) => b.at - a.at);
}

/** Throws where there is no such plan. */
export function readPlan(document: Properties, run: string): PlanHeader {
  const text = document.get(PREFIX + run);
  if (text === undefined) throw new StopError('no-such-plan', 'This review has expired.', 'Review again.');
  return readStored<PlanHeader>(text);
}

export function savePlan(document: Properties, header: PlanHeader): void {
  document.set(PREFIX + header.run, JSON.stringify(header));
}

/** Throws where the lines are not the ones that were shown. Where they have moved, `header.first` is put right. */
export function readLines(workbook: Workbook, header: PlanHeader): Line[] {
  const sheet = runSheet(workbook);
  const size = sheet.size();
  // A table of an older version has fewer columns.
  if (size.columns < WIDTH) growTo(sheet, size.rows, WIDTH);
  let lines = linesAt(sheet, size.rows, header);
  if (lines.some((line) => line.run !== header.run) || lines.length < header.count) {
    const runs = sheet.values({ row: 1, column: 1, rows: size.rows, columns: 1 });
    header.first = runs.findIndex(([run]) => run === header.run) + 1;
    lines = header.first > 0 ? linesAt(sheet, size.rows, header) : [];
  }
  if (checksum(lines) !== header.checksum) {
    throw new StopError('changed-plan', 'The stored review doesn’t match what you saw. No further changes were sent.', 'Review again.');
  }
  return lines;
}

function linesAt(sheet: Sheet, rows: number, { first, count, applied }: PlanHeader): Line[] {
  if (count === 0 || rows < first + count - 1) return [];
  const stored = sheet.values({ row: first, column: 1, rows: count, columns: WIDTH }).map(cellsToLine);
  const lines = withSoundStates(stored, applied);
  stored.forEach((line, index) => {
    const sound = lines[index];
    if (sound) told.set(sound, stateText(line));
  });
  return lines;
}

/** Everything that was sent or should have been, newest run first. */
export function readLog(workbook: Workbook): Line[] {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return [];
  const rows = sheet.used().rows - 1;
  const columns = Math.min(WIDTH, sheet.size().columns);
  const lines = sheet.values({ row: 2, column: 1, rows, columns }).map(cellsToLine);
  const sent = lines.filter(({ run, state }) => run !== '' && state !== 'planned' && state !== 'conflict');
  return Array.from(grouped(sent, ({ run }) => run).values())
    .reverse()
    .flat();
}

/** Changes lines for good. The runs that they belong to can be looked up as before, and neither sent nor undone any more. */
export function changeLog(workbook: Workbook, document: Properties, change: (line: Line) => Line): void {
  const sheet = workbook.sheetNamed(SHEET);
  if (!sheet) return;
  const area = { row: 2, column: 1, rows: sheet.used().rows - 1, columns: Math.min(WIDTH, sheet.size().columns) };
  const touched = new Set<string>();
  const rows = sheet.values(area).map((cells) => {
    const line = cellsToLine(cells);
    const changed = change(line);
    if (changed === line) return cells;
    touched.add(line.run);
    return lineToCells(changed).slice(0, area.columns);
  });
  for (const run of touched) document.remove(PREFIX + run);
  if (touched.size > 0) sheet.write(area, rows);
}

/** What the sheet says of a line, as this run has read or written it: a batch of twenty does not write a plan of hundreds anew. */
const told = new WeakMap<Line, string>();

const STATES = LINE_HEADERS.indexOf('decision');

/** Writes the decisions on a plan's lines and what became of them. To be flushed by the caller where order matters. */
export function writeStates(workbook: Workbook, header: PlanHeader, lines: readonly Line[]): void {
  const isNew = (line: Line) => told.get(line) !== stateText(line);
  const from = lines.findIndex(isNew);
  if (from < 0) return;
  const after = [...lines].reverse().findIndex(isNew);
  const changed = lines.slice(from, lines.length - after);
  runSheet(workbook).write(
    { row: header.first + from, column: STATES + 1, rows: changed.length, columns: WIDTH - STATES },
    changed.map((line) => lineToCells(line, STATES)),
  );
  for (const line of changed) told.set(line, stateText(line));
}

function stateText(line: Line): string {
  return JSON.stringify(lineToCells(line, STATES));
}

function runSheet(workbook: Workbook) {
  const there = workbook.sheetNamed(SHEET);
  if (there) return there;
  const sheet = hiddenSheet(workbook, SHEET, { rows: 200, columns: WIDTH });
  sheet.write({ row: 1, column: 1, rows: 1, columns: WIDTH }, [[...LINE_HEADERS]]);
  return sheet;
}
