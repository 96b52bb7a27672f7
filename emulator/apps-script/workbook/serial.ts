// Instants and serial numbers: day 0 is 30 December 1899, in the time zone of the spreadsheet.

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** Offsets change on quarters of an hour at the finest, so one look-up serves for all instants in it. */
const QUARTER = 900_000;

const clocks = new Map<string, { format: Intl.DateTimeFormat; offsets: Map<number, number> }>();

/** Milliseconds that the zone is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: number): number {
  let clock = clocks.get(zone);
  if (!clock) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clock = { format, offsets: new Map() };
    clocks.set(zone, clock);
  }
  const quarter = Math.floor(instant / QUARTER);
  let offset = clock.offsets.get(quarter);
  if (offset === undefined) {
    const start = quarter * QUARTER;
    const part: Record<string, string> = {};
    for (const { type, value } of clock.format.formatToParts(start)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const local = new Date(0);
    local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    offset = local.getTime() - start;
    clock.offsets.set(quarter, offset);
  }
  return offset;
}

export function serialOf(instant: number, zone: string): number {
  return (instant + offsetAt(zone, instant) - EPOCH) / DAY;
}

/** Rounded to the millisecond. A time in a gap moves forward by the gap; of a doubled hour the first one is meant. */
export function instantOf(serial: number, zone: string): number {
  return instantOfWall(Math.round(serial * DAY) + EPOCH, zone);
}

/** The same for the time that a wall clock shows, in milliseconds as if it hung in UTC. */
export function instantOfWall(local: number, zone: string): number {
  const before = offsetAt(zone, local - DAY);
  const first = local - before;
  if (offsetAt(zone, first) === before) return first;
  const after = offsetAt(zone, local + DAY);
  const second = local - after;
  return offsetAt(zone, second) === after ? second : first;
}
