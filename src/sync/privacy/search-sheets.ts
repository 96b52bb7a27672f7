// Searches all sheets for removed values. In texts that Catalog Sync wrote, they're replaced. In cells, notes, and names that are
// yours, they stay, and their places are returned.

import type { Cell, Sheet } from '../../platform/ports.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { logSheetId } from '../../tabs/send-log-tab.ts';
import { type Collected, textOf } from './collect-values.ts';
import { HIDDEN_SHEETS } from './hidden-sheets.ts';
import { columnsOf, type TabColumns } from './personal-columns.ts';
import { type File, type Place, type Removal, withPlaces } from './removal.ts';
import { type RemovedValues, withoutPeople } from './removed-values.ts';

/** Rows that are searched between two looks at the clock. */
const BLOCK = 2_000;
/** The columns of the send log, which is written again. Columns beyond are yours. */
const LOG_COLUMNS = 26;

/** Searches until the deadline, and at least one block. Returns the removal with the places that it found, and how far it got. */
export function searchSheets(file: File, removal: Removal, collected: Collected, deadline: number): Removal {
  const tabs = readTabs(file.document);
  const sheets = file.workbook.sheets().sort((a, b) => a.id - b.id);
  const log = logSheetId(file.document);
  let now = removal;
  for (const sheet of sheets) {
    // The hidden sheets are cleared by kind, and their notes are written again.
    if (sheet.id < now.sheet || HIDDEN_SHEETS.includes(sheet.name())) continue;
    const from = sheet.id === now.sheet ? now.rows : 0;
    const { rows, columns: width } = sheet.size();
    const columns = columnsOf(
      sheet,
      tabs.find((tab) => tab.sheet === sheet.id),
    );
    const searched: Searched = { sheet, columns, width, used: { ...sheet.used() }, isLog: sheet.id === log };
    for (let row = from; row < rows; row += BLOCK) {
      if (file.clock.now() >= deadline && now !== removal) return now;
      const block = { row: row + 1, rows: Math.min(BLOCK, rows - row) };
      now = { ...withPlaces(now, searchBlock(searched, block, collected)), sheet: sheet.id, rows: row + BLOCK };
    }
  }
  return { ...withPlaces(now, searchNames(sheets, tabs, collected.values)), phase: 'clear' };
}

/** A sheet with what is read of it once, and not for each block. */
interface Searched {
  sheet: Sheet;
  columns: TabColumns | undefined;
  width: number;
  used: { rows: number; columns: number };
  isLog: boolean;
}

function searchBlock(
  { sheet, columns, width, used, isLog }: Searched,
  { row, rows }: { row: number; rows: number },
  { values, toClear }: Collected,
): Place[] {
  const filled = Math.max(0, Math.min(rows, used.rows - row + 1));
  const cells = sheet.values({ row, column: 1, rows: filled, columns: used.columns });
  const places = cells.flatMap((line, down): Place[] => {
    const cleared = columns ? [...toClear(columns, line), ...columns.references.map(({ column }) => column)] : [];
    return line.flatMap((cell, at): Place[] => {
      const column = at + 1;
      if (!values.isIn(textOf(cell)) || (isLog && column <= LOG_COLUMNS)) return [];
      if (row + down > 1 && cleared.includes(column)) return [];
      if (row + down > 1 && columns?.status.some((status) => status.column === column)) return [];
      return [{ sheet: sheet.id, kind: 'cell', row: row + down, column }];
    });
  });
  if (columns) redactStatus(sheet, columns, { row, cells }, values);
  const notes = sheet.notes({ row, column: 1, rows, columns: width });
  const noted = notes.flatMap((line, down) =>
    line.flatMap((note, at): Place[] =>
      note !== '' && values.isIn(note) ? [{ sheet: sheet.id, kind: 'note', row: row + down, column: at + 1 }] : [],
    ),
  );
  return [...places, ...noted];
}

/** A Status can quote an address that was refused. */
function redactStatus(
  sheet: Sheet,
  { status }: TabColumns,
  { row, cells }: { row: number; cells: readonly Cell[][] },
  values: RemovedValues,
): void {
  for (const { column } of status) {
    cells.forEach((line, down) => {
      const text = textOf(line[column - 1]);
      const clean = row + down === 1 ? text : withoutPeople(text, values);
      if (clean !== text) sheet.write({ row: row + down, column, rows: 1, columns: 1 }, [[clean]]);
    });
  }
}

/** A tab of ours can be named after its filter. It gets another name. */
function searchNames(sheets: readonly Sheet[], tabs: readonly TabEntry[], values: RemovedValues): Place[] {
  return sheets.flatMap((sheet): Place[] => {
    const name = sheet.name();
    if (!values.isIn(name)) return [];
    if (!tabs.some((tab) => tab.sheet === sheet.id)) return [{ sheet: sheet.id, kind: 'name', row: 0, column: 0 }];
    const taken = new Set(sheets.map((each) => each.name()));
    const clean = values.redact(name);
    let free = clean;
    for (let number = 2; taken.has(free); number += 1) free = `${clean} ${number}`;
    sheet.rename(free);
    return [];
  });
}
