// Tabs that come, go, and change their names.
import type { Problem } from '../exceptions.ts';
import { type Book, newSheet, nextSheetId, noteShape, noteSheets, type SheetData, sheetByName } from './book.ts';
import { followRename } from './follow.ts';
import { contentOf } from './history.ts';
import { growthProblem, rewriteFormulas } from './shape.ts';

export const MAX_TABS = 200;
export const MAX_NAME_LENGTH = 100;

export interface Refused {
  problem: Problem;
  parts: (string | number)[];
}

export function nameProblem(book: Book, name: string, self?: SheetData): Refused | undefined {
  if (name.length > MAX_NAME_LENGTH) return { problem: 'name-too-long', parts: [] };
  const taken = sheetByName(book, name);
  return taken && taken !== self ? { problem: 'sheet-exists', parts: [name] } : undefined;
}

/** Why there may not be one more tab of this size. */
export function newTabProblem(book: Book, name: string, size: { rows: number; columns: number }): Refused | undefined {
  if (book.sheets.length >= MAX_TABS) return { problem: 'too-many-sheets', parts: [] };
  const grown = growthProblem(book, { rows: 0, columns: 0 }, size.rows, size.columns);
  return nameProblem(book, name) ?? (grown && { problem: grown, parts: [] });
}

/** The new tab becomes the active one. */
export function addTab(book: Book, name: string, index: number): SheetData {
  const sheet = newSheet(nextSheetId(book), name);
  return putTab(book, sheet, index);
}

export function copyName(book: Book, name: string): string {
  const first = `Copy of ${name}`;
  let free = first;
  for (let number = 2; sheetByName(book, free); number++) free = `${first} ${number}`;
  return free;
}

/** The same in everything but its id and its name; protections do not come along. */
export function duplicateTab(book: Book, sheet: SheetData): SheetData {
  const copy = newSheet(nextSheetId(book), copyName(book, sheet.name));
  const { name: _name, marks, ...content } = contentOf(sheet);
  // Two ranges of a file cannot have the same name.
  Object.assign(copy, content, { marks: marks.filter(({ kind }) => kind !== 'protection' && kind !== 'name'), hidden: false });
  putTab(book, copy, book.sheets.indexOf(sheet) + 1);
  noteShape(book, copy);
  return copy;
}

export function removeTab(book: Book, sheet: SheetData): Problem | undefined {
  const left = book.sheets.filter((each) => each.id !== sheet.id);
  if (left.length === 0) return 'last-sheet';
  book.sheets = left;
  if (book.activeId === sheet.id) book.activeId = left.find((each) => !each.hidden)?.id ?? 0;
  noteSheets(book);
  return undefined;
}

/** Formulas follow. */
export function renameTab(book: Book, sheet: SheetData, name: string): void {
  rewriteFormulas(book, (formula) => followRename(formula, sheet.name, name));
  sheet.name = name;
  noteSheets(book);
}

function putTab(book: Book, sheet: SheetData, index: number): SheetData {
  book.sheets.splice(index, 0, sheet);
  book.activeId = sheet.id;
  noteSheets(book);
  return sheet;
}
