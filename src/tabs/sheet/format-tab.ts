// How a resource's tab looks: headers, notes, formats, drop-downs, checkboxes, and column widths.
import { actionsOf, type Field, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { booleanWords, formatOf } from '../cells/codec.ts';
import { ATTENTION_MARK, editedHint } from '../cells/status-text.ts';
import { ACTION, type ColumnHead, type Columns, headsOf, STATUS } from './columns.ts';
import { actionWord } from './former-actions.ts';
import type { Contents } from './tab.ts';

/** Pixels of a character on average, and of the space beside a text. */
const CHARACTER = 8;
const PADDING = 18;
/** No column of texts in a report is narrower, unless all its texts are known, and none is wider: longer texts are clipped. */
const [NARROWEST, WIDEST] = [120, 360];
/** How many rows of a report decide about the widths of its columns. */
const ROWS_MEASURED = 500;
/** A key or a caption that stands further to the right isn't frozen: the columns before it wouldn't leave room for others. */
const MOST_FROZEN = 4;

/** Blank rows below the data of a new tab, for new records. */
const SPARE_ROWS = 50;

/** Rows of a sheet from `row` on. The records are those of the first rows, and say how money is formatted. */
export interface RowsToFormat {
  row: number;
  rows: number;
  records: readonly Record_[];
}

/**
 * Gives a new sheet headers, notes, formats, drop-downs, and room for these records. It's safe to repeat if a run was
 * killed in the middle: a sheet that was `started` keeps its size.
 */
export function formatTab(sheet: Sheet, resource: Resource, records: readonly Record_[], state: 'blank' | 'started'): void {
  const heads = headsOf(resource).filter(({ field }) => !field?.asked);
  const statusAt = heads.findIndex((head) => head.name === STATUS) + 1;
  // Existing rules stay, whoever made them. Asked before writes are pending, which the question would wait for.
  const colored = statusAt > 0 && !sheet.hasColorRules();
  const spare = resource.writes.create ? SPARE_ROWS : 1;
  if (state === 'blank') sheet.resize({ rows: records.length + 1 + spare, columns: heads.length });
  const header = { row: 1, column: 1, rows: 1, columns: heads.length };
  sheet.format(header, '@');
  sheet.write(header, [heads.map((head) => head.header)]);
  sheet.writeNotes(header, [heads.map((head) => head.note)]);
  sheet.dress({
    headerColumns: heads.length,
    frozenRows: 1,
    frozenColumns: frozenIn(resource, heads),
    widths: Object.fromEntries(heads.map((head, index) => [index + 1, widthOf(head, resource.report ? records : undefined)])),
    editable: heads.flatMap((head, index) => (isEditableHead(resource, head) ? [index + 1] : [])),
    links: heads.flatMap((head, index) => (head.field?.link ? [index + 1] : [])),
    numbers: resource.report ? heads.flatMap((head, index) => (isNumber(head) ? [index + 1] : [])) : [],
    ...(colored && { status: { column: statusAt, edited: editedHint(), trouble: ATTENTION_MARK } }),
  });
  // The rows of records are formatted when they're written.
  const columns = new Map(heads.map((head, index) => [head.name, index + 1]));
  if (resource.writes.create) formatRows({ sheet, columns }, resource, { row: sheet.size().rows - spare + 1, rows: spare, records: [] });
}

/** Writes the header of each column of ours whose header cell is blank. */
export function restoreHeaders({ sheet, columns, headers }: Pick<Contents, 'sheet' | 'columns' | 'headers'>, resource: Resource): void {
  for (const { name, header } of headsOf(resource)) {
    const column = columns.get(name);
    if (column !== undefined && (headers[column - 1] ?? '') === '') sheet.write({ row: 1, column, rows: 1, columns: 1 }, [[header]]);
  }
}

/** Sets formats and drop-downs of some rows. Only rows with records get checkboxes, because a checkbox counts as an entry. */
export function formatRows(
  { sheet, columns }: { sheet: Sheet; columns: Columns },
  resource: Resource,
  { row, rows, records }: RowsToFormat,
): void {
  if (rows < 1) return;
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  for (const { column, count, format } of segmentsOf(columns).flatMap((segment) => formatsOf(segment, fields, { rows, records }))) {
    const area = { row, column, rows, columns: count };
    if (typeof format === 'string') sheet.format(area, format);
    else
      sheet.formatEach(
        area,
        format.map((each) => [each]),
      );
  }
  ruleRows({ sheet, columns }, resource, { row, rows, records });
}

/** Sets the drop-downs and checkboxes of some rows. */
export function ruleRows(
  { sheet, columns }: { sheet: Sheet; columns: Columns },
  resource: Resource,
  { row, rows, records }: RowsToFormat,
): void {
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  for (const [name, column] of columns) {
    const area = { row, column, rows, columns: 1 };
    const field = fields.get(name);
    if (name === ACTION) sheet.choice(area, { values: actionsOf(resource).map(actionWord), strict: true });
    else if (!field?.write || !resource.writes.update) continue;
    else if (field.kind === 'choice' && field.choices) sheet.choice(area, { values: [...field.choices], strict: false });
    else if (field.kind === 'boolean' && !isCheckbox(field)) sheet.choice(area, { values: booleanWords(), strict: false });
    else if (isCheckbox(field) && records.length > 0) sheet.checkbox({ ...area, rows: records.length });
  }
}

/** Neighboring columns with one format, or a column in which the format depends on the record. */
interface FormatRun {
  column: number;
  count: number;
  format: string | string[];
}

/** A format for an area is one call however large it is, and Google takes a format for each cell one by one. */
function formatsOf(
  segment: readonly [string, number][],
  fields: ReadonlyMap<string, Field>,
  { rows, records }: Pick<RowsToFormat, 'rows' | 'records'>,
): FormatRun[] {
  const runs: FormatRun[] = [];
  for (const [name, column] of segment) {
    const format = formatOfColumn(fields.get(name), rows, records);
    const open = runs[runs.length - 1];
    if (open && typeof format === 'string' && open.format === format) open.count += 1;
    else runs.push({ column, count: 1, format });
  }
  return runs;
}

/** Returns the format of all rows of a column, or of each: money of different currencies can have different decimals. */
function formatOfColumn(field: Field | undefined, rows: number, records: readonly Record_[]): string | string[] {
  if (!field) return '@';
  if (field.kind !== 'money' || !field.currency) return formatOf(field);
  const each = records.slice(0, rows).map((record) => formatOf(field, record));
  while (each.length < rows) each.push(formatOf(field));
  return each.every((format) => format === each[0]) ? (each[0] ?? formatOf(field)) : each;
}

/** Returns our columns as runs of neighbors, from left to right. */
export function segmentsOf(columns: Columns): [string, number][][] {
  const segments: [string, number][][] = [];
  for (const entry of Array.from(columns).sort((a, b) => a[1] - b[1])) {
    const open = segments[segments.length - 1];
    if (open && open[open.length - 1]?.[1] === entry[1] - 1) open.push(entry);
    else segments.push([entry]);
  }
  return segments;
}

function isCheckbox(field: Field): boolean {
  // A checkbox would show a missing value as FALSE.
  return field.kind === 'boolean' && !field.nullable && !field.currentOnly;
}

/** Returns whether the cells below this header can be edited. */
export function isEditableHead(resource: Resource, head: ColumnHead): boolean {
  return head.name === ACTION || (head.field?.write !== undefined && Object.keys(resource.writes).length > 0);
}

/** Returns how many columns stay where they are: those that say what a row is about. Google refuses to freeze all columns. */
function frozenIn({ report, key, caption }: Resource, heads: readonly ColumnHead[]): number {
  const places = [key, caption].map((name) => heads.findIndex((head) => head.name === name) + 1);
  const near = places.filter((place) => place <= MOST_FROZEN);
  return Math.min(report ? 2 : Math.max(...near, 1), heads.length - 1);
}

function isNumber({ field }: ColumnHead): boolean {
  return ['id', 'integer', 'decimal', 'money'].includes(field?.kind ?? '');
}

/** Returns a width in pixels that shows the whole header, and what the cells of a kind hold, or those of the given records. */
function widthOf(head: ColumnHead, records: readonly Record_[] | undefined): number {
  const content = (records && head.field && measuredWidth(head.field, records)) ?? contentWidth(head);
  return Math.max(content, head.header.length * CHARACTER + PADDING);
}

/** Returns the width of the longest text. Undefined without any, and for kinds whose values are about as long as each other. */
function measuredWidth({ name, kind, choices }: Field, records: readonly Record_[]): number | undefined {
  if (records.length === 0 || !['text', 'choice', 'set', 'list'].includes(kind)) return undefined;
  const texts = choices ?? records.slice(0, ROWS_MEASURED).map((record) => [record[name] ?? ''].flat().join(', '));
  const width = Math.max(...texts.map((text) => String(text).length)) * CHARACTER + PADDING;
  // Later runs can bring longer texts.
  return Math.min(choices ? width : Math.max(width, NARROWEST), WIDEST);
}

function contentWidth(head: ColumnHead): number {
  if (head.name === STATUS) return 170;
  if (head.name === ACTION) return 80;
  switch (head.field?.kind) {
    case 'id':
      return 90;
    case 'integer':
    case 'decimal':
    case 'money':
      return 95;
    case 'time':
      return 130;
    case 'boolean':
    case 'choice':
      return 105;
    default:
      return ['currency', 'news'].includes(head.field?.name ?? '') ? 75 : 220;
  }
}
