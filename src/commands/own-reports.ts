import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { TRY_AGAIN, withLock } from '../sync/jobs/session.ts';
import { assertNewName, cleanName } from '../sync/pull/own-name.ts';
import { reportOfTab } from '../sync/pull/report-of-tab.ts';
import { forgetLedger, ownLedger } from '../tabs/memory/ledger.ts';
import { readOwnReport, readOwnReports, removeOwnReport, saveOwnReport } from '../tabs/memory/own-reports.ts';
import { readSets, runOfOwn, saveSets, withoutRun } from '../tabs/memory/report-sets.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { showView } from './open-page.ts';
import { assertNotScheduled } from './report-sets.ts';

/** Saves what a tab shows as a report, for everyone in the file. */
export const saveReport: CommandEntry<'saveReport'> = {
  input: () => z.object({ sheet: z.number(), name: z.string(), order: z.optional(z.string()) }),
  run: (platform, { sheet, name, order }) => {
    const session = openSession(platform);
    const report = reportOfTab(session, { sheet, name, ...(order === undefined ? {} : { order }) });
    saveOwnReport(session.document, report);
    return { id: report.id };
  },
};

/** Renames a report. Its tabs keep their names, which are the user's. */
export const renameReport: CommandEntry<'renameReport'> = {
  input: () => z.object({ id: z.string(), name: z.string() }),
  run: (platform, { id, name: typed }) => {
    const { document } = openSession(platform);
    const report = readOwnReport(document, id);
    const name = cleanName(typed);
    assertNewName(
      name,
      readOwnReports(document).filter((each) => each.id !== id),
      'report',
    );
    saveOwnReport(document, { ...report, name });
    return {};
  },
};

/** Deletes a report, and what's remembered of its deliveries. Its tabs stay, and refresh as before. */
export const deleteReport: CommandEntry<'deleteReport'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const session = openSession(platform);
    const { document, workbook } = session;
    withLock(session, TRY_AGAIN, () => {
      const isDelivery = resourceOf(readOwnReport(document, id).resource).report?.delivers === true;
      const sets = readSets(document);
      const rest = withoutRun(sets, runOfOwn(id));
      assertNotScheduled(session, rest);
      removeOwnReport(document, id);
      if (JSON.stringify(rest) !== JSON.stringify(sets)) saveSets(document, rest);
      if (isDelivery) forgetLedger(workbook, ownLedger(id));
    });
    return {};
  },
};

/** Shows the form that saves the active tab as a report. */
export function showSaveReport(platform: Platform): void {
  const active = platform.workbook?.active()?.id;
  showView(platform, 'reports', active === undefined ? 'save' : `save:${active}`);
}
