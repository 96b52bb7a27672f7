// A date as text by a Java pattern, as `Utilities.formatDate` takes it.
import { offsetAt } from './serial.ts';

export function formatDate(date: Date, zone: string, pattern: string): string {
  const offset = offsetNamed(zone, date.getTime());
  const local = new Date(date.getTime() + offset);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run: string, quoted: string | undefined, letter: string | undefined) => {
    if (letter === undefined) return quoted === '' ? "'" : (quoted ?? '').replaceAll("''", "'");
    return field(letter, run.length, local, offset);
  });
}

function field(letter: string, length: number, local: Date, offset: number): string {
  const number = (value: number): string => String(value).padStart(length, '0');
  const word = (options: Intl.DateTimeFormatOptions): string => local.toLocaleString('en-US', { ...options, timeZone: 'UTC' });
  switch (letter) {
    case 'y':
      return length === 2 ? String(local.getUTCFullYear() % 100).padStart(2, '0') : number(local.getUTCFullYear());
    case 'M':
      return length > 2 ? word({ month: length > 3 ? 'long' : 'short' }) : number(local.getUTCMonth() + 1);
    case 'd':
      return number(local.getUTCDate());
    case 'E':
      return word({ weekday: length > 3 ? 'long' : 'short' });
    case 'u':
      return number(local.getUTCDay() || 7);
    case 'H':
      return number(local.getUTCHours());
    case 'h':
      return number(local.getUTCHours() % 12 || 12);
    case 'm':
      return number(local.getUTCMinutes());
    case 's':
      return number(local.getUTCSeconds());
    case 'S':
      return number(local.getUTCMilliseconds());
    case 'a':
      return local.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'Z':
      return distance(offset, '');
    case 'X':
      return offset === 0 ? 'Z' : length === 1 ? distance(offset, '').slice(0, 3) : distance(offset, length === 3 ? ':' : '');
    default:
      return letter.repeat(length);
  }
}

function distance(offset: number, separator: string): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

/** Names of zones as Java reads them: `GMT+2` is a distance, and a name that it doesn't know is GMT. */
function offsetNamed(zone: string, instant: number): number {
  const [, sign, hours, minutes] = /^GMT([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  try {
    return offsetAt(zone, instant);
  } catch {
    return 0;
  }
}
