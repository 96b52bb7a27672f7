import { describe, expect, it } from 'vitest';
import type { CatalogSwitches } from '../../emulator/demo-catalog.ts';
import { CATALOG_HOST, openUnconnected, openWorld, violations, type World } from '../support/open-world.ts';

function check({ host, person }: World): { report: string; differences: number } {
  host.click('Check API compatibility');
  return person.ask('checkCatalog');
}

async function reportOf(switches: CatalogSwitches): Promise<string> {
  return check(await openWorld({ catalog: { switches } })).report;
}

describe('Check API compatibility', () => {
  it('finds nothing to say of a Catalog that answers as the table expects', async () => {
    const world = await openWorld();
    const before = world.catalog.requests().length;
    const { report, differences } = check(world);

    expect(differences).toBe(0);
    expect(report).toContain('Differences\n- none\n');
    expect(report).toContain('Courses (/api/v1/courses)');
    expect(report).toMatch(/^Catalog Sync \d+\.\d+\.\d+: API compatibility report, 2026-11-20\n/);
    expect(violations(world)).toEqual([]);
    const asked = world.catalog.requests().slice(before);
    expect(asked.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/api/v1/analytics/'))).toEqual([]);
  });

  it('names what the older shape of the API lacks', async () => {
    const report = await reportOf({ shape: 'old' });

    expect(report).toContain('- Courses: tag_names is missing, as in older API versions');
    expect(report).toContain('- Orders: listings.discounted_amount is missing, as in older API versions');
    expect(report).toContain('amounts as strings with 1 decimals: enrollment_fee');
  });

  it('tells how lists are paged and sorted', async () => {
    const linkOnly = await reportOf({ paging: 'link-only', sort: 'descending' });
    expect(linkOnly).toContain('- Courses: missing paging headers: Total\n');
    expect(linkOnly).toContain('IDs descend');

    const none = await reportOf({ paging: 'none', perPageIgnored: 5 });
    expect(none).toContain('- Orders: missing paging headers: Total, Link\n');
    expect(none).toContain('- Orders: per_page=1 is ignored');
  });

  it('tells in which envelope tags and figures come', async () => {
    const report = await reportOf({ tagEnvelope: 'envelope', analyticsEnvelope: 'envelope' });
    expect(report).toContain('- Tags: the list is in an envelope, not under "tags"');
    expect(report).toContain('- Listing analytics: the list is in an envelope, not under "products"');

    expect(await reportOf({ tagEnvelope: 'array' })).toContain('- Tags: the list is bare, not under "tags"');
  });

  it('goes on where the key may not read a list, and asks once only', async () => {
    const world = await openWorld();
    world.catalog.setFaults([{ match: '/api/v1/orders', answer: '403' }]);
    world.host.resetCounts();

    expect(check(world).report).toContain('- Orders: the list returned 403 forbidden');
    // Two pages of each list, twenty requests at a time, and one round for a single record of each.
    expect(world.host.counts().fetchRounds).toBe(3);
  });

  it('puts nobody’s name or address, no title, no host and no key into the report', async () => {
    for (const shape of ['current', 'old'] as const) {
      const world = await openWorld({ catalog: { switches: { shape, perPageIgnored: 20 } } });
      const { report } = check(world);
      const { catalog } = world;
      const personal = catalog.records('users').flatMap((user) => [user.name, user.email, user.first_name, user.last_name]);
      const titles = [...catalog.records('courses').map((course) => course.title), ...catalog.records('tags').map((tag) => tag.name)];
      const words = [...personal, ...titles, catalog.apiKey, CATALOG_HOST].filter((word) => typeof word === 'string' && word.length > 3);

      expect(words.length).toBeGreaterThan(50);
      expect(words.filter((word) => report.includes(String(word)))).toEqual([]);
      expect(report).not.toContain('@');
    }
  });

  it('says what is wrong instead of reporting it, where there is no connection, no network or no right key', async () => {
    const { person } = await openUnconnected();
    expect(() => person.ask('checkCatalog')).toThrow('not connected');

    const world = await openWorld();
    world.catalog.setFaults([{ answer: 'drop' }]);
    expect(() => check(world)).toThrow(`Can’t reach ${CATALOG_HOST}.`);
    world.catalog.setFaults([{ answer: '401' }]);
    expect(() => check(world)).toThrow('didn’t accept your API key');
  });
});
