// When schedules are due, computed another way than the product does: hour by hour, by the clock that Intl shows.
import type { Rule } from '../../src/protocol/schedule.ts';

const HOUR = 3_600_000;

export interface WallClock {
  /** Such as `2026-11-01`. */
  day: string;
  hour: number;
  /** 1 (Monday) to 7. */
  weekday: number;
  isFirst: boolean;
  isLast: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallClock(instant: number, zone: string): WallClock {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  const noon = Date.parse(`${day}T12:00:00Z`);
  return {
    day,
    hour: Number(parts.hour),
    weekday: new Date(noon).getUTCDay() || 7,
    isFirst: day.endsWith('-01'),
    isLast: new Date(noon + 24 * HOUR).toISOString().slice(8, 10) === '01',
  };
}

/** Returns whether a rule is due at the start of an hour. In zones of whole hours only. */
export function isDueAt(rule: Rule, instant: number, zone: string): boolean {
  const now = wallClock(instant, zone);
  const before = wallClock(instant - HOUR, zone);
  const isRepeated = now.day === before.day && now.hour === before.hour;
  if (rule.every === 'hours') return rule.hours === 1 || (now.hour % rule.hours === 0 && !isRepeated);
  // Where the clock skips the hour, the next one takes its place.
  const isReached = now.hour === rule.hour || (now.hour === rule.hour + 1 && before.hour === rule.hour - 1 && before.day === now.day);
  const days = {
    day: () => true,
    weekday: () => now.weekday <= 5,
    week: () => rule.every === 'week' && rule.day === now.weekday,
    month: () => rule.every === 'month' && (rule.day === 'first' ? now.isFirst : now.isLast),
  };
  return isReached && !isRepeated && days[rule.every]();
}
