import { describe, expect, it } from 'vitest';
import type { State } from '../../src/protocol/state.ts';
import { dumpOf, openWorld, type PullRun, rowsOf, type World } from '../support/open-world.ts';
import { EXPORTED_FROM, EXPORTED_UNTIL, pasteExport, pasteText } from '../support/paste-export.ts';
import { slowly } from '../support/runs.ts';

const host = { clock: Date.parse('2026-11-29T15:00:00Z'), timeZone: 'America/New_York' };
const REPORT = 'report/settlement';
const PAYMENT = { id: 'ch_1', also: [], kind: 'payment', amount: '5', fee: '', currency: 'USD', at: '2026-11-05T10:00:00Z' };

const run = (world: World, filters: Record<string, string>, sheet?: 'new'): PullRun =>
  world.person.finish<PullRun>('pull', { resource: REPORT, filters, ...(sheet ? { sheet } : {}) });
const rowOf = (world: World, finding: string) => rowsOf(world, 'Settlement').find(({ Finding }) => Finding === finding);
const headsOfData = ({ host: { workbook } }: World) =>
  workbook
    .dump()
    .find(({ name }) => name === 'Catalog Sync data')
    ?.cells.flatMap(({ value }) => (String(value).startsWith('{"v":1,"payments"') ? [value] : [])) ?? [];

describe('settling with a payment provider', () => {
  it('shows findings first, sums in the result, and changes no cell if it runs again', async () => {
    const world = await openWorld({ host });
    const filters = pasteExport(world, 'paypal');
    const first = run(world, filters);
    expect(first.text).toMatch(/^Settlement: \d+ payments\.$/);
    expect(first.pulled.remarks.join(' ')).toMatch(
      /USD: received [\d.,]+, refunded [\d.,]+, charged back [\d.,]+, fees [\d.,]+, net [\d.,]+\./,
    );
    expect(rowsOf(world, 'Settlement')[0]).toMatchObject({ News: '', Finding: 'Charged back' });
    const before = dumpOf(world, 'Settlement');

    expect(world.person.ask<{ names: string[] }>('refreshAll', {}).names).toEqual(['Settlement']);

    expect(dumpOf(world, 'Settlement')).toEqual(before);
  });

  it('says what’s new after the next export, and keeps notes next to their rows', async () => {
    const world = await openWorld({ host });
    const text = world.catalog.paymentExport('paypal', EXPORTED_FROM, EXPORTED_UNTIL).text;
    const lines = text.split('\r\n');
    // The first export ends before the refunds.
    run(world, pasteText(world, lines.filter((line) => !line.includes('Payment Refund')).join('\r\n')));
    expect(rowOf(world, 'Refunded')).toBeUndefined();
    const { workbook } = world.host;
    workbook.insertColumns('Settlement', 1, 1);
    workbook.edit('Settlement', 'B1', 'Notes');
    const noted = rowOf(world, 'Order without money');
    workbook.edit('Settlement', `B${noted?.row}`, 'ask the bank');
    workbook.sort('Settlement', 4, false);

    const { text: result } = run(world, pasteText(world, text));

    expect(rowOf(world, 'Refunded')).toMatchObject({ News: 'changed' });
    expect(rowsOf(world, 'Settlement').find(({ Row }) => Row === noted?.Row)).toMatchObject({ Notes: 'ask the bank' });
    expect(result).toMatch(/changed/);
  });

  it('sends nothing of the export to Catalog, and keeps no names, addresses, or notes of it', async () => {
    const world = await openWorld({ host });
    const { transactions } = world.catalog.paymentExport('paypal', EXPORTED_FROM, EXPORTED_UNTIL);
    const filters = pasteExport(world, 'paypal');
    world.catalog.clearRequests();

    run(world, filters);

    const requests = world.catalog.requests();
    expect(new Set(requests.map(({ method, operationId }) => `${method} ${operationId}`))).toEqual(new Set(['GET listOrders']));
    const sent = JSON.stringify(requests.map(({ path, body }) => [path, body]));
    expect(transactions.filter(({ id }) => sent.includes(id))).toEqual([]);
    const kept = JSON.stringify([world.host.workbook.dump(), world.host.properties]);
    expect(kept).not.toMatch(/Walk-in Learner|front\.desk@example\.com|HYPERLINK|office@example\.edu/);
    expect(transactions.some(({ name }) => name === 'Walk-in Learner')).toBe(true);
  });

  it('resumes in steps, and leaves the tab unchanged if it’s canceled', async () => {
    const world = await openWorld({ host });
    const filters = pasteExport(world, 'stripe');
    run(world, filters);
    const before = dumpOf(world, 'Settlement');
    world.catalog.setSwitches({ perPageIgnored: 3, paging: 'link-only' });
    const start = () => slowly(world.host, () => world.person.ask<PullRun>('pull', { resource: REPORT, filters }));
    let progress = start();
    let steps = 0;
    while (progress.phase !== 'done') {
      steps += 1;
      progress = world.person.ask('step', { job: progress.job });
    }
    expect(steps).toBeGreaterThan(0);
    expect(dumpOf(world, 'Settlement')).toEqual(before);

    const canceled = start();
    world.person.ask('cancel', { job: canceled.job });
    expect(dumpOf(world, 'Settlement')).toEqual(before);
  });

  it('asks for the export again if it’s gone, before it reads anything, and leaves the tab unchanged', async () => {
    const world = await openWorld({ host });
    const filters = pasteExport(world, 'stripe');
    run(world, filters);
    const before = dumpOf(world, 'Settlement');
    world.host.workbook.deleteSheet('Catalog Sync data');
    world.catalog.clearRequests();

    expect(() => run(world, filters)).toThrow('“Settlement” needs an export of your payment provider.');

    expect(world.catalog.requests()).toEqual([]);
    expect(dumpOf(world, 'Settlement')).toEqual(before);
    expect(world.person.ask<State>('state').tabs[0]?.problem?.code).toBe('no-export');
    expect(run(world, pasteExport(world, 'stripe')).phase).toBe('done');
  });

  it('keeps an export for each tab, and drops the ones that no tab needs', async () => {
    const world = await openWorld({ host });
    run(world, pasteExport(world, 'stripe'));
    run(world, pasteExport(world, 'authorize.net'), 'new');
    // The same export again takes no more room.
    pasteExport(world, 'stripe');
    expect(headsOfData(world)).toHaveLength(2);
    const second = world.host.workbook.sheets().find(({ name }) => name.startsWith('Settlement, '));
    world.host.workbook.deleteSheet(second?.name ?? '');
    world.host.setClock(host.clock + 2 * 3_600_000);
    run(world, pasteExport(world, 'paypal'));
    expect(headsOfData(world)).toHaveLength(2);
  });

  it('shows IDs as text, whatever they look like', async () => {
    const world = await openWorld({ host });
    const ids = ['=HYPERLINK("http://x.example","pay")', '+1', '000123', '1E5', "'quoted", '2026-11-05'];
    const rows = ids.map((id, index) => `"${id.replaceAll('"', '""')}",${index + 1}.00,USD,2026-11-05 10:00:00`);
    run(world, pasteText(world, ['Transaction ID,Amount,Currency,Date', ...rows].join('\n')));
    const shown = rowsOf(world, 'Settlement').filter(({ Finding }) => Finding === 'Money without an order');
    expect(shown.map((row) => row['Payment reference']).sort()).toEqual([...ids].sort());
  });

  it.each([
    ['no payments', []],
    ['an amount that is a formula', [{ ...PAYMENT, amount: '=1+1' }]],
    ['an address as an ID', [{ ...PAYMENT, id: 'maria@example.com' }]],
    ['an ID that is too long', [{ ...PAYMENT, id: 'x'.repeat(101) }]],
    ['another kind', [{ ...PAYMENT, kind: 'gift' }]],
    ['too many', Array.from({ length: 20_001 }, () => PAYMENT)],
  ])('refuses %s', async (_, payments) => {
    const world = await openWorld({ host });
    expect(() => world.person.ask('keepPayments', { payments })).toThrow();
    expect(headsOfData(world)).toEqual([]);
  });
});
