// Writes single cells of rows, such as their Status. A review writes without bases and without a ticket, but each cell must be that of its own
// row, even if users sort the tab or move columns between our look and the write.
import type { Cell } from '../../platform/ports.ts';
import { forgetTyped } from '../memory/typed-meanwhile.ts';
import { storeTicket } from '../memory/write-ticket.ts';
import type { Files } from './bases.ts';
import { type Block, planBlocks, type WrittenCell } from './blocks.ts';
import { flushMerge, writesOf } from './flush-merge.ts';
import type { Tracked } from './grid.ts';
import type { Changes } from './merge.ts';
import { type Contents, moving, type OpenTab } from './tab.ts';
import { packTicket } from './ticket.ts';
import { placeOf, track } from './tracked.ts';
import { isHashed, showsWritten, type Writes } from './written.ts';

const MAX_TRIES = 5;

/**
 * Writes cells that were computed from a tab, flushes, and returns those that Google refuses. What a write got wrong is put right. Throws
 * StopError if users keep changing the layout. The next review or refresh puts the rest right then.
 */
export function writeInRows(files: Files, { contents, resource, context }: OpenTab, blocks: readonly Block[]): readonly WrittenCell[] {
  const { workbook, document } = files;
  let before = track(contents);
  let changes: Changes = { blocks, added: [], deleting: [], formulas: [], keys: contents.keys };
  let writes = writesOf(changes, before);
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const due = { merge: changes, before, guard: 'format' as const, inserted: 0, writes };
    const { is, now, isNoted } = flushMerge(workbook, { resource, context, document }, due);
    // With a ticket that a killed run has left, the next refresh needs the notes.
    if (isNoted && is === 'written' && !contents.open) forgetTyped(document, contents.sheet.id);
    if (is === 'written') return [];
    if (is !== 'moved') return is.refused;
    changes = changesLeft(now, writes.meant, context.zone);
    if (changes.blocks.length + changes.formulas.length === 0) return [];
    before = now;
    writes = { ...writesOf(changes, now), meant: writes.meant };
  }
  // A ticket that an earlier run has left says more than this one would.
  if (!contents.open) storeTicket(workbook, contents.sheet.id, packTicket(before, writes));
  workbook.flush();
  throw moving(contents.sheet);
}

/** Returns what is left to write: cells that didn't get their value, and cells that show what belongs elsewhere. */
export function changesLeft({ grid, rows, columns }: Tracked<Contents>, meant: Writes['meant'], zone: string): Changes {
  const wanted = new Map<string, Cell>();
  const formulas: [row: number, column: number, formula: string][] = [];
  rows.forEach((rowId, index) => {
    columns.forEach((columnId, at) => {
      const place = `${index + 2}:${at + 1}`;
      const wrong = grid.wrong?.get(place);
      const belongs = grid.values[index]?.[at] ?? '';
      const formula = grid.formulas[index]?.[at] ?? '';
      const value = meant.get(placeOf(rowId, columnId));
      if (value !== undefined && !isHashed(value)) {
        if (!showsWritten(wrong ?? belongs, value, zone)) wanted.set(place, value);
      } else if (wrong !== undefined && formula !== '') formulas.push([index + 2, at + 1, formula]);
      else if (wrong !== undefined) wanted.set(place, belongs);
    });
  });
  const changed = new Map<number, number[]>();
  for (const place of wanted.keys()) {
    const [row = 0, column = 0] = place.split(':').map(Number);
    changed.set(column, [...(changed.get(column) ?? []), row]);
  }
  const blocks = planBlocks({ changed, wanted: (row, column) => wanted.get(`${row}:${column}`) });
  return { blocks, added: [], deleting: [], formulas, keys: grid.keys };
}
