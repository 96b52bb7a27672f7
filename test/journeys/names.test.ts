// Names and titles next to IDs: looked up at the end of a pull, never edits, and kept up to date in rows that weren't read.
import { describe, expect, it } from 'vitest';
import { fill } from '../support/cells.ts';
import { FEW, pull, review, rowsOf, shareWorld, violations, type World } from '../support/open-world.ts';

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
