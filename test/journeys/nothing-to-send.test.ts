import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CatalogSwitches, DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { HostOptions } from '../../emulator/host.ts';
import { openCatalog } from '../../emulator/index.ts';
import { FEW, openWorld, review, rowsOf, TITLES, violations, type World } from '../support/open-world.ts';

let catalog: DemoCatalog;

beforeAll(async () => {
  catalog = openCatalog({ seed: 1, ...FEW });
});
afterAll(() => catalog.close());
beforeEach(() => {
  catalog.setSwitches({});
  catalog.clearRequests();
});

/** In a new file, with all resources. */
async function pullAndReview(host: Partial<HostOptions>, switches: CatalogSwitches = {}): Promise<World> {
  catalog.setSwitches(switches);
  const world = await openWorld({ at: catalog, host, pulled: Object.keys(TITLES) });
  const { requests, refused, remarks } = review(world);
  expect({ requests, refused, remarks }).toEqual({ requests: [], refused: [], remarks: [] });
  expect(violations(world)).toEqual([]);
  return world;
}

describe('pull, then review without an edit, is empty', () => {
  it('for every resource, in three locales and zones (the deep tests take each with each)', async () => {
    await pullAndReview({ locale: 'en_US', timeZone: 'America/New_York' });
    await pullAndReview({ locale: 'de_DE', timeZone: 'UTC' });
    await pullAndReview({ locale: 'fr_FR', timeZone: 'Asia/Kolkata' });
  });

  it('where answers have the older shape', async () => {
    await pullAndReview({}, { shape: 'old' });
  });

  it('where a text that looks like a formula becomes one in a text cell', async () => {
    const world = await pullAndReview({ switches: { equalsInTextCell: 'formula', apostropheInTextCell: 'kept' } });
    for (const tab of Object.values(TITLES)) expect(world.host.workbook.formulas(tab).flat().filter(Boolean)).toEqual([]);
  });

  it('where setting a checkbox writes FALSE', async () => {
    await pullAndReview({ switches: { checkboxWritesFalse: true } });
  });

  it('where Catalog lists the newest records first, and tags and figures come in an envelope', async () => {
    await pullAndReview({}, { sort: 'descending', tagEnvelope: 'envelope', analyticsEnvelope: 'envelope' });
  });

  it('where Catalog says neither how many records there are, nor where the next page is', async () => {
    await pullAndReview({}, { paging: 'none' });
  });

  it('ids, leading zeros and texts that look like numbers or formulas stay what they are', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    expect(review(world).requests).toEqual([]);
    const shown = rowsOf(world, 'Courses').map((row) => [row.Title, row.SKU]);
    const stored = world.catalog.records('courses').map((course) => [course.title, course.sku ?? '']);
    expect(shown).toEqual(stored);
    expect(stored.map(([, sku]) => sku)).toEqual(expect.arrayContaining(['001', '1E5', '3-4']));
  });
});
