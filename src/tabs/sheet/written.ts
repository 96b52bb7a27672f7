// What we have written to a tab. After users have changed the layout, perhaps several times, a place says little about who filled a cell.
// Its value does: it's one of ours, or it isn't. Pure.
import { hash } from '../../base/hash.ts';
import type { Cell } from '../../platform/ports.ts';
import { serialOf } from '../cells/time.ts';

/** A value that was written. A long text can be known by its hash. */
export type WrittenValue = Cell | { hash: string };

/** A write to a tab that isn't known to have arrived in the right cells. */
export interface Writes {
  /** What it was to leave in each cell, by the identity of row and column. */
  meant: ReadonlyMap<string, WrittenValue>;
  /** What wrong cells showed before it, which earlier writes have left. */
  displaced: ReadonlyMap<string, WrittenValue>;
  /** Keys of the rows that it adds. */
  added: readonly string[];
  /** Identities of the rows that it removes. */
  removing: readonly string[];
  /** Parts of it were tried again, so a value can be where it was meant to be, and elsewhere as well. */
  isRepeated?: true;
}

export const UNWRITTEN: Writes = { meant: new Map(), displaced: new Map(), added: [], removing: [] };

/** Returns all values that a cell can have got from a write, wherever it arrived. */
export function valuesOf({ meant, displaced }: Writes): WrittenValue[] {
  return [...meant.values(), ...displaced.values()];
}

/** Returns whether a cell shows a value of ours. */
export type IsOurs = (cell: Cell) => boolean;

const SECONDS_A_DAY = 86_400;

/** Returns what tells whether a cell shows one of these values, in whatever form its format gave it. */
export function isAmong(values: readonly WrittenValue[], zone: string): IsOurs {
  const hashes = new Set(values.flatMap((value) => (isHashed(value) ? [value.hash] : [])));
  const forms = new Set(values.flatMap((value) => (isHashed(value) ? [] : writtenForms(value, zone))));
  return (cell) =>
    shownForms(cell, zone).some((form) => forms.has(form)) || (hashes.size > 0 && typeof cell === 'string' && hashes.has(hash(cell)));
}

/** Returns whether a cell shows what was written, in whatever form its format gave it. */
export function showsWritten(cell: Cell, written: WrittenValue, zone: string): boolean {
  if (isHashed(written)) return typeof cell === 'string' && hash(cell) === written.hash;
  if (cell === written || (cell instanceof Date && written instanceof Date && cell.getTime() === written.getTime())) return true;
  const forms = writtenForms(written, zone);
  return shownForms(cell, zone).some((form) => forms.includes(form));
}

/** Returns the values without repetitions. */
export function distinct(values: readonly WrittenValue[]): WrittenValue[] {
  const byForm = new Map(values.map((value) => [nameOf(value), value]));
  return Array.from(byForm.values());
}

/** Returns a text that only equal values have. */
export function nameOf(value: WrittenValue): string {
  if (isHashed(value)) return `hash ${value.hash}`;
  return value instanceof Date ? `date ${value.getTime()}` : `${typeof value} ${value}`;
}

export function isHashed(value: WrittenValue): value is { hash: string } {
  return typeof value === 'object' && !(value instanceof Date);
}

/** A time that is put back can come to a cell that shows it as a number, such as one of a row that was just inserted. */
function writtenForms(value: Cell, zone: string): string[] {
  if (value instanceof Date) return timeForms(value, zone);
  if (typeof value === 'number') return [numberForm(value)];
  return textForms(String(value).replace(/^'/, ''));
}

function shownForms(cell: Cell, zone: string): string[] {
  if (cell instanceof Date) return timeForms(cell, zone);
  return typeof cell === 'number' ? [numberForm(cell)] : textForms(String(cell));
}

function timeForms(time: Date, zone: string): string[] {
  return [`date ${time.getTime()}`, numberForm(serialOf(time.getTime(), zone))];
}

function textForms(text: string): string[] {
  const form = `text ${text.toLowerCase()}`;
  return text.trim() !== '' && Number.isFinite(Number(text)) ? [form, numberForm(Number(text))] : [form];
}

/** A time is exact to the second. */
function numberForm(value: number): string {
  return `number ${Math.round(value * SECONDS_A_DAY)}`;
}
