// What a tab shows, as one short text, so that a refresh that finds nothing new can tell from one read that nothing is to be written.
import { hash } from '../../base/hash.ts';
import type { Cell } from '../../platform/ports.ts';
import { type Columns, findColumns, headerNotes } from './columns.ts';
import { currentNote } from './former-actions.ts';
import type { Contents } from './tab.ts';

/** The cells of a tab from its first one on, the header included. */
export interface SeenCells {
  rows: number;
  columns: number;
  hash: string;
}

export function seenCells({ columns, headers, values, usedRows }: Contents): SeenCells {
  return { rows: Math.max(usedRows, 1), columns: headers.length, hash: hashOf(columns, [headers, ...values]) };
}

/** Returns whether a tab still shows these cells, with the same columns of ours. Cells of the user count, too. */
export function showsSeen(sheet: Contents['sheet'], { rows, columns, hash: seen }: SeenCells): boolean {
  try {
    const notes = headerNotes(sheet);
    // A refresh that users disturbed hasn't rewritten all former words yet.
    if (notes.some((note) => currentNote(note) !== note)) return false;
    const found = findColumns(notes, sheet.name());
    const [headers = [], ...values] = sheet.values({ row: 1, column: 1, rows, columns });
    return hashOf(found, [headers.map(String), ...values]) === seen;
  } catch {
    // Rows or columns were deleted, or two columns have the same tag.
    return false;
  }
}

function hashOf(columns: Columns, rows: readonly (readonly Cell[])[]): string {
  return hash([JSON.stringify(Array.from(columns)), ...rows.map((row) => row.map(textOf).join('\u0001'))].join('\u0000'));
}

/** Returns another text for each value and type. */
function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return cell instanceof Date ? `\u0002t${cell.getTime()}` : `\u0002${cell}`;
}
