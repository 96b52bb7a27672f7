// Times in an export: as `2026-11-05 14:03:22`, `11/5/2026`, `5.11.2026`, or `05-Nov-2026 02:03:22 PM PST`, with or without a zone.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours ahead of UTC. Zones that aren't listed count as the one of the spreadsheet. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  JST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
};

const HOUR_MS = 3_600_000;
const DATE = /^(\d{1,4})[/.-]([A-Za-z]{3,9}|\d{1,2})[/.-](\d{1,4})/;
const TIME = /^[T,\s]{0,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(AM|PM)?/i;

export interface DateOrder {
  /** `5/11/2026` is the fifth of November. */
  dayFirst: boolean;
  /** A date of the column shows which one it is, or none leaves it open. */
  isSure: boolean;
}

/** Returns whether days or months come first in the dates of a column. */
export function dateOrderOf(cells: readonly string[]): DateOrder {
  let isOpen = false;
  for (const cell of cells) {
    const [, first = '', second = '', last = ''] = DATE.exec(cell.trim()) ?? [];
    if (last.length < 2 || first.length === 4 || /\D/.test(second)) continue;
    if (cell.includes('.')) return { dayFirst: true, isSure: true };
    if (Number(first) > 12) return { dayFirst: true, isSure: true };
    if (Number(second) > 12) return { dayFirst: false, isSure: true };
    isOpen = true;
  }
  return { dayFirst: false, isSure: !isOpen };
}

export interface TimeCells {
  date: string;
  /** `''` if the date holds the time, or if there's none. */
  time: string;
  zone: string;
  /** The header of the dates says that they are in UTC. */
  isUtc: boolean;
}

export interface ReadTime {
  /** `YYYY-MM-DDTHH:MM:SS`, with a Z in UTC. `''` for a blank cell. */
  at: string;
  /** A zone that isn't known, so that the time counts as the spreadsheet's. */
  unknownZone?: string;
}

/** Returns a time, or undefined if the cells aren't one. */
export function timeIn({ date, time, zone, isUtc }: TimeCells, dayFirst: boolean): ReadTime | undefined {
  const text = date.trim();
  if (text === '') return { at: '' };
  const matched = DATE.exec(text);
  const day = matched && dayOf(matched, dayFirst);
  if (!matched || !day) return undefined;
  const rest = text.slice(matched[0].length);
  const clock = TIME.exec(rest === '' ? time.trim() : rest);
  const after = clock ? (rest === '' ? time.trim() : rest).slice(clock[0].length).trim() : rest.trim();
  const [, hours = '0', minutes = '0', seconds = '0', half = ''] = clock ?? [];
  const hour = (Number(hours) % (half === '' ? 24 : 12)) + (/pm/i.test(half) ? 12 : 0);
  const local = Date.parse(`${day}T${two(hour)}:${two(Number(minutes))}:${two(Number(seconds))}Z`);
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== day) return undefined;
  const named = (after || zone).trim().toUpperCase();
  const offset = isUtc ? 0 : offsetOf(named);
  if (offset === undefined) return { at: new Date(local).toISOString().slice(0, 19), ...(named === '' ? {} : { unknownZone: named }) };
  return { at: `${new Date(local - offset * HOUR_MS).toISOString().slice(0, 19)}Z` };
}

/** Returns `YYYY-MM-DD`, or undefined. Years of two digits are of this century. */
function dayOf([, first = '', second = '', third = '']: RegExpExecArray, dayFirst: boolean): string | undefined {
  const month = MONTHS.indexOf(second.slice(0, 3).toLowerCase()) + 1;
  const isYearFirst = first.length === 4;
  const [year, rest] = isYearFirst ? [first, third] : [third, first];
  if (year.length !== 4 && year.length !== 2) return undefined;
  const [monthText, dayText] =
    month > 0 ? [month, rest] : isYearFirst || !dayFirst ? [isYearFirst ? second : first, isYearFirst ? third : second] : [second, first];
  if (/\D/.test(second) && month === 0) return undefined;
  return `${year.length === 2 ? `20${year}` : year}-${two(Number(monthText))}-${two(Number(dayText))}`;
}

function offsetOf(zone: string): number | undefined {
  const [, sign, hours = '', minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
  return ZONES[zone];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
