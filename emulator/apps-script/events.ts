// The simple triggers of a script: what their event objects hold, and that their failures reach the log only.
import { hasFunction, runFunction } from './run.ts';
import { Range } from './services/range.ts';
import { User } from './services/session.ts';
import { Spreadsheet } from './services/spreadsheet.ts';
import type { Area } from './workbook/area.ts';
import type { SheetData } from './workbook/book.ts';
import type { Trigger, World } from './world.ts';
import { now } from './world.ts';

/** Does the script listen to edits? Its code never changes, so one look is enough. */
const listens = new WeakMap<World, boolean>();

/** `value` and `oldValue` only come with an edit of one cell by typing. */
export function fireEdit(world: World, sheet: SheetData, area: Area, typed: { value?: string; oldValue?: string }): void {
  let heard = listens.get(world);
  if (heard === undefined) {
    heard = hasFunction(world, 'onEdit');
    listens.set(world, heard);
  }
  if (!heard) return;
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

export function fireOpen(world: World): void {
  runFunction(
    world,
    'onOpen',
    (run) => [{ authMode: run.mode, source: new Spreadsheet(run), user: new User(run, '') }],
    { mode: world.switches.openingMode, simple: true },
    () => undefined,
  );
}

/** As the clock would: as the person who made the trigger, without an editor. */
export function fireTrigger(world: World, trigger: Trigger): void {
  if (trigger.disabled) return;
  const at = new Date(now(world));
  const event = {
    authMode: 'FULL',
    'day-of-month': at.getUTCDate(),
    'day-of-week': at.getUTCDay() || 7,
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    month: at.getUTCMonth() + 1,
    second: at.getUTCSeconds(),
    year: at.getUTCFullYear(),
    timezone: 'UTC',
    triggerUid: trigger.id,
  };
  runFunction(
    world,
    trigger.functionName,
    () => [event],
    { mode: 'FULL', clockwork: true, user: trigger.user },
    () => undefined,
  );
}
