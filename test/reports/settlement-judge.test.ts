// Settlement equals SQL over the demo Catalog's orders and what went through the account of its payment provider, from the text of
// each provider's export to the cells of the tab.
import type { Database, SqlValue } from 'sql.js';
import { describe, expect, it } from 'vitest';
import type { PaymentProvider } from '../../emulator/demo-catalog.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import { openWorld, rowsOf, violations, type World } from '../support/open-world.ts';
import { EXPORTED_FROM, EXPORTED_UNTIL, pasteText } from '../support/paste-export.ts';
import { databaseOf } from './judge/database.ts';
import { addMoney, PLANTED_PAYMENTS, SETTLEMENT_SQL } from './judge/settlement.ts';

const ZONE = 'America/New_York';
const NOW = Date.parse('2026-11-29T15:00:00Z');
const SEEDS = [1, 2, 3];
const SCALES = ['small', { courses: 60, programs: 12, orders: 1_500, users: 260 }] as const;
const PROVIDERS: readonly PaymentProvider[] = ['stripe', 'paypal', 'authorize.net'];
/** What the exports of some providers can't show. */
const UNKNOWN: Readonly<Record<PaymentProvider, readonly string[]>> = {
  stripe: ['Charged twice'],
  paypal: [],
  'authorize.net': ['Charged back'],
};

type Row = Record<string, string>;

function plain(value: SqlValue | string | undefined): string {
  const text = value === null || value === undefined ? '' : String(value).replace(/,(?=\d{3})/g, '');
  return text !== '' && /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

function expectedRows(db: Database): Map<string, Row> {
  const [result] = db.exec(SETTLEMENT_SQL, { ':after_grace': '2026-10-05T05:00:00Z', ':last': '2026-11-29T04:59:59Z' });
  const rows = (result?.values ?? []).map((values) =>
    Object.fromEntries((result?.columns ?? []).map((column, at) => [column, plain(values[at])])),
  );
  return new Map(rows.map((row) => [row.Row ?? '', row]));
}

function shownRows(world: World, text: string): Map<string, Row> {
  const { pulled } = world.person.finish<{ job: string; phase: string; count: number; text: string; pulled: PullSummary }>('pull', {
    resource: 'report/settlement',
    filters: pasteText(world, text),
    sheet: 'new',
  });
  return new Map(rowsOf(world, pulled.name).map((row) => [String(row.Row), row as Row]));
}

function differencesOf(shown: ReadonlyMap<string, Row>, expected: ReadonlyMap<string, Row>): string[] {
  return Array.from(new Set([...shown.keys(), ...expected.keys()])).flatMap((key) => {
    const [is, ought] = [shown.get(key), expected.get(key)];
    if (!is) return [`${key} is missing: ${ought?.Finding}`];
    if (!ought) return [`${key} shouldn’t be there: ${is.Finding}`];
    return Object.keys(ought).flatMap((column) =>
      plain(is[column]) === ought[column] ? [] : [`${key}, ${column}: “${is[column]}” instead of “${ought[column]}”`],
    );
  });
}

describe('the report Settlement', () => {
  it('equals SQL over orders and money for each provider’s export, and finds each planted case', async () => {
    const differences: string[] = [];
    const missed: string[] = [];
    const counts = { rows: 0, planted: 0, judged: 0 };
    for (const scale of SCALES) {
      for (const seed of SEEDS) {
        const world = await openWorld({ host: { clock: NOW, timeZone: ZONE }, catalog: { seed, scale } });
        const db = await databaseOf(world.catalog, ZONE);
        const orders = new Map(world.catalog.records('orders').map((order) => [Number(order.id), order]));
        // Each provider at both sizes, and all of them over the small Catalogs.
        for (const provider of scale === 'small' ? PROVIDERS : PROVIDERS.slice(seed - 1, seed)) {
          const { text, transactions } = world.catalog.paymentExport(provider, EXPORTED_FROM, EXPORTED_UNTIL);
          addMoney(db, world.catalog, provider, transactions);
          const shown = shownRows(world, text);
          differences.push(...differencesOf(shown, expectedRows(db)).map((difference) => `${provider}, seed ${seed}: ${difference}`));
          const cases = world.catalog
            .records('planted')
            .filter(({ report, finding }) => report === 'Settlement' && !UNKNOWN[provider].includes(String(finding)))
            .filter(
              ({ finding, record }) => String(finding) in PLANTED_PAYMENTS && isInPeriod(orders.get(Number(record)), String(finding)),
            );
          const isShown = ({ finding, record }: Record<string, unknown>) =>
            Array.from(shown.values()).some(
              (row) => row['Order ID'] === String(record) && row.Finding === PLANTED_PAYMENTS[String(finding)],
            );
          missed.push(...cases.filter((each) => !isShown(each)).map((each) => `${provider}, seed ${seed}: ${JSON.stringify(each)}`));
          counts.rows += shown.size;
          counts.planted += cases.length;
          counts.judged += 1;
        }
        db.close();
        expect(violations(world)).toEqual([]);
      }
    }
    console.log(
      `settlements judged: ${counts.judged}, rows ${counts.rows}, differences ${differences.length}, planted cases ${counts.planted}, missed ${missed.length}`,
    );
    expect(differences.slice(0, 20)).toEqual([]);
    expect(missed).toEqual([]);
    expect(counts.planted).toBeGreaterThan(100);
  });
});

/** Cases whose money went through the account in the period. A refund comes 80 days later if the order is older. */
function isInPeriod(order: Record<string, unknown> | undefined, finding: string): boolean {
  const paid = Date.parse(String(order?.purchased_at ?? order?.created_at).replace(/^(\d+)\/(\d+)\/(\d+) (\S+) .*/, '$1-$2-$3T$4Z'));
  const at = finding === 'Refunded later' ? paid + 80 * 86_400_000 : paid;
  return at >= EXPORTED_FROM + 3_600_000 && at < EXPORTED_UNTIL - 5 * 86_400_000;
}
