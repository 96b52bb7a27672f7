// What a text becomes in a cell, as if typed there: formula, number, date, boolean or text.
import { dateFromSerial, parseValue } from 'numfmt';
import type { HostSwitches } from '../../host-switches.ts';
import type { Scalar } from './book.ts';
import { isText, showsTime } from './format.ts';
import { lettersOf, localeFacts } from './locale.ts';
import { serialOf } from './serial.ts';

export interface Stored {
  value: Scalar | undefined;
  formula?: string;
  /** The format that the text brings along, for a cell that has none. */
  format?: string;
  /** The format takes the place of the cell's own. */
  replaces?: boolean;
}

/** How undocumented corners behave, which the switches say. */
export interface Manner extends Required<HostSwitches> {
  locale: string;
  /** The present one, for dates typed without it. */
  year: number;
}

/** Longer texts are never numbers or dates; looking saves time on long tabs. */
const MAX_NUMBER_LENGTH = 40;

/** The parser's number for the format of a day without a year. */
const DAY_AND_MONTH = 16;

export function coerceText(given: string, format: string | undefined, manner: Manner): Stored {
  const text = storedText(given, isText(format), manner);
  if (text === '') return { value: undefined };
  const first = text.charCodeAt(0);
  if (isText(format)) {
    if (first === 61 && manner.equalsInTextCell === 'formula' && text.length > 1) return { value: undefined, formula: text };
    if (first === 39 && manner.apostropheInTextCell === 'dropped') return { value: text.slice(1) };
    return { value: text };
  }
  if (first === 61 && text.length > 1) return { value: undefined, formula: text };
  if (first === 39) return { value: manner.apostropheInPlainCell === 'dropped' ? text.slice(1) : text };
  if (text.length > MAX_NUMBER_LENGTH) return { value: text };
  // Text is reported of the real one, although typing `+5` gives a number there.
  if (first === 43) return manner.plusNumber === 'text' ? { value: text } : coerceText(text.slice(1), format, manner);
  if (/^-?(0|[1-9]\d{0,14})$/.test(text)) return { value: Number(text) };
  const { yes, no } = localeFacts(manner.locale);
  const word = text.toUpperCase();
  if (word === 'TRUE' || word === yes) return { value: true };
  if (word === 'FALSE' || word === no) return { value: false };
  if (!/\d/.test(text) || /[\n\r\t]/.test(text)) return { value: text };
  // The parser is slow at refusing; a word that no date and no amount has settles it for most texts.
  const { words } = localeFacts(manner.locale);
  if (!lettersOf(text).every((letters) => words.has(letters))) return { value: text };
  const stored = parseNumber(text, manner);
  // A day in a cell whose format shows a number.
  if (format !== undefined && manner.dayInNumberCell !== 'number' && showsTime(stored.format) && !showsTime(format))
    return manner.dayInNumberCell === 'text' ? { value: text } : { ...stored, replaces: true };
  return stored;
}

/** What is left of a text in a cell, before it's read as anything. */
function storedText(given: string, inTextCell: boolean, manner: Manner): string {
  let text = given;
  if (manner.lineBreaks === 'LF') text = withLineFeeds(text);
  if (manner.controlCharacters === 'dropped') text = text.replace(/\p{Cc}/gu, (character) => (/[\t\n\r]/.test(character) ? character : ''));
  if (manner.loneSurrogates === 'replaced') text = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return inTextCell && manner.spacesInTextCell === 'trimmed' ? text.trim() : text;
}

export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function parseNumber(text: string, { locale, year }: Manner): Stored {
  // People type any space between thousands; the parser wants the very one of the locale.
  const spaced = /^-?\d{1,3}([ \u00a0\u202f]\d{3})+(,\d+)?$/.test(text) && /\s/.test(localeFacts(locale).group);
  const typed = spaced ? text.replace(/[ \u00a0\u202f]/g, localeFacts(locale).group) : text;
  const parsed = parseValue(typed, { locale });
  if (!parsed) return { value: text };
  if (typeof parsed.value === 'boolean') return { value: parsed.value };
  if (!Number.isFinite(parsed.value)) return { value: text };
  const format = formatOf(parsed.formatId, text, locale);
  if (parsed.formatId === DAY_AND_MONTH) return { value: inYear(parsed.value, year), format };
  // The parser counts like Excel, which lacks a day before March 1900.
  return { value: showsTime(format) && parsed.value >= 1 && parsed.value < 60 ? parsed.value + 1 : parsed.value, format };
}

/** The parser takes the year of the computer's clock for a day without one. */
function inYear(serial: number, year: number): number {
  const [, month, day] = dateFromSerial(serial, { leap1900: false });
  return serialOf(Date.UTC(year, month - 1, day), 'UTC');
}

/** The parser names its formats by numbers that spreadsheets have used since the first Excel. */
function formatOf(id: number | undefined, text: string, locale: string): string | undefined {
  const { date, day, time, currency } = localeFacts(locale);
  switch (id) {
    case 3:
      return '#,##0';
    case 4:
      return '#,##0.00';
    case 9:
      return '0%';
    case 10:
      return '0.00%';
    case 11:
      return '0.00E+00';
    case 14:
      return /^\d{4}-\d/.test(text) ? 'yyyy-mm-dd' : date;
    case 15:
      return 'd mmm yyyy';
    case 16:
      return /\p{L}/u.test(text) ? 'd mmm' : day;
    case 17:
      return 'mmm yyyy';
    case 18:
      return 'h:mm am/pm';
    case 19:
      return 'h:mm:ss am/pm';
    case 20:
      return 'h:mm';
    case 21:
      return time;
    case 22:
      return `${/^\d{4}-\d/.test(text) ? 'yyyy-mm-dd' : date} ${time}`;
    case 46:
      return '[h]:mm:ss';
    case 5:
    case 6:
    case 7:
    case 8:
      return currency;
    default:
      return amountFormat(text, locale);
  }
}

/** An amount in a currency: that of the locale in its own way, another one with its sign where it was typed. */
function amountFormat(text: string, locale: string): string | undefined {
  const [sign] = text.match(/\p{Sc}/u) ?? [];
  if (sign === undefined) return undefined;
  const { currency } = localeFacts(locale);
  if (currency.includes(sign)) return currency;
  return text.trim().endsWith(sign) ? `#,##0.00 "${sign}"` : `"${sign}"#,##0.00`;
}
