// A script of a colleague changes a record in the properties of the file. Whatever fails then says that data is damaged.
import { expect, it } from 'vitest';
import { openWorld, review } from '../../support/open-world.ts';
import { refusalOf } from '../../support/runs.ts';

/** Properties by the start of their names, and what becomes of one value in them. */
const CHANGES: readonly [property: string, value: string, to: unknown][] = [
  ['job', 'since', undefined],
  ['job', 'since', 1e300],
  ['plan', 'options', {}],
  ['pulls', 'pulls', {}],
  ['schedules', 'schedules', undefined],
  ['tab', 'filters', undefined],
  ['tab', 'lookedUp', {}],
  ['tab', 'pulledAt', 1e300],
  ['tab', 'sheet', {}],
];

it('a damaged record is named by whatever it stops, and by nothing as long as all are as they were stored', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 2, orders: 2, enrollments: 2, tags: 4 } }, pulled: ['tags'] });
  const { host, person } = world;
  person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
  for (const row of [2, 3]) person.type('Tags', 'Name', row, `Renamed ${row}`);
  const { plan } = review(world);
  person.ask('send', { plan, options: [] });
  const { document } = host.properties;
  const back = host.keep();
  const acts: Record<string, () => unknown> = {
    state: () => person.ask('state'),
    review: () => person.ask('review'),
    resume: () => person.finish('step', { job: plan }),
    pull: () => person.finish('pull', { resource: 'tags', filters: {} }),
    'refresh all': () => person.ask('refreshAll', {}),
  };
  for (const [act, run] of Object.entries(acts)) {
    back();
    expect([act, refusalOf(run).code ?? '']).not.toContain('damaged-record');
  }
  const stopped = CHANGES.map(([property, value, to]) => {
    const codes = Object.values(acts).map((run) => {
      back();
      const name = Object.keys(document).find((each) => each.split('.')[0] === property) ?? '';
      document[name] = JSON.stringify({ ...JSON.parse(document[name] ?? ''), [value]: to });
      return refusalOf(run).code;
    });
    expect([property, value, ...codes]).not.toContain('unexpected');
    return codes.filter((code) => code === 'damaged-record').length;
  });
  expect(stopped.filter((count) => count > 0).length).toBeGreaterThan(4);
});
