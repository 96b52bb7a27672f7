import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { covers } from '../support/covers.ts';
import { FEW, pull, rowsOf, send, shareWorld, type World, writes } from '../support/open-world.ts';

const shared = shareWorld({ catalog: FEW, pulled: ['courses'] });
const TAB = 'Waitlist applicants';

interface Applicant {
  id: number;
  listing: { id: number };
}

function applicantsOf(world: World, listing: number): number[] {
  const all = world.catalog.records('applicants') as unknown as Applicant[];
  return all.filter((each) => each.listing.id === listing).map(({ id }) => id);
}

/** Puts people on the waitlist of a course that nobody waits for, and pulls. */
function queue(world: World, people: number): { id: number; title: string } {
  const course = world.catalog.records('courses').find(({ id }) => applicantsOf(world, Number(id)).length === 0);
  const listing = { id: Number(course?.id), title: String(course?.title) };
  const join = { type: 'create' as const, resource: 'applicants', fields: { listing, status: 'waitlist' } };
  for (let count = 0; count < people; count++) world.catalog.mutate(join);
  pull(world, 'applicants');
  return listing;
}

/** From the menu, with a row selected that names the listing. */
function clear(world: World, tab: string, header: string, listing: number): PlanView {
  const row = rowsOf(world, tab).find((each) => each[header] === String(listing))?.row;
  world.host.workbook.activate(tab);
  world.host.workbook.select(tab, `A${row}`);
  world.host.click('Catalog Sync > Tasks > Clear waitlist');
  expect(world.host.dialogs().at(-1)?.html).toContain(`waitlist:${listing}`);
  return world.person.ask<PlanView>('clearWaitlist', { listing: String(listing) });
}

const statuses = (world: World, listing: number) =>
  rowsOf(world, TAB)
    .filter((row) => row['Listing ID'] === String(listing))
    .map((row) => row.Status);

describe('a waitlist is cleared', () => {
  it('with one request that names the listing, once its number of people was typed; others stay', () => {
    const world = shared();
    const { id, title } = queue(world, 3);
    const others = world.catalog.records('applicants').length - 3;
    const plan = clear(world, TAB, 'Listing ID', id);
    expect(plan.requests.map((request) => Number(request.key))).toEqual(applicantsOf(world, id));
    const why = `Removes everyone from the waitlist of “${title}” (listing ${id}) in one request: 3 waiting. You can’t skip anyone, and this can’t be undone.`;
    expect(plan.guard).toMatchObject({ words: '3', why: [why] });
    expect(() => send(world, plan)).toThrow('No changes were sent');
    expect(() => send(world, plan, { confirmed: '4' })).toThrow('No changes were sent');
    const before = writes(world).length;
    send(world, plan, { confirmed: '3' });
    expect(writes(world).slice(before)).toMatchObject([
      { operationId: 'deleteApplicants', path: `/api/v1/applicants?listing_id=${id}`, body: { listing_id: String(id) } },
    ]);
    expect(applicantsOf(world, id)).toEqual([]);
    expect(world.catalog.records('applicants')).toHaveLength(others);
    expect(statuses(world, id)).toEqual(['removed', 'removed', 'removed']);
    expect(() => clear(world, 'Courses', 'ID', id)).toThrow(`The waitlist of listing ${id} is empty.`);
    world.host.dialogs().at(-1)?.close();
    covers(world, { deleteApplicants: 'everybody of the listing is gone from Catalog; removed in Status of each row' });
  });

  it('not at all while somebody joins whom nobody has seen', () => {
    const world = shared();
    const { id, title } = queue(world, 2);
    const plan = clear(world, 'Courses', 'ID', id);
    world.catalog.mutate({ type: 'create', resource: 'applicants', fields: { listing: { id, title }, status: 'waitlist' } });
    const outcome = send(world, plan, { confirmed: '2' });
    expect(outcome.requests.map(({ state, note }) => [state, note])).toEqual([
      ['stale', 'would also remove learners added since the review'],
      ['stale', 'would also remove learners added since the review'],
    ]);
    expect(applicantsOf(world, id)).toHaveLength(3);
    expect(statuses(world, id)).toEqual([expect.stringContaining('not sent'), expect.stringContaining('not sent')]);
  });

  it('once, also where the answer is lost: who is gone counts as removed', () => {
    const world = shared();
    const { id } = queue(world, 2);
    const plan = clear(world, TAB, 'Listing ID', id);
    world.catalog.setFaults([{ match: 'DELETE ', answer: 'act-then-drop', times: 1 }]);
    const before = writes(world).length;
    send(world, plan, { confirmed: '2' });
    world.catalog.setFaults([]);
    expect(writes(world).slice(before)).toHaveLength(1);
    expect(applicantsOf(world, id)).toEqual([]);
    expect(statuses(world, id)).toEqual(['removed', 'removed']);
  });

  it('for all or for none', () => {
    const world = shared();
    const { id } = queue(world, 2);
    const plan = clear(world, TAB, 'Listing ID', id);
    const outcome = send(world, plan, { skipped: [plan.requests[0]?.request ?? ''], confirmed: '2' });
    expect(outcome.requests.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
    expect(applicantsOf(world, id)).toHaveLength(2);
  });

  it('and says who is still there afterward', () => {
    const world = shared();
    const { id } = queue(world, 3);
    const [first, ...rest] = applicantsOf(world, id);
    const plan = clear(world, TAB, 'Listing ID', id);
    world.catalog.setFaults([{ match: 'DELETE ', answer: '500' }]);
    world.catalog.mutate({ type: 'delete', resource: 'applicants', id: Number(first) });
    send(world, plan, { confirmed: '3' });
    world.catalog.setFaults([]);
    expect(applicantsOf(world, id)).toEqual(rest);
    const [gone, ...left] = statuses(world, id);
    expect(gone).toContain('was gone already');
    expect(left.map((status) => status?.slice(0, 6))).toEqual(['failed', 'failed']);
  });
});
