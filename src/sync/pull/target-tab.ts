// The tabs that a pull writes to: how they're found, created, stored in the registry, and adopted if they're copies.

import { StopError } from '../../base/problem.ts';
import { languageHere, say } from '../../base/say.ts';
import { isEditable, type Record_, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import { blankSheet } from '../../tabs/blank-sheet.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { fixedLanguage, workbookLanguage } from '../../tabs/memory/language.ts';
import type { OwnReport } from '../../tabs/memory/own-reports.ts';
import { readTabs, saveTab, storedTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { findColumns, headerNotes, headsOf } from '../../tabs/sheet/columns.ts';
import { formatTab } from '../../tabs/sheet/format-tab.ts';
import { renewActions } from '../../tabs/sheet/renew-actions.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { hiddenIn, ownReportOf } from './own-arrangement.ts';

/** What a tab will show, and its entry in the registry if it has one. */
export interface TabContent {
  resource: Resource;
  /** Only asked for if the tab is new. */
  records: () => readonly Record_[];
  entry: TabEntry | undefined;
  part?: TabEntry['part'];
}

export interface TargetTab {
  sheet: Sheet;
  /** Writes the header and formats of a new tab, or updates those of an earlier version. */
  format(): void;
}

/** Returns the registry entry of the tab that a pull writes to, which can be one that the same pull created before it was killed. */
export function targetEntry({ document }: Pick<Session, 'document'>, job: PullJob): TabEntry | undefined {
  const sheet = job.delivery?.fresh ?? job.sheet;
  return readTabs(document).find((tab) => !tab.part && (typeof sheet === 'number' ? tab.sheet === sheet : tab.run === job.id));
}

/** Returns the registry entry of the tab with the child rows of the records in a sheet. */
export function childEntry({ document, workbook }: Session, job: PullJob, sheet: number): TabEntry | undefined {
  const isOurs = (tab: TabEntry) => tab.resource === job.resource && tab.connection === job.connection && (tab.of ?? sheet) === sheet;
  return readTabs(document).find((tab) => tab.part === 'lines' && isOurs(tab) && workbook.sheet(tab.sheet) !== undefined);
}

/**
 * Opens the tab that a pull writes to. A new one is saved in the registry before anything is written to it, so that a pull that
 * resumes after a kill finds it.
 */
export function openTab(session: Session, job: PullJob, { resource, records, entry, part }: TabContent): TargetTab {
  const { workbook, document } = session;
  const there = entry && workbook.sheet(entry.sheet);
  if (there && entry.pulledAt !== undefined)
    return { sheet: there, format: () => renewActions(session, there, { resource, context: cellContext(workbook, document) }) };
  assertSpoken(document);
  const own = ownReportOf(session, job);
  const sheet = there ?? blankSheet(workbook, titleOf(job, resource, part, own));
  const { pulledAt: _, ...started } = entryAfter(session, job, { sheet: sheet.id, rows: 0, part });
  document.setAll({ ...storedTab(started), ...fixedLanguage(document, languageHere()) });
  const blank = sheet.used().rows === 0;
  return {
    sheet,
    format: () => {
      formatTab(sheet, resource, records(), blank ? 'blank' : 'started');
      if (part === undefined) hideColumns(sheet, hiddenIn(own));
    },
  };
}

/** Returns the name of a new tab. Child rows are named after the report, too. */
function titleOf({ suffix, period }: PullJob, { title }: Resource, part: TabEntry['part'], own: OwnReport | undefined): string {
  const rest = suffix ?? period ?? '';
  if (!own) return title + rest;
  return (part === undefined ? own.name : `${title}, ${own.name}`) + rest;
}

function hideColumns(sheet: Sheet, names: readonly string[]): void {
  if (names.length === 0) return;
  const columns = findColumns(headerNotes(sheet), sheet.name());
  for (const name of names) {
    const column = columns.get(name);
    if (column !== undefined) sheet.showColumn(column, false);
  }
}

/** Throws StopError if a colleague has made the first tab meanwhile, in another language than this run speaks. */
function assertSpoken(document: Session['document']): void {
  const fixed = workbookLanguage(document);
  if (fixed === undefined || fixed === languageHere()) return;
  throw new StopError(
    'other-language',
    say`Someone else has just made the first tab of this spreadsheet, in another language.`,
    say`Wait a minute, then pull again.`,
  );
}

/** Returns the registry entry of a tab after a pull. */
export function entryAfter(
  session: Session,
  job: PullJob,
  { sheet, rows, part, lookedUp = [] }: Pick<TabEntry, 'sheet' | 'rows' | 'part' | 'lookedUp'>,
): TabEntry {
  const { host, scope } = session.client.connection;
  return {
    v: 1,
    sheet,
    resource: job.resource,
    ...(part ? { part } : {}),
    ...(job.suffix === undefined && job.own === undefined ? {} : { further: true }),
    ...(job.own === undefined || part !== undefined ? {} : { own: job.own }),
    connection: job.connection,
    host,
    scope,
    filters: job.filters,
    ...(job.withoutPersonal ? { withoutPersonal: true as const } : {}),
    ...(job.readOnly ? { readOnly: true as const } : {}),
    ...(languageHere() === 'en' ? {} : { language: languageHere() }),
    ...(lookedUp.length > 0 ? { lookedUp } : {}),
    rows,
    complete: job.list.complete,
    pulledAt: session.clock.now(),
    run: job.id,
  };
}

/** Returns the entry of the tab that a sheet is a copy of: the one with the most similar columns, or undefined if no columns are ours. */
export function sourceOf(session: Pick<Session, 'document'>, sheet: Sheet): TabEntry | undefined {
  const notes = headerNotes(sheet);
  const names = Array.from(findColumns(notes, sheet.name()).keys());
  if (names.length === 0) return undefined;
  const candidates = readTabs(session.document).flatMap((tab) => {
    if (tab.part || tab.pulledAt === undefined) return [];
    const heads = new Set(headsOf(resourceForTab(tab)).map((head) => head.name));
    return names.every((name) => heads.has(name)) ? [{ tab, missing: heads.size - names.length }] : [];
  });
  return candidates.sort((a, b) => a.missing - b.missing)[0]?.tab;
}

export function copiedTab(sheet: Sheet): StopError {
  return new StopError(
    'copied-tab',
    say`“${sheet.name()}” is a copy of a Catalog tab. Copies aren’t refreshed or sent.`,
    'To use it as a Catalog tab, choose Refresh > This tab, keep local values.',
  );
}

/** Returns what to tell who looks at a copy of an editable tab and reviews: what is typed into it isn't sent. */
export function copyNotes({ workbook, document }: Pick<Session, 'workbook' | 'document'>): string[] {
  const active = workbook.active();
  if (!active || readTabs(document).some((tab) => tab.sheet === active.id)) return [];
  const source = sourceOf({ document }, active);
  if (!source || !isEditable(resourceForTab(source))) return [];
  const { what, todo } = copiedTab(active).problem;
  return [`${what} ${todo}`];
}

/**
 * Makes a copied sheet a tab of its own, with the choices of its source. Copies are ignored until then, because two tabs would
 * send the same edits.
 */
export function adopt(session: Pick<Session, 'document'>, sheet: Sheet, source: TabEntry): TabEntry {
  const { problem: _, run: __, scope: ___, unseen: ____, own: _____, ...same } = source;
  const tab: TabEntry = { ...same, sheet: sheet.id, further: true, takenIn: true, complete: false };
  saveTab(session.document, tab);
  return tab;
}
