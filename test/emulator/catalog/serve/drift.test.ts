import { describe, expect, it } from 'vitest';
import type { CatalogDrift } from '../../../../emulator/demo-catalog.ts';
import { type Demo, demo } from '../demo.ts';

/** A Catalog whose clock goes on by a second with every request. */
function drifting(drift: CatalogDrift): Demo {
  const catalog = demo({ switches: { drift } });
  catalog.state.now = () => Date.UTC(2026, 0, 1) + catalog.state.requests.length * 1000;
  return catalog;
}

async function readAll(catalog: Demo): Promise<{ ids: unknown[]; totals: (string | null)[] }> {
  const ids: unknown[] = [];
  const totals: (string | null)[] = [];
  for (let page = 1; page <= 15; page++) {
    const reply = await catalog.get(`/api/v1/orders?page=${page}`);
    ids.push(...reply.json.orders.map((order) => order.id));
    totals.push(reply.headers.get('total'));
  }
  return { ids, totals };
}

const present = (catalog: Demo) => catalog.state.store.orders.rows.map((order) => order.id);

describe('rows that come and go', () => {
  it('leave Total as it was when they come in pairs, while rows slip through between the pages', async () => {
    const catalog = drifting({ perSecond: 3, seed: 1, resources: ['orders'] });
    const before = present(catalog);

    const { ids, totals } = await readAll(catalog);
    const stayed = before.filter((id) => present(catalog).includes(id));

    expect(new Set(totals)).toEqual(new Set(['300']));
    expect(present(catalog)).toHaveLength(300);
    expect(stayed.length).toBeLessThan(300);
    expect(stayed.filter((id) => !ids.includes(id)).length).toBeGreaterThan(0);
    expect(catalog.violations()).toEqual([]);
  });

  it('change Total when they do not', async () => {
    const { totals } = await readAll(drifting({ perSecond: 3, seed: 1, paired: false, resources: ['orders'] }));

    expect(new Set(totals).size).toBeGreaterThan(1);
  });

  it('are the same for the same seed, and others for another', async () => {
    const rowsAfter = async (seed: number) => {
      const catalog = drifting({ perSecond: 2, seed });
      await readAll(catalog);
      return JSON.stringify([present(catalog), catalog.state.store.enrollments.rows.map((row) => row.id)]);
    };

    expect(await rowsAfter(7)).toBe(await rowsAfter(7));
    expect(await rowsAfter(8)).not.toBe(await rowsAfter(7));
  });

  it('never get the id of one that went', async () => {
    const catalog = drifting({ perSecond: 20, seed: 3, resources: ['tags'] });
    const seen = new Map<number, string>();
    for (let request = 0; request < 12; request++) {
      for (const tag of (await catalog.get('/api/v1/tags?per_page=100')).json.tags) {
        expect(seen.get(Number(tag.id)) ?? tag.created_at).toBe(tag.created_at);
        seen.set(Number(tag.id), String(tag.created_at));
      }
    }

    expect(seen.size).toBeGreaterThan(100);
  });
});
