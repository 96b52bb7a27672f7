import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { shownValue } from '../protocol/plan-view.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { withLock } from '../sync/jobs/session.ts';
import { readLog } from '../sync/plan/journal.ts';
import type { EntryState, JournalEntry } from '../sync/plan/journal-entry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { hasLog, type LogColumn, type LogRow, writeLog } from '../tabs/send-log-tab.ts';

const COLUMNS: readonly LogColumn[] = [
  { header: 'Time', width: 130 },
  { header: 'Type', width: 65 },
  { header: 'Operation', width: 65 },
  { header: 'Tab', width: 110 },
  { header: 'Record', width: 200 },
  { header: 'ID', width: 75 },
  { header: 'Field', width: 120 },
  { header: 'Before', width: 180 },
  { header: 'After', width: 180 },
  { header: 'Result', width: 75 },
  { header: 'Note', width: 220 },
  { header: 'Send', width: 95 },
];

/** The text in the column *Result* for each state. */
const RESULTS: Readonly<Record<EntryState, string>> = {
  planned: 'Not sent',
  conflict: 'Conflict, not sent',
  sending: 'Interrupted',
  done: 'Sent',
  failed: 'Failed',
  unconfirmed: 'Unconfirmed',
  stale: 'Changed since review, not sent',
  skipped: 'Skipped',
};

/** Creates or updates the tab with everything that was sent, and shows it, at a send if one is given. */
export const log: CommandEntry<'log'> = {
  input: () => z.object({ run: z.optional(z.string()) }),
  run: (platform, { run }) => {
    showLog(platform, run);
    return {};
  },
};

/** Writes the log again from the journal, if the file has a log. */
export function rewriteLog(platform: Platform): void {
  if (hasLog(openFile(platform), platform.document)) makeLog(platform);
}

export function showLog(platform: Platform, run?: string): void {
  const { sheet, lines: entries } = makeLog(platform);
  const index = run === undefined ? -1 : entries.findIndex((entry) => entry.run === run);
  openFile(platform).activate(sheet, index < 0 ? undefined : index + 2);
}

function makeLog(platform: Platform): { sheet: number; lines: JournalEntry[] } {
  const { document } = platform;
  const workbook = openFile(platform);
  const zone = workbook.timeZone();
  const entries = readLog(workbook);
  const tabs = new Map(entries.map(({ sheet }) => [sheet, '']));
  for (const sheet of tabs.keys()) tabs.set(sheet, workbook.sheet(sheet)?.name() ?? '');
  const rows = entries.map((entry) => rowOf(entry, tabs.get(entry.sheet) ?? '', zone));
  const sheet = withLock(platform, 'Wait a minute, then open the log again.', () => writeLog(workbook, document, COLUMNS, rows));
  return { sheet, lines: entries };
}

function rowOf(entry: JournalEntry, tab: string, zone: string): LogRow {
  const { title, fields } = resourceOf(entry.resource);
  const field = fields.find((each) => each.name === entry.field);
  const isCreate = entry.operation === 'create';
  const after = entry.state === 'done' && entry.stored !== undefined ? entry.stored : entry.value;
  return {
    at: entry.at,
    texts: [
      entry.undoes === '' ? 'Send' : 'Undo',
      entry.operation,
      tab || title,
      entry.caption,
      isCreate ? entry.createdKey : entry.key,
      field?.label ?? entry.field,
      isCreate ? '' : shownValue(field, entry.server, zone),
      shownValue(field, after, zone),
      RESULTS[entry.state],
      entry.note,
      entry.run,
    ],
  };
}
