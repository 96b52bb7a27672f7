// Filters that take a title, a name, or an address wherever Catalog wants an ID.
import { describe, expect, it } from 'vitest';
import type { ResourceForm } from '../../src/protocol/pull.ts';
import type { State } from '../../src/protocol/state.ts';
import { FEW, openWorld, pull, rowsOf, shareWorld, type World } from '../support/open-world.ts';

interface Listing {
  id: number;
  title: string;
}

/** A listing with enrollments, whose title no other listing has. */
function aListing({ catalog }: World): Listing {
  const listings = [...catalog.records('courses'), ...catalog.records('programs')] as unknown as Listing[];
  const enrolled = new Set((catalog.records('enrollments') as unknown as { listing: Listing }[]).map(({ listing }) => listing.id));
  const listing = listings.find(
    ({ id, title }) => enrolled.has(id) && /^[A-Z][\w ]+$/.test(title) && listings.filter((other) => other.title === title).length === 1,
  );
  if (!listing) throw new Error('a listing with a title of its own');
  return listing;
}

const tabNames = ({ person }: World) => person.ask<State>('state').tabs.map(({ name }) => name);

describe('the filter by listing', () => {
  const shared = shareWorld({ catalog: FEW });

  it('takes an exact title in any case, though no tab shows the listing', () => {
    const world = shared();
    const { id, title } = aListing(world);
    pull(world, 'enrollments', { listing_id: `  ${title.toUpperCase()} ` });
    const rows = rowsOf(world, 'Enrollments');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row['Listing ID']))).toEqual(new Set([String(id)]));
    expect(world.person.ask<State>('state').tabs[0]?.filters).toEqual({ listing_id: String(id) });
  });

  it('names a further tab after the listing', () => {
    const world = shared();
    const { title } = aListing(world);
    world.person.finish('pull', { resource: 'enrollments', filters: { listing_id: title }, sheet: 'new' });
    expect(tabNames(world)).toContain(`Enrollments, ${title}`);
  });

  it('still takes an ID', () => {
    const world = shared();
    const { id } = aListing(world);
    expect(pull(world, 'enrollments', { listing_id: String(id) })).toMatchObject({ complete: true });
  });

  it('refuses a title that no listing has, and pulls nothing', () => {
    const world = shared();
    world.catalog.clearRequests();
    expect(() => pull(world, 'enrollments', { listing_id: 'No such course' })).toThrow('No match for “No such course” in Listing.');
    expect(world.catalog.requests().some(({ path }) => path.includes('enrollments'))).toBe(false);
  });

  it('refuses a title that several listings have, and names them', async () => {
    const world = await openWorld({ catalog: FEW });
    const [one, other] = world.catalog.records('courses') as unknown as Listing[];
    world.catalog.mutate({ type: 'update', resource: 'courses', id: other?.id ?? 0, fields: { title: one?.title } });
    expect(() => pull(world, 'enrollments', { listing_id: String(one?.title) })).toThrow(
      `“${one?.title}” matches 2 records: ${one?.title} (course ${one?.id}), ${one?.title} (course ${other?.id}).`,
    );
  });
});

describe('the filter of orders by buyer', () => {
  it('takes names and addresses, separated by commas', async () => {
    const world = await openWorld({ catalog: FEW });
    const orders = world.catalog.records('orders') as unknown as { user: { id: number; name: string; email: string } | null }[];
    const buyers = orders.flatMap(({ user }) => (user && /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(user.name) ? [user] : []));
    const [one] = buyers;
    const other = buyers.find(({ id }) => id !== one?.id);
    pull(world, 'orders', { canvas_user_id: [`${one?.name}, ${other?.email}`] });
    const ids = new Set(rowsOf(world, 'Orders').map((row) => row['Canvas user ID']));
    expect(ids).toEqual(new Set([String(one?.id), String(other?.id)]));
  });
});

describe('a saved filter', () => {
  it('shows the names of its IDs when the form opens again, and is sent as IDs', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const { id, title } = aListing(world);
    const buyer = rowsOf(world, 'Enrollments').find(({ Learner }) => /^[A-Z][a-z]+ [A-Z]/.test(Learner ?? ''));
    pull(world, 'enrollments', { listing_id: String(id) });
    pull(world, 'orders', { canvas_user_id: [buyer?.['Canvas user ID'] ?? ''] });
    const { forms } = world.person.ask<{ forms: ResourceForm[] }>('forms');
    const filterOf = (resource: string, name: string) =>
      forms.find((form) => form.name === resource)?.filters.find((filter) => filter.name === name);
    expect(filterOf('orders', 'canvas_user_id')?.names).toEqual({ [buyer?.['Canvas user ID'] ?? '']: buyer?.Learner });
    expect(filterOf('enrollments', 'listing_id')?.names).toEqual({ [String(id)]: title });
    expect(filterOf('bulk_enrollments', 'canvas_user_ids')?.names).toBeUndefined();
  });
});
