// One run of the script, from a menu click, a sidebar call or a trigger: its mode, its pending writes, its end.
import { costOf, costOfCells } from './costs.ts';
import { type Problem, RunEnded, ServiceException, textOf } from './exceptions.ts';
import { spendPropertyCall } from './limits.ts';
import { type AuthMode, isReading, type MethodCalled, missingPermission } from './permissions.ts';
import type { Realm } from './realm.ts';
import type { Area } from './workbook/area.ts';
import type { SheetData } from './workbook/book.ts';
import { remember } from './workbook/history.ts';
import { canEdit, now, type World } from './world.ts';

/** A write that the platform holds back until the next read, a flush or the end of the run. */
export interface PendingWrite {
  cells: number;
  /** Rows and columns that the grid will have more or less. */
  grows?: { sheet: SheetData; rows: number; columns: number };
  /** How many rows or columns will be frozen. */
  freezes?: { sheet: SheetData; frozenRows?: number; frozenColumns?: number };
  /** Throws what the file refuses: a rule, a protection, a table. */
  check?: () => void;
  apply: () => void;
}

export interface Execution {
  readonly world: World;
  readonly mode: AuthMode;
  /** Started by the clock: there is no editor, so no UI. */
  readonly clockwork: boolean;
  readonly user: string;
  /** The cell whose formula called, in mode CUSTOM_FUNCTION. */
  readonly cell: { sheet: SheetData; area: Area } | undefined;
  readonly realm: Realm;
  readonly started: number;
  /** Milliseconds that the run may take. */
  readonly limit: number;
  pending: PendingWrite[];
  ended: RunEnded | undefined;
}

export function refusal(run: Execution, problem: Problem, ...parts: (string | number)[]): ServiceException {
  return new ServiceException(textOf(run.world.switches.errorLanguage, problem, parts));
}

/** A clock trigger may run without an open file. */
export function hasFile(run: Execution): boolean {
  return !run.clockwork || run.world.switches.activeFileInTrigger;
}

/** To be called before each service call: counts it, runs hooks, kills, checks permission and time. */
export function beforeCall(run: Execution, called: MethodCalled): void {
  const { world } = run;
  if (run.ended) throw run.ended;
  const { service, method, name } = called;
  world.counts.calls[name] = (world.counts.calls[name] ?? 0) + 1;
  world.calls++;
  if (!world.hooked) meetHooks(run);
  // What the person has not agreed to is as far away as in a simple trigger.
  const mode = run.mode === 'FULL' && world.switches.consent === 'missing' ? 'LIMITED' : run.mode;
  const { refusedScopes, outages } = world.switches;
  if (outages.includes(service)) throw refusal(run, 'server-error');
  const missing = missingPermission(mode, { granted: world.bundle.scopes, refused: refusedScopes }, called);
  if (missing !== undefined) throw refusal(run, 'no-permission', name, missing);
  if (mode === 'CUSTOM_FUNCTION' && !isReading(service, method)) throw refusal(run, 'only-reading', method);
  if (service === 'Properties') spendPropertyCall(run);
  spend(run, costOf(world.switches.costs, name));
}

function meetHooks(run: Execution): void {
  const { world } = run;
  const due = world.hooks.filter((hook) => hook.call <= world.calls);
  if (due.length > 0) {
    world.hooks = world.hooks.filter((hook) => hook.call > world.calls);
    world.hooked = run;
    try {
      for (const hook of due) hook.act();
    } finally {
      world.hooked = undefined;
    }
  }
  if (world.killAt !== undefined && world.calls >= world.killAt) {
    world.killAt = undefined;
    end(run, 'The run was killed.');
  }
}

/** Lets time pass on the settable clock, and ends the run when its time is up. */
export function spend(run: Execution, milliseconds: number): void {
  const { world } = run;
  if (world.clock !== undefined) world.clock += milliseconds;
  if (now(world) - run.started > run.limit) end(run, textOf(world.switches.errorLanguage, 'time-is-up', []));
}

function end(run: Execution, reason: string): never {
  const { pending } = run;
  run.pending = [];
  landSome(run, pending);
  run.ended = new RunEnded(reason);
  throw run.ended;
}

/** What becomes of pending writes when a run ends before they are flushed. */
export function landSome(run: Execution, pending: readonly PendingWrite[]): void {
  const { unflushedWrites } = run.world.switches;
  const landed = unflushedWrites === 'kept' ? pending.length : unflushedWrites === 'half' ? Math.floor(pending.length / 2) : 0;
  if (landed === 0 || !canEdit(run.world, run.user)) return;
  changing(run);
  for (const write of pending.slice(0, landed)) {
    try {
      write.check?.();
      write.apply();
    } catch {
      break; // Nobody is left to be told.
    }
  }
}

export function hold(run: Execution, write: PendingWrite): void {
  if (run.world.switches.refusedWrites === 'at-once') {
    refuseViewers(run);
    write.check?.();
  }
  run.pending.push(write);
}

/** To be called before the file changes, so that Ctrl+Z can take it back. */
export function changing(run: Execution): void {
  refuseViewers(run);
  remember(run.world.book, run.world.switches.undoStep === 'run' ? run : {});
}

function refuseViewers(run: Execution): void {
  if (!canEdit(run.world, run.user)) throw refusal(run, 'view-only');
}

/** Puts pending writes into the file. The first that fails throws, and the ones behind it are lost. */
export function commit(run: Execution): void {
  const { pending } = run;
  if (pending.length === 0) return;
  run.pending = [];
  changing(run);
  for (const write of pending) {
    write.check?.();
    write.apply();
  }
}

/** A read of sheet data or a flush: what is pending is written first, and that is a round trip. */
export function settle(run: Execution): void {
  if (run.pending.length === 0) return;
  run.world.counts.roundTrips++;
  const cells = run.pending.reduce((sum, write) => sum + write.cells, 0);
  commit(run);
  spend(run, costOfCells(run.world.switches.costs, 'commit', cells));
}

export function beforeRead(run: Execution, cells: number): void {
  settle(run);
  run.world.counts.reads++;
  run.world.counts.cellsRead += cells;
  spend(run, costOfCells(run.world.switches.costs, 'read', cells));
}

export function noteWrite(run: Execution, sheet: SheetData, area: Area): void {
  const { counts } = run.world;
  counts.cellsWritten += area.rows * area.columns;
  counts.writes.push({ sheet: sheet.name, row: area.row, column: area.column, rows: area.rows, columns: area.columns });
}

const LONG = 1_000;

/** Returns the characters of the long texts in some cells. */
export function longTextIn(rows: readonly (readonly unknown[])[]): number {
  let sum = 0;
  for (const cells of rows) for (const cell of cells) if (typeof cell === 'string' && cell.length > LONG) sum += cell.length;
  return sum;
}

/** The grid as this run sees it: with the rows and columns that it has added or frozen and that are still pending. */
export function gridSeen(run: Execution, sheet: SheetData): { rows: number; columns: number; frozenRows: number; frozenColumns: number } {
  let { rows, columns, frozenRows, frozenColumns } = sheet;
  for (const { grows, freezes } of run.pending) {
    if (grows?.sheet === sheet) {
      rows += grows.rows;
      columns += grows.columns;
    }
    if (freezes?.sheet === sheet) ({ frozenRows = frozenRows, frozenColumns = frozenColumns } = freezes);
  }
  return { rows, columns, frozenRows, frozenColumns };
}
