// Each report equals SQL over the records of the demo Catalog, and finds each planted case.
import type { Database, SqlValue } from 'sql.js';
import { describe, expect, it } from 'vitest';
import { reports } from '../../src/catalog/reports/index.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import { openWorld, rowsOf, violations, type World } from '../support/open-world.ts';
import type { JudgedReport } from './judge/case.ts';
import { catalogCheck } from './judge/catalog-check.ts';
import { completions } from './judge/completions.ts';
import { databaseOf } from './judge/database.ts';
import { duplicates } from './judge/duplicates.ts';
import { enrollmentMonths } from './judge/enrollment-months.ts';
import { expiring } from './judge/expiring.ts';
import { newOrders } from './judge/new-orders.ts';
import { opening } from './judge/opening.ts';
import { orderMatch } from './judge/order-match.ts';
import { revenue } from './judge/revenue.ts';
import { roster } from './judge/roster.ts';
import { seats } from './judge/seats.ts';

const REPORTS: readonly JudgedReport[] = [
  roster,
  newOrders,
  enrollmentMonths,
  completions,
  expiring,
  ...revenue,
  orderMatch,
  seats,
  opening,
  duplicates,
  catalogCheck,
];
const ZONE = 'America/New_York';
const NOW = Date.parse('2026-11-29T15:00:00Z');
const SEEDS = [1, 2, 3];
const SCALES = ['small', { courses: 60, programs: 12, orders: 1_500, users: 260 }] as const;

interface Row {
  [column: string]: string;
}

interface Verdict {
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

function judge(world: World, db: Database, judged: JudgedReport): Verdict {
  const { report, parameters, columns, planted, plantedAs } = judged;
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
  const cases = world.catalog.records('planted').filter((each) => each.report === plantedAs && String(each.finding) in planted);
  const missed = cases.filter((each) => !finds(Array.from(shown.values()), each, planted[String(each.finding)] ?? ''));
  return { rows: shown.size, differences, planted: cases.length, missed: missed.map((each) => JSON.stringify(each)) };
}

/** Returns whether a row shows the planted record under this finding. */
function finds(rows: readonly Row[], { record, resource, person }: Record<string, unknown>, finding: string): boolean {
  const column =
    { orders: 'Order ID', bulkEnrollments: 'Order ID', enrollments: 'Enrollment ID', users: 'User ID' }[String(resource)] ?? 'Listing ID';
  return rows.some(
    (row) =>
      (row.Finding ?? row.Why ?? '').startsWith(finding) &&
      (row[column] === String(record) || (person !== undefined && row['Canvas user ID'] === String(person))),
  );
}

describe('reports', () => {
  it('equal SQL over the records of the demo Catalog, and find each planted case', async () => {
    const verdicts = new Map<string, Verdict[]>();
    for (const scale of SCALES) {
      for (const seed of SEEDS) {
        const world = await openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog: { seed, scale } });
        const db = await databaseOf(world.catalog, ZONE);
        for (const judged of REPORTS) {
          const verdict = judge(world, db, judged);
          verdicts.set(judged.report, [...(verdicts.get(judged.report) ?? []), verdict]);
        }
        db.close();
        expect(violations(world)).toEqual([]);
      }
    }
    const all = Array.from(verdicts.values()).flat();
    const sum = (of: (verdict: Verdict) => number) => all.reduce((total, verdict) => total + of(verdict), 0);
    for (const [report, each] of verdicts) {
      const rows = each.map((verdict) => verdict.rows).join(' ');
      console.log(
        `${report}: rows ${rows}, planted cases found ${each.reduce((total, one) => total + one.planted - one.missed.length, 0)}`,
      );
    }
    console.log(
      `reports judged: ${verdicts.size} of ${reports.filter(({ report }) => !report?.pasted).length}, rows ${sum(({ rows }) => rows)}, differences ${sum(({ differences }) => differences.length)}`,
    );
    expect(all.flatMap(({ differences }) => differences).slice(0, 20)).toEqual([]);
    expect(all.flatMap(({ missed }) => missed)).toEqual([]);
  });
});
