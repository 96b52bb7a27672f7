// `Spreadsheet`: the open file.
import { NotModelled } from '../exceptions.ts';
import { changing, commit, hold, refusal } from '../execution.ts';
import { NEW_TAB, noteSheets, sheetById, sheetByName } from '../workbook/book.ts';
import { isProtected, nameArea } from '../workbook/marks.ts';
import { addTab, newTabProblem, removeTab } from '../workbook/tabs.ts';
import type { GoogleSpreadsheet, Modelled } from './modelled.ts';
import { Range } from './range.ts';
import { RangeList } from './range-list.ts';
import { Service } from './service.ts';
import { Sheet } from './sheet.ts';

export class Spreadsheet extends Service implements Modelled<GoogleSpreadsheet, ModelledMember> {
  getId(): string {
    return this.run.world.book.id;
  }
  getName(): string {
    return this.run.world.book.name;
  }
  getSpreadsheetTimeZone(): string {
    return this.run.world.book.timeZone;
  }
  getSpreadsheetLocale(): string {
    return this.run.world.book.locale;
  }
  getSheets(): Sheet[] {
    return this.run.world.book.sheets.map((sheet) => new Sheet(this.run, sheet));
  }
  getSheetByName(name: string): Sheet | null {
    const sheet = sheetByName(this.run.world.book, name);
    return sheet ? new Sheet(this.run, sheet) : null;
  }
  getSheetById(id: number): Sheet | null {
    const sheet = sheetById(this.run.world.book, id);
    return sheet ? new Sheet(this.run, sheet) : null;
  }
  /** The new sheet becomes the active one. */
  insertSheet(first?: string | number | object, second?: number | object, third?: object): Sheet {
    const { book } = this.run.world;
    if (typeof first === 'object' || typeof second === 'object' || third) throw new NotModelled('Spreadsheet.insertSheet with options');
    const [name, index] = typeof first === 'number' ? [undefined, first] : [first, second];
    const title = name ?? freeName(book.sheets.map((sheet) => sheet.name));
    const refused = newTabProblem(book, title, NEW_TAB);
    if (refused) throw refusal(this.run, refused.problem, ...refused.parts);
    changing(this.run);
    const activeIndex = book.sheets.findIndex((each) => each.id === book.activeId);
    return new Sheet(this.run, addTab(book, title, index ?? activeIndex + 1));
  }
  deleteSheet(sheet: Sheet): void {
    const { book } = this.run.world;
    const whole = { row: 1, column: 1, rows: sheet.sheet.rows, columns: sheet.sheet.columns };
    if (isProtected(book, sheet.sheet, whole, this.run.user)) throw refusal(this.run, 'protected');
    commit(this.run);
    changing(this.run);
    const problem = removeTab(book, sheet.sheet);
    if (problem) throw refusal(this.run, problem);
  }
  getActiveSheet(): Sheet {
    return new Sheet(this.run, activeSheet(this));
  }
  setActiveSheet(sheet: Sheet): Sheet {
    this.run.world.book.activeId = sheet.sheet.id;
    noteSheets(this.run.world.book);
    return sheet;
  }
  getActiveRange(): Range | null {
    const sheet = activeSheet(this);
    return new Range(this.run, sheet, { ...(this.run.cell?.area ?? sheet.selection) });
  }
  /** In a run of the clock nobody has selected anything. */
  getActiveRangeList(): RangeList {
    const sheet = activeSheet(this);
    const others = sheet.alsoSelected.map((area) => new Range(this.run, sheet, { ...area }));
    return new RangeList(this.run, this.run.clockwork ? [] : [...others, this.getActiveRange() as Range]);
  }
  setNamedRange(name: string, { sheet, area }: Range): void {
    hold(this.run, { cells: 0, apply: () => nameArea(this.run.world.book, { name, sheet, area }) });
  }
  toast(text: string, title?: string | null): void {
    this.run.world.toasts.push({ title: title ?? '', text });
  }
}

type ModelledMember = Exclude<Extract<keyof Spreadsheet, keyof GoogleSpreadsheet>, 'run'>;

/** For a formula it's the sheet of its cell. In a run of the clock nobody looks at a sheet; Google answers with the first one. */
function activeSheet({ run }: Spreadsheet) {
  const { book } = run.world;
  if (run.cell) return run.cell.sheet;
  const sheet = (run.clockwork ? undefined : sheetById(book, book.activeId)) ?? book.sheets[0];
  if (!sheet) throw new Error('A workbook needs at least one sheet.');
  return sheet;
}

function freeName(taken: string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`Sheet${number}`)) number++;
  return `Sheet${number}`;
}
