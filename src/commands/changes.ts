import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import type { CommandEntry } from '../protocol/command.ts';
import type { ChangedRow } from '../protocol/state.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { markSeen, readAllChanges } from '../tabs/memory/changes.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { findColumns, headerNotes } from '../tabs/sheet/columns.ts';

/** The sidebar lists so many rows. */
const MAX_LISTED = 200;

/** Lists the rows that the last refreshes of a tab have added or changed, where they are now. Cells stay as they are. */
export const changes: CommandEntry<'changes'> = {
  input: () => z.object({ sheet: z.number() }),
  run: (platform, { sheet: id }) => {
    const { document } = platform;
    const sheet = openFile(platform).sheet(id);
    const tab = readTabs(document).find((each) => each.sheet === id);
    const stored = readAllChanges(document).get(id);
    if (!sheet || !tab || !stored) throw new StopError('no-changes', 'The last refresh changed no rows.', 'Refresh the tab to look again.');
    const resource = resourceForTab(tab);
    const columns = findColumns(headerNotes(sheet), sheet.name());
    const keyColumn = columns.get(resource.key ?? '');
    if (keyColumn === undefined)
      throw new StopError('no-key-column', 'The ID column is missing.', 'Choose Refresh > Repair columns, then refresh the tab.');
    const caption = columns.get(resource.caption ?? '') ?? keyColumn;
    const rows = Math.max(sheet.used().rows - 1, 0);
    const read = (column: number) => sheet.values({ row: 2, column, rows, columns: 1 }).map(([cell]) => String(cell));
    const captions = read(caption);
    const rowOf = new Map(read(keyColumn).map((key, index) => [key, index]));
    const listed = (keys: readonly string[], kind: ChangedRow['kind']) =>
      keys.flatMap((key): ChangedRow[] => {
        const index = rowOf.get(key);
        return index === undefined ? [] : [{ kind, row: index + 2, text: captions[index] || key }];
      });
    markSeen(document, id, stored);
    return { rows: [...listed(stored.added, 'new'), ...listed(stored.changed, 'changed')].slice(0, MAX_LISTED) };
  },
};
