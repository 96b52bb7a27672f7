// What the file itself knows of its tabs. Document properties don't come along when a file is copied, or when another script takes over,
// but its sheets do. So the notes of the hidden data sheet also say which tab shows what, and which file it was.

import { hash } from '../../base/hash.ts';
import type { Properties, Sheet, Workbook } from '../../platform/ports.ts';
import { readTabs, saveTab, type TabEntry } from './registry.ts';
import { DATA_SHEET, dataSheet, growTo, joinCells, splitToCells } from './storage.ts';

/** Enough for the tabs of a file with the longest filters. */
const MAX_NOTES = 20;
const NOTES = { row: 1, column: 1, rows: MAX_NOTES, columns: 1 };
const WRITTEN = 'kept-tabs';

interface StoredManifest {
  v: 1;
  /** The ID of the file that it was written in. */
  file?: string;
  tabs: TabEntry[];
}

/** Stores which tab shows what, if that has changed, or if the data sheet isn't the one that holds it. */
export function saveManifest(workbook: Workbook, document: Properties): void {
  const tabs = readTabs(document).map(identityOf);
  const file = workbook.id();
  const markIn = ({ id }: Sheet) => hash(JSON.stringify([file, id, ...tabs.map((tab) => ({ ...tab, rows: 0, pulledAt: 0 }))]));
  const there = workbook.sheetNamed(DATA_SHEET);
  if (there && document.get(WRITTEN) === markIn(there)) return;
  const data = dataSheet(workbook);
  const parts = splitToCells(JSON.stringify({ v: 1, file, tabs } satisfies StoredManifest));
  growTo(data, MAX_NOTES, 1);
  data.writeNotes(
    NOTES,
    Array.from({ length: MAX_NOTES }, (_, at) => [parts[at] ?? '']),
  );
  document.set(WRITTEN, markIn(data));
}

/** Has the manifest written again with the next pull: what the data sheet held of a tab was lost, and the manifest can be lost with it. */
export function rewriteManifest(document: Properties): void {
  document.set(WRITTEN, '');
}

/**
 * Returns where a file with tabs that this script doesn't know yet comes from: it's a copy, or another script worked in it before.
 * Earlier versions didn't store the file, and then it counts as a copy.
 */
export function originOf(workbook: Workbook, document: Properties): 'copy' | 'other-script' | undefined {
  if (document.get(WRITTEN) !== undefined) return undefined;
  const { file, tabs } = readManifest(workbook);
  if (tabs.length === 0) return undefined;
  return file === workbook.id() ? 'other-script' : 'copy';
}

/** Takes over what the file knows of its tabs, if this script doesn't know them. */
export function restoreTabs(workbook: Workbook, document: Properties): void {
  if (document.get(WRITTEN) !== undefined) return;
  for (const tab of readManifest(workbook).tabs) if (workbook.sheet(tab.sheet)) saveTab(document, tab);
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
  language,
  withoutPersonal,
  lookedUp,
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
    language,
    withoutPersonal,
    lookedUp,
    rows,
    pulledAt,
    complete: false,
  };
}

function readManifest(workbook: Workbook): StoredManifest {
  const data = workbook.sheetNamed(DATA_SHEET);
  const notes = data?.notes({ ...NOTES, rows: Math.min(MAX_NOTES, data.size().rows) }) ?? [];
  const [text = ''] = joinCells(notes.map(([note = '']) => note));
  try {
    return JSON.parse(text) as StoredManifest;
  } catch {
    return { v: 1, tabs: [] };
  }
}
