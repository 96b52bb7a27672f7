import { describe, expect, it } from 'vitest';
import type { Messages } from '../../src/protocol/messages.ts';
import { openOddWorld } from '../support/odd-catalog.ts';
import { dumpOf, openWorld, type PullRun, rowsOf, violations, type World } from '../support/open-world.ts';

const host = { clock: Date.parse('2026-11-29T15:00:00Z'), timeZone: 'America/New_York' };
const REVENUE = 'Revenue, last 12 months, By listing and month';
const CODES = 'Revenue, last 12 months, By promotion code and month';
const ENROLLMENTS = 'Enrollments by month, last 12 months';

const run = (world: World, resource: string, filters: Record<string, string | string[]>, sheet?: 'matching') =>
  world.person.finish<PullRun>('pull', { resource, filters, ...(sheet ? { sheet } : {}) }).pulled;

/** As the page does after a click: each report of the dashboard, then the dashboard. */
function runDashboard(world: World): void {
  const { dashboard } = world.person.ask<Messages['reports']['output']>('reports');
  for (const { resource, filters } of dashboard.runs) run(world, resource, filters, 'matching');
  world.person.ask('dashboard');
}

const openDashboard = (options: Parameters<typeof openWorld>[0] = {}): Promise<World> =>
  openWorld({ host, prepare: runDashboard, ...options });

/** Only the formulas of these cells are computed, with what they look at. */
const cellsAt = ({ host: { workbook } }: World, a1: string) => workbook.display('Dashboard', a1);
/** The cells beside a label in the first column, above the top listings or below the codes. */
const beside = (world: World, label: string) => {
  const rows = [1, 54].flatMap((from) => cellsAt(world, `A${from}:A${from + 12}`).map(([first], index) => ({ first, row: from + index })));
  const found = rows.find(({ first }) => first === label);
  return found ? (cellsAt(world, `A${found.row}:D${found.row}`)[0] ?? []) : [];
};
const figures = (world: World) => cellsAt(world, 'A6:D13');
const monthRows = (world: World) => cellsAt(world, 'A16:G27');
const monthRow = (world: World, month: string) => monthRows(world).find(([first]) => first === month) ?? [];
const topRows = (world: World) =>
  cellsAt(world, 'A31:D40')
    .filter(([first]) => first !== '')
    .map(([listing, net, , sold]) => [listing, net, sold]);

const codeRows = (world: World) => cellsAt(world, 'A44:E53').filter(([code]) => code !== '');
const findingRows = (world: World) =>
  cellsAt(world, 'A67:D118')
    .filter(([kind]) => kind !== '')
    .map(([kind, count, , report]) => [`${report}: ${kind}`, count] as const);
/** Findings with days in their texts, and what the dashboard calls them. */
const DATED: readonly (readonly [start: string, kind: string])[] = [
  ['Closes', 'Closes soon'],
  ['Closed', 'Closed, still turned on'],
  ['Opens', 'Opens soon'],
  ['Starts', 'Starts soon, but is closed'],
];

const amount = (text: string | undefined) => Number((text ?? '').replaceAll(',', ''));
const sumIn = (rows: readonly Record<string, string>[], column: string) =>
  Math.round(rows.reduce((sum, row) => sum + amount(row[column]), 0) * 100) / 100;

describe('the dashboard', () => {
  it('adds up the rows of its reports for each month, one currency at a time', async () => {
    const world = await openDashboard();
    const sales = rowsOf(world, REVENUE);
    const enrolled = rowsOf(world, ENROLLMENTS);
    const currencies = Array.from(new Set(sales.map(({ Currency }) => Currency ?? '')));
    expect(currencies.length).toBeGreaterThan(1);
    const months = cellsAt(world, 'A16:A27').map(([month]) => month ?? '');
    expect(months[0]).toBe('2025-12');
    expect(months[11]).toBe('2026-11');

    for (const currency of currencies) {
      world.host.workbook.edit('Dashboard', 'D3', currency);
      const shown = monthRows(world);
      for (const month of months) {
        const ofMonth = sales.filter((row) => row.Month === month && row.Currency === currency);
        const [, net, , sold, enrollments, , dropped] = shown.find(([first]) => first === month) ?? [];
        expect([currency, month, amount(net), amount(sold)]).toEqual([currency, month, sumIn(ofMonth, 'Net'), sumIn(ofMonth, 'Sold')]);
        const seats = enrolled.filter((row) => row.Month === month);
        expect([month, amount(enrollments), amount(dropped)]).toEqual([month, sumIn(seats, 'Enrolled'), sumIn(seats, 'Dropped')]);
      }
    }
    expect(violations(world)).toEqual([]);
  });

  it('shows another month with the month before it, and its top listings, without a request', async () => {
    const world = await openDashboard();
    world.catalog.clearRequests();
    expect(figures(world)[0]).toEqual(['Net sales', ...monthNets(world, '2026-11', '2026-10')]);

    world.host.workbook.edit('Dashboard', 'B3', '2026-07');

    expect(cellsAt(world, 'A5:C5')[0]).toEqual(['Figure', '2026-07', '2026-06']);
    expect(figures(world)[0]).toEqual(['Net sales', ...monthNets(world, '2026-07', '2026-06')]);
    const sold = rowsOf(world, REVENUE).filter((row) => row.Month === '2026-07' && row.Currency === 'USD' && row.Sold !== '0');
    const best = sold.map((row) => [row.Listing, amount(row.Net), amount(row.Sold), Number(row['Listing ID'])] as const);
    best.sort((a, b) => b[1] - a[1] || b[3] - a[3]);
    expect(topRows(world).map(([listing, net, items]) => [listing, amount(net), amount(items)])).toEqual(
      best.slice(0, 10).map(([listing, net, items]) => [listing, net, items]),
    );
    expect(world.catalog.requests()).toEqual([]);
    // The first month has none before it.
    world.host.workbook.edit('Dashboard', 'B3', '2025-12');
    expect(figures(world)[0]?.slice(2)).toEqual(['', '']);
  });

  it('shows the promotion codes of the month, the highest discounts first', async () => {
    const world = await openDashboard();
    const rows = rowsOf(world, CODES).filter((row) => row.Currency === 'USD' && row['Promotion code'] !== '' && row.Sold !== '0');
    const months = Array.from(new Set(rows.map(({ Month }) => Month ?? '')));
    expect(months.length).toBeGreaterThan(2);
    for (const month of months) {
      world.host.workbook.edit('Dashboard', 'B3', month);
      const shown = codeRows(world).map(([code, discount, , net, sold]) => [code, amount(discount), amount(net), amount(sold)]);
      const best = rows
        .filter((row) => row.Month === month)
        .map((row) => [row['Promotion code'], amount(row.Discount), amount(row.Net), amount(row.Sold)] as const);
      best.sort((a, b) => b[1] - a[1]);
      expect([month, ...shown]).toEqual([month, ...best.slice(0, 10)]);
    }
    const most = months.map((month) => rows.filter((row) => row.Month === month).length);
    expect(Math.max(...most)).toBeGreaterThan(1);

    const free = cellsAt(world, 'A16:A27').find(([month]) => !months.includes(month ?? ''))?.[0];
    world.host.workbook.edit('Dashboard', 'B3', free ?? '');
    expect(codeRows(world).map(([code]) => code)).toEqual(['No codes in this month']);
    world.host.workbook.deleteSheet(CODES);

    expect(codeRows(world)).toEqual([]);
  });

  it('shows amounts with the decimals of the currency that is chosen', async () => {
    const world = await openDashboard();
    const { workbook } = world.host;
    const shown = () =>
      [beside(world, 'Net sales').slice(1, 4), monthRow(world, '2026-11')[1], ...topRows(world).map(([, net]) => net)].flat();
    const isLike = (pattern: RegExp) => shown().filter((text) => text !== '' && !pattern.test(text ?? ''));
    expect(isLike(/^-?[\d,]+\.\d\d$/)).toEqual([]);

    workbook.edit('Dashboard', 'D3', 'JPY');
    expect(shown().filter((text) => text !== '').length).toBeGreaterThan(3);
    expect(isLike(/^-?[\d,]+$/)).toEqual([]);
    expect(
      codeRows(world)
        .flatMap(([, discount, , net]) => [discount, net])
        .join(' '),
    ).not.toContain('.');

    workbook.edit('Dashboard', 'D3', 'USD');
    expect(isLike(/^-?[\d,]+\.\d\d$/)).toEqual([]);

    // The cells can move, and several can be pasted.
    workbook.insertRows('Dashboard', 2, 1);
    workbook.paste('Dashboard', 'C4', [['Currency', 'JPY']]);
    expect(beside(world, 'Net sales').slice(1, 4).join(' ')).toMatch(/^-?[\d,]+ -?[\d,]+ -?[\d,]+$/);
  });

  it('shows three decimals where the currency has them', async () => {
    const world = await openDashboard();
    for (const { id } of world.catalog.records('orders').filter(({ currency }) => currency === 'JPY'))
      world.catalog.mutate({ type: 'update', resource: 'orders', id: Number(id), fields: { currency: 'KWD' } });
    runDashboard(world);

    world.host.workbook.edit('Dashboard', 'D3', 'KWD');

    expect(beside(world, 'Net sales')[1]).toMatch(/^[\d,]+\.\d{3}$/);
    expect(rowsOf(world, REVENUE).find(({ Currency }) => Currency === 'KWD')?.Net).toMatch(/^[\d,]+\.\d{3}$/);
    const before = world.host.workbook.formats('Dashboard');
    run(world, 'report/seats', {});
    expect(world.host.workbook.formats('Dashboard')).toEqual(before);
  });

  it('lists the open findings of each report by their kind', async () => {
    const world = await openDashboard();
    const tabs = ['Orders against enrollments, last 90 days', 'Seats', 'Opening and closing', 'Catalog check'];
    const titles = ['Orders against enrollments', 'Seats', 'Opening and closing', 'Catalog check'];
    const counts = new Map<string, number>();
    for (const [index, tab] of tabs.entries()) {
      for (const { Finding, News } of rowsOf(world, tab).filter(({ Finding }) => Finding !== '')) {
        if (News === 'resolved') continue;
        const kind = DATED.find(([start]) => Finding?.startsWith(start) && index === 2)?.[1] ?? Finding;
        counts.set(`${titles[index]}: ${kind}`, (counts.get(`${titles[index]}: ${kind}`) ?? 0) + 1);
      }
    }
    const shown = findingRows(world);
    expect(new Map(shown.map(([kind, count]) => [kind, Number(count)]))).toEqual(counts);
    expect(shown.length).toBeGreaterThan(20);
    // In the order of the reports, without gaps.
    const places = shown.map(([kind]) => titles.findIndex((title) => kind?.startsWith(`${title}: `)));
    expect(places).toEqual([...places].sort());
    const total = shown.reduce((sum, [, count]) => sum + Number(count), 0);
    expect(beside(world, 'Open findings now')[1]).toBe(String(total));
  });

  it('counts open findings and free seats, without rows that are resolved', async () => {
    const world = await openDashboard();
    const open = (tab: string) => rowsOf(world, tab).filter(({ Finding, News }) => Finding !== '' && News !== 'resolved').length;
    expect(beside(world, 'Seats')[1]).toBe(String(open('Seats')));
    const free = rowsOf(world, 'Seats').reduce((sum, { Free }) => sum + Math.max(0, Number(Free)), 0);
    expect(beside(world, 'Free seats now')[1]).toBe(String(free));
    const over = rowsOf(world, 'Seats').find(({ Finding }) => Finding === 'Over the limit');
    world.host.workbook.insertColumns('Seats', 1, 1);
    world.host.workbook.edit('Seats', 'B1', 'Notes');
    world.host.workbook.edit('Seats', `B${over?.row}`, 'call the dean');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(over?.['Listing ID']), fields: { enrollment_cap: null } });

    run(world, 'report/seats', {});

    expect(rowsOf(world, 'Seats').find(({ Notes }) => Notes === 'call the dean')?.News).toBe('resolved');
    expect(beside(world, 'Seats')[1]).toBe(String(open('Seats')));
  });

  it('follows renamed tabs, moved columns, sorted rows, and its own cells when they move', async () => {
    const world = await openDashboard();
    const before = figures(world);
    const { workbook } = world.host;
    workbook.renameSheet(REVENUE, 'Bob’s "sales" !');
    workbook.moveColumn('Bob’s "sales" !', 9, 2);
    workbook.sort('Bob’s "sales" !', 3, false);
    workbook.renameSheet('Seats', "It's full");
    expect(figures(world)).toEqual(before);

    // The month is chosen in another cell now, and a refresh still finds it.
    workbook.insertRows('Dashboard', 1, 2);
    workbook.insertColumns('Dashboard', 1, 1);
    workbook.edit('Dashboard', 'C5', '2026-07');
    run(world, 'report/revenue', { from: 'months:12', by: 'listing and month' }, 'matching');
    expect(cellsAt(world, 'C7:D7')[0]).toEqual(['2026-07', '2026-06']);
    expect(workbook.dump('Dashboard').validations).toContainEqual(
      expect.objectContaining({
        area: { row: 5, column: 3, rows: 1, columns: 1 },
        values: expect.arrayContaining(['Latest month', '2026-07']),
      }),
    );
  });

  it.each([
    ['its tab was deleted', (world: World) => world.host.workbook.deleteSheet(REVENUE)],
    [
      'its tab was deleted before another report was run',
      (world: World) => {
        world.host.workbook.deleteSheet(REVENUE);
        run(world, 'report/seats', {});
      },
    ],
    ['rows were deleted', (world: World) => world.host.workbook.deleteRows(REVENUE, 3, 2)],
    [
      'it was run with other settings',
      (world: World) => world.person.finish<PullRun>('pull', { resource: 'report/revenue', filters: { from: 'month', by: 'listing' } }),
    ],
  ])('leaves the numbers of a report blank if %s, and fills them again after the next run', async (_, spoil) => {
    const world = await openDashboard();
    const before = figures(world);

    spoil(world);

    const [net, sold, unpaid, owed, enrollments] = figures(world);
    for (const cells of [net, sold, unpaid, owed]) expect(cells?.slice(1)).toEqual(['', '', '']);
    expect(topRows(world)).toEqual([]);
    expect(enrollments).toEqual(before[4]);

    runDashboard(world);
    expect(figures(world)).toEqual(before);
  });

  it('leaves the numbers blank that need a deleted column, and has them again after Ctrl+Z', async () => {
    const world = await openDashboard();
    const before = figures(world);
    world.host.workbook.deleteColumns(REVENUE, column(world, 'Net'), 1);
    expect(figures(world).map(([, now]) => now)).toEqual(before.map(([, now], index) => (index === 0 ? '' : now)));
    expect(topRows(world)).toEqual([]);
    world.host.workbook.undo();
    expect(figures(world)).toEqual(before);
  });

  it('keeps the numbers of the last complete refresh if the next one fails, and says so', async () => {
    const world = await openDashboard();
    const before = figures(world);
    expect(world.person.ask<Messages['reports']['output']>('reports').dashboard.tab?.name).toBe('Dashboard');
    world.catalog.setFaults([{ match: '/api/v1/orders', answer: '403' }]);

    expect(() => run(world, 'report/revenue', { from: 'months:12', by: 'listing and month' }, 'matching')).toThrow('can’t read orders');

    expect(figures(world)).toEqual(before);
    run(world, 'report/seats', {});
    expect(beside(world, 'Revenue')[3]).toBe('Last refresh failed');
  });

  it('leaves numbers blank that rest on an incomplete report', async () => {
    const { world, respond } = await openOddWorld({ host });
    runDashboard(world);
    const before = figures(world);
    respond([{ match: 'GET /api/v1/orders\\?', headers: { total: '9000' } }]);

    run(world, 'report/revenue', { from: 'months:12', by: 'listing and month' }, 'matching');

    expect(beside(world, 'Revenue')[3]).toBe('Might be incomplete');
    expect(figures(world).map(([, now]) => now)).toEqual(before.map(([, now], index) => (index < 4 ? '' : now)));
  });

  it('keeps the numbers of a month out once its rows have left the report', async () => {
    const world = await openDashboard();
    world.host.workbook.edit('Dashboard', 'B3', '2025-12');
    expect(beside(world, 'Net sales')[1]).not.toBe('');
    world.host.advance(3 * 24);

    run(world, 'report/revenue', { from: 'months:12', by: 'listing and month' }, 'matching');

    expect(beside(world, 'Net sales').slice(1, 4)).toEqual(['', '', '']);
    world.host.workbook.edit('Dashboard', 'B3', 'Latest month');
    // Enrollments weren't refreshed, so December isn't known of them yet.
    expect(cellsAt(world, 'A5:C5')[0]).toEqual(['Figure', '2026-12', '2026-11']);
    expect(beside(world, 'Enrollments').slice(1, 3)).toEqual(['', expect.stringMatching(/^\d+$/)]);
  });

  it('is blank if the hidden sheet was changed, and a new one can be made', async () => {
    const world = await openDashboard();
    const before = figures(world);
    world.host.workbook.insertRows('Catalog Sync dashboard', 1, 1);
    run(world, 'report/seats', {});
    expect(figures(world).map((cells) => cells.slice(1))).toEqual(Array.from({ length: 8 }, () => ['', '', '']));

    world.host.workbook.deleteSheet('Dashboard');
    world.person.ask('dashboard');
    expect(figures(world)).toEqual(before);
  });

  it('draws three charts once: a deleted one stays away, and the others follow their cells', async () => {
    const world = await openDashboard();
    const { workbook } = world.host;
    const charts = () => workbook.dump('Dashboard').charts ?? [];
    expect(charts().map(({ type, title, labels }) => [type, title, labels.length])).toEqual([
      ['COLUMN', 'Net sales by month', 12],
      ['COLUMN', 'Enrollments by month', 12],
      ['BAR', 'Net sales of the top listings of the month', 10],
    ]);
    const net = rowsOf(world, REVENUE).filter((row) => row.Month === '2026-11' && row.Currency === 'USD');
    expect(charts()[0]?.series).toMatchObject([{ name: 'Net sales' }]);
    expect(charts()[0]?.series[0]?.values.at(-1)).toBeCloseTo(sumIn(net, 'Net'), 2);

    workbook.insertRows('Dashboard', 2, 1);
    workbook.edit('Dashboard', 'B4', '2026-07');
    run(world, 'report/seats', {});
    world.person.ask('dashboard');

    expect(charts()).toHaveLength(3);
    expect(charts()[2]?.labels.filter((label) => label !== '').length).toBeGreaterThan(0);
    expect(charts()[2]?.labels).toEqual(cellsAt(world, 'A32:A41').map(([listing]) => listing));
  });

  it('has nothing of a learner, and works without personal data', async () => {
    const world = await openDashboard();
    const before = dumpOf(world, 'Dashboard').cells.map(({ display }) => display);
    world.host.click('Settings');
    while (!world.person.ask<{ done: boolean }>('removePersonal', { confirmed: 'remove personal data' }).done);
    expect(dumpOf(world, 'Dashboard').cells.map(({ display }) => display)).toEqual(before);
  });
});

function monthNets(world: World, ...months: [string, string]): string[] {
  const [net = '', other = ''] = months.map((month) => monthRow(world, month)[1]);
  const change = amount(net) - amount(other);
  return [net, other, change.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })];
}

function column(world: World, header: string): number {
  return (world.host.workbook.display(REVENUE)[0] ?? []).indexOf(header) + 1;
}
