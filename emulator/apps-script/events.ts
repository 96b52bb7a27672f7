// The simple triggers of a script: what their event objects hold, and that their failures reach the log only.
import { hasFunction, runFunction, type Start } from './run.ts';
import { Range } from './services/range.ts';
import { User } from './services/session.ts';
import { Spreadsheet } from './services/spreadsheet.ts';
import type { Area } from './workbook/area.ts';
import type { SheetData } from './workbook/book.ts';
import { canEdit, type World } from './world.ts';

/** Edits that wait while `onEdit` still runs. */
const MAX_WAITING = 2;

/** Does the script listen to edits? Its code never changes, so one look is enough. */
const listens = new WeakMap<World, boolean>();

/** `value` and `oldValue` only come with an edit of one cell by typing. */
export function fireEdit(world: World, sheet: SheetData, area: Area, typed: { value?: string; oldValue?: string }): void {
  let heard = listens.get(world);
  if (heard === undefined) {
    heard = hasFunction(world, 'onEdit', { mode: 'FULL' });
    listens.set(world, heard);
  }
  if (!heard) return;
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
  try {
    runFunction(
      world,
      'onEdit',
      (run) => [
        { authMode: 'LIMITED', range: new Range(run, sheet, area), source: new Spreadsheet(run), user: new User(run, ''), ...values },
      ],
      { mode: 'LIMITED', simple: true },
      () => undefined,
    );
  } catch (error) {
    world.logs.push(`onEdit: ${String(error)}`);
  }
}

/** Runs `onOpen` if the script has one. Simple triggers don't run for a user who can only view the file. */
export function fireOpen(world: World): void {
  const how: Start = { mode: world.switches.openingMode, simple: true };
  if (!canEdit(world, world.user) || !hasFunction(world, 'onOpen', how)) return;
  runFunction(
    world,
    'onOpen',
    (run) => [{ authMode: run.mode, source: new Spreadsheet(run), user: new User(run, '') }],
    how,
    () => undefined,
  );
}
