// What the gateway has to know of a workbook: its zone, and how it treats texts that look like formulas.
import type { Properties, Workbook } from '../platform/ports.ts';
import type { CellContext } from './cells.ts';
import { dataSheet } from './storage.ts';

const REMEMBERED = 'text-guard';

/**
 * No document says whether a text such as `=1+1` stays text in a cell with the text format, so it is tried once per
 * file, in the last cell of the hidden data sheet, and remembered.
 */
export function cellContext(workbook: Workbook, document: Properties): CellContext {
  const known = document.get(REMEMBERED);
  const guard = known ?? probe(workbook);
  if (known === undefined) document.set(REMEMBERED, guard);
  return { zone: workbook.timeZone(), apostrophe: guard === 'apostrophe' };
}

function probe(workbook: Workbook): 'plain' | 'apostrophe' {
  const sheet = dataSheet(workbook);
  const { rows, columns } = sheet.size();
  const cell = { row: rows, column: columns, rows: 1, columns: 1 };
  sheet.write(cell, [['=1+1']]);
  const becameFormula = sheet.formulas(cell)[0]?.[0] !== '';
  sheet.clear(cell);
  return becameFormula ? 'apostrophe' : 'plain';
}
