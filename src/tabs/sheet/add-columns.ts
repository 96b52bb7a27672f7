// New columns in a tab that is there already.
import type { Resource } from '../../catalog/resource.ts';
import { headsOf } from './columns.ts';
import { type Contents, readTab } from './tab.ts';

/** Adds text columns for these fields after the last column of ours, and reads the tab again. */
export function addColumns(contents: Contents, resource: Resource, names: readonly string[]): Contents {
  const heads = headsOf(resource).filter((head) => names.includes(head.name) && !contents.columns.has(head.name));
  if (heads.length === 0) return contents;
  const { sheet } = contents;
  const last = Math.max(...contents.columns.values());
  // Inserted columns take over the look of the one before, header included.
  sheet.insertColumns(last, heads.length);
  const { rows } = sheet.size();
  sheet.format({ row: 1, column: last + 1, rows, columns: heads.length }, '@');
  const header = { row: 1, column: last + 1, rows: 1, columns: heads.length };
  sheet.write(header, [heads.map((head) => head.header)]);
  sheet.writeNotes(header, [heads.map((head) => head.note)]);
  return readTab(sheet, resource);
}
