import { describe, expect, it } from 'vitest';
import { played } from '../../../emulator/catalog/play/played.ts';
import type { CatalogSwitches } from '../../../emulator/demo-catalog.ts';
import { type Demo, demo } from './demo.ts';
import { callEverything } from './every-call.ts';

async function expectNoViolations(switches: CatalogSwitches): Promise<Demo> {
  const catalog = demo({ switches });
  const statuses = await callEverything(catalog);
  expect(catalog.violations()).toEqual([]);
  expect(statuses.filter((status) => status >= 300)).toEqual([]);
  return catalog;
}

describe('the demo Catalog and its contract', () => {
  it('asks and answers as the contract says, in every operation that it plays', async () => {
    const catalog = await expectNoViolations({});

    const called = new Set(catalog.state.requests.map((request) => request.operationId));
    const uncalled = Object.keys(played).filter((id) => !called.has(id));
    expect(uncalled.map((id) => `Call ${id} in test/emulator/catalog/every-call.ts.`)).toEqual([]);
  });

  it('keeps to the contract in the older shape', async () => {
    await expectNoViolations({ shape: 'old' });
  });

  it('keeps to the contract with bounds left out, paid times, cleaned texts and lists that lag', async () => {
    await expectNoViolations({ dateBounds: 'exclusive', orderTime: 'paid', sanitizes: true, listsLag: 3, silentCap: 9 });
  });

  it('keeps to the contract while rows come and go', async () => {
    await expectNoViolations({ drift: { perSecond: 200, seed: 5 } });
  });

  it('keeps to the contract with tags and analytics in an envelope', async () => {
    await expectNoViolations({ tagEnvelope: 'envelope', analyticsEnvelope: 'envelope', dropped: 'gone' });
  });

  it('keeps to the contract with tags as a bare list and without paging headers', async () => {
    await expectNoViolations({ tagEnvelope: 'array', paging: 'none', sort: 'descending', perPageIgnored: 7, trims: true });
  });

  it('plays the operations of the contract, all and no others', () => {
    const known = demo().state.operations.map((operation) => operation.id);

    expect(Object.keys(played).sort()).toEqual([...known].sort());
  });

  it('knows no other path and no other method', async () => {
    const catalog = demo();

    expect((await catalog.get('/api/v1/products')).status).toBe(404);
    expect((await catalog.send('DELETE', '/api/v1/orders/1')).status).toBe(404);
    expect(catalog.violations()).toEqual(['undeclared: GET /api/v1/products', 'undeclared: DELETE /api/v1/orders/1']);
  });
});
