// `Spreadsheet`: the open file.
import { commit, refusal } from '../execution.ts';
import { newSheet, nextSheetId, noteSheets, sheetById, sheetByName } from '../workbook/book.ts';
import { growthProblem } from '../workbook/shape.ts';
import type { GoogleSpreadsheet, Modelled } from './modelled.ts';
import { Range } from './range.ts';
import { Service } from './service.ts';
import { Sheet } from './sheet.ts';

export class Spreadsheet extends Service implements Modelled<GoogleSpreadsheet, ModelledMember> {
  getId(): string {
    return this.run.world.book.id;
  }
  getName(): string {
    return this.run.world.book.name;
  }
  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.run.world.book.id}/edit`;
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
  insertSheet(first?: string | number, second?: number): Sheet {
    const { book } = this.run.world;
    const [name, index] = typeof first === 'number' ? [undefined, first] : [first, second];
    const title = name ?? freeName(book.sheets.map((sheet) => sheet.name));
    if (sheetByName(book, title)) throw refusal(this.run, 'sheet-exists', title);
    const sheet = newSheet(nextSheetId(book), title);
    const problem = growthProblem(book, { rows: 0, columns: 0 }, sheet.rows, sheet.columns);
    if (problem) throw refusal(this.run, problem);
    const activeIndex = book.sheets.findIndex((each) => each.id === book.activeId);
    book.sheets.splice(index ?? activeIndex + 1, 0, sheet);
    book.activeId = sheet.id;
    noteSheets(book);
    return new Sheet(this.run, sheet);
  }
  deleteSheet(sheet: Sheet): void {
    const { book } = this.run.world;
    if (book.sheets.length === 1) throw refusal(this.run, 'last-sheet');
    commit(this.run);
    book.sheets = book.sheets.filter((each) => each.id !== sheet.sheet.id);
    if (book.activeId === sheet.sheet.id) book.activeId = book.sheets.find((each) => !each.hidden)?.id ?? 0;
    noteSheets(book);
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
    return new Range(this.run, sheet, { ...sheet.selection });
  }
  toast(text: string, title?: string | null): void {
    this.run.world.toasts.push({ title: title ?? '', text });
  }
}

type ModelledMember = Exclude<Extract<keyof Spreadsheet, keyof GoogleSpreadsheet>, 'run'>;

/** In a run of the clock nobody looks at a sheet; Google answers with the first one. */
function activeSheet({ run }: Spreadsheet) {
  const { book } = run.world;
  const sheet = (run.clockwork ? undefined : sheetById(book, book.activeId)) ?? book.sheets[0];
  if (!sheet) throw new Error('A workbook without sheets cannot be.');
  return sheet;
}

function freeName(taken: string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`Sheet${number}`)) number++;
  return `Sheet${number}`;
}
