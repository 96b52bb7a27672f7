// Triggers of the clock: when they come due, as whom they run, what they are told, and how much time they may use.
import { ServiceException, textOf } from './exceptions.ts';
import { triggerTimeIsUp, usageOf } from './limits.ts';
import { runFunction } from './run.ts';
import { now, type Trigger, type World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** As the clock would: as the person who made the trigger, without an editor. */
export function fireTrigger(world: World, trigger: Trigger): void {
  if (trigger.disabled) return;
  if (triggerTimeIsUp(world, trigger.user)) throw new ServiceException(textOf(world.switches.errorLanguage, 'too-much-time-today', []));
  const at = new Date(now(world));
  const event = {
    authMode: 'FULL',
    'day-of-month': at.getUTCDate(),
    'day-of-week': at.getUTCDay() || 7,
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    month: at.getUTCMonth() + 1,
    second: at.getUTCSeconds(),
    'week-of-year': weekOf(at),
    year: at.getUTCFullYear(),
    timezone: 'UTC',
    triggerUid: trigger.id,
  };
  const usage = usageOf(world, trigger.user);
  const start = now(world);
  try {
    runFunction(
      world,
      { name: trigger.functionName, args: () => [event] },
      { mode: 'FULL', clockwork: true, user: trigger.user },
      () => undefined,
    );
  } finally {
    usage.triggers += now(world) - start;
  }
}

/** Fires, in their order, all triggers that come due until then. Failures reach nobody but the log. */
export function advanceClock(world: World, until: number): void {
  for (;;) {
    const [next] = world.triggers.filter((each) => !each.disabled && each.due <= until).sort((a, b) => a.due - b.due);
    if (!next) break;
    // A run that takes long delays the next one.
    world.clock = Math.max(now(world), next.due);
    next.due += (next.everyHours ?? 1) * HOUR;
    try {
      fireTrigger(world, next);
    } catch (error) {
      world.logs.push(`${next.functionName}: ${String(error)}`);
    }
  }
  world.clock = Math.max(now(world), until);
}

/** The week with the first Thursday of the year is the first; Google does not say how it counts. */
function weekOf(at: Date): number {
  const thursday = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 4 - (at.getUTCDay() || 7));
  return Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
}
