// The codec between values and cells: what is written for a value, what a cell means, and whether a cell still shows what
// was written. One way in, one way out, for every kind of field.
import { saidHere } from '../../base/say.ts';
import { withoutEndZeros } from '../../base/trim-end.ts';
import { cleanAddress, cleanText } from '../../base/typed-text.ts';
import { canonicalTime, isPossibleTime } from '../../catalog/records/canonical.ts';
import type { Field, Kind, Record_, Value, Words } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { joinList, sortedSet, splitList, splitOrdered } from './lists.ts';
import { instantsOf, serialOf, timeText, toIso } from './time.ts';

/** What the codec must know about the workbook. */
export interface CellContext {
  /** The spreadsheet's zone. */
  zone: string;
  /** The zone in which the cells of a tab were written, if it was another one. */
  baseZone?: string;
  /** Whether texts that look like formulas need an apostrophe even in cells with the text format. */
  guardsFormulas: boolean;
  /** Whether a leading apostrophe disappears in cells with the text format, so that one of the text's own is doubled. */
  dropsApostrophe: boolean;
}

/** More characters than this do not fit into a cell; the text is shown cut and cannot be edited. */
export const MAX_CHARACTERS = 50_000;
/** The longest text that can be sent from a cell, so that it also fits into a cell of the journal. */
const MAX_EDITABLE = 49_900;
export const CUT_MARK = '… [cut: too long for a cell]';

/** Why a cell cannot be sent. */
export type CellProblem =
  | 'not-a-number'
  | 'not-whole'
  | 'too-many-decimals'
  | 'not-yes-or-no'
  | 'not-a-time'
  | 'impossible-time'
  | 'negative'
  | 'date-in-number'
  | 'maybe-a-date'
  | 'time-skipped'
  | 'time-twice'
  | 'date-in-text'
  | 'open-quote'
  | 'not-a-choice'
  | 'error-value'
  | 'too-long';

export type DecodedCell = { ok: true; value: Value } | { ok: false; problem: CellProblem };

/** Returns the cell for a value. A missing or null value is a blank cell. */
export function encodeCell(field: Pick<Field, 'kind' | 'words'>, value: Value | undefined, context: CellContext): Cell {
  return value === undefined || value === null ? '' : encoders[field.kind](value, context, field.words);
}

/** Returns what makes the cells of a column. */
export function encoderOf(field: Field, context: CellContext): (value: Value | undefined) => Cell {
  const encode = encoders[field.kind];
  const { words } = field;
  const { zone, guardsFormulas, dropsApostrophe } = context;
  // With contexts of one form, V8 compiles the encoders once.
  const alike = { zone, guardsFormulas, dropsApostrophe };
  return (value) => (value === undefined || value === null ? '' : encode(value, alike, words));
}

type Encoder = (value: NonNullable<Value>, context: CellContext, words: Words | undefined) => Cell;

const encoders: Readonly<Record<Kind, Encoder>> = {
  id: encodeNumber,
  integer: encodeNumber,
  decimal: encodeNumber,
  money: encodeNumber,
  boolean: (value) => value === true,
  time: (value, { zone }) => serialOf(Date.parse(String(value)), zone),
  set: encodeList,
  ids: encodeList,
  list: encodeList,
  text: encodeText,
  choice: encodeText,
};

function encodeNumber(value: NonNullable<Value>): Cell {
  const number = Number(value);
  // A name or email instead of an ID.
  if (Number.isNaN(number)) return `'${cutToCell(String(value))}`;
  // A cell keeps 15 digits of a number. Fractions are rounded to them, and longer whole numbers are written as text.
  return Math.abs(number) < 1e15 ? to15Digits(number) : `'${cutToCell(String(value))}`;
}

function encodeList(items: NonNullable<Value>, context: CellContext): Cell {
  return toText(joinList(items as readonly (string | number)[]), context);
}

function encodeText(value: NonNullable<Value>, context: CellContext, words: Words | undefined): Cell {
  return toText(wordOf(words, value), context);
}

function to15Digits(number: number): number {
  // Most have few digits. With 15 characters and a point, all of them are kept.
  return Number.isInteger(number) || String(number).length <= 15 ? number : Number(number.toPrecision(15));
}

/** Returns what a cell shows of one of our own words, and any other text as it is. */
function wordOf(words: Words | undefined, value: Value): string {
  return words?.[String(value)] ?? String(value);
}

/** Returns the value that a text in a cell stands for: one of our own words, in the language of the workbook or in English. */
export function meantBy({ words = {} }: Pick<Field, 'words'>, text: string): string {
  return Object.keys(words).find((value) => words[value] === text) ?? text;
}

/** Returns the value that an edited cell means. A blank cell is null or an empty list. The diff decides whether it's sent. */
export function decodeCell(field: Field, cell: Cell, context: CellContext, currency?: Value): DecodedCell {
  if (typeof cell === 'string' && isBlank(cell)) return { ok: true, value: isList(field) ? [] : null };
  switch (field.kind) {
    case 'id':
    case 'integer':
    case 'decimal':
    case 'money':
      return numberFrom(field, cell, currency);
    case 'boolean': {
      if (typeof cell === 'boolean') return { ok: true, value: cell };
      const value = booleanIn(String(cell));
      return value === undefined ? { ok: false, problem: 'not-yes-or-no' } : { ok: true, value };
    }
    case 'time':
      return timeFrom(cell, context);
    case 'set':
    case 'ids': {
      if (cell instanceof Date) return { ok: false, problem: 'date-in-text' };
      const typed = textOf(cell);
      if (isTooLong(typed)) return { ok: false, problem: 'too-long' };
      const items = field.ordered ? splitOrdered(typed) : splitList(typed);
      if (items === undefined) return { ok: false, problem: 'open-quote' };
      if (field.kind === 'set') return { ok: true, value: items };
      if (!items.every((item) => /^\d+$/.test(item))) return { ok: false, problem: 'not-a-number' };
      const numbers = Array.from(new Set(items.map(Number)));
      return { ok: true, value: field.ordered ? numbers : numbers.sort((a, b) => a - b) };
    }
    default: {
      if (cell instanceof Date) return { ok: false, problem: 'date-in-text' };
      const text = field.address ? cleanAddress(textOf(cell)) : textOf(cell);
      if (isTooLong(text)) return { ok: false, problem: 'too-long' };
      if (field.kind === 'choice' && field.choices && !field.choices.includes(text)) return { ok: false, problem: 'not-a-choice' };
      return { ok: true, value: text };
    }
  }
}

/**
 * Returns whether the cell shows `value`. It's as lenient as a spreadsheet: CRLF is LF, one leading apostrophe more or less,
 * times to the second, a whole number that became text.
 */
export function cellShows(field: Field, cell: Cell, value: Value | undefined, context: CellContext): boolean {
  return isSame(field, cell, value) || agree(field, cell, value, { context, written: encodeCell(field, value, context) });
}

/**
 * Returns whether the cell shows a value that was written in the time zone of the last pull, or what the tab displayed of it:
 * values that were copied from the tab and pasted back are no edits.
 */
export function cellShowsBase(field: Field, cell: Cell, value: Value | undefined, context: CellContext): boolean {
  if (isSame(field, cell, value)) return true;
  const { zone, baseZone = zone } = context;
  const written = encodeCell(field, value, baseZone === zone ? context : { ...context, zone: baseZone });
  return agree(field, cell, value, { context, written }) || isDisplayed(field, cell, written, context);
}

/** Returns whether a cell holds a value as it is, like most texts and IDs do. Then it shows it, without a look at what would be written. */
function isSame({ kind }: Field, cell: Cell, value: Value | undefined): boolean {
  return cell === value && kind !== 'time' && (typeof cell !== 'string' || cell.length < MAX_CHARACTERS);
}

/** Returns whether a cell holds what the format of its column displays of a number: a time without its seconds, a rounded fraction. */
function isDisplayed(field: Field, cell: Cell, written: Cell, context: CellContext): boolean {
  if (typeof written !== 'number') return false;
  if (field.kind === 'time') return secondsOf(cell, context) === Math.floor(Math.round(written * 86400) / 60) * 60;
  const shown = numberText(cell);
  if (shown === undefined) return false;
  const isRounded = (decimals: number) => shown === numberText(Number(written.toFixed(decimals)));
  // Three decimals are a whole amount in some currencies, so two of them are another amount.
  if (field.kind === 'money') return decimalsIn(written) > 3 && (isRounded(2) || isRounded(3));
  return field.kind === 'decimal' && shown === numberText(Number(written.toPrecision(DISPLAYED_DIGITS)));
}

/** What the automatic format displays. */
const DISPLAYED_DIGITS = 10;

function decimalsIn(number: number): number {
  return numberText(number)?.split('.')[1]?.length ?? 0;
}

function agree(field: Field, cell: Cell, value: Value | undefined, { context, written }: { context: CellContext; written: Cell }): boolean {
  if (typeof written === 'number') {
    if (field.kind === 'time') return secondsOf(cell, context) === Math.round(written * 86400);
    return typeof cell === 'number' ? cell === written : numberText(cell) === numberText(written);
  }
  if (typeof written === 'boolean') return cell === written;
  if (cell instanceof Date) return false;
  if (value === undefined || value === null) return cell === '';
  const text = plain(textOf(cell));
  if (!isList(field)) return text === plain(cutToCell(String(value))) || (field.words !== undefined && text === wordOf(field.words, value));
  // A list that isn't ordered is a set: in another order, it's the same.
  const items = (value as readonly (string | number)[]).map(String);
  if (text === plain(cutToCell(joinList(items)))) return true;
  if (field.kind === 'list') return false;
  if (field.ordered) {
    const inOrder = splitOrdered(text);
    return inOrder !== undefined && joinList(inOrder) === joinList(Array.from(new Set(items)));
  }
  const typed = splitList(text);
  return typed !== undefined && joinList(typed) === joinList(sortedSet(items));
}

/** Returns the number format of a field's cells. */
export function formatOf(field: Field, record?: Record_): string {
  switch (field.kind) {
    case 'id':
    case 'integer':
      return '0';
    case 'money':
      return moneyFormat(field.currency ? record?.[field.currency] : undefined);
    case 'time':
      return 'yyyy-mm-dd hh:mm';
    case 'decimal':
    case 'boolean':
      // The only format that shows as many decimals as there are: “0.##” shows 3 as “3.”.
      return 'General';
    default:
      return '@';
  }
}

export function isList(field: Field): boolean {
  return field.kind === 'set' || field.kind === 'ids' || field.kind === 'list';
}

/** Returns one text for all forms in which the platform returns the same cell. */
export function canonical(cell: Cell, context: CellContext): string {
  if (cell instanceof Date) return `n${Math.round(serialOf(cell.getTime(), context.zone) * 86400)}`;
  if (typeof cell === 'number') return `n${Math.round(cell * 86400)}`;
  if (typeof cell === 'boolean') return `b${cell}`;
  return `s${plain(cell.replace(/^'+/, ''))}`;
}

/** What can make a formula of a text, or a text of a text without its apostrophe, if it isn't guarded. */
const LIKE_A_FORMULA = /^[\s\r]*[=+\-@]|^[\t\r]/;
/** A number that is too long for a number cell is written as text behind an apostrophe. */
const LIKE_A_NUMBER = /^\d[\d.]*$/;

/** Returns a text as a cell can show it. Where an apostrophe might be put in front, there is room for it. */
export function cutToCell(text: string): string {
  if (text.length < MAX_CHARACTERS) return text;
  const room = LIKE_A_FORMULA.test(text) || LIKE_A_NUMBER.test(text) || text.startsWith("'") ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
  if (text.length <= room) return text;
  const mark = saidHere(CUT_MARK);
  const end = room - mark.length;
  return text.slice(0, isPair(text, end) ? end - 1 : end) + mark;
}

/** Returns whether a cut there would split a character of two code units. */
function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Returns whether a cell shows a text cut, or holds more than the journal can. */
function isTooLong(text: string): boolean {
  return text.endsWith(CUT_MARK) || text.endsWith(saidHere(CUT_MARK)) || text.length > MAX_EDITABLE;
}

/** Returns a text without what a spreadsheet can change in it: line ends, and one leading apostrophe. */
export function plain(text: string): string {
  const bare = text.charCodeAt(0) === 39 ? text.slice(1) : text;
  return bare.indexOf('\r') < 0 ? bare : bare.replace(/\r\n?/g, '\n');
}

function toText(text: string, context: CellContext): string {
  const cut = cutToCell(text);
  const guarded = (context.guardsFormulas && LIKE_A_FORMULA.test(cut)) || (context.dropsApostrophe && cut.startsWith("'"));
  return guarded ? `'${cut}` : cut;
}

/** Returns a cell as text for a sentence. A time is on the clock of the spreadsheet. */
export function cellText(cell: Cell, { zone }: Pick<CellContext, 'zone'>): string {
  return cell instanceof Date ? timeText(cell.getTime(), zone) : textOf(cell);
}

function textOf(cell: Cell): string {
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}

/** TRUE and FALSE as a drop-down offers them. */
export function booleanWords(): [yes: string, no: string] {
  return [saidHere('TRUE'), saidHere('FALSE')];
}

function booleanIn(text: string): boolean | undefined {
  const word = text.trim().toUpperCase();
  const [yes, no] = booleanWords();
  if (word === 'TRUE' || word === yes) return true;
  return word === 'FALSE' || word === no ? false : undefined;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Plain decimal digits, without exponent and trailing zeros; `undefined` for anything else. */
function numberText(cell: Cell): string | undefined {
  if (typeof cell === 'string') {
    const text = cell.trim().replace(/^'/, '');
    return /^-?\d+(\.\d+)?$/.test(text) ? canonicalDecimal(text) : undefined;
  }
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return undefined;
  // Fifteen significant digits: what the cell shows, without the noise of binary fractions such as 0.1 + 0.2.
  const rounded = Number(cell.toPrecision(15));
  const text = String(rounded);
  return canonicalDecimal(text.includes('e') ? rounded.toFixed(Math.abs(rounded) < 1 ? 20 : 0) : text);
}

function canonicalDecimal(text: string): string {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const kept = withoutEndZeros(fraction);
  const digits = whole.replace(/^0+(?=\d)/, '') + (kept ? `.${kept}` : '');
  return text.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function secondsOf(cell: Cell, context: CellContext): number | undefined {
  if (cell instanceof Date) return Math.round(serialOf(cell.getTime(), context.zone) * 86400);
  return typeof cell === 'number' ? Math.round(cell * 86400) : undefined;
}

function timeFrom(cell: Cell, context: CellContext): DecodedCell {
  if (typeof cell === 'boolean') return { ok: false, problem: 'not-a-time' };
  if (typeof cell === 'string') {
    const text = cleanText(cell).trim();
    const time = canonicalTime(text);
    if (time === undefined) return { ok: false, problem: 'not-a-time' };
    if (!HAS_OFFSET.test(text)) return timeFrom(Date.parse(time) / 86_400_000 + 25569, context);
    return isPossibleTime(Date.parse(time)) ? { ok: true, value: time } : { ok: false, problem: 'impossible-time' };
  }
  const serial = cell instanceof Date ? serialOf(cell.getTime(), context.zone) : cell;
  if (!isPossibleTime((serial - 25569) * 86_400_000)) return { ok: false, problem: 'impossible-time' };
  const instants = instantsOf(serial, context.zone);
  if (instants.length > 1) return { ok: false, problem: 'time-twice' };
  const [instant] = instants;
  return instant === undefined ? { ok: false, problem: 'time-skipped' } : { ok: true, value: toIso(instant) };
}

const HAS_OFFSET = /(?:Z|UTC|[+-]\d\d:?\d\d)$/i;

function numberFrom(field: Field, cell: Cell, currency: Value | undefined): DecodedCell {
  if (cell instanceof Date) return { ok: false, problem: 'date-in-number' };
  const text = numberText(cell);
  if (text === undefined) return { ok: false, problem: 'not-a-number' };
  const isWhole = field.kind === 'id' || field.kind === 'integer';
  const decimals = text.split('.')[1]?.length ?? 0;
  if (isWhole && decimals > 0) return { ok: false, problem: 'not-whole' };
  if (field.kind === 'money' && decimals > decimalsOf(currency)) return { ok: false, problem: 'too-many-decimals' };
  if (field.min !== undefined && Number(text) < field.min) return { ok: false, problem: 'negative' };
  return { ok: true, value: isWhole && text.replace(/\D/g, '').length <= 15 ? Number(text) : text };
}

/** How much larger a number is that was hardly meant. */
const FAR = 10;

/**
 * Returns whether an edited cell could hold a date from 1970 to 2100 that a spreadsheet made of a typed number: it's far from the base. A
 * number that was typed as text is what it is.
 */
export function couldBeDate({ kind }: Field, cell: Cell, base: unknown): boolean {
  if (typeof cell !== 'number' || !['integer', 'decimal', 'money'].includes(kind)) return false;
  const before = typeof base === 'string' || typeof base === 'number' ? Math.abs(Number(base)) : 0;
  return isPossibleTime((cell - 25569) * 86_400_000) && cell > FAR * before;
}

/** Currencies without decimals (ISO 4217). Those that aren't listed have two. */
export const NO_DECIMALS = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'];
export const THREE_DECIMALS = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];

function decimalsOf(currency: unknown): number {
  if (typeof currency !== 'string') return 2;
  const code = currency.toUpperCase();
  return NO_DECIMALS.includes(code) ? 0 : THREE_DECIMALS.includes(code) ? 3 : 2;
}

/** The formats of amounts without decimals, with two, and with three. */
export const MONEY_FORMATS: readonly string[] = ['#,##0', '#,##0.00', '#,##0.000'];

/** Returns the number format of amounts in a currency. */
export function moneyFormat(currency: unknown): string {
  const decimals = decimalsOf(currency);
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}
