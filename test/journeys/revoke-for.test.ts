// Learners of a certificate that is revoked, entered as an office has them: by name, by address, or by ID, several in one cell.
import { describe, expect, it } from 'vitest';
import { fill, rowOf } from '../support/cells.ts';
import { openWorld, pull, review, send, type World, writes } from '../support/open-world.ts';

interface Completion {
  id: number;
  canvas_user_id: number;
  listing_id: number;
  revoked: boolean;
}

const completions = ({ catalog }: World) => catalog.records('completions') as unknown as Completion[];

/** A listing with a certificate that several learners have, and these learners. */
function certified(world: World): { listing: string; learners: Record<string, unknown>[] } {
  const listings = world.catalog.records('certificates').map(({ listing_id }) => Number(listing_id));
  const learnersOf = (listing: number) => {
    const ids = new Set(completions(world).flatMap((each) => (each.listing_id === listing && !each.revoked ? each.canvas_user_id : [])));
    return world.catalog.records('users').filter((user) => ids.has(Number(user.canvas_user_id)));
  };
  const [listing = 0] = [...listings].sort((a, b) => learnersOf(b).length - learnersOf(a).length);
  return { listing: String(listing), learners: learnersOf(listing) };
}

describe('Revoke for', () => {
  it('takes names, addresses, and IDs in one cell, and names them all in the review', async () => {
    const world = await openWorld();
    const { listing, learners } = certified(world);
    const [first, second, third] = learners;
    expect(third).toBeDefined();
    pull(world, 'certificates', { of_ids: [listing] });
    const { row } = rowOf(world, 'Certificates', listing, 'Listing ID');
    const entered = `${first?.user_name}; ${String(second?.email_address).toUpperCase()}, ${third?.canvas_user_id}; ${first?.email_address}`;
    fill(world, 'Certificates', row, { Action: 'revoke', 'Revoke for': entered });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    const ids = [first, second, third].map((user) => Number(user?.canvas_user_id)).sort((a, b) => a - b);
    for (const user of [first, second, third]) expect(plan.requests[0]?.caption).toContain(String(user?.user_name));
    send(world, plan);
    expect(JSON.stringify(writes(world).at(-1)?.body)).toContain(JSON.stringify(ids));
    const still = completions(world).filter(
      (each) => String(each.listing_id) === listing && ids.includes(each.canvas_user_id) && !each.revoked,
    );
    expect(still).toEqual([]);
    expect(rowOf(world, 'Certificates', listing, 'Listing ID')).toMatchObject({ Status: 'revoked', Action: '' });
  });

  it('refuses the whole row if one of them is unknown, and quotes that one', async () => {
    const world = await openWorld();
    const { listing, learners } = certified(world);
    pull(world, 'certificates', { of_ids: [listing] });
    const { row } = rowOf(world, 'Certificates', listing, 'Listing ID');
    fill(world, 'Certificates', row, { Action: 'revoke', 'Revoke for': `${learners[0]?.user_name}, Nobody Known` });
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused[0]?.what).toContain('“Nobody Known” wasn’t found in Users');
  });
});
