import { describe, expect, it } from 'vitest';
import { CATALOG_HOST, FEW, openUnconnected, openWorld, pull, review, send } from '../support/open-world.ts';

const report = (world: Awaited<ReturnType<typeof openUnconnected>>): string => {
  world.host.click('Copy diagnostics');
  return world.person.ask<{ report: string }>('diagnostics', { page: ['screen: 1366 x 768'] }).report;
};

describe('diagnostics', () => {
  it('are there without a connection', async () => {
    const text = report(await openUnconnected({ catalog: FEW }));
    expect(text).toMatch(/^Catalog Sync \d+\.\d+\.\d+: diagnostics, 2026-11-20\n/);
    expect(text).toContain('connection: none\n');
    expect(text).toContain('\nTabs\nnone\n');
    expect(text).toContain('\nPage\nscreen: 1366 x 768\n');
  });

  it('list tabs, sends, and problems by kind, and no text of the file, of Catalog, or of the user', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags', 'users'] });
    const { host, catalog } = world;
    pull(world, 'orders', { listing_id: '3' });
    host.workbook.renameSheet('Tags', 'Name of a tab');
    world.person.type('Name of a tab', 'Name', 2, 'Typed by a person');
    send(world, review(world));
    world.person.type('Name of a tab', 'Name', 3, 'Unsent by a person');
    catalog.setFaults([{ answer: '401' }]);
    expect(() => pull(world, 'users')).toThrow('didn’t accept');
    const text = report(world);

    expect(text).toContain('connection: test\n');
    expect(text).toMatch(/^tags: \d+ rows, pulled 2026-11-20, 0 filters/m);
    expect(text).toMatch(/^orders: \d+ rows, pulled 2026-11-20, 1 filters/m);
    expect(text).toMatch(/^users: .*problem wrong-key$/m);
    expect(text).toContain('2026-11-20 send: 1 done, 0 failed, 0 unconfirmed');
    expect(text).toMatch(/^document properties: \d+ characters \(.*tab 4/m);

    const visible = host.workbook.sheets().filter(({ hidden }) => !hidden);
    const cells = visible.flatMap(({ name }) => host.workbook.display(name).slice(1).flat());
    const names = cells.filter((cell) => /[ @]/.test(cell) && cell.length > 6);
    expect(names.length).toBeGreaterThan(100);
    const stored = [
      ...Object.values(host.properties.user),
      ...Object.values(host.properties.document),
      ...Object.keys(host.properties.document),
    ];
    const secrets = [CATALOG_HOST, catalog.apiKey, 'Typed by', 'Unsent by', 'Name of a tab', ...names];
    for (const secret of [...secrets, ...stored.filter((value) => value.length > 12)]) expect(text).not.toContain(secret);
  });
});
