import { describe, expect, it } from 'vitest';
import { openWorld, review, rowsOf, TITLES, violations } from '../world/open-world.ts';

const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata'];

async function pullAndReview(locale: string, timeZone: string, more: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld({ ...more, host: { locale, timeZone, ...more.host }, pulled: Object.keys(TITLES) });
  const { requests, refused, remarks } = review(world);
  expect({ requests, refused, remarks }).toEqual({ requests: [], refused: [], remarks: [] });
  expect(violations(world)).toEqual([]);
  return world;
}

describe('pull, then review without an edit, is empty', () => {
  it('for every resource, in the United States, whatever the zone', async () => {
    for (const zone of ZONES) await pullAndReview('en_US', zone);
  });

  it('for every resource, in Germany, whatever the zone', async () => {
    for (const zone of ZONES) await pullAndReview('de_DE', zone);
  });

  it('for every resource, in France, whatever the zone', async () => {
    for (const zone of ZONES) await pullAndReview('fr_FR', zone);
  });

  it('where answers have the older shape', async () => {
    await pullAndReview('en_US', 'UTC', { catalog: { switches: { shape: 'old' } } });
  });

  it('where a text that looks like a formula becomes one in a text cell', async () => {
    const world = await pullAndReview('en_US', 'UTC', {
      host: { switches: { equalsInTextCell: 'formula', apostropheInTextCell: 'kept' } },
    });
    for (const tab of Object.values(TITLES)) expect(world.host.workbook.formulas(tab).flat().filter(Boolean)).toEqual([]);
  });

  it('where setting a checkbox writes FALSE', async () => {
    await pullAndReview('en_US', 'UTC', { host: { switches: { checkboxWritesFalse: true } } });
  });

  it('where Catalog lists the newest records first, and tags and figures come in an envelope', async () => {
    await pullAndReview('en_US', 'UTC', {
      catalog: { switches: { sort: 'descending', tagEnvelope: 'envelope', analyticsEnvelope: 'envelope' } },
    });
  });

  it('where Catalog says neither how many records there are, nor where the next page is', async () => {
    await pullAndReview('en_US', 'UTC', { catalog: { switches: { paging: 'none' } } });
  });

  it('ids, leading zeros and texts that look like numbers or formulas stay what they are', async () => {
    const world = await pullAndReview('en_US', 'UTC');
    const shown = rowsOf(world, 'Courses').map((row) => [row.Title, row.SKU]);
    const stored = world.catalog.records('courses').map((course) => [course.title, course.sku ?? '']);
    expect(shown).toEqual(stored);
    expect(stored.map(([, sku]) => sku)).toEqual(expect.arrayContaining(['001', '1E5', '3-4']));
  });
});
