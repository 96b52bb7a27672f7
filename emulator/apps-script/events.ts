// The simple triggers of a script: what their event objects hold, and that their failures reach the log only.
import type { Bundle } from './bundle.ts';
import { hasFunction, runFunction, type Start } from './run.ts';
import { Range } from './services/range.ts';
import { User } from './services/session.ts';
import { Spreadsheet } from './services/spreadsheet.ts';
import type { Area } from './workbook/area.ts';
import type { SheetData } from './workbook/book.ts';
import { canEdit, now, type World } from './world.ts';

/** Edits that wait while `onEdit` still runs. */
const MAX_WAITING = 2;

/** What comes sooner after another change of the selection is dropped. */
const SELECTION_GAP = 2_000;

/** Which simple triggers a script has. One look at each pushed version is enough. */
const listens = new WeakMap<Bundle, Map<string, boolean>>();

function hears(world: World, trigger: 'onEdit' | 'onSelectionChange'): boolean {
  const known = listens.get(world.bundle) ?? new Map<string, boolean>();
  listens.set(world.bundle, known);
  const heard = known.get(trigger) ?? hasFunction(world, trigger, { mode: 'FULL' });
  known.set(trigger, heard);
  return heard;
}

/** `value` and `oldValue` only come with an edit of one cell by typing. */
export function fireEdit(world: World, sheet: SheetData, area: Area, typed: { value?: string; oldValue?: string }): void {
  if (!hears(world, 'onEdit')) return;
  const run = (): void => runEdit(world, sheet, area, typed);
  if (world.waitingEdits) {
    // Two may wait; what comes faster is dropped without a word.
    if (world.waitingEdits.length < MAX_WAITING) world.waitingEdits.push(run);
    return;
  }
  const waiting = [run];
  world.waitingEdits = waiting;
  try {
    for (let next = waiting.shift(); next; next = waiting.shift()) next();
  } finally {
    world.waitingEdits = undefined;
  }
}

function runEdit(world: World, sheet: SheetData, area: Area, typed: { value?: string; oldValue?: string }): void {
  const values = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  tellOfCells(world, 'onEdit', { sheet, area, values });
}

/** Selecting cells quickly one after the other is heard once. */
export function fireSelection(world: World, sheet: SheetData, area: Area): void {
  if (!canEdit(world, world.user) || !hears(world, 'onSelectionChange')) return;
  if (now(world) - world.selectionHeard < SELECTION_GAP) return;
  world.selectionHeard = now(world);
  tellOfCells(world, 'onSelectionChange', { sheet, area, values: {} });
}

interface CellEvent {
  sheet: SheetData;
  area: Area;
  /** Of the event, beside what every event holds. */
  values: Record<string, unknown>;
}

function tellOfCells(world: World, trigger: string, { sheet, area, values }: CellEvent): void {
  try {
    runFunction(
      world,
      {
        name: trigger,
        args: (run) => [
          { authMode: 'LIMITED', range: new Range(run, sheet, area), source: new Spreadsheet(run), user: new User(run, ''), ...values },
        ],
      },
      { mode: 'LIMITED', simple: true },
      () => undefined,
    );
  } catch (error) {
    world.logs.push(`${trigger}: ${String(error)}`);
  }
}

/** Menus end with the page. Runs `onOpen` if the script has one. Simple triggers don't run for a user who can only view the file. */
export function fireOpen(world: World): void {
  const how: Start = { mode: world.switches.openingMode, simple: true };
  world.menus.clear();
  if (!canEdit(world, world.user) || !hasFunction(world, 'onOpen', how)) return;
  runFunction(
    world,
    { name: 'onOpen', args: (run) => [{ authMode: run.mode, source: new Spreadsheet(run), user: new User(run, '') }] },
    how,
    () => undefined,
  );
}
