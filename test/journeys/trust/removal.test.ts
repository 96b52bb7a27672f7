// Removing personal data, from everyone or from one learner: what goes, what stays, and where it says that something remains.
import { describe, expect, it } from 'vitest';
import type { RemovalStep } from '../../../src/protocol/removal.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import { FEW, openWorld, pull, review, rowsOf, send, violations, type World, writes } from '../../support/open-world.ts';
import { callsOf } from '../../support/runs.ts';

interface User {
  id: number;
  user_name: string;
  email_address: string;
  canvas_user_id: number;
}

/** Each kill needs a removal of its own. A prime number meets each kind of call. */
const STRIDE = 23;

const usersOf = ({ catalog }: World) => catalog.records('users') as unknown as User[];
const remove = ({ person }: World) => person.ask<RemovalStep>('removePersonal', { confirmed: 'remove personal data' });
const erase = ({ person }: World, learner: string) => person.ask<RemovalStep>('eraseLearner', { learner });

/** Everything in which a colleague could still read something: all sheets with notes and names, properties, and the log. */
function traces({ host }: World, words: readonly string[], except: readonly string[] = []): string[] {
  const { document, script, user } = host.properties;
  const sheets = host.workbook.dump().filter(({ name }) => !except.includes(name));
  const places = { ...Object.fromEntries(sheets.map((sheet) => [sheet.name, sheet])), document, script, user, logs: host.logs() };
  return Object.entries(places).flatMap(([place, held]) => {
    const text = JSON.stringify(held).toLowerCase();
    return words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${place}: ${word}`);
  });
}

/** A sheet of the user's own. */
function ownTab({ host }: World, name: string, cells: string[][]): void {
  const [copied = ''] = [host.workbook.duplicateTab('Tags')];
  host.workbook.renameSheet(copied, name);
  host.workbook.deleteColumns(name, 1, host.workbook.dump(name).columns - 1);
  host.workbook.deleteRows(name, 2, host.workbook.dump(name).rows - 2);
  host.workbook.insertRows(name, 1, cells.length + 1);
  host.workbook.insertColumns(name, 1, 3);
  host.workbook.deleteColumns(name, 1, 1);
  host.workbook.paste(name, 'A1', cells);
}

describe('removing personal data', () => {
  it('leaves no name or address behind of people who were enrolled by address', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'users'] });
    const [course] = world.catalog.records('courses') as unknown as { id: number }[];
    world.catalog.mutate({ type: 'update', resource: 'courses', id: course?.id ?? 0, fields: { enrollment_cap: null, waitlist: false } });
    const enrolled = JSON.stringify(world.catalog.records('enrollments'));
    const maria = usersOf(world).find(
      ({ user_name, canvas_user_id }) => /^[A-Z]\w+ [A-Z]\w+$/.test(user_name) && !enrolled.includes(String(canvas_user_id)),
    );
    if (!maria) throw new Error('a user');
    world.person.ask('enroll', {
      listing: String(course?.id),
      people: [maria.email_address],
      newcomers: [{ name: 'Ana Newcomer', mail: 'ana.newcomer@example.org' }],
    });
    expect(send(world, world.person.ask<PlanView>('review')).requests.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    world.host.click('Send log');
    const words = [maria.user_name, maria.email_address, 'Ana Newcomer', 'ana.newcomer@example.org'];
    expect(traces(world, words).length).toBeGreaterThan(8);

    expect(remove(world)).toMatchObject({ done: true, remaining: [] });
    expect(traces(world, words)).toEqual([]);
    expect(writes(world)).toHaveLength(3);
    expect(violations(world)).toEqual([]);
  });

  it('clears an address that waits in a new row, and quotes in Status', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['users', 'enrollments'] });
    const row = rowsOf(world, 'Enrollments').length + 2;
    world.person.type('Enrollments', 'Action', row, 'create');
    world.person.type('Enrollments', 'Canvas user ID', row, 'nobody.yet@example.org');
    review(world);
    world.host.dialogs().at(-1)?.close();
    remove(world);
    expect(traces(world, ['nobody.yet@example.org'])).toEqual([]);
  });

  it('reports whole values in cells, notes, and names of your own, and clears none of them', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['orders', 'users', 'tags'] });
    const [ada] = usersOf(world).filter(({ user_name }) => /^[A-Z]\w+ [A-Z]\w+$/.test(user_name));
    if (!ada) throw new Error('a user');
    ownTab(world, 'My notes', [
      ['Call', ''],
      [`Ask ${ada.user_name.toUpperCase()} (${ada.email_address})`, `${ada.user_name}son`],
    ]);
    const column = world.host.workbook.dump('Tags').columns;
    world.host.workbook.insertColumns('Tags', column, 1);
    world.host.workbook.edit('Tags', `${String.fromCharCode(65 + column)}3`, ada.email_address);
    const before = world.host.workbook.values('My notes');

    const { remaining, unlisted } = remove(world);
    const letter = String.fromCharCode(65 + column);
    expect(remaining.map(({ tab, cell, kind }) => `${tab}!${cell} ${kind}`).sort()).toEqual([`My notes!A2 cell`, `Tags!${letter}3 cell`]);
    expect(unlisted).toBe(0);
    expect(world.host.workbook.values('My notes')).toEqual(before);
    expect(traces(world, [ada.user_name, ada.email_address], ['My notes', 'Tags'])).toEqual([]);
  });

  it('clears duplicated tabs, and hidden sheets of deleted tabs', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['orders', 'users', 'account_admins'] });
    const copy = world.host.workbook.duplicateTab('Users');
    world.host.workbook.deleteSheet('Account admins');
    const admins = world.catalog.records('accountAdmins' as never) as unknown as { email_address?: string }[];
    const words = [
      ...usersOf(world).map(({ email_address }) => email_address),
      ...admins.flatMap(({ email_address }) => email_address ?? []),
    ];
    expect(traces(world, words).some((trace) => trace.startsWith(copy))).toBe(true);
    expect(remove(world).tabs).toEqual(expect.arrayContaining(['Orders', 'Users', copy]));
    expect(traces(world, words)).toEqual([]);
  });

  it('continues after it was killed, and leaves nothing behind', async () => {
    const world = await openWorld({ catalog: { scale: { ...(FEW.scale as object), users: 9, orders: 6 } }, pulled: ['orders', 'users'] });
    world.person.type('Users', 'Employer', 2, 'Nova Labs');
    send(world, review(world));
    world.host.click('Send log');
    const words = [...usersOf(world).flatMap(({ user_name, email_address }) => [user_name, email_address]), 'Nova Labs'];
    const start = world.host.keep();
    const calls = callsOf(world.host, () => remove(world));
    expect(traces(world, words)).toEqual([]);
    const broken: string[] = [];
    for (let call = 1; call < calls; call += STRIDE) {
      start();
      world.host.killAt(call);
      try {
        remove(world);
      } catch {
        // Killed.
      }
      remove(world);
      for (const trace of traces(world, words)) broken.push(`killed at ${call}: ${trace}`);
    }
    console.log(`removals killed and continued: ${Math.ceil((calls - 1) / STRIDE)}, at every ${STRIDE}th of ${calls} calls`);
    expect(broken).toEqual([]);
  });
});

describe('erasing one learner', () => {
  it('clears their data in all tabs, and nobody else’s, without an edit that would clear it in Catalog', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['orders', 'users', 'enrollments'] });
    const buyers = new Set(rowsOf(world, 'Orders').map(({ Email }) => Email));
    const ada = usersOf(world).find(({ email_address, user_name }) => buyers.has(email_address) && / /.test(user_name));
    if (!ada) throw new Error('a buyer');
    const others = usersOf(world).filter(({ id, user_name }) => id !== ada.id && user_name !== ada.user_name);
    const before = rowsOf(world, 'Users');
    world.catalog.clearRequests();

    const { tabs } = erase(world, ` ${ada.email_address.toUpperCase()} `);
    expect(tabs).toEqual(expect.arrayContaining(['Orders', 'Users']));
    expect(traces(world, [ada.user_name, ada.email_address])).toEqual([]);
    const after = rowsOf(world, 'Users');
    expect(after.filter(({ Email }) => Email !== '')).toHaveLength(before.filter(({ Email }) => Email !== '').length - 1);
    for (const { email_address } of others) expect(after.some(({ Email }) => Email === email_address)).toBe(true);
    expect(after.find(({ ID }) => ID === String(ada.id))?.['Canvas user ID']).toBe(String(ada.canvas_user_id));
    expect(world.catalog.requests()).toEqual([]);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
    world.host.dialogs().at(-1)?.close();
  });

  it('takes a Canvas user ID too, asks for nothing else, and says how to enter one', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['users'] });
    const [ada] = usersOf(world);
    if (!ada) throw new Error('a user');
    expect(() => erase(world, ada.user_name)).toThrow('Enter one email address or Canvas user ID.');
    expect(erase(world, String(ada.canvas_user_id)).tabs).toEqual(['Users']);
    expect(traces(world, [ada.email_address])).toEqual([]);
    expect(pull(world, 'users').complete).toBe(true);
  });
});
