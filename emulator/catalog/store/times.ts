// The two time formats of the API: slashes for core records, ISO 8601 for users, tags and analytics.

const dayLength = 86_400_000;
const days = new Map<number, string>();

/**
 * `2015/08/27 22:03:42 +0000`: always UTC, so texts compare as times. A large Catalog writes some hundred thousand of them
 * at its start, and they fall on few days: the days are remembered.
 */
export function coreTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / dayLength);
  let written = days.get(day);
  if (written === undefined) {
    written = new Date(day * dayLength).toISOString().slice(0, 10).replace(/-/g, '/');
    days.set(day, written);
  }
  const seconds = Math.floor((milliseconds - day * dayLength) / 1000);
  return `${written} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)} +0000`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** `2024-04-11T15:33:45.503000Z`, or with 3 digits of fraction: both are seen. */
export function isoTime(milliseconds: number, digits: 3 | 6 = 6): string {
  const iso = new Date(milliseconds).toISOString();
  return digits === 3 ? iso : iso.replace('Z', '000Z');
}

/** `2023-06-05T14:46:59.944000+02:00`, as analytics may print. */
export function isoTimeWithOffset(milliseconds: number, hours: number): string {
  const local = new Date(milliseconds + hours * 3_600_000).toISOString().replace('Z', '000');
  return `${local}+${String(hours).padStart(2, '0')}:00`;
}

/** So many texts are remembered at most. */
const REMEMBERED = 200_000;

/** Remembers what a function makes of each text: a list has the same times in each request. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, { result: T }>();
  return (text) => {
    const known = made.get(text);
    if (known) return known.result;
    const result = make(text);
    if (made.size >= REMEMBERED) made.clear();
    made.set(text, { result });
    return result;
  };
}

/** Reads either format, or a bare day; `undefined` for anything else. */
export const readTime = remembering(millisecondsOf);

function millisecondsOf(text: string): number | undefined {
  const core = /^(\d{4})\/(\d{2})\/(\d{2})(?: (\d{2}:\d{2}:\d{2})(?: ([+-]\d{2}):?(\d{2}))?)?$/.exec(text);
  const iso = core
    ? `${core[1]}-${core[2]}-${core[3]}T${core[4] ?? '00:00:00'}${core[5] ? `${core[5]}:${core[6]}` : 'Z'}`
    : /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)
      ? text
      : '';
  // A local time without a zone is taken as UTC, as the contract says that filters are.
  const milliseconds = Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/**
 * The time of a write: now, but later than before. The core format has whole seconds, and a test must not have to wait
 * to see `updated_at` move.
 */
export function laterThan(before: string, now: number): number {
  const last = readTime(before) ?? 0;
  return Math.max(now, last + 1000);
}
