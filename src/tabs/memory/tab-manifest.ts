// What the file itself knows of its tabs. Document properties do not come along when a file is copied, its sheets do: so
// which tab shows what also stands in the note of a cell of the hidden data sheet.

import { hash } from '../../base/hash.ts';
import type { Properties, Workbook } from '../../platform/ports.ts';
import { readTabs, saveTab, type TabEntry } from './registry.ts';
import { DATA_SHEET, dataSheet } from './storage.ts';

const CELL = { row: 1, column: 1, rows: 1, columns: 1 };
const WRITTEN = 'kept-tabs';

/** Stores which tab shows what, if that has changed. */
export function saveManifest(workbook: Workbook, document: Properties): void {
  const tabs = readTabs(document).map(identityOf);
  const mark = hash(JSON.stringify(tabs.map((tab) => ({ ...tab, rows: 0, pulledAt: 0 }))));
  if (document.get(WRITTEN) === mark) return;
  dataSheet(workbook).writeNotes(CELL, [[JSON.stringify({ v: 1, tabs })]]);
  document.set(WRITTEN, mark);
}

/** Is this file a copy whose tabs are not known yet? */
export function isCopy(workbook: Workbook, document: Properties): boolean {
  return document.get(WRITTEN) === undefined && readManifest(workbook).length > 0;
}

/** In a copy: takes over what the file knows of its tabs. */
export function restoreTabs(workbook: Workbook, document: Properties): void {
  if (document.get(WRITTEN) !== undefined) return;
  for (const tab of readManifest(workbook)) if (workbook.sheet(tab.sheet)) saveTab(document, tab);
  document.set(WRITTEN, '');
}

/** Without what only holds for the file in which it was pulled: nothing may be taken for gone in a copy. */
function identityOf({
  v,
  sheet,
  resource,
  part,
  further,
  of,
  connection,
  host,
  filters,
  custom,
  readOnly,
  withoutPersonal,
  rows,
  pulledAt,
}: TabEntry): TabEntry {
  return {
    v,
    sheet,
    resource,
    part,
    further,
    of,
    connection,
    host,
    filters,
    custom,
    readOnly,
    withoutPersonal,
    rows,
    pulledAt,
    complete: false,
  };
}

function readManifest(workbook: Workbook): TabEntry[] {
  const [[text = ''] = []] = workbook.sheetNamed(DATA_SHEET)?.notes(CELL) ?? [];
  try {
    return (JSON.parse(text) as { tabs: TabEntry[] }).tabs;
  } catch {
    return [];
  }
}
