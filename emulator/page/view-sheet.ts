// A sheet of the host as the browser draws it: the texts as the person sees them, with looks that are numbered because
// thousands of cells share a few.
import type { Area, CellDump, SheetDump } from '../host.ts';
import type { CellDetails, CellView, Look, SheetView } from './protocol.ts';

/** `area` says what the dump was asked for; the whole sheet when absent. `locale` is the workbook's, such as `de_DE`. */
export function viewSheet(dump: SheetDump, locale: string, area?: Area): SheetView {
  const looks = new Map<string, number>();
  const list: Look[] = [];
  const decimals = decimalMark(locale);
  const number = (look: Look) => {
    const key = `${look.align} ${look.background} ${look.color} ${look.bold} ${look.link} ${look.clipped}`;
    const known = looks.get(key);
    if (known !== undefined) return known;
    looks.set(key, list.length);
    return list.push(look) - 1;
  };
  const cells = dump.cells.map((cell): CellView => {
    const details = detailsOf(cell, decimals);
    const look = number(lookOf(cell));
    return details === undefined ? [cell.row, cell.column, cell.display, look] : [cell.row, cell.column, cell.display, look, details];
  });
  return {
    id: dump.id,
    area,
    rows: dump.rows,
    columns: dump.columns,
    frozenRows: dump.frozenRows,
    frozenColumns: dump.frozenColumns,
    columnWidths: dump.columnWidths,
    hiddenRows: dump.hiddenRows,
    hiddenColumns: dump.hiddenColumns,
    marks: dump.marks ?? [],
    charts: dump.charts ?? [],
    filter: dump.filter,
    choices: dump.validations
      .filter((rule) => rule.type === 'list')
      .map((rule) => ({ area: rule.area, values: rule.values ?? [], strict: rule.strict })),
    checkboxes: dump.validations.filter((rule) => rule.type === 'checkbox').map((rule) => rule.area),
    looks: list,
    cells,
  };
}

export function emptySheet(id: number, rows: number, columns: number): SheetView {
  const frozen = { frozenRows: 0, frozenColumns: 0, columnWidths: {}, hiddenRows: [], hiddenColumns: [] };
  return { id, rows, columns, ...frozen, marks: [], charts: [], choices: [], checkboxes: [], looks: [], cells: [] };
}

/** Sheets puts texts left, numbers and times right, yes and no in the middle. */
function lookOf(cell: CellDump): Look {
  const align = cell.align ?? usualAlign(cell);
  return { align, background: cell.background, color: cell.color, bold: cell.bold, link: cell.link, clipped: cell.clipped };
}

function usualAlign({ value }: CellDump): Look['align'] {
  return typeof value === 'string' ? 'left' : typeof value === 'boolean' ? 'center' : 'right';
}

function detailsOf(cell: CellDump, decimals: string): CellDetails | undefined {
  const text = editedText(cell, decimals);
  const edited = text === cell.display ? undefined : text;
  const note = cell.note === '' ? undefined : cell.note;
  return edited === undefined && note === undefined ? undefined : { edited, note };
}

/** What stands in the editor: the formula, the full number, else what is shown. */
function editedText(cell: CellDump, decimals: string): string {
  if (cell.formula !== undefined && cell.formula !== '') return cell.formula;
  // A percentage is edited as one: 5%, not 0.05.
  if (typeof cell.value === 'number' && !cell.display.includes('%')) return String(cell.value).replace('.', decimals);
  return cell.display;
}

function decimalMark(locale: string): string {
  try {
    return new Intl.NumberFormat(locale.replace('_', '-')).formatToParts(0.5).find((part) => part.type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}
