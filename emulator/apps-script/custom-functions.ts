// Functions of the script in formulas: `=DOUBLE(A1:B2, 3)`. What a cell passes, what it may return, and what it can't do.
import type { CellValue } from '../host.ts';
import { type Problem, textOf } from './exceptions.ts';
import { runFunction } from './run.ts';
import { type Area, cellName, parseArea } from './workbook/area.ts';
import { type SheetData, sheetByName } from './workbook/book.ts';
import { cellOf, readArea } from './workbook/layer.ts';
import { readValues } from './workbook/read.ts';
import type { World } from './world.ts';

/** Their results change by themselves, so Sheets refuses them as arguments. */
const VOLATILE = /\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;

interface Cell {
  world: World;
  sheet: SheetData;
  area: Area;
}

export function calculate(world: World, tab: string, a1: string, formula: string): CellValue[][] {
  const sheet = tabNamed(world, tab);
  const area = parseArea(a1, sheet);
  if (!area) throw new Error(`"${a1}" is not a cell.`);
  const cell = { world, sheet, area: { ...area, rows: 1, columns: 1 } };
  const [, typed, list = ''] = /^=\s*([A-Za-z_]\w*)\s*\((.*)\)\s*$/s.exec(formula) ?? [];
  if (typed === undefined) throw new Error(`The emulator computes one call of a function, such as =DOUBLE(A1), and not ${formula}.`);
  const name = functionNamed(world, typed);
  if (name === undefined) return refuse(world, 'unknown-function', typed);
  const args = argumentsIn(list).map((text) => argumentFrom(cell, text));
  const start = { mode: 'CUSTOM_FUNCTION', simple: true, cell } as const;
  const values = runFunction(world, { name, args: () => args }, start, (value, run) => shown(run.realm.outward(value)));
  refuseOverwriting(cell, values);
  return values;
}

/** Only `function name() {}` counts, in any case, and none that ends with an underscore. */
function functionNamed(world: World, typed: string): string | undefined {
  if (typed.endsWith('_')) return undefined;
  return world.bundle.declared.find((name) => name.toUpperCase() === typed.toUpperCase());
}

/** Splits at commas outside texts. */
function argumentsIn(list: string): string[] {
  if (list.trim() === '') return [];
  const found = list.matchAll(/(?:^|,)((?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^,"'])*)/g);
  return [...found].map(([, text = '']) => text.trim());
}

function argumentFrom(cell: Cell, text: string): unknown {
  const { world } = cell;
  if (text === '') return '';
  if (/^".*"$/s.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (VOLATILE.test(text)) return refuse(world, 'volatile');
  const bang = text.lastIndexOf('!');
  const sheet =
    bang === -1
      ? cell.sheet
      : tabNamed(
          world,
          text
            .slice(0, bang)
            .replace(/^'(.*)'$/, '$1')
            .replaceAll("''", "'"),
        );
  const area = parseArea(text.slice(bang + 1), sheet);
  if (!area) throw new Error(`The emulator doesn't compute the argument ${text}: it takes values and references.`);
  if (
    readArea(sheet.formulas, area, (formula) => VOLATILE.test(formula ?? ''))
      .flat()
      .includes(true)
  )
    refuse(world, 'volatile');
  const values = readValues(world.book, sheet, area);
  return area.rows === 1 && area.columns === 1 ? values[0]?.[0] : values;
}

/** A list runs down, a list of lists runs down and right, and rows of different lengths are filled up. */
function shown(value: unknown): CellValue[][] {
  const rows = Array.isArray(value) ? value.map((row: unknown) => (Array.isArray(row) ? row : [row])) : [[value]];
  const width = Math.max(1, ...rows.map((row) => row.length));
  return (rows.length === 0 ? [[]] : rows).map((row) => Array.from({ length: width }, (_, at) => shownIn(row[at])));
}

function shownIn(value: unknown): CellValue {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  throw new Error("A cell can't show what the function returned: it has to be a number, a text, TRUE or FALSE, or a date.");
}

function refuseOverwriting({ world, sheet, area }: Cell, values: CellValue[][]): void {
  values.forEach((row, down) => {
    row.forEach((_, across) => {
      if (down === 0 && across === 0) return;
      const [at, column] = [area.row + down, area.column + across];
      const holds = cellOf(sheet.values, at, column) !== undefined || cellOf(sheet.formulas, at, column) !== undefined;
      if (holds) refuse(world, 'would-overwrite', cellName(at, column));
    });
  });
}

function tabNamed(world: World, name: string): SheetData {
  const sheet = sheetByName(world.book, name);
  if (!sheet) throw new Error(`There is no tab named "${name}".`);
  return sheet;
}

function refuse(world: World, problem: Problem, ...parts: string[]): never {
  throw new Error(textOf(world.switches.errorLanguage, problem, parts));
}
