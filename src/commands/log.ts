import * as z from 'zod/mini';
import { groupBy } from '../base/group-by.ts';
import { saidHere, sayHere } from '../base/say.ts';
import type { Platform, Properties } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { shownValue, tabNames } from '../protocol/plan-view.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { readPulls } from '../sync/jobs/pull-record.ts';
import { withLock } from '../sync/jobs/session.ts';
import { captionTextHere } from '../sync/plan/caption.ts';
import { readLog } from '../sync/plan/journal.ts';
import type { EntryState, JournalEntry } from '../sync/plan/journal-entry.ts';
import { readPlans } from '../sync/plan/plan-header.ts';
import { checkSource, readSends, type SourceCheck } from '../sync/plan/send-record.ts';
import type { ListHead } from '../tabs/list-tab.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { hasLog, type LogRow, writeLog } from '../tabs/send-log-tab.ts';

/** The columns after the time. */
const TEXT_COLUMNS = [
  { header: 'Type', width: 65 },
  { header: 'User', width: 120 },
  { header: 'Catalog', width: 130 },
  { header: 'Operation', width: 65 },
  { header: 'Tab', width: 110 },
  { header: 'Record', width: 200 },
  { header: 'ID', width: 75 },
  { header: 'Field', width: 120 },
  { header: 'Before', width: 180 },
  { header: 'After', width: 180 },
  { header: 'Result', width: 75 },
  { header: 'Note', width: 220 },
  { header: 'Source rows', width: 110 },
  { header: 'Send', width: 95 },
] as const satisfies readonly ListHead[];
const COLUMNS: readonly ListHead[] = [{ header: 'Time', width: 130 }, ...TEXT_COLUMNS];

/** The texts of a row, by the headers of their columns. Columns that aren't in it are blank. */
type Texts = Partial<Record<(typeof TEXT_COLUMNS)[number]['header'], string>>;

function logRow(at: string, texts: Texts): LogRow {
  return { at, texts: TEXT_COLUMNS.map(({ header }) => texts[header] ?? '') };
}

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

/** The text in the column *Source rows*: whether the hidden sheet still has what the send left in it. */
const SOURCES: Readonly<Record<SourceCheck, string>> = {
  unchanged: 'Unchanged',
  changed: 'Changed since the send',
  missing: 'Missing',
  cleared: 'Personal data removed',
  notChecked: 'Not checked',
};

/** Creates or updates the tab with the last pulls and everything that was sent, and shows it, at a send if one is given. */
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
  const { sheet, runs } = makeLog(platform);
  const index = run === undefined ? -1 : runs.indexOf(run);
  openFile(platform).activate(sheet, index < 0 ? undefined : index + 2);
}

function makeLog(platform: Platform): { sheet: number; runs: string[] } {
  const { document } = platform;
  const workbook = openFile(platform);
  const zone = workbook.timeZone();
  const tabName = tabNames(workbook);
  const parts = [
    ...sendParts(platform, readLog(workbook), (entry) => fieldTexts(entry, tabName(entry.sheet), zone)),
    ...pullParts(document, tabName),
  ];
  const rows = parts.sort((a, b) => b.time - a.time).flatMap((part) => part.rows.map((row) => ({ ...row, run: part.run })));
  const sheet = withLock(platform, 'Wait a minute, then open the log again.', () => writeLog(workbook, document, COLUMNS, rows));
  return { sheet, runs: rows.map(({ run }) => run) };
}

/** The rows of one send or pull, which stay together. */
interface LogPart {
  run: string;
  time: number;
  rows: LogRow[];
}

function sendParts({ document }: Platform, entries: readonly JournalEntry[], textsOf: (entry: JournalEntry) => Texts): LogPart[] {
  const records = readSends(document);
  const runs = groupBy(entries, ({ run }) => run);
  const hosts = new Map([...readPlans(document), ...readTabs(document)].map(({ connection, host }) => [connection, host]));
  const sent = Array.from(runs, ([run, ofRun]): LogPart => {
    const record = records.get(run);
    const check = saidHere(SOURCES[checkSource(record, ofRun)]);
    const rows = ofRun.map((entry) =>
      logRow(entry.at, {
        Type: saidHere(entry.undoes === '' ? 'Send' : 'Undo'),
        User: record ? userText(record.by) : '',
        Catalog: record?.host ?? hosts.get(entry.connection),
        ...textsOf(entry),
        'Source rows': check,
        Send: run,
      }),
    );
    return { run, time: record?.at ?? Math.max(...ofRun.map(({ at }) => Date.parse(at) || 0)), rows };
  });
  const missing = Array.from(records).flatMap(([run, record]): LogPart[] => {
    if (checkSource(record, runs.get(run) ?? []) !== 'missing') return [];
    const row = logRow(new Date(record.at).toISOString(), {
      Type: saidHere('Send'),
      User: userText(record.by),
      Catalog: record.host,
      Note: sayHere`Its rows aren’t in the hidden sheet.`,
      'Source rows': saidHere(SOURCES.missing),
      Send: run,
    });
    return [{ run, time: record.at, rows: [row] }];
  });
  return [...sent, ...missing];
}

function pullParts(document: Properties, tabName: (sheet: number) => string): LogPart[] {
  return readPulls(document).map(({ at, by, host, resource, sheet, records, complete, personal }): LogPart => {
    const row = logRow(new Date(at).toISOString(), {
      Type: saidHere('Pull'),
      User: userText(by),
      Catalog: host,
      Tab: tabName(sheet) || resourceOf(resource).title,
      After: sayHere`${records} rows`,
      Result: saidHere(complete ? 'Complete' : 'Incomplete'),
      Note: personal ? sayHere`With personal data` : '',
    });
    return { run: '', time: at, rows: [row] };
  });
}

/** Whoever connects enters a name, which Google doesn't check. */
function userText(name: string): string {
  return name === '' ? sayHere`No name entered` : sayHere`${name} (self-declared)`;
}

function fieldTexts(entry: JournalEntry, tab: string, zone: string): Texts {
  const resource = resourceOf(entry.resource);
  const { title, fields } = resource;
  const field = fields.find((each) => each.name === entry.field);
  const isCreate = entry.operation === 'create';
  const after = entry.state === 'done' && entry.stored !== undefined ? entry.stored : entry.value;
  return {
    Operation: saidHere(entry.operation),
    Tab: tab || title,
    Record: captionTextHere(resource, entry),
    ID: isCreate ? entry.createdKey : entry.key,
    Field: field?.label ?? entry.field,
    Before: isCreate ? '' : shownValue(field, entry.server, zone),
    After: shownValue(field, after, zone),
    Result: saidHere(RESULTS[entry.state]),
    Note: saidHere(entry.note),
  };
}
