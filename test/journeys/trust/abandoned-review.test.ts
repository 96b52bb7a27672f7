// A review in steps that someone closes before its end has staged names and addresses in a hidden sheet.
import { expect, it, onTestFinished } from 'vitest';
import type { RemovalStep } from '../../../src/protocol/removal.ts';
import type { ReviewProgress } from '../../../src/protocol/review.ts';
import { openWorld, pull, review, rowsOf, type World } from '../../support/open-world.ts';
import { peopleIn, tracesAfterRemoval, tracesOf } from '../../support/people-traces.ts';
import { refusalOf, slowly, when } from '../../support/runs.ts';

const STAGING = 'Catalog Sync staging';
const SCALE = { courses: 1, programs: 1, orders: 1, enrollments: 1, tags: 1, users: 160 };

/** A file in which many users have another employer. With a filter, they're read one by one. */
const openDesk = (): Promise<World> => openWorld({ catalog: { scale: SCALE }, prepare: enterEmployers }, onTestFinished);

function enterEmployers(world: World): void {
  pull(world, 'users', { created_at_from: '2000-01-01' });
  const employers = rowsOf(world, 'Users').map((_, index) => [`Employer ${index}`]);
  expect(employers.length).toBeGreaterThan(120);
  world.host.workbook.paste('Users', world.person.at('Users', 'Employer', 2), employers);
}

/** Takes the first step of a review, which stages what it has read. */
function begin({ host, person }: World): string {
  const { reading } = slowly(host, () => person.ask<ReviewProgress>('review', { seconds: 1 }));
  return reading ?? '';
}

const staged = ({ host }: World) =>
  host.workbook.sheets().some(({ name }) => name === STAGING) ? host.workbook.display(STAGING).flat().join('') : '';

it.each<[string, (world: World) => void]>([
  ['refresh of all tabs', ({ person }) => void person.ask('refreshAll')],
  ['review', (world) => void review(world)],
])('is cleared by the next %s after an hour', async (_, act) => {
  const world = await openDesk();
  begin(world);
  const people = peopleIn(world.catalog).filter((word) => word.includes('@'));
  expect(people.some((address) => staged(world).includes(address))).toBe(true);
  world.host.advance(1.1);
  act(world);
  expect(staged(world)).toBe('');
  expect(world.host.properties.document).not.toHaveProperty('staged');
});

it('leaves no name behind after a removal of personal data', async () => {
  const world = await openDesk();
  begin(world);
  expect(tracesAfterRemoval(world)).toEqual([]);
});

it('stages and stores nothing if personal data is removed while it reads', async () => {
  for (const seconds of [1, 300]) {
    const world = await openDesk();
    world.catalog.clearRequests();
    const people = peopleIn(world.catalog);
    const hasRun = when(
      world,
      () => world.catalog.requests().length > 0,
      () => {
        while (!world.person.ask<RemovalStep>('removePersonal', { confirmed: 'remove personal data' }).done);
      },
    );
    const refusal = refusalOf(() => slowly(world.host, () => world.person.ask('review', { seconds })));
    expect(hasRun()).toBe(true);
    expect(refusal.code).toBe('review-again');
    expect(tracesOf(world.host, people)).toEqual([]);
  }
});
