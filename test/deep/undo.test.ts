import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { openWorld, review, rowsOf, send, type World } from '../support/open-world.ts';

const ROUNDS = 25;

const typed: Record<string, string[]> = {
  Title: ['Yoga', 'Ünïcode 😀', "'=1+1", "'007"],
  Price: ['0', '12', '1999'],
  Tags: ['', 'Fresh', 'Fresh, "a,b"'],
  Visibility: ['listed', 'unlisted', 'hidden'],
  'Enrollment open': ['TRUE', 'FALSE'],
  'Open from': ['', '2026-12-01 09:00'],
  Seats: ['', '1', '40'],
  Teaser: ['', 'Short', '-1'],
  Description: ['', '<p>Long</p>', 'two\nlines'],
  'List order': ['', '0', '7'],
};

const anEdit = fc.constantFrom(...Object.keys(typed)).chain((header) =>
  fc.record({
    tab: fc.constantFrom('Courses', 'Programs'),
    row: fc.nat(5),
    header: fc.constant(header),
    text: fc.constantFrom(...(typed[header] ?? [])),
  }),
);

/** All that Catalog holds of listings, except when they last changed; the order of tags means nothing. */
function listings({ catalog }: World): string {
  const records = [catalog.records('courses'), catalog.records('programs')];
  return JSON.stringify(records, (name, value) => {
    if (name === 'updated_at') return undefined;
    return name === 'tag_names' ? [...value].sort() : value;
  });
}

it('whatever is sent of courses and programs, its undo leaves every record as it was', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 8, programs: 6 } }, pulled: ['courses', 'programs'] });
  let requests = 0;
  for (const edits of fc.sample(fc.array(anEdit, { minLength: 1, maxLength: 12 }), { numRuns: ROUNDS, seed: 20261122 })) {
    const before = listings(world);
    const shown = [rowsOf(world, 'Courses'), rowsOf(world, 'Programs')].flat().map(({ Status, Updated, ...row }) => row);
    for (const { tab, row, header, text } of edits) world.person.type(tab, header, row + 2, text);
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    const sent = send(world, plan);
    requests += sent.requests.length;
    expect(sent.requests.filter((request) => request.state !== 'done')).toEqual([]);
    const undone = send(world, world.person.ask<PlanView>('undo', { run: sent.plan }));
    expect(undone.requests.filter((request) => request.state !== 'done')).toEqual([]);
    expect(listings(world)).toEqual(before);
    expect([rowsOf(world, 'Courses'), rowsOf(world, 'Programs')].flat().map(({ Status, Updated, ...row }) => row)).toEqual(shown);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  }
  expect(requests).toBeGreaterThan(ROUNDS);
  console.log(`undone: ${requests} updates in ${ROUNDS} sends`);
});
