// Each report next to SQL over the records of demo Catalogs: how many rows it has, what differs, and which planted cases it misses.
import type { Database, SqlValue } from 'sql.js';
import type { CatalogOptions, DemoCatalog } from '../../../emulator/demo-catalog.ts';
import type { PullSummary } from '../../../src/protocol/jobs.ts';
import { openWorld, rowsOf, violations, type World } from '../../support/open-world.ts';
import type { JudgedReport } from './case.ts';
import { catalogCheck } from './catalog-check.ts';
import { completedLearners } from './completed-learners.ts';
import { completions } from './completions.ts';
import { databaseOf } from './database.ts';
import { duplicates } from './duplicates.ts';
import { enrollmentMonths } from './enrollment-months.ts';
import { expiring } from './expiring.ts';
import { newOrders } from './new-orders.ts';
import { opening } from './opening.ts';
import { orderMatch } from './order-match.ts';
import { revenue } from './revenue.ts';
import { roster } from './roster.ts';
import { seats } from './seats.ts';

const REPORTS: readonly JudgedReport[] = [
  roster,
  newOrders,
  enrollmentMonths,
  completions,
  completedLearners,
  expiring,
  ...revenue,
  orderMatch,
  seats,
  opening,
  duplicates,
  catalogCheck,
];
export const ZONE = 'America/New_York';
export const NOW = Date.parse('2026-11-29T15:00:00Z');

/** A Catalog in which people have worked for years. */
export const BUSY = { courses: 60, programs: 12, orders: 1_500, users: 260 };

interface Row {
  [column: string]: string;
}

export interface Verdict {
  rows: number;
  /** One line for each cell that differs, and for each row that only one side has. */
  differences: string[];
  planted: number;
  missed: string[];
}

/** Numbers without separators, and dates as they are. */
function normalized(text: string): string {
  const plain = text.replace(/,(?=\d{3})/g, '');
  return plain !== '' && /^-?\d+(\.\d+)?$/.test(plain) ? String(Number(plain)) : text;
}

function asText(value: SqlValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function expectedRows(db: Database, { sql }: JudgedReport): Map<string, Row> {
  const result = db.exec(sql, parametersOf(sql))[0];
  const rows = (result?.values ?? []).map((values) =>
    Object.fromEntries((result?.columns ?? []).map((column, index) => [column, asText(values[index])])),
  );
  return new Map(rows.map((row) => [row.Row ?? '', row]));
}

function parametersOf(sql: string): Record<string, SqlValue> {
  const all: Record<string, SqlValue> = {
    ':today': '2026-11-29',
    ':now': '2026-11-29T15:00:00Z',
    ':year_ago': '2025-11-29T15:00:00Z',
    ':hour_ago': '2026-11-29T14:00:00Z',
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => sql.includes(name)));
}

/** Runs a report, and compares its tab with what SQL says. */
export function judge(world: World, db: Database, judged: JudgedReport): Verdict {
  const { report, parameters, columns, planted } = judged;
  const { pulled } = world.person.finish<{ job: string; phase: string; count: number; text: string; pulled: PullSummary }>('pull', {
    resource: report,
    filters: parameters,
  });
  const shown = new Map(rowsOf(world, pulled.name).map((row) => [row.Row ?? '', row as Row]));
  const expected = expectedRows(db, judged);
  const differences = Array.from(new Set([...shown.keys(), ...expected.keys()])).flatMap((key) => {
    const [is, ought] = [shown.get(key), expected.get(key)];
    if (!is) return [`${judged.report} ${key} is missing`];
    if (!ought) return [`${judged.report} ${key} shouldn’t be there: ${is.Finding}`];
    return columns.flatMap((column) =>
      normalized(is[column] ?? '') === normalized(ought[column] ?? '')
        ? []
        : [`${judged.report} ${key}, ${column}: “${is[column]}” instead of “${ought[column]}”`],
    );
  });
  const cases = casesOf(world.catalog, judged);
  const missed = cases.filter((each) => !finds(Array.from(shown.values()), each, planted[String(each.finding)] ?? ''));
  return { rows: shown.size, differences, planted: cases.length, missed: missed.map((each) => JSON.stringify(each)) };
}

type Case = Record<string, unknown>;

/** Returns the planted cases that a report has to find. */
function casesOf(catalog: DemoCatalog, { planted, plantedAs }: JudgedReport): Case[] {
  return catalog.records('planted').filter((each) => each.report === plantedAs && String(each.finding) in planted);
}

/** Returns the planted cases that SQL over the records of a Catalog finds, and those that it doesn't. */
export async function plantedCases(catalog: DemoCatalog): Promise<{ found: Case[]; hidden: Case[] }> {
  const db = await databaseOf(catalog, ZONE);
  const [found, hidden]: [Case[], Case[]] = [[], []];
  for (const judged of REPORTS) {
    const rows = Array.from(expectedRows(db, judged).values());
    for (const each of casesOf(catalog, judged))
      (finds(rows, each, judged.planted[String(each.finding)] ?? '') ? found : hidden).push(each);
  }
  db.close();
  return { found, hidden };
}

/** Returns whether a row shows the planted record under this finding. */
function finds(rows: readonly Row[], { record, resource, person }: Case, finding: string): boolean {
  const column =
    { orders: 'Order ID', bulkEnrollments: 'Order ID', enrollments: 'Enrollment ID', users: 'User ID' }[String(resource)] ?? 'Listing ID';
  return rows.some(
    (row) =>
      (row.Finding ?? row.Why ?? '').startsWith(finding) &&
      (row[column] === String(record) || (person !== undefined && row['Canvas user ID'] === String(person))),
  );
}

/** By report, a verdict for each Catalog, and what the contract says against any request. */
export async function judgeAll(catalogs: readonly CatalogOptions[]): Promise<{ verdicts: Map<string, Verdict[]>; violations: string[] }> {
  const verdicts = new Map<string, Verdict[]>();
  const against: string[] = [];
  for (const catalog of catalogs) {
    const world = await openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog });
    const db = await databaseOf(world.catalog, ZONE);
    for (const judged of REPORTS) {
      const verdict = judge(world, db, judged);
      verdicts.set(judged.report, [...(verdicts.get(judged.report) ?? []), verdict]);
    }
    db.close();
    against.push(...violations(world));
  }
  return { verdicts, violations: against };
}
