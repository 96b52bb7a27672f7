import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { repairColumns as repair } from '../sync/repair-columns.ts';

/** Makes a tab recognize its columns again, after notes or headers were deleted, swapped, or sorted away. */
export const repairColumns: CommandEntry<'repairColumns'> = {
  input: () => z.object({ sheet: z.number() }),
  run: (platform, { sheet }) => ({ headers: repair(openSession(platform), sheet) }),
};

/** Repairs the active tab, with the result as a toast. */
export function repairActiveTab(platform: Platform): void {
  const session = openSession(platform);
  const active = session.workbook.active();
  if (!active) throw new StopError('not-a-tab', 'This tab wasn’t pulled from Catalog.', 'Open a tab pulled from Catalog, then try again.');
  const headers = repair(session, active.id);
  const text =
    headers.length === 0
      ? say`${active.name()}: all columns are recognized.`
      : say`${active.name()}: repaired the columns ${headers.join(', ')}.`;
  platform.ui.toast(text, 'Catalog Sync');
}
