import { describe, expect, it } from 'vitest';
import { duplicates } from '../../src/reports/duplicates.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const user = (id: number, email: string, more: Given = {}): Given => ({
  id,
  canvas_user_id: 100 + id,
  user_name: `Person ${id}`,
  email_address: email,
  created_at: `2026-01-${String(id).padStart(2, '0')}T00:00:00Z`,
  merged_into_user_id: null,
  ...more,
});
const find = (users: readonly Given[], more: Record<string, readonly Given[]> = {}, fields = ['user_id', 'group', 'why']) =>
  rowsOf(duplicates.rows(inputOf({ users, ...more })), fields);

describe('the report Duplicate learners', () => {
  const four = [user(1, 'maria@x.org'), user(2, 'MARIA@x.org'), user(3, 'maria+spring@x.org'), user(4, 'm.k@y.org')];

  it('groups users by address and by mailbox', () => {
    expect(find(four)).toEqual([
      [1, 1, 'Same address'],
      [2, 1, 'Same address'],
      [3, 1, 'Same mailbox'],
    ]);
  });

  it('leaves out who was merged, unless the survivor is gone', () => {
    expect(find([...four, user(5, 'maria@x.org', { merged_into_user_id: 1 })]).map(([id]) => id)).toEqual([1, 2, 3]);
    expect(find([...four, user(5, 'maria@x.org', { merged_into_user_id: 77 })]).map(([id]) => id)).toEqual([1, 2, 3, 5]);
  });

  it.each([
    ['mk@gmail.com', 'm.k@gmail.com', 2],
    ['mk@gmail.com', 'm.k+fall@Gmail.com ', 2],
    ['mk@y.org', 'm.k@y.org', 0],
    ['mk@y.org', 'mk@z.org', 0],
    ['', ' ', 0],
  ])('finds “%s” and “%s” in %i rows', (one, other, rows) => {
    expect(find([user(1, one), user(2, other)])).toHaveLength(rows);
  });

  it('also groups who share their name and a long user-defined value, if that is wanted', () => {
    const by = (users: readonly Given[], names = 'true') =>
      rowsOf(duplicates.rows(inputOf({ users }, { parameters: { names } })), ['user_id', 'group', 'why']);
    const maria = (id: number, name: string, more: Given) => user(id, `${id}@z.org`, { user_name: name, ...more });
    const badge = (value: string): Given => ({ 'custom.badge': value });
    const pair = [maria(6, 'María Kulas', badge('B-12345')), maria(7, 'kulas, maria', badge('b-12345'))];
    expect(by(pair)).toEqual([
      [6, 6, 'Same name'],
      [7, 6, 'Same name'],
    ]);
    expect(by(pair, '')).toEqual([]);
    expect(by([maria(6, 'Maria Kulas', badge('12345')), maria(7, 'Maria Kulas', badge('12345'))])).toEqual([]);
    expect(by([maria(6, 'Maria Kulas', badge('B-12345')), maria(7, 'Maria Kulas', { 'custom.state': 'B-12345' })])).toEqual([]);
    expect(by([maria(6, 'Maria Kulas', badge('B-12345')), maria(7, 'Mario Kulas', badge('B-12345'))])).toEqual([]);
    // Who shares the mailbox of one and the name of another is in their group.
    expect(by([...pair, user(8, '6+new@z.org')])).toEqual([
      [6, 6, 'Same mailbox'],
      [7, 6, 'Same name'],
      [8, 6, 'Same mailbox'],
    ]);
  });

  it('suggests the user with the most enrollments, or else the oldest', () => {
    const fields = ['user_id', 'enrollments', 'suggested'];
    expect(find(four, {}, fields)).toEqual([
      [1, null, 'keep'],
      [2, null, null],
      [3, null, null],
    ]);
    const figures = [
      { student_id: 1, enrollment_count: 2 },
      { student_id: 3, enrollment_count: 5 },
      { student_id: null, enrollment_count: 9 },
    ];
    expect(find(four, { figures }, fields)).toEqual([
      [1, 2, null],
      [2, null, null],
      [3, 5, 'keep'],
    ]);
  });
});
