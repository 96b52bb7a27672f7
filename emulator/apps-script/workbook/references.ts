// Cell references inside formulas: finding them, and writing them anew when cells have moved.
import { remembering } from '../remembering.ts';
import { columnName, columnNumber } from './area.ts';

export interface Corner {
  row: number;
  column: number;
  rowFixed: boolean;
  columnFixed: boolean;
}

/** `A1`, `$A$1:B2` or `Courses!A:A`; whole columns and rows lack the other number (0). */
export interface Reference {
  /** Name of the tab, where the reference says one. */
  sheet: string | undefined;
  first: Corner;
  last: Corner | undefined;
}

const CORNER = String.raw`\$?[A-Za-z]{1,3}\$?[0-9]+`;
const PATTERN = new RegExp(
  String.raw`"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\w.$])(${CORNER}(?::${CORNER})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\w(.])`,
  'gu',
);

/** Rewrites each reference; `change` answers the new text. Texts in quotes are left alone. */
export function mapReferences(formula: string, change: (reference: Reference, text: string) => string): string {
  return formula.replace(PATTERN, (text: string, sheet: string | undefined, cells: string | undefined) => {
    if (cells === undefined) return text;
    const [first = '', last] = cells.split(':');
    const name = sheet
      ?.slice(0, -1)
      .replace(/^'(.*)'$/s, '$1')
      .replaceAll("''", "'");
    return change({ sheet: name, first: corner(first), last: last === undefined ? undefined : corner(last) }, text);
  });
}

const MOST_FORMULAS = 5_000;

/** Each change of a workbook asks for the references of all its formulas again. */
export const referencesOf = remembering(findReferences, MOST_FORMULAS);

function findReferences(formula: string): readonly Reference[] {
  const found: Reference[] = [];
  mapReferences(formula, (reference, text) => {
    found.push(reference);
    return text;
  });
  return found;
}

export function referenceText(reference: Reference): string {
  const { sheet, first, last } = reference;
  const prefix = sheet === undefined ? '' : tabPrefix(sheet);
  return prefix + cornerText(first) + (last ? `:${cornerText(last)}` : '');
}

/** `Courses!` or `'My Tab'!`. */
export function tabPrefix(name: string): string {
  return `${isPlainName(name) ? name : `'${name.replaceAll("'", "''")}'`}!`;
}

/** Returns whether a formula can name the tab without quotes: it must not look like a cell, `RC`, or a truth value. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !/^([A-Za-z]{1,3}\d+|R\d*(C\d*)?|C\d*|TRUE|FALSE)$/i.test(name);
}

/** A formula as it reads after being copied some rows and columns further. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  return mapReferences(formula, (reference, text) => {
    const move = (from: Corner): Corner => ({
      ...from,
      row: from.row === 0 || from.rowFixed ? from.row : from.row + rows,
      column: from.column === 0 || from.columnFixed ? from.column : from.column + columns,
    });
    const first = move(reference.first);
    const last = reference.last && move(reference.last);
    const left = (from: Corner, to: Corner): boolean => (from.row > 0 && to.row < 1) || (from.column > 0 && to.column < 1);
    const outside = left(reference.first, first) || (reference.last && last && left(reference.last, last));
    // The name of a tab stays as it was typed.
    const tab = text.slice(0, text.lastIndexOf('!') + 1);
    return outside ? '#REF!' : tab + referenceText({ sheet: undefined, first, last });
  });
}

/** Where a row or column is afterward; undefined where it is gone. */
export type Mapping = (index: number) => number | undefined;

/** What has moved: rows or columns of the sheet of this name. */
interface Moves {
  sheet: string;
  axis: 'row' | 'column';
  mapping: Mapping;
}

/** Rewrites references to a sheet whose rows or columns have moved. `here`: does the formula stand on that sheet? */
export function followMoves(formula: string, here: boolean, { sheet, axis, mapping }: Moves): string {
  const isElsewhere = (reference: Reference) => (reference.sheet === undefined ? !here : reference.sheet !== sheet);
  if (referencesOf(formula).every(isElsewhere)) return formula;
  return mapReferences(formula, (reference, text) => {
    if (isElsewhere(reference)) return text;
    const { first, last } = reference;
    if (first[axis] === 0) return text;
    if (!last) {
      const moved = mapping(first[axis]);
      return moved === undefined ? '#REF!' : referenceText({ ...reference, first: { ...first, [axis]: moved } });
    }
    const low = surviving(first[axis], last[axis], 1, mapping);
    const high = surviving(last[axis], first[axis], -1, mapping);
    if (low === undefined || high === undefined) return '#REF!';
    return referenceText({ ...reference, first: { ...first, [axis]: low }, last: { ...last, [axis]: high } });
  });
}

/** The nearest row or column of a stretch that is still there, as it is numbered afterward. */
export function surviving(from: number, to: number, step: 1 | -1, mapping: Mapping): number | undefined {
  for (let at = from; step === 1 ? at <= to : at >= to; at += step) {
    const moved = mapping(at);
    if (moved !== undefined) return moved;
  }
  return undefined;
}

function corner(text: string): Corner {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text);
  const [, dollarA = '', letters = '', dollarB = '', digits = ''] = match ?? [];
  return {
    column: letters === '' ? 0 : columnNumber(letters),
    row: digits === '' ? 0 : Number(digits),
    columnFixed: letters !== '' && dollarA === '$',
    rowFixed: digits !== '' && (letters === '' ? dollarA === '$' : dollarB === '$'),
  };
}

function cornerText(at: Corner): string {
  const column = at.column === 0 ? '' : (at.columnFixed ? '$' : '') + columnName(at.column);
  return column + (at.row === 0 ? '' : (at.rowFixed ? '$' : '') + at.row);
}
