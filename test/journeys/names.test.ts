// Names and titles next to IDs: looked up at the end of a pull, never edits, and kept up to date in rows that weren't read.
import { describe, expect, it } from 'vitest';
import { personAt } from '../../scripts/person.ts';
import type { State } from '../../src/protocol/state.ts';
import { fill } from '../support/cells.ts';
import { connect, FEW, openWorld, pull, review, rowsOf, shareWorld, violations, type World } from '../support/open-world.ts';

interface User {
  id: number;
  canvas_user_id: number;
  user_name: string;
  email_address: string;
}

interface Enrollment {
  id: number;
  user: { id: number } | null;
  listing: { id: number; title: string };
}

const usersIn = ({ catalog }: World) => catalog.records('users') as unknown as User[];
const enrollmentsIn = ({ catalog }: World) => catalog.records('enrollments') as unknown as Enrollment[];
const userOf = (world: World, id: number | undefined) => usersIn(world).find(({ canvas_user_id }) => canvas_user_id === id);

/** How many cells of visible tabs were written since the counts were reset. */
const cellsWritten = ({ host }: World) =>
  host.counts().writes.reduce((sum, { sheet, rows, columns }) => (sheet.startsWith('Catalog Sync') ? sum : sum + rows * columns), 0);

/** A user with an enrollment, whose name is an ordinary one. */
function someone(world: World): User {
  const enrolled = new Set(enrollmentsIn(world).map(({ user }) => user?.id));
  const user = usersIn(world).find(({ user_name, canvas_user_id }) => enrolled.has(canvas_user_id) && /^[A-Z][a-z]+ [A-Z]/.test(user_name));
  if (!user) throw new Error('a user with an enrollment');
  return user;
}

describe('a copy of the file', () => {
  it('keeps its names up to date from its first refresh on', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const host = world.host.workbook.copyFile('add-on');
    host.open();
    host.click('Open sidebar');
    const copy = { ...world, host, person: personAt(host) };
    connect(copy);
    const user = someone(copy);
    host.advance(1);
    world.catalog.mutate({ type: 'update', resource: 'users', id: user.id, fields: { user_name: 'Renamed Person' } });
    pull(copy, 'enrollments');
    const rows = rowsOf(copy, 'Enrollments').filter((row) => row['Canvas user ID'] === String(user.canvas_user_id));
    expect(rows.map(({ Learner }) => Learner)).toEqual(rows.map(() => 'Renamed Person'));
    host.close();
  });
});

describe('a new tab of enrollments', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['enrollments'] });

  it('shows learner, address, listing, and catalog before the IDs', () => {
    const world = shared();
    const [headers = []] = world.host.workbook.display('Enrollments');
    expect(headers.slice(0, 13)).toEqual([
      'Action',
      'Status',
      'ID',
      'Learner',
      'Email',
      'Listing',
      'Enrollment status',
      'Enrolled',
      'Type',
      'Catalog',
      'Canvas user ID',
      'Listing ID',
      'Canvas course ID',
    ]);
    expect(headers).toHaveLength(13);
    for (const enrollment of enrollmentsIn(world)) {
      const row = rowsOf(world, 'Enrollments').find(({ ID }) => ID === String(enrollment.id));
      const user = userOf(world, enrollment.user?.id);
      expect([row?.Learner, row?.Email]).toEqual([user?.user_name ?? '', user?.email_address ?? '']);
      expect(row?.Catalog).not.toBe('');
    }
    expect(violations(world)).toEqual([]);
  });

  it('writes no cell and asks for changes only when it is pulled again', () => {
    const world = shared();
    world.host.resetCounts();
    const before = world.catalog.requests().length;
    expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(cellsWritten(world)).toBe(0);
    const asked = world.catalog
      .requests()
      .slice(before)
      .map(({ path }) => path.replace(/=.*/, ''));
    expect(asked.filter((path) => path.includes('/users'))).toEqual(['/api/v1/users?updated_at_from']);
    expect(asked.filter((path) => path.includes('courses') || path.includes('programs'))).toEqual([]);
  });

  it('gets the new name of a user in the cells of that user only', () => {
    const world = shared();
    const user = someone(world);
    world.host.advance(1);
    world.catalog.mutate({ type: 'update', resource: 'users', id: user.id, fields: { user_name: 'Renamed Person' } });
    world.host.resetCounts();
    const rows = rowsOf(world, 'Enrollments').filter((row) => row['Canvas user ID'] === String(user.canvas_user_id));
    expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: rows.length, removed: 0 });
    expect(cellsWritten(world)).toBe(rows.length);
    const named = rowsOf(world, 'Enrollments').filter(({ Learner }) => Learner === 'Renamed Person');
    expect(named.map(({ ID }) => ID)).toEqual(rows.map(({ ID }) => ID));
  });

  it('takes a name that was typed over for no edit, and a refresh restores it', () => {
    const world = shared();
    const [row] = rowsOf(world, 'Enrollments').filter(({ Learner }) => Learner !== '');
    fill(world, 'Enrollments', row?.row, { Learner: 'Someone else' });
    const plan = review(world);
    expect([plan.requests, plan.refused, plan.remarks]).toEqual([[], [], []]);
    world.host.dialogs().at(-1)?.close();
    pull(world, 'enrollments');
    expect(rowsOf(world, 'Enrollments').find(({ ID }) => ID === row?.ID)?.Learner).toBe(row?.Learner);
  });

  it('says in the header’s note that what you enter is replaced', () => {
    const { cells } = shared().host.workbook.dump('Enrollments');
    expect(JSON.stringify(cells)).toContain('Looked up by ID. A refresh replaces what you enter here.');
  });
});

describe('a name that changed in Catalog', () => {
  it('is written into rows whose record a pull with another filter doesn’t read', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const user = someone(world);
    const theirs = rowsOf(world, 'Enrollments').filter((row) => row['Canvas user ID'] === String(user.canvas_user_id));
    const other = rowsOf(world, 'Enrollments').find((row) => theirs.every((their) => their['Listing ID'] !== row['Listing ID']));
    world.host.advance(1);
    world.catalog.mutate({ type: 'update', resource: 'users', id: user.id, fields: { user_name: 'Renamed Person' } });
    world.host.resetCounts();
    pull(world, 'enrollments', { listing_id: String(other?.['Listing ID']) });
    const now = rowsOf(world, 'Enrollments').filter((row) => row['Canvas user ID'] === String(user.canvas_user_id));
    expect(now.map(({ Learner }) => Learner)).toEqual(theirs.map(() => 'Renamed Person'));
    expect(cellsWritten(world)).toBe(theirs.length);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('is shown in selected rows after their refresh', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const user = someone(world);
    const row = rowsOf(world, 'Enrollments').find((each) => each['Canvas user ID'] === String(user.canvas_user_id));
    world.host.advance(1);
    world.catalog.mutate({ type: 'update', resource: 'users', id: user.id, fields: { user_name: 'Renamed Person' } });
    world.host.workbook.select('Enrollments', `A${row?.row}`);
    world.person.ask('refreshRows');
    expect(rowsOf(world, 'Enrollments').find(({ ID }) => ID === row?.ID)?.Learner).toBe('Renamed Person');
  });
});

describe('a tab without a looked-up column', () => {
  it('gets it filled at once, without another pull of the tab', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const { host, person } = world;
    const [headers = []] = host.workbook.display('Enrollments', '1:1');
    host.workbook.deleteColumns('Enrollments', headers.indexOf('Learner') + 1, 1);
    const { sheet } = person.ask<State>('state').tabs[0] ?? { sheet: 0 };
    const { columns } = person.ask<{ columns: { name: string; shown: boolean; there: boolean }[] }>('columns', { sheet });
    const wanted = columns.filter(({ name, there }) => there || name === 'learner' || name === 'listing_sku');
    world.catalog.clearRequests();
    expect(
      person.ask('arrangeColumns', { sheet, columns: wanted.map(({ name, there, shown }) => ({ name, shown: there ? shown : true })) }),
    ).toEqual({ added: 0 });
    expect(world.catalog.requests().some(({ path }) => path.includes('enrollments'))).toBe(false);
    for (const row of rowsOf(world, 'Enrollments')) {
      expect(row.Learner).toBe(userOf(world, Number(row['Canvas user ID']))?.user_name ?? '');
      expect(row).toHaveProperty('SKU');
    }
    expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });
});

describe('a key that can’t read users', () => {
  it('leaves names blank, says so once, and pulls the rest', async () => {
    const world = await openWorld({ catalog: FEW });
    world.catalog.setFaults([{ match: '/api/v1/users', answer: '403' }]);
    const { remarks: notes, complete } = pull(world, 'enrollments');
    const people = new Set(enrollmentsIn(world).flatMap(({ user }) => user?.id ?? []));
    expect(complete).toBe(true);
    expect(notes).toContain(`Your API key can’t read users, so the names of ${people.size} users are missing.`);
    expect(rowsOf(world, 'Enrollments').every(({ Learner }) => Learner === '')).toBe(true);
  });

  it('sees the names of buyers if orders are pulled', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['orders'] });
    world.catalog.setFaults([{ match: '/api/v1/users', answer: '403' }]);
    pull(world, 'enrollments');
    const buyers = new Map(rowsOf(world, 'Orders').map((row) => [row['Canvas user ID'], row.Buyer]));
    const named = rowsOf(world, 'Enrollments').filter((row) => buyers.has(row['Canvas user ID'] ?? ''));
    expect(named.length).toBeGreaterThan(0);
    for (const row of named) expect(row.Learner).toBe(buyers.get(row['Canvas user ID'] ?? ''));
  });
});

describe('the name cache', () => {
  it('is read again from Catalog if someone edits it, and the tab stays the same', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const { host } = world;
    const [heads = []] = host.workbook.display('Catalog Sync data', '1:1');
    const column = heads.findIndex((head) => head.startsWith('{"v":1,"names":"people"'));
    expect(column).toBeGreaterThanOrEqual(0);
    host.workbook.edit('Catalog Sync data', `${String.fromCharCode(65 + column)}2`, 'typed by someone');
    expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: 0, removed: 0, complete: true });
    expect(host.workbook.display('Catalog Sync data', `${String.fromCharCode(65 + column)}2`)[0]?.[0]).toMatch(/^\[\["/);
  });

  it('isn’t in a property, and names only people whom a tab shows', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const { document, script, user } = world.host.properties;
    const data = JSON.stringify(world.host.workbook.dump('Catalog Sync data'));
    const enrolled = new Set(enrollmentsIn(world).map((each) => each.user?.id));
    const others = usersIn(world).filter((each) => !enrolled.has(each.canvas_user_id));
    expect(others.length).toBeGreaterThan(0);
    for (const { email_address } of others) expect(data).not.toContain(email_address);
    for (const { email_address } of usersIn(world)) expect(JSON.stringify({ document, script, user })).not.toContain(email_address);
  });

  it('isn’t made if the spreadsheet leaves personal data out', async () => {
    const world = await openWorld({ catalog: FEW });
    world.person.ask('personal', { answer: 'without' });
    world.catalog.clearRequests();
    pull(world, 'enrollments');
    expect(world.catalog.requests().some(({ path }) => path.includes('/users'))).toBe(false);
    expect(world.host.workbook.display('Enrollments', '1:1')[0]).not.toContain('Learner');
    expect(JSON.stringify(world.host.workbook.dump('Catalog Sync data'))).not.toContain('"names":"people"');
  });
});

describe('a user who no longer exists', () => {
  it('has a blank name, and the pull says so', async () => {
    const world = await openWorld({ catalog: FEW });
    const user = someone(world);
    world.catalog.mutate({ type: 'delete', resource: 'users', id: user.id });
    const people = new Set(enrollmentsIn(world).flatMap((each) => each.user?.id ?? []));
    expect(people.has(user.canvas_user_id)).toBe(true);
    expect(pull(world, 'enrollments').remarks).toContain(`1 of ${people.size} users no longer exists in Catalog. Their names are blank.`);
    const rows = rowsOf(world, 'Enrollments').filter((row) => row['Canvas user ID'] === String(user.canvas_user_id));
    expect(rows.map(({ Learner }) => Learner)).toEqual(rows.map(() => ''));
  });
});
