// Earlier states of the grid: what Ctrl+Z and the version history bring back. Stores of properties have no part in it.
import { type Book, noteShape, noteSheets, type SheetData } from './book.ts';
import { share } from './layer.ts';

type Content = Omit<SheetData, 'id' | 'selection' | 'alsoSelected'>;

/** The grid at one moment. Columns are shared with the sheets until these write into them. */
export interface State {
  readonly sheets: readonly { readonly sheet: SheetData; readonly content: Content }[];
}

/** One step of Ctrl+Z. */
export interface Step {
  /** Who made it: changes of the same maker that follow each other are one step. */
  readonly by: object;
  readonly before: State;
  /** Of the book before the change. */
  readonly revision: number;
}

const MAX_STEPS = 100;

export function stateOf(book: Book): State {
  return { sheets: book.sheets.map((sheet) => ({ sheet, content: contentOf(sheet) })) };
}

/** To be called before a change. */
export function remember(book: Book, by: object): void {
  if (book.steps.at(-1)?.by === by) return;
  book.steps.push({ by, before: stateOf(book), revision: book.revision });
  if (book.steps.length > MAX_STEPS) book.steps.shift();
}

/** Takes the last step back; false where there is none. */
export function undo(book: Book): boolean {
  let step = book.steps.pop();
  // What was refused has left a step that changed nothing.
  while (step?.revision === book.revision) step = book.steps.pop();
  if (step) restore(book, step.before);
  return step !== undefined;
}

/** Sheets keep their identity, so that whoever holds one sees the older content. */
export function restore(book: Book, { sheets }: State): void {
  book.sheets = sheets.map(({ sheet, content }) => Object.assign(sheet, contentOf(content)));
  if (!book.sheets.some((sheet) => sheet.id === book.activeId && !sheet.hidden)) {
    book.activeId = book.sheets.find((sheet) => !sheet.hidden)?.id ?? 0;
  }
  noteSheets(book);
  for (const sheet of book.sheets) noteShape(book, sheet);
}

export function contentOf(sheet: Content): Content {
  const { name, hidden, rows, columns, frozenRows, frozenColumns, marks, charts, filter } = sheet;
  return {
    name,
    hidden,
    rows,
    columns,
    frozenRows,
    frozenColumns,
    marks,
    charts,
    filter,
    values: share(sheet.values),
    formulas: share(sheet.formulas),
    formats: share(sheet.formats),
    notes: share(sheet.notes),
    rules: share(sheet.rules),
    styles: share(sheet.styles),
    widths: new Map(sheet.widths),
    hiddenRows: new Set(sheet.hiddenRows),
    hiddenColumns: new Set(sheet.hiddenColumns),
  };
}
