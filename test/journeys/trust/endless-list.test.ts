import { expect, it, onTestFinished } from 'vitest';
import { CATALOG_HOST, connect, openUnconnected, rowsOf } from '../../support/open-world.ts';
import { serveRecorded } from '../../support/recording-server.ts';

it('a pull ends at the first empty page, whatever Total says, and says that it is incomplete', async () => {
  const tags = Array.from({ length: 3 }, (_, at) => ({
    id: at + 1,
    name: `Tag ${at + 1}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }));
  const total = { Total: '999999999', 'Per-Page': '3' };
  const server = await serveRecorded({
    '/api/v1/catalogs': { body: { catalogs: [] } },
    '/api/v1/tags?page=1&per_page=100': { headers: total, body: { tags } },
    '/api/v1/tags': { headers: total, body: { tags: [] } },
  });
  onTestFinished(async () => void (await server.close()));
  const world = await openUnconnected({ host: { hosts: { [CATALOG_HOST]: server.url } } });
  connect(world);
  world.host.click('Catalog Sync > Pull > Tags');
  let progress = world.person.ask<{ job: string; phase: string }>('pull', { resource: 'tags', filters: {} });
  for (let step = 0; step < 10 && progress.phase !== 'done'; step += 1) progress = world.person.ask('step', { job: progress.job });

  expect(progress).toMatchObject({ phase: 'done', pulled: { records: 3, complete: false } });
  expect(rowsOf(world, 'Tags')).toHaveLength(3);
  expect(JSON.stringify(progress)).toContain('Incomplete: 3 of 999999999 records.');
  expect((await server.requests()).length).toBeLessThan(200);
});
