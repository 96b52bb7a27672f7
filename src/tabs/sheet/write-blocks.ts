// Writes rectangles of cells so that texts stay texts, and removes rows.
import type { Field, Record_, Resource } from '../../catalog/resource.ts';
import type { Area, Cell, Sheet } from '../../platform/ports.ts';
import { formatOf } from '../cells/codec.ts';
import { areaOf, around, runsOf } from './areas.ts';
import { type Block, cellsOf, planBlocks } from './blocks.ts';
import { type Columns, STATUS } from './columns.ts';
import { formatRows, segmentsOf } from './format-tab.ts';
import type { Tracked } from './grid.ts';
import type { Contents, LostRows } from './tab.ts';

/** How a text is kept from becoming a number or a date. Tables of Sheets take no formats, so their texts get an apostrophe. */
export type TextGuard = 'format' | 'apostrophe';

/** Cells of a column that got the text format, and the formats that they had before. */
export interface FormattedTexts {
  area: Area;
  before: string[][];
}

/**
 * Writes blocks. With the guard `format`, sets text columns to the text format first if they have another one, and returns which: if users
 * move columns meanwhile, it's another column that gets it.
 */
export function writeBlocks(
  contents: Contents,
  blocks: readonly Block[],
  resource: Resource,
  guard: TextGuard = 'format',
): readonly FormattedTexts[] {
  if (blocks.length === 0) return [];
  const { sheet } = contents;
  if (guard === 'apostrophe') {
    for (const block of blocks) sheet.write(areaOf(block), keepTexts(sheet, block));
    return [];
  }
  const formatted = formatTexts(contents, blocks, resource);
  formatNumbers(contents, blocks, resource);
  for (const block of blocks) sheet.write(areaOf(block), block.values);
  return formatted;
}

/**
 * Gives columns back their formats, which got the text format in place of others. Users can have moved them since, so a place says whose
 * format it was only if it still shows that of a text.
 */
export function restoreFormats(contents: Contents, formatted: readonly FormattedTexts[], resource: Resource): void {
  const { sheet, columns, headers, values } = contents;
  if (formatted.length === 0 || values.length === 0) return;
  const formats = sheet.formats({ row: 2, column: 1, rows: values.length, columns: headers.length });
  const isText = (row: number, column: number) => formats[row - 2]?.[column - 1] === '@';
  const ours = fieldsByColumn(columns, resource);
  for (const { area, before } of formatted) {
    const isOwn = !ours.has(area.column);
    if (isOwn && before.every((_, down) => isText(area.row + down, area.column))) sheet.formatEach(area, before);
  }
  const formatAt = (row: number, column: number) => {
    const field = ours.get(column);
    return field && isText(row, column) ? formatOf(field, currencyIn(contents, field, row - 2)) : undefined;
  };
  const changed = Array.from(ours, ([column, field]): [number, number[]] => {
    const isShownAsText = field === undefined || formatOf(field) === '@';
    return [column, isShownAsText ? [] : formats.flatMap((_, index) => (isText(index + 2, column) ? [index + 2] : []))];
  });
  for (const block of planBlocks({ changed: new Map(changed), wanted: formatAt }))
    sheet.formatEach(
      areaOf(block),
      block.values.map((each) => each.map(String)),
    );
}

/** Returns the fields of our columns. Action and Status have none. */
function fieldsByColumn(columns: Columns, { fields }: Resource): Map<number, Field | undefined> {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return new Map(Array.from(columns, ([name, column]) => [column, byName.get(name)]));
}

/** Returns the currency that a row shows for a field, which decides about its format. */
function currencyIn({ columns, values }: Contents, { currency }: Field, index: number): Record_ {
  return currency === undefined ? {} : { [currency]: String(values[index]?.[(columns.get(currency) ?? 0) - 1] ?? '') };
}

/** Returns the currencies that a row shows, which decide about its formats. */
export function currenciesIn(contents: Contents, { fields }: Resource, index: number): Record_ {
  return Object.assign({}, ...fields.map((field) => currencyIn(contents, field, index)));
}

function formatTexts({ sheet, columns }: Contents, blocks: readonly Block[], resource: Resource): FormattedTexts[] {
  const texts = new Set(
    resource.fields.filter((field) => ['text', 'choice', 'set', 'ids'].includes(field.kind)).map((field) => columns.get(field.name)),
  );
  // Results are words, which Google takes for nothing else.
  if (!blocks.every((block) => isWordy(block, columns.get(STATUS)))) texts.add(columns.get(STATUS));
  const touched = blocks.filter((block) => (block.values[0] ?? []).some((_, right) => texts.has(block.column + right)));
  if (touched.length === 0) return [];
  const box = around(touched.map(areaOf));
  const formats = sheet.formats(box);
  const formatted: FormattedTexts[] = [];
  for (let at = 0; at < box.columns; at++) {
    const column = box.column + at;
    if (!texts.has(column) || formats.every((row) => row[at] === '@')) continue;
    const area = { ...box, column, columns: 1 };
    sheet.format(area, '@');
    formatted.push({ area, before: formats.map((row) => [row[at] ?? '']) });
  }
  return formatted;
}

/** Typing a date gives a cell the format of one, in which a number that is written later is a date, too. */
function formatNumbers(contents: Contents, blocks: readonly Block[], resource: Resource): void {
  const { sheet, columns, values } = contents;
  const ours = fieldsByColumn(columns, resource);
  for (const { row, column, value } of blocks.flatMap(cellsOf)) {
    const field = ours.get(column);
    if (typeof value !== 'number' || !field || !(values[row - 2]?.[column - 1] instanceof Date)) continue;
    sheet.format({ row, column, rows: 1, columns: 1 }, formatOf(field, currencyIn(contents, field, row - 2)));
  }
}

/** Returns whether all texts in a column of a block start with a letter. */
function isWordy({ column: first, values }: Block, column = 0): boolean {
  return values.every((cells) => /^(\p{L}|$)/u.test(String(cells[column - first] ?? '')));
}

/** Returns the cells with an apostrophe before each text whose cell doesn't have the text format. */
export function keepTexts(sheet: Sheet, block: Block): Cell[][] {
  return keptTexts(block, sheet.formats(areaOf(block)));
}

/** The same with the known formats of its rows, or the only one that all rows have. */
export function keptTexts({ values }: Block, formats: readonly (readonly string[])[]): Cell[][] {
  const [same = []] = formats;
  const isKept = (cell: Cell, format: string | undefined) =>
    typeof cell !== 'string' || cell === '' || cell.startsWith("'") || format === '@';
  return values.map((cells, down) => cells.map((cell, at) => (isKept(cell, (formats[down] ?? same)[at]) ? cell : `'${cell}`)));
}

/** Returns the formats that rows below the last one of ours have, or get from it when they're inserted. */
export function formatsOfNewRows({ sheet, headers, lastRow }: Contents): string[] {
  const [formats = []] = sheet.formats({ row: Math.max(lastRow, 2), column: 1, rows: 1, columns: headers.length });
  return formats;
}

/** Adds lost rows below our last row, with all cells of the user. */
export function restoreRows(now: Tracked<Contents> & { guard: TextGuard }, { before, lost }: LostRows, resource: Resource): void {
  const { sheet, lastRow, columns } = now.grid;
  const area = { row: lastRow + 1, rows: lost.length };
  const cellOf = (index: number, id: string): Cell => before.grid.values[index]?.[before.columns.indexOf(id)] ?? '';
  const formats = textFormats(now, resource);
  sheet.insertRows(lastRow, lost.length);
  if (now.guard === 'format') {
    // Google copies those of the row above, whose columns can have moved since they were set.
    sheet.clearRules({ ...area, column: 1, columns: now.columns.length });
    const currencies = resource.fields.flatMap(({ currency }) => currency ?? []);
    const records = lost.map((index) => Object.fromEntries(currencies.map((name) => [name, String(cellOf(index, name))])));
    formatRows({ sheet, columns }, resource, { ...area, records });
  }
  // One write for all of a row: a run that is killed in between would leave a row with its key and without the rest.
  const known = now.columns.flatMap((id, at) => (before.columns.includes(id) ? [at] : []));
  for (const { row: from, rows: count } of runsOf(known)) {
    const columns = now.columns.slice(from, from + count);
    const block = { row: area.row, column: from + 1, values: lost.map((index) => columns.map((id) => cellOf(index, id))) };
    const texts = keptTexts(block, [formats.slice(from)]);
    const cells = lost.map((index, down) =>
      columns.map((id, at) => before.grid.formulas[index]?.[before.columns.indexOf(id)] || (texts[down]?.[at] ?? '')),
    );
    sheet.write(areaOf(block), cells);
  }
}

/** Returns the formats that rows put back get: those of the row above, apart from columns that we format. */
function textFormats({ grid, guard }: Tracked<Contents> & { guard: TextGuard }, resource: Resource): string[] {
  const above = formatsOfNewRows(grid);
  if (guard === 'apostrophe') return above;
  const ours = fieldsByColumn(grid.columns, resource);
  return above.map((format, at) => {
    if (!ours.has(at + 1)) return format;
    const field = ours.get(at + 1);
    return field ? formatOf(field) : '@';
  });
}

/** Deletes rows, given in rising order. Blanks them if rows have no identity. */
export function removeRows(contents: Contents, resource: Resource, rows: readonly number[]): void {
  if (resource.key === undefined) blankRows(contents, rows);
  else deleteRows(contents, rows);
}

function deleteRows(contents: Contents, rows: readonly number[]): void {
  for (const run of runsOf(rows).reverse()) contents.sheet.deleteRows(run.row, run.rows);
}

function blankRows(contents: Contents, rows: readonly number[]): void {
  const [first] = rows;
  if (first === undefined) return;
  for (const segment of segmentsOf(contents.columns)) {
    contents.sheet.clear({ row: first, column: segment[0]?.[1] ?? 1, rows: rows.length, columns: segment.length });
  }
}
