// What the gateway has to know of a workbook: its zone, and how it treats texts that look like formulas.

import { parseVersioned } from '../../base/versioned.ts';
import type { Properties, Workbook } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { dataSheet } from './storage.ts';

const REMEMBERED = 'text-cells';

type TextCells = Pick<CellContext, 'guardsFormulas' | 'dropsApostrophe'>;

/**
 * No document says whether `=1+1` stays text in a cell with the text format, and whether a leading apostrophe stays in
 * it, so both are tried once per file, in the last cells of the hidden data sheet, and remembered.
 */
export function cellContext(workbook: Workbook, document: Properties): CellContext {
  const known = document.get(REMEMBERED);
  const textCells = known === undefined ? probe(workbook) : parseVersioned<TextCells & { v: 1 }>(known);
  if (known === undefined) document.set(REMEMBERED, JSON.stringify({ v: 1, ...textCells }));
  return { zone: workbook.timeZone(), guardsFormulas: textCells.guardsFormulas, dropsApostrophe: textCells.dropsApostrophe };
}

function probe(workbook: Workbook): TextCells {
  const sheet = dataSheet(workbook);
  const { rows, columns } = sheet.size();
  const cells = { row: rows, column: columns - 1, rows: 1, columns: 2 };
  sheet.write(cells, [['=1+1', "'x"]]);
  const guardsFormulas = sheet.formulas(cells)[0]?.[0] !== '';
  const dropsApostrophe = sheet.values(cells)[0]?.[1] === 'x';
  sheet.clear(cells);
  return { guardsFormulas, dropsApostrophe };
}
