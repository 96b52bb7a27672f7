// The dashboard: a tab with formulas over the tabs of reports. It's made when a user asks for it. After that, each refresh of one of its
// reports writes what is known of them to the hidden sheet, and the formulas do the rest.
import { saidHere, sayHere } from '../../base/say.ts';
import type { Sheet } from '../../platform/ports.ts';
import { clockOf, monthBefore } from '../../tabs/cells/time.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { findColumns, headerNotes } from '../../tabs/sheet/columns.ts';
import { type Session, withLock } from '../jobs/session.ts';
import { blankData, type DashboardData, type KnownData, readData, type SourceState, writeData } from './data-sheet.ts';
import { MONTHS } from './figures.ts';
import { addFrontPage, offer, PLACES, showDecimals, startWith } from './front-page.ts';
import { tabReference } from './references.ts';
import { isSource, type Source, sources, tabOf } from './sources.ts';

const LOCK_WAIT_MS = 10_000;

/** Makes the dashboard, or brings the one that's there up to date. Returns the ID of its sheet. */
export function makeDashboard(session: Session): number {
  const { workbook } = session;
  return withLock(session, 'Wait a minute, then run the dashboard again.', () => {
    const known = readData(workbook);
    if (typeof known === 'object') return refresh(session, known);
    const sheet = blankData(workbook);
    const front = addFrontPage(workbook);
    const tab = tabReference(front);
    const choices = [`=${tab}${PLACES.month}`, `=${tab}${PLACES.currency}`] as const;
    const { data, currencies } = dashboardData(session, front.id);
    writeData(sheet, data, choices);
    offer(front, choices, { months: data.months, currencies });
    startWith(front, currencies[0] ?? '');
    showDecimals(front, choices[1]);
    workbook.flush();
    return front.id;
  });
}

/** Returns the sheet of the dashboard, if there is one. */
export function dashboardSheet({ workbook }: Pick<Session, 'workbook'>): Sheet | undefined {
  const known = readData(workbook);
  return typeof known === 'object' ? workbook.sheet(known.front) : undefined;
}

/** Brings the dashboard up to date after a refresh of a tab, if there is one and it shows numbers of the tab. */
export function updateDashboard(session: Session, tab: number): void {
  if (!isSource(session, tab)) return;
  session.lock.hold(LOCK_WAIT_MS, () => {
    const known = readData(session.workbook);
    if (typeof known === 'object') refresh(session, known);
    // Someone has changed the hidden sheet, so its numbers could be beside the wrong names.
    else if (known === 'broken') blankData(session.workbook);
  });
}

function refresh(session: Session, { sheet, front, choices }: KnownData): number {
  const { data, currencies } = dashboardData(session, front);
  writeData(sheet, data, choices);
  const page = session.workbook.sheet(front);
  if (page) {
    offer(page, choices, { months: data.months, currencies });
    showDecimals(page, choices[1]);
  }
  session.workbook.flush();
  return front;
}

/** What is known of the reports now, and the currencies of the sales, the most frequent one first. */
function dashboardData(session: Session, front: number): { data: DashboardData; currencies: string[] } {
  const zone = session.workbook.timeZone();
  const read = sources().map((source) => readSource(session, source, zone));
  const sales = read[0];
  const last = sales?.state.to || monthOf(session.clock.now(), zone);
  const months = Array.from({ length: MONTHS }, (_, index) => monthsBefore(last, MONTHS - 1 - index));
  return { data: { states: read.map(({ state }) => state), months, front, zone }, currencies: currenciesIn(sales?.keys ?? []) };
}

function readSource(session: Session, source: Source, zone: string): { state: SourceState; keys: string[] } {
  const entry = tabOf(session, source);
  const sheet = entry && session.workbook.sheet(entry.sheet);
  const none = { source, entry: undefined, state: sayHere`Not run yet`, from: '', to: '', keys: 0, usable: false, tab: undefined };
  if (!entry || !sheet) return { state: none, keys: [] };
  const columns = findColumns(headerNotes(sheet), sheet.name());
  const [keyColumn, { rows }] = [columns.get('row'), sheet.size()];
  const cells = keyColumn === undefined ? [] : sheet.values({ row: 2, column: keyColumn, rows: rows - 1, columns: 1 });
  const keys = cells.map(([key]) => String(key ?? '')).filter((key) => key !== '');
  const to = !isByMonth(source) ? '' : monthOf(entry.begunAt ?? entry.pulledAt ?? 0, zone);
  return {
    state: {
      source,
      entry,
      state: stateOf(entry),
      from: to === '' ? '' : monthsBefore(to, MONTHS - 1),
      to,
      keys: keys.length,
      usable: entry.complete && keyColumn !== undefined,
      tab: { name: source.name, tab: tabReference(sheet), columns, lastRow: rows },
    },
    keys,
  };
}

/** Returns whether the rows of a source are of whole months. */
function isByMonth({ name }: Source): boolean {
  return name === 'revenue' || name === 'enrollment_months' || name === 'codes';
}

function stateOf({ complete, problem }: TabEntry): string {
  if (problem) return sayHere`Last refresh failed`;
  return complete ? saidHere('Complete') : sayHere`Might be incomplete`;
}

function currenciesIn(keys: readonly string[]): string[] {
  const found = keys.flatMap((key) => /-([A-Z]{3})$/.exec(key)?.[1] ?? []);
  const counts = new Map<string, number>();
  for (const currency of found) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return Array.from(counts.keys()).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

function monthOf(instant: number, zone: string): string {
  return clockOf(instant, zone).day.slice(0, 7);
}

function monthsBefore(month: string, months: number): string {
  return monthBefore(`${month}-01`, months).slice(0, 7);
}
