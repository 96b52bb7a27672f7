// Periods in words, such as “last 7 days”. A tab stores the word, and each pull makes days of it on the clock of the spreadsheet,
// so that the window moves. Weeks begin on Monday, and today belongs to “last 7 days”.

import { StopError } from '../../base/problem.ts';
import { say, sayHere } from '../../base/say.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Resource } from '../../catalog/resource.ts';
import { addDays, clockOf, monthBefore, toIso } from '../../tabs/cells/time.ts';

/** What the words depend on. */
export interface Moment {
  now: number;
  zone: string;
  /** When the last complete pull of the tab began. Without one, “since the last run” starts today. */
  lastRun: number | undefined;
}

/** Days (`YYYY-MM-DD`), or a time in UTC. `to` is blank in a period that's still going on. */
interface Bounds {
  from: string;
  to: string;
}

/** Speaks the language of the user or that of the workbook. */
type Tag = typeof say;

export interface Period {
  bounds: Bounds;
  /** Rows from before the period stay in the tab. */
  keepsOlder: boolean;
}

/** The words that every form offers. */
const OFFERED = [
  'today',
  'yesterday',
  'last:7',
  'last:30',
  'last:90',
  'monday',
  'week-1',
  'month',
  'month-1',
  'months:12',
  'year',
  'run',
  'next:14',
] as const;

/** After a word: rows from before the period stay. */
const KEEPS_OLDER = '+';
/** The clocks of Google and Catalog can differ. */
const OVERLAP_MS = 300_000;
/** A named range, such as `term:Spring 2027=2027-01-11/2027-05-14`. */
const TERM = /^term:(.{1,40})=(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

const DAYS = /^(last|next):([1-9]\d{0,2})$/;
/** Whole months, of which this one is the last. */
const MONTHS = /^months:([1-9]\d?)$/;

/** Returns the choices of a form: the usual periods, and the terms and numbers of days that tabs of this file use. */
export function periodChoices(used: readonly FilterValues[]): { value: string; text: string }[] {
  const values = used.flatMap((filters) => Object.values(filters).flat()).map((value) => value.replace(/\+$/, ''));
  const inUse = values.filter((value) => TERM.test(value) || DAYS.test(value) || MONTHS.test(value)).sort();
  return Array.from(new Set([...OFFERED, ...inUse])).flatMap((value) => {
    const caption = captionOf(value, say);
    return caption === undefined ? [] : [{ value, text: caption }];
  });
}

/** Returns the period that a value of a day filter names, or undefined if it's a day or blank. Throws StopError for unknown words. */
export function readPeriod(value: string, moment: Moment): Period | undefined {
  if (value === '' || /^\d/.test(value)) return undefined;
  const keepsOlder = value.endsWith(KEEPS_OLDER);
  const named = boundsOf(keepsOlder ? value.slice(0, -1) : value, moment);
  if (named) return { bounds: { from: named[0], to: named[1] ?? '' }, keepsOlder };
  throw new StopError(
    'unknown-period',
    say`This tab was pulled for a period that isn’t known here.`,
    say`Choose another period, then pull again.`,
  );
}

function boundsOf(word: string, { now, zone, lastRun }: Moment): [from: string, to?: string] | undefined {
  const today = clockOf(now, zone).day;
  const monday = addDays(today, -weekday(today));
  const month = `${today.slice(0, 7)}-01`;
  const [, name = '', from = '', to = ''] = TERM.exec(word) ?? [];
  if (name !== '') return [from, to];
  const [, ahead, days = ''] = DAYS.exec(word) ?? [];
  if (ahead === 'last') return [addDays(today, 1 - Number(days))];
  if (ahead === 'next') return [today, addDays(today, Number(days))];
  const [, months] = MONTHS.exec(word) ?? [];
  if (months !== undefined) return [monthBefore(month, Number(months) - 1)];
  switch (word) {
    case 'today':
      return [today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'monday':
      return [monday];
    case 'week-1':
      return [addDays(monday, -7), addDays(monday, -1)];
    case 'month':
      return [month];
    case 'month-1':
      return [`${addDays(month, -1).slice(0, 7)}-01`, addDays(month, -1)];
    case 'year':
      return [`${today.slice(0, 4)}-01-01`];
    case 'run':
      return [lastRun === undefined ? today : toIso(lastRun - OVERLAP_MS)];
    default:
      return undefined;
  }
}

/** Returns the days that the periods among the filters mean at this moment, by filter. Filters without a word aren't in it. */
export function resolvePeriods(resource: Resource, filters: FilterValues, moment: Moment): { [filter: string]: string } {
  const days = periodsIn(resource, filters, moment).map(({ filter, until, period: { bounds } }) => [
    [filter, bounds.from],
    [until, bounds.to],
  ]);
  return Object.fromEntries(days.flat());
}

/** Returns the filters whose rows leave the tab once they lie outside: those with a word that doesn't keep older rows. */
export function movingFilters(resource: Resource, filters: FilterValues, moment: Moment): string[] {
  return periodsIn(resource, filters, moment).flatMap(({ filter, until, period }) => (period.keepsOlder ? [] : [filter, until]));
}

/** Returns the last days among those of a job. While they stay, a later pull of the same words needs only what changed since. */
export function endsOf(resource: Resource, days: { [filter: string]: string } = {}): { [filter: string]: string } {
  return Object.fromEntries(resource.filters.flatMap(({ name, end }) => (end && days[name] ? [[name, days[name]]] : [])));
}

/** Returns a period as the name of a tab shows it, such as `last 7 days`. */
export function periodCaption(value: string): string | undefined {
  const caption = captionOf(value, sayHere);
  return caption === undefined || value.startsWith('term:') ? caption : caption.charAt(0).toLowerCase() + caption.slice(1);
}

/** Returns the words of a period. Undefined if a value is a day or blank. Throws StopError for unknown words. */
function captionOf(value: string, tag: Tag): string | undefined {
  const period = readPeriod(value, { now: 0, zone: 'Etc/UTC', lastRun: undefined });
  if (!period) return undefined;
  const word = period.keepsOlder ? value.slice(0, -1) : value;
  const [, name] = TERM.exec(word) ?? [];
  if (name !== undefined) return name;
  const [, ahead, days = ''] = DAYS.exec(word) ?? [];
  if (ahead !== undefined) return ahead === 'last' ? tag`Last ${days} days` : tag`Next ${days} days`;
  const [, months] = MONTHS.exec(word) ?? [];
  if (months !== undefined) return months === '1' ? tag`This month` : tag`Last ${months} months`;
  switch (word) {
    case 'today':
      return tag`Today`;
    case 'yesterday':
      return tag`Yesterday`;
    case 'monday':
      return tag`Since Monday`;
    case 'week-1':
      return tag`Last week`;
    case 'month':
      return tag`This month`;
    case 'month-1':
      return tag`Last month`;
    case 'year':
      return tag`This year`;
    default:
      return tag`Since the last run`;
  }
}

function periodsIn(resource: Resource, filters: FilterValues, moment: Moment): { filter: string; until: string; period: Period }[] {
  return resource.filters.flatMap(({ name, period: pair }) => {
    const period = pair && readPeriod(String(filters[name] ?? ''), moment);
    return period ? [{ filter: name, until: pair.until, period }] : [];
  });
}

/** Days since Monday. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
