import { describe, expect, it } from 'vitest';
import { personAt } from '../../../scripts/person.ts';
import { CATALOG_HOST, openUnconnected, openWorld, pull, rowsOf, type World } from '../../support/open-world.ts';

async function unasked(): Promise<World> {
  const world = await openUnconnected({ catalog: { scale: { orders: 12, users: 27, courses: 6 } } });
  world.person.ask('connect', { host: CATALOG_HOST, key: world.catalog.apiKey, kind: 'test' });
  return world;
}

/** Names and addresses of everybody in the demo Catalog. */
function peopleOf({ catalog }: World): string[] {
  const texts = catalog.records('users').flatMap((user) => [user.user_name, user.email_address]);
  return texts.filter((text): text is string => typeof text === 'string' && text.length > 3);
}

function found({ host }: World, words: readonly string[]): string[] {
  const everything = JSON.stringify([host.workbook.dump(), host.properties.document, host.logs(), host.toasts()]);
  return words.filter((word) => everything.includes(word));
}

describe('columns about people', () => {
  it('are asked about once in a workbook, at the first pull that has them, by their names', async () => {
    const world = await unasked();
    const { person, catalog } = world;
    expect(pull(world, 'courses').records).toBeGreaterThan(0);
    const before = catalog.requests().length;
    expect(() => pull(world, 'orders')).toThrow('Orders include personal data: Buyer, Email.');
    expect(catalog.requests()).toHaveLength(before);

    person.ask('personal', { answer: 'with' });
    expect(person.ask('state')).toMatchObject({ personal: 'with' });
    pull(world, 'orders');
    expect(rowsOf(world, 'Orders')[0]?.Email).toContain('@');
  });

  it('left out, are nowhere in the file, and come with the next pull once they are wanted', async () => {
    const world = await unasked();
    world.person.ask('personal', { answer: 'without' });
    pull(world, 'orders');
    pull(world, 'users');
    expect(found(world, peopleOf(world))).toEqual([]);

    world.person.ask('personal', { answer: 'with' });
    const { added, removed } = pull(world, 'orders');
    expect({ added, removed }).toEqual({ added: 0, removed: 0 });
    expect(rowsOf(world, 'Orders').every((row) => row.Email?.includes('@'))).toBe(true);
  });

  it('are left out by a menu that cannot ask, which says so', async () => {
    const world = await unasked();
    world.person.ask('personal', { answer: 'with' });
    pull(world, 'orders');
    delete world.host.properties.document.personal;
    world.host.click('Catalog Sync > Refresh > This tab');
    expect(world.host.toasts().at(-1)?.text).toContain('Personal data was left out (Buyer, Email)');
  });
});

describe('removing personal data', () => {
  it('needs its words typed, then clears tabs, hidden sheets and log, keeps all else, and pulls no more of it', async () => {
    const world = await openWorld({ pulled: ['orders', 'users', 'tags'] });
    const { person, host } = world;
    const orders = rowsOf(world, 'Orders');
    expect(found(world, peopleOf(world)).length).toBeGreaterThan(10);
    expect(() => person.ask('removePersonal', { confirmed: 'yes' })).toThrow('No data was removed.');

    // A copy has the same people in it, also while nobody has connected there.
    const copy = host.workbook.copyFile('bound');
    copy.open();
    copy.click('Open sidebar');
    expect(personAt(copy).ask('removePersonal', { confirmed: 'remove personal data' })).toEqual({
      done: true,
      remaining: [],
      unlisted: 0,
      tabs: expect.arrayContaining(['Orders', 'Users']),
    });
    expect(found({ ...world, host: copy }, peopleOf(world))).toEqual([]);
    copy.close();

    const { tabs } = person.ask<{ tabs: string[] }>('removePersonal', { confirmed: 'Remove personal data' });
    expect(tabs).toEqual(expect.arrayContaining(['Orders', 'Users']));
    expect(found(world, peopleOf(world))).toEqual([]);
    expect(rowsOf(world, 'Orders').map(({ ID }) => ID)).toEqual(orders.map(({ ID }) => ID));

    pull(world, 'users');
    host.click('Catalog Sync > Refresh > All tabs');
    expect(found(world, peopleOf(world))).toEqual([]);
  });
});
