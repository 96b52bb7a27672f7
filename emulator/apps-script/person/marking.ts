// What the person lays over areas: merges, tables, protections, names, conditional formats.
import type { PersonsWorkbook } from '../../host.ts';
import { type Area, areaName, overlaps } from '../workbook/area.ts';
import { noteArea, noteSheets, type SheetData } from '../workbook/book.ts';
import { emptyCovered, type Mark, namedArea } from '../workbook/marks.ts';
import { type Desk, wholeOf } from './at-desk.ts';

export function markVerbs(desk: Desk): Pick<PersonsWorkbook, 'merge' | 'toTable' | 'protect' | 'nameRange' | 'highlight'> {
  const { book } = desk.world;
  const put = (name: string, a1: string | undefined, make: (area: Area, sheet: SheetData) => Mark): void => {
    const sheet = desk.sheet(name);
    const area = a1 === undefined ? wholeOf(sheet) : desk.area(sheet, a1);
    desk.mayEdit(sheet, area);
    const mark = make(area, sheet);
    desk.step();
    sheet.marks = [...sheet.marks, mark];
    if (mark.kind === 'merge') emptyCovered(sheet, area);
    noteSheets(book);
    noteArea(book, sheet, area);
  };
  return {
    merge: (name, a1) =>
      put(name, a1, (area, sheet) => {
        desk.noMerges(sheet, area);
        return { kind: 'merge', area };
      }),
    toTable: (name, a1) =>
      put(name, a1, (area, sheet) => {
        desk.noMerges(sheet, area);
        const taken = sheet.marks.find((mark) => mark.kind === 'table' && overlaps(mark.area, area));
        if (taken) throw new Error(`There is already a table at ${areaName(taken.area)}.`);
        return { kind: 'table', area };
      }),
    protect: (name, a1, { editors = [], warningOnly = false }) =>
      // Whoever protects can go on editing.
      put(name, a1, (area) => ({ kind: 'protection', area, whole: a1 === undefined, warningOnly, editors: [...editors, desk.world.user] })),
    nameRange: (name, a1, rangeName) =>
      put(name, a1, (area) => {
        const good = /^[A-Za-z_]\w*$/.test(rangeName) && !/^[A-Za-z]{1,3}\d+$/.test(rangeName);
        if (!good || namedArea(book, rangeName)) throw new Error(`"${rangeName}" isn’t a valid name for a range.`);
        return { kind: 'name', area, name: rangeName };
      }),
    highlight: (name, a1, text) =>
      // The color that Sheets proposes.
      put(name, a1, (area) => ({ kind: 'condition', area, rule: { criteria: 'TEXT_CONTAINS', text, look: { background: '#b7e1cd' } } })),
  };
}
