import * as z from 'zod/mini';
import { count } from '../base/count.ts';
import { StopError } from '../base/problem.ts';
import type { Platform } from '../platform/ports.ts';
import type { RowsRefreshed } from '../protocol/messages.ts';
import { refreshRows as refresh } from '../sync/pull/refresh-rows.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Reads the records of the selected rows again, and nothing else. */
export const refreshRows: CommandEntry<'refreshRows'> = {
  input: () => z.object({}),
  run: refreshSelected,
};

export function showRefreshedRows(platform: Platform): void {
  platform.ui.toast(refreshSelected(platform).text, 'Catalog Sync');
}

function refreshSelected(platform: Platform): RowsRefreshed {
  const session = openWorld(platform);
  const active = session.workbook.active();
  const tab = readTabs(session.document).find((entry) => entry.sheet === active?.id);
  if (!tab || !active) throw notATab();
  const { read, brought, failed } = refresh(session, tab, session.workbook.selection());
  const gone = brought.removed + brought.marked;
  const rest = [
    `${count(brought.changed, 'row')} changed`,
    brought.kept > 0 ? `${count(brought.kept, 'unsent edit')} kept` : '',
    gone > 0 ? `${gone} deleted in Catalog` : '',
    failed > 0 ? `${failed} couldn’t be read` : '',
  ].filter(Boolean);
  return { text: `${active.name()}: ${count(read, 'row')} refreshed, ${rest.join(', ')}.`, read, changed: brought.changed, gone, failed };
}

export function notATab(): StopError {
  return new StopError('not-a-tab', 'This tab wasn’t pulled from Catalog.', 'Open a tab pulled from Catalog, or pull one from the menu.');
}
