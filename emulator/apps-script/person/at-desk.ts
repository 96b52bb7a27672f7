// What all verbs of the person begin with: finding tab and area, being allowed to, and leaving a step for Ctrl+Z.
import { type Problem, textOf } from '../exceptions.ts';
import { type Area, parseArea } from '../workbook/area.ts';
import { contentOf, type SheetData, sheetByName } from '../workbook/book.ts';
import { remember } from '../workbook/history.ts';
import { isProtected, mergesIn } from '../workbook/marks.ts';
import { canEdit, type World } from '../world.ts';

export interface Desk {
  readonly world: World;
  sheet(name: string): SheetData;
  /** Everything with content where `a1` is absent. */
  area(sheet: SheetData, a1?: string): Area;
  /** Throws what the person reads. */
  refuse(problem: Problem, ...parts: (string | number)[]): never;
  /** Refuses a user who can only view the file. */
  mayChange(): void;
  /** Refuses where a protection keeps the person out. */
  mayEdit(sheet: SheetData, area: Area): void;
  /** Refuses where merged cells are in the way. */
  noMerges(sheet: SheetData, area: Area): void;
  /** To be called before the change. */
  step(): void;
}

export function deskOf(world: World): Desk {
  const { book } = world;
  const refuse = (problem: Problem, ...parts: (string | number)[]): never => {
    throw new Error(textOf(world.switches.errorLanguage, problem, parts));
  };
  const mayChange = (): void => {
    if (!canEdit(world, world.user)) refuse('view-only');
  };
  return {
    world,
    refuse,
    mayChange,
    sheet(name) {
      const sheet = sheetByName(book, name);
      if (!sheet) throw new Error(`There is no sheet named "${name}". Sheets: ${book.sheets.map((each) => each.name).join(', ')}.`);
      return sheet;
    },
    area(sheet, a1) {
      const content = contentOf(sheet);
      if (a1 === undefined) return { row: 1, column: 1, rows: content.rows, columns: content.columns };
      const area = parseArea(a1, sheet);
      if (!area || area.row + area.rows - 1 > sheet.rows || area.column + area.columns - 1 > sheet.columns) {
        throw new Error(`"${a1}" is outside the grid of ${sheet.rows} rows and ${sheet.columns} columns.`);
      }
      return area;
    },
    mayEdit(sheet, area) {
      mayChange();
      if (isProtected(book, sheet, area, world.user)) refuse('protected');
    },
    noMerges(sheet, area) {
      if (mergesIn(sheet, area).length > 0) refuse('has-merges');
    },
    step() {
      mayChange();
      remember(book, {});
    },
  };
}

export function wholeOf(sheet: SheetData): Area {
  return { row: 1, column: 1, rows: sheet.rows, columns: sheet.columns };
}
