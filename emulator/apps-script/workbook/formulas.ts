// What formulas show, computed by IronCalc only when somebody looks at a formula cell. The engine knows tabs only by
// aliases, because it refuses names that Google takes: more than 31 characters, brackets, two names that differ by case.
import { createHash, type Hash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import { type Book, contentOf, type Scalar, type SheetData, sheetInFormula } from './book.ts';
import { cellOf } from './layer.ts';
import { namedArea, namedAreas } from './marks.ts';
import { mapReferences, type Reference, referencesOf, referenceText, tabPrefix } from './references.ts';

interface Calculation {
  revision: number;
  /** Made when the first cell has to be computed. */
  model: Model | undefined;
  loaded: Set<string>;
  /** Cells that the model gets next. */
  waiting: LoadedCell[];
  /** All that was loaded, as one digest: it's what the results follow from. */
  contents: Hash;
  /** A formula shows something else each time. */
  isVolatile: boolean;
  /** Results by `sheet:row:column`. */
  results: Map<string, Scalar>;
  /** References whose cells were loaded. */
  areas: Set<string>;
  helpers: number;
}

/** A cell as the engine counts: sheets from 0, rows and columns from 1. */
interface LoadedCell {
  index: number;
  row: number;
  column: number;
  formula: string | undefined;
  /** What the engine gets where there is no formula. */
  input: string;
}

interface Place {
  sheet: SheetData;
  row: number;
  column: number;
}

/** No text of a workbook can contain this by chance, so a result with an alias in it can be translated back. */
const ALIAS = `~${randomBytes(6).toString('hex')}~`;
const ALIASES = new RegExp(`'?${ALIAS}(\\d+)'?!`, 'g');

const calculations = new WeakMap<Book, Calculation>();
let ready = false;

/** What cells have shown, by all that it follows from: whoever goes back to an earlier moment sees the same cells again. */
const shownBefore = new Map<string, Scalar[]>();
const MOST_SHOWN = 500;
const VOLATILE = /\b(?:NOW|TODAY|RAND\w*)\s*\(/i;

/** The values of formula cells of one sheet, in the order asked; errors as text such as `#REF!`. */
export function computeFormulas(book: Book, sheet: SheetData, cells: { row: number; column: number }[]): Scalar[] {
  const calculation = calculationOf(book);
  const wanted = cells.map((cell) => ({ sheet, ...cell }));
  const missing = wanted.filter((place) => !calculation.results.has(keyOf(place)));
  try {
    if (missing.length > 0) calculate(book, calculation, missing);
  } catch (error) {
    // An engine that failed halfway must not be asked again.
    calculations.delete(book);
    throw error;
  }
  return wanted.map((place) => calculation.results.get(keyOf(place)) ?? '');
}

function calculationOf(book: Book): Calculation {
  const known = calculations.get(book);
  if (known?.revision === book.revision) return known;
  known?.model?.free();
  const fresh = {
    revision: book.revision,
    model: undefined,
    loaded: new Set<string>(),
    waiting: [],
    contents: createHash('sha256').update(JSON.stringify(book.sheets.map(({ name }) => name))),
    isVolatile: false,
    results: new Map<string, Scalar>(),
    areas: new Set<string>(),
    helpers: 0,
  };
  calculations.set(book, fresh);
  return fresh;
}

function calculate(book: Book, calculation: Calculation, missing: Place[]): void {
  calculation.contents.update(missing.map((place) => load(book, calculation, place)).join(''));
  const wanted = missing.map(({ sheet, row, column }) => [book.sheets.indexOf(sheet), row, column].join(':'));
  const name = calculation.contents.copy().update(wanted.join(' ')).digest('base64');
  const values = (calculation.isVolatile ? undefined : shownBefore.get(name)) ?? evaluate(book, calculation, missing);
  missing.forEach((place, offset) => {
    calculation.results.set(keyOf(place), values[offset] ?? '');
  });
  shownBefore.delete(name);
  shownBefore.set(name, values);
  const [oldest] = shownBefore.keys();
  if (shownBefore.size > MOST_SHOWN && oldest !== undefined) shownBefore.delete(oldest);
}

function evaluate(book: Book, calculation: Calculation, missing: Place[]): Scalar[] {
  calculation.model ??= newModel(book);
  const { model } = calculation;
  for (const cell of calculation.waiting) setInput(model, cell, cell.formula === undefined ? cell.input : withAliases(book, cell.formula));
  calculation.waiting = [];
  const helperSheet = book.sheets.length;
  // Numbers come out rounded to what a cell shows; joined to a text they keep their digits.
  const first = calculation.helpers + 1;
  for (const { sheet, row, column } of missing) {
    calculation.helpers++;
    const corner = { row, column, rowFixed: false, columnFixed: false };
    model.setUserInput(
      helperSheet,
      calculation.helpers,
      1,
      `=${referenceText({ sheet: aliasOf(book, sheet), first: corner, last: undefined })}&""`,
    );
  }
  model.evaluate();
  return missing.map((place, offset) => {
    const index = book.sheets.indexOf(place.sheet);
    const type = model.getCellType(index, place.row, place.column);
    const shown = model.getFormattedCellValue(index, place.row, place.column);
    const digits = model.getFormattedCellValue(helperSheet, first + offset, 1);
    const text = shown === '#CIRC!' ? '#REF!' : withoutAliases(book, shown);
    return type === 1 ? Number(digits) : type === 4 ? shown === 'TRUE' : text;
  });
}

function newModel(book: Book): Model {
  if (!ready) {
    const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
    initSync({ module: readFileSync(wasm) });
    ready = true;
  }
  const model = new Model('book', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  // One sheet more than the workbook has: it holds the helper cells.
  for (let index = 0; index < book.sheets.length; index++) model.newSheet();
  for (let index = 0; index <= book.sheets.length; index++) model.renameSheet(index, ALIAS + index);
  return model;
}

/** Takes a cell, and all that its formula looks at. Returns all that is new as one text. */
function load(book: Book, calculation: Calculation, start: Place): string {
  const waiting = [start];
  const texts: string[] = [];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const key = keyOf(place);
    if (calculation.loaded.has(key)) continue;
    calculation.loaded.add(key);
    const { sheet, row, column } = place;
    const index = book.sheets.indexOf(sheet);
    const formula = withoutNames(book, cellOf(sheet.formulas, row, column));
    const input = formula ?? inputOf(cellOf(sheet.values, row, column));
    if (input === undefined) continue;
    calculation.waiting.push({ index, row, column, formula, input });
    texts.push(`${index}:${row}:${column}:${formula === undefined ? 'value' : 'formula'}:${input.length}:${input}`);
    if (formula === undefined) continue;
    calculation.isVolatile ||= VOLATILE.test(formula);
    for (const reference of referencesOf(formula)) for (const found of cellsOf(book, calculation, sheet, reference)) waiting.push(found);
  }
  return texts.join('');
}

/** Named ranges as plain references, which the engine and the search for cells understand. */
function withoutNames(book: Book, formula: string | undefined): string | undefined {
  if (formula === undefined || namedAreas(book).length === 0) return formula;
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'!|(?<![\w.$])[A-Za-z_]\w*(?![\w(.!])/g, (word) => {
    const found = namedArea(book, word);
    if (!found) return word;
    const { row, column, rows, columns } = found.area;
    const first = { row, column, rowFixed: true, columnFixed: true };
    const last = { ...first, row: row + rows - 1, column: column + columns - 1 };
    return referenceText({ sheet: found.sheet.name, first, last });
  });
}

function aliasOf(book: Book, sheet: SheetData): string {
  return ALIAS + book.sheets.indexOf(sheet);
}

/** The formula as the engine gets it; a tab that isn't there becomes `#REF!`. */
function withAliases(book: Book, formula: string): string {
  return mapReferences(withCommas(formula), (reference, text) => {
    if (reference.sheet === undefined) return text;
    const sheet = sheetInFormula(book, reference.sheet);
    return sheet === undefined ? '#REF!' : referenceText({ ...reference, sheet: aliasOf(book, sheet) });
  });
}

/** Google takes semicolons between arguments in each locale, and the engine takes commas. In `{1;2}` a semicolon ends a row. */
function withCommas(formula: string): string {
  if (!formula.includes(';')) return formula;
  let depth = 0;
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[{};]/g, (part) => {
    if (part === '{') depth++;
    else if (part === '}') depth--;
    return part === ';' && depth === 0 ? ',' : part;
  });
}

/** A result that shows a formula, such as that of `FORMULATEXT`, with the names of the workbook. */
function withoutAliases(book: Book, text: string): string {
  return text.replaceAll(ALIASES, (alias, index) => {
    const sheet = book.sheets[Number(index)];
    return sheet === undefined ? alias : tabPrefix(sheet.name);
  });
}

function setInput(model: Model, { index, row, column }: LoadedCell, input: string): void {
  try {
    model.setUserInput(index, row, column, input);
  } catch {
    model.setUserInput(index, row, column, "'#ERROR!"); // Not even a formula to the engine: Google shows this too.
  }
}

function inputOf(value: Scalar | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : `'${value}`;
}

/** The filled cells of a reference, unless they were asked for before. */
function cellsOf(book: Book, calculation: Calculation, here: SheetData, reference: Reference): Place[] {
  const sheet = reference.sheet === undefined ? here : sheetInFormula(book, reference.sheet);
  if (!sheet) return [];
  const { first, last = first } = reference;
  // A whole column looked up from every row would otherwise be walked once for each.
  const area = [sheet.id, first.row, first.column, last.row, last.column].join(' ');
  if (calculation.areas.has(area)) return [];
  calculation.areas.add(area);
  const content = contentOf(sheet);
  const places: Place[] = [];
  const bottom = last.row === 0 ? content.rows : Math.min(last.row, content.rows);
  const right = last.column === 0 ? content.columns : Math.min(last.column, content.columns);
  for (let row = first.row || 1; row <= bottom; row++) {
    for (let column = first.column || 1; column <= right; column++) {
      if (cellOf(sheet.values, row, column) !== undefined || cellOf(sheet.formulas, row, column) !== undefined) {
        places.push({ sheet, row, column });
      }
    }
  }
  return places;
}

function keyOf(place: Place): string {
  return `${place.sheet.id}:${place.row}:${place.column}`;
}
