// Pulls that find what the last one has seen. Their tabs are looked at and not written, and several are stored in one call.

import { isEditable, type Resource } from '../../catalog/resource.ts';
import { childResource } from '../../tabs/child-resource.ts';
import { storedTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { isCommitted } from '../../tabs/memory/snapshot.ts';
import { DATA_SHEET, readHeads } from '../../tabs/memory/storage.ts';
import { isTicketNoted, ticketHeader } from '../../tabs/memory/write-ticket.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { showsSeen } from '../../tabs/sheet/seen-cells.ts';
import type { Session } from '../jobs/session.ts';
import type { Pulled } from './apply-pull.ts';
import { MAX_FULL_ROWS, type PullReading } from './incremental.ts';
import { notesOf } from './pull-notes.ts';
import { areKnown } from './recent-records.ts';
import { recordsText, wayText } from './seen.ts';
import { childEntry, entryAfter, targetEntry } from './target-tab.ts';

/** A pull with nothing to write, and what the registry stores of it. */
export interface Unchanged {
  pulled: Pulled;
  stored: Readonly<Record<string, string>>;
}

/** Returns the heads of the hidden data sheet. Several pulls need them, and read them once. */
export function dataHeads({ workbook }: Session): () => readonly string[] {
  let heads: readonly string[] | undefined;
  return () => {
    const data = heads ? undefined : workbook.sheetNamed(DATA_SHEET);
    heads ??= data ? readHeads(data) : [];
    return heads;
  };
}

/** Returns undefined if something might have to be written. Runs under the document lock. */
export function unchangedPull(session: Session, reading: PullReading, heads: () => readonly string[]): Unchanged | undefined {
  const { job, found, custom } = reading;
  const before = targetEntry(session, job);
  const sheet = before && session.workbook.sheet(before.sheet);
  if (!before || !sheet || !isSame(session, reading, before)) return undefined;
  const childBefore = reading.resource.children && childEntry(session, job, before.sheet);
  const child = childResource(reading.resource, childBefore?.lookedUp);
  const tabs = [{ tab: before, resource: reading.resource }, ...(child && childBefore ? [{ tab: childBefore, resource: child }] : [])];
  if (child && !childBefore) return undefined;
  // Rows that an incremental pull doesn't ask for aren't looked at, whatever became of them.
  if (!job.cursor && !tabs.every(({ tab }) => showsAll(session, tab))) return undefined;
  if (!tabs.every(({ tab, resource }) => isSettled(session, tab, resource, heads))) return undefined;
  const entry = (tab: TabEntry): TabEntry => ({
    ...entryAfter(session, job, { sheet: tab.sheet, rows: tab.rows, part: tab.part, lookedUp: tab.lookedUp }),
    ...(tab.seen ? { seen: tab.seen } : {}),
  });
  const renewed = entry(before);
  const tab: TabEntry = {
    ...renewed,
    ...(custom.length > 0 ? { custom: [...custom] } : {}),
    begunAt: job.since,
    fullAt: job.cursor ? before.fullAt : renewed.pulledAt,
    ...(before.unseen ? { unseen: before.unseen } : {}),
  };
  const result = { ...UNCHANGED, rows: before.rows, kept: job.cursor ? 0 : (before.seen?.kept ?? 0) };
  return {
    pulled: {
      tab,
      records: found.size,
      result,
      complete: true,
      unreadable: job.list.unreadable,
      notes: notesOf({ job, records: found.size, name: sheet.name(), result, zone: session.workbook.timeZone() }),
    },
    stored: { ...storedTab(tab), ...(childBefore ? storedTab({ ...entry(childBefore), of: before.sheet }) : {}) },
  };
}

const UNCHANGED: Omit<UpsertResult, 'rows' | 'kept'> = { added: 0, changed: 0, removed: 0, marked: 0, snapshot: undefined };

/** Returns whether Catalog has returned what the last pull has seen, and names have not changed, either. */
function isSame({ workbook }: Session, { job, resource, found, names, deleted, custom, recent }: PullReading, before: TabEntry): boolean {
  // What a report says about its rows depends on what they showed.
  const isPlain =
    !resource.report &&
    !job.full &&
    !job.keepCells &&
    job.list.complete &&
    before.pulledAt !== undefined &&
    !before.takenIn &&
    !before.problem;
  if (!isPlain || names.caches.size > 0 || deleted.size > 0 || custom.length !== (before.custom ?? []).length) return false;
  const way = wayText(resource, job, workbook.timeZone());
  // A cursor ahead of the server's clock returns nothing, and has to be replaced.
  if (job.cursor) return job.cursor.at <= (job.list.startedAt ?? '') && job.cursor.way === way && areKnown(found, recent);
  // The cursor of a long tab says when everything was read last.
  if (resource.incremental && before.rows > MAX_FULL_ROWS) return false;
  return before.seen?.way === way && before.seen.records === recordsText(found.values());
}

function showsAll({ workbook }: Session, { sheet, seen }: TabEntry): boolean {
  const there = workbook.sheet(sheet);
  return there !== undefined && seen !== undefined && showsSeen(there, seen.cells);
}

/** Returns whether no write to the tab is open, and whether its snapshot is the one of the last pull. */
function isSettled({ document }: Session, { sheet }: TabEntry, resource: Resource, heads: () => readonly string[]): boolean {
  if (!isEditable(resource)) return !isTicketNoted(document, sheet);
  return !heads().includes(ticketHeader(sheet)) && isCommitted(heads(), sheet);
}
