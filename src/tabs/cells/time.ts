// Instants and what a spreadsheet shows for them. A cell holds a time as a serial number: days since 30 December 1899
// on the clock of the spreadsheet's zone. Offsets are computed in this process, never by a service call per cell.

const DAY = 86_400_000;
const HOUR = 3_600_000;
const SERIAL_OF_1970 = 25569;

const offsets = new Map<string, Map<number, number>>();

/** An offset takes longer to compute than a cell. No zone has changed its clocks twice within 6 days since 1970. */
const SPANS = [6 * DAY, DAY];

/** Milliseconds that the clock of `zone` is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: number): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  for (const span of SPANS) {
    const from = Math.floor(instant / span) * span;
    const start = cached(ofZone, zone, from);
    if (start === cached(ofZone, zone, from + span)) return start;
  }
  return computeOffset(zone, instant);
}

/** The serial number that a cell shows for an instant, exact to the second. */
export function serialOf(instant: number, zone: string): number {
  const seconds = Math.round((instant + offsetAt(zone, instant)) / 1000);
  return seconds / 86400 + SERIAL_OF_1970;
}

/** Returns what a cell shows for an instant, to the minute. */
export function timeText(instant: number, zone: string): string {
  const local = new Date(Math.round((serialOf(instant, zone) - SERIAL_OF_1970) * 86400) * 1000);
  // A year of more than four digits has a sign and zeros.
  return local
    .toISOString()
    .replace(/^\+0*/, '')
    .replace(/^(.*)T(\d\d:\d\d).*$/, '$1 $2');
}

/** The instants at which the clock of `zone` shows this serial: none in a summer-time gap, two in an overlap. */
export function instantsOf(serial: number, zone: string): number[] {
  const local = Math.round((serial - SERIAL_OF_1970) * 86400) * 1000;
  const found: number[] = [];
  for (const guess of [local - DAY, local + DAY]) {
    const instant = local - offsetAt(zone, guess);
    if (instant + offsetAt(zone, instant) === local && !found.includes(instant)) found.push(instant);
  }
  return found.sort((a, b) => a - b);
}

/** Do the clocks of `zone` go forward within an hour of this instant? */
export function isNearDstGap(instant: number, zone: string): boolean {
  return offsetAt(zone, instant + HOUR) > offsetAt(zone, instant - HOUR);
}

/** `YYYY-MM-DDTHH:MM:SSZ`, the form in which values hold times. */
export function toIso(instant: number): string {
  return `${new Date(Math.floor(instant / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Returns the first second of a day (`YYYY-MM-DD`) on the clock of `zone`, as ISO text in UTC. */
export function startOfDay(day: string, zone: string): string {
  return toIso(firstInstantOf(serialOfDay(day), zone));
}

/** Returns the last second of a day (`YYYY-MM-DD`) on the clock of `zone`, as ISO text in UTC. */
export function endOfDay(day: string, zone: string): string {
  return toIso(firstInstantOf(serialOfDay(day) + 1, zone) - 1000);
}

/** The serial number of midnight on a day (`YYYY-MM-DD`). */
export function serialOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY + SERIAL_OF_1970;
}

/** Returns the day (`YYYY-MM-DD`) that is so many days after another one. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Returns the first day of the month that is this many months before a first day. */
export function monthBefore(first: string, months: number): string {
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** The hour (0 to 23) and the day (`YYYY-MM-DD`) on the clock of `zone`. */
export function clockOf(instant: number, zone: string): { day: string; hour: number } {
  const local = new Date(instant + offsetAt(zone, instant));
  return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours() };
}

/** Returns a moment in words on the clock of `zone`, such as `Nov 29, 12:20 PM` or `29 nov, 12:20`. */
export function momentText(instant: number, zone: string, locale: string): string {
  const shown = new Date(instant).toLocaleString(locale, {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  // Some engines put a narrow space before PM.
  return shown.replace(/\s/g, ' ');
}

/** Returns the first instant at which the clock of `zone` shows this serial. Where clocks skip it, the first minute after it that exists. */
export function firstInstantOf(serial: number, zone: string): number {
  for (let minutes = 0; minutes < 180; minutes += 15) {
    const [instant] = instantsOf(serial + minutes / 1440, zone);
    if (instant !== undefined) return instant;
  }
  return Math.round((serial - SERIAL_OF_1970) * DAY);
}

function cached(ofZone: Map<number, number>, zone: string, instant: number): number {
  const known = ofZone.get(instant);
  if (known !== undefined) return known;
  const offset = computeOffset(zone, instant);
  ofZone.set(instant, offset);
  return offset;
}

const CLOCK = {
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

const MAX_DATE = 8.64e15;

const clocks = new Map<string, (instant: number) => string>();

/**
 * Returns what shows an instant on the clock of `zone`. `toLocaleString` with a `timeZone` is documented as honored by Apps Script (guide to
 * the V8 runtime, migration). A formatter that's kept shows the same some eighty times as fast, but no document says that Apps Script has it.
 */
function clockIn(zone: string): (instant: number) => string {
  const options = { ...CLOCK, timeZone: zone };
  const kept = typeof Intl === 'object' ? new Intl.DateTimeFormat('en-US', options) : undefined;
  // A formatter throws for what's no date.
  return (instant) => (kept && Math.abs(instant) <= MAX_DATE ? kept.format(instant) : new Date(instant).toLocaleString('en-US', options));
}

function computeOffset(zone: string, instant: number): number {
  const clock = clocks.get(zone) ?? clockIn(zone);
  clocks.set(zone, clock);
  const whole = Math.floor(instant / 1000) * 1000;
  const shown = clock(whole);
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (shown.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - whole;
}
