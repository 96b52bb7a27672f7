// Reports that deliver: each run adds the rows that no run has delivered before. The ledger knows them, and from where to read on.

import { hash } from '../../base/hash.ts';
import { languageHere } from '../../base/say.ts';
import { filtersText } from '../../catalog/lists/filters.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import { createdOf, type Resource } from '../../catalog/resource.ts';
import { clockOf, momentText, startOfDay, toIso } from '../../tabs/cells/time.ts';
import { type Ledger, type LedgerOwner, type LedgerState, ownLedger, readLedger, writeLedger } from '../../tabs/memory/ledger.ts';
import { readTabs, saveTab, type TabEntry } from '../../tabs/memory/registry.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import type { PullJob } from '../jobs/job.ts';
import { type Session, showsResource } from '../jobs/session.ts';
import type { PullReading } from './incremental.ts';

const DAY_MS = 86_400_000;
/** The server's clocks can differ, and an order can appear a little after it was stored. */
const OVERLAP_MS = 300_000;
/** Catalog can be asked for what was started since a time. What was started this long before can still be paid after it. */
const LATE_DAYS = 7;
/** Once in `WIDE_EVERY_DAYS`, what can be paid even later is read, too. */
const WIDE_EVERY_DAYS = 7;
const WIDE_DAYS = 90;
/** Reading more of them one by one takes longer than a wide run. */
const MAX_OPEN = 200;
/** The parameter that has each run make a tab. */
const FRESH = 'fresh';

/** Returns what a job stores of a delivery. `tab` is the first one of the report. */
export function beginDelivery(
  session: Session,
  report: Resource,
  { filters, tab, own, isFull }: Pick<PullJob, 'filters' | 'own'> & { tab: TabEntry | undefined; isFull: boolean },
): Pick<PullJob, 'days' | 'delivery' | 'period' | 'suffix'> {
  if (!report.report?.delivers) return {};
  const { workbook, clock, client } = session;
  const zone = workbook.timeZone();
  const now = clock.now();
  const { state } = readLedger(workbook, ownerOf(session, report.name, own));
  const { [FRESH]: fresh, ...choice } = filters;
  const of = hash(JSON.stringify([client.connection.scope, filtersText(choice)]));
  const chosen = String(filters.from ?? '');
  const first = chosen === '' ? (state?.first ?? lastRun(tab) ?? startOfDay(clockOf(now, zone).day, zone)) : startOfDay(chosen, zone);
  const readUntil = !isFull && state?.of === of ? state.at : undefined;
  const isWide = readUntil !== undefined && now - (state?.wideAt ?? 0) > WIDE_EVERY_DAYS * DAY_MS;
  const since = before(readUntil ?? first, isWide ? WIDE_DAYS : LATE_DAYS);
  return {
    days: { from: first, since },
    delivery: {
      of,
      ...(isWide || readUntil === undefined ? { wide: true as const } : {}),
      ...(fresh === 'true' ? { fresh: unfinished(session, report, own) ?? 'new' } : {}),
    },
    ...(fresh === 'true' ? nameOf(session, tab) : {}),
  };
}

/** Without a ledger, as after someone has deleted the hidden sheet, the tab says when it was last complete. */
function lastRun(tab: TabEntry | undefined): string | undefined {
  return tab?.begunAt === undefined ? undefined : toIso(tab.begunAt - OVERLAP_MS);
}

function before(time: string, days: number): string {
  return toIso(Date.parse(time) - days * DAY_MS);
}

/** Returns the tab that a killed run has left. */
function unfinished(session: Session, report: Resource, own: string | undefined): number | undefined {
  const isLeft = (tab: TabEntry) => tab.pulledAt === undefined && tab.own === own && showsResource(session, tab, report);
  return readTabs(session.document).find(isLeft)?.sheet;
}

/** Returns what follows the title in the name of a new tab: `, Nov 29 9.13 AM`. The name of a file can't have a colon. */
function nameOf({ clock, workbook }: Session, tab: TabEntry | undefined): Pick<PullJob, 'period' | 'suffix'> {
  const text = `, ${momentText(clock.now(), workbook.timeZone(), languageHere()).replace(',', '').replace(':', '.')}`;
  return tab?.pulledAt === undefined ? { period: text } : { suffix: text };
}

/** Returns rows without those that were delivered. */
export function withoutDelivered(found: Found, { delivered }: Ledger): Found {
  return new Map(Array.from(found).filter(([key]) => !delivered.has(key)));
}

/** Returns the keys of records that weren't paid in the last run with the same key and settings. */
export function openBefore({ delivery }: PullJob, { state }: Ledger): readonly string[] {
  return state !== undefined && state.of === delivery?.of ? state.open : [];
}

/** Returns the keys of records that can still be paid, with those that were asked for and couldn't be read. */
export function openRecords(resource: Resource, records: readonly Parsed[], unread: readonly string[], now: number): string[] {
  const { final } = resource.incremental ?? {};
  if (!final) return [];
  const oldest = toIso(now - WIDE_DAYS * DAY_MS);
  const open = records.filter(({ values }) => !values[final.field] && String(values[createdOf(resource)] ?? '') >= oldest);
  return [...unread, ...open.map(({ key }) => key)].sort((a, b) => Number(b) - Number(a)).slice(0, MAX_OPEN);
}

/** What an own report has delivered is known apart from its report. */
export function deliveryLedger(session: Session, { resource, own }: Pick<PullJob, 'resource' | 'own'>): Ledger {
  return readLedger(session.workbook, ownerOf(session, resource, own));
}

/** Stores what was delivered, once its rows are in the tab. Only a complete run moves the time from which the next one reads. */
export function storeDelivered(
  session: Session,
  reading: PullReading,
  ledger: Ledger,
  { keptRows = 0 }: Pick<UpsertResult, 'keptRows'>,
): void {
  const { job, found, open = [] } = reading;
  const { delivery, days = {}, list } = job;
  if (!delivery) return;
  const now = session.clock.now();
  // Google can refuse rows in a protected sheet. The next run tries again.
  const isDelivered = keptRows === 0;
  const { startedAt, complete } = list;
  const before = ledger.state;
  const readOn: Partial<LedgerState> =
    complete && startedAt !== undefined && isDelivered
      ? {
          at: toIso(Date.parse(startedAt) - OVERLAP_MS),
          of: delivery.of,
          open: [...open],
          wideAt: delivery.wide ? now : (before?.wideAt ?? now),
        }
      : {};
  const state: LedgerState = {
    open: [],
    ...before,
    first: days.from ?? before?.first ?? toIso(now),
    ...readOn,
    ...(isDelivered && found.size > 0 ? { deliveredAt: now } : {}),
  };
  const delivered = isDelivered ? new Set([...ledger.delivered, ...found.keys()]) : ledger.delivered;
  writeLedger(session.workbook, ownerOf(session, job.resource, job.own), { state, delivered }, ledger);
}

/** Returns the tab of a report, or of an own one, that was written last. */
export function lastDelivery(session: Session, report: Resource, own?: string): TabEntry | undefined {
  const isTheirs = (tab: TabEntry) => tab.pulledAt !== undefined && tab.own === own && showsResource(session, tab, report);
  const tabs = readTabs(session.document).filter(isTheirs);
  return tabs.reduce<TabEntry | undefined>((last, tab) => ((tab.pulledAt ?? 0) >= (last?.pulledAt ?? 0) ? tab : last), undefined);
}

/** The first tab stands for all that runs make: a refresh and a schedule know the report by it. */
export function renewFirst({ document, clock }: Session, { sheet, filters, delivery, since }: PullJob): void {
  const first = delivery?.fresh ? readTabs(document).find((tab) => tab.sheet === sheet) : undefined;
  if (!first || first.pulledAt === undefined) return;
  const { problem: _, ...rest } = first;
  saveTab(document, { ...rest, filters, pulledAt: clock.now(), begunAt: since });
}

/** Returns whether a tab was handed over: a refresh of the report makes another one. */
export function isHandedOver(tab: TabEntry, all: readonly TabEntry[]): boolean {
  const isFresh = ({ filters }: TabEntry) => filters[FRESH] === 'true';
  if (!resourceOf(tab.resource).report?.delivers || !isFresh(tab)) return false;
  const isAlike = (each: TabEntry) => each.resource === tab.resource && each.own === tab.own && each.connection === tab.connection;
  return all.find(isAlike) !== tab;
}

function ownerOf({ client }: Session, report: string, own: string | undefined): LedgerOwner {
  return { report: own === undefined ? report : ownLedger(own), connection: client.connection.id };
}
