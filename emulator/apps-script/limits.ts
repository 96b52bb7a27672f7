// Daily limits of a person: how much of them is used, and the refusal when nothing is left. A day begins with the first use.
import type { ServiceLimits } from '../host-switches.ts';
import { type Execution, refusal } from './execution.ts';
import { now, type World } from './world.ts';

/** Of a personal account; a school's has more. How many fetches in a short time are too many is not published. */
export const PERSONAL_LIMITS: Required<ServiceLimits> = {
  fetchesPerDay: 20_000,
  fetchesPerMinute: Number.POSITIVE_INFINITY,
  propertyCallsPerDay: 50_000,
  triggerMinutesPerDay: 90,
};

export interface Usage {
  /** Milliseconds since 1970 at which the day began. */
  since: number;
  fetches: number;
  propertyCalls: number;
  mails: number;
  /** Milliseconds that triggers have run. */
  triggers: number;
  /** When the newest fetches went out. */
  recentFetches: number[];
}

const DAY = 86_400_000;
const MINUTE = 60_000;

export function usageOf(world: World, user: string): Usage {
  const known = world.usage.get(user);
  if (known && now(world) - known.since < DAY) return known;
  const fresh = { since: now(world), fetches: 0, propertyCalls: 0, mails: 0, triggers: 0, recentFetches: [] };
  world.usage.set(user, fresh);
  return fresh;
}

export function limitsOf(world: World): Required<ServiceLimits> {
  return { ...PERSONAL_LIMITS, ...world.switches.limits };
}

/** Each request of a batch counts. */
export function spendFetches(run: Execution, count: number): void {
  const { world } = run;
  const usage = usageOf(world, run.user);
  const limits = limitsOf(world);
  if (usage.fetches + count > limits.fetchesPerDay) throw refusal(run, 'too-often-today', 'urlfetch');
  usage.fetches += count;
  if (limits.fetchesPerMinute === Number.POSITIVE_INFINITY) return;
  usage.recentFetches = usage.recentFetches.filter((at) => now(world) - at < MINUTE);
  if (usage.recentFetches.length + count > limits.fetchesPerMinute) throw refusal(run, 'too-often-now', 'urlfetch');
  for (let each = 0; each < count; each++) usage.recentFetches.push(now(world));
}

export function spendPropertyCall(run: Execution): void {
  const usage = usageOf(run.world, run.user);
  if (usage.propertyCalls >= limitsOf(run.world).propertyCallsPerDay) throw refusal(run, 'too-often-today', 'properties');
  usage.propertyCalls++;
}

/** A personal account can send to 100 recipients a day. */
const MAILS_PER_DAY = 100;

export function spendMail(run: Execution): void {
  const usage = usageOf(run.world, run.user);
  if (usage.mails >= MAILS_PER_DAY) throw refusal(run, 'too-often-today', 'email');
  usage.mails += 1;
}

export function triggerTimeIsUp(world: World, user: string): boolean {
  return usageOf(world, user).triggers >= limitsOf(world).triggerMinutesPerDay * MINUTE;
}
