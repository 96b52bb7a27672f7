// Finishes writes to tabs that a killed run has left open. Their tickets hold cells with personal data, and cells in the wrong columns
// wouldn't be found by their kind.

import { StopError } from '../../base/problem.ts';
import { isEditable } from '../../catalog/resource.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readTabs, type TabEntry } from '../../tabs/memory/registry.ts';
import { dropTicket, forgetTicketNote, readTicket } from '../../tabs/memory/write-ticket.ts';
import { readRepaired, readShown } from '../../tabs/sheet/bases.ts';
import { type OpenTab, readTab } from '../../tabs/sheet/tab.ts';
import { upsertWithSnapshot } from '../../tabs/sheet/upsert.ts';
import { resourceOfEntry } from './personal-columns.ts';
import type { File } from './removal.ts';

export function settleWrites(file: File): void {
  for (const tab of readTabs(file.document)) {
    if (readTicket(file.workbook, tab.sheet) === undefined) continue;
    try {
      settle(file, tab);
    } catch (error) {
      // A tab that can't be read, such as one with merged cells, keeps its cells as they are.
      if (!(error instanceof StopError)) throw error;
    }
    dropTicket(file.workbook, tab.sheet);
    forgetTicketNote(file.document, tab.sheet);
  }
}

/** Gives each cell that a killed run has written in the wrong place back what belongs there. */
function settle(file: File, tab: TabEntry): void {
  const sheet = file.workbook.sheet(tab.sheet);
  const resource = resourceOfEntry(tab);
  if (!sheet || tab.part || !resource) return;
  const read = { resource, contents: readTab(sheet, resource) };
  const { rows, contents, context } = isEditable(resource) ? readShown(file, read, 'ignore') : withoutBases(file, read);
  const input = { resource, context, records: new Map(), deleted: new Set<string>(), snapshot: rows, document: file.document };
  upsertWithSnapshot(file.workbook, input, contents, 'always');
}

function withoutBases(file: File, tab: Omit<OpenTab, 'context'>) {
  const context = cellContext(file.workbook, file.document);
  return { rows: new Map(), context, contents: readRepaired(file, { ...tab, context }) };
}
