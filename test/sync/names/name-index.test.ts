import { describe, expect, it } from 'vitest';
import { directories } from '../../../src/catalog/directories.ts';
import type { Field } from '../../../src/catalog/resource.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { createIndex, wantedIds } from '../../../src/sync/names/name-index.ts';

const fieldsOf = (resource: { fields: readonly Field[] }, ...names: string[]) => resource.fields.filter(({ name }) => names.includes(name));
const [learner, email] = fieldsOf(enrollments, 'learner', 'learner_email');
const merged = fieldsOf(users, 'merged_into_name')[0]?.from;

describe('the IDs that records name', () => {
  it('are wanted once, with all fields that are shown of them', () => {
    const records = [{ canvas_user_id: 71 }, { canvas_user_id: 71 }, { canvas_user_id: null }, {}];
    expect(wantedIds(directories.people, [{ fields: fieldsOf(enrollments, 'learner', 'learner_email'), records }])).toEqual([
      { at: 'canvas_user_id', id: '71', takes: ['user_name', 'email_address'] },
    ]);
  });

  it('aren’t wanted if the response has the name itself', () => {
    const records = [{ canvas_user_id: 71, learner: 'Ada' }];
    expect(wantedIds(directories.people, [{ fields: fieldsOf(enrollments, 'learner'), records }])).toEqual([]);
  });
});

describe('a looked-up value', () => {
  const index = createIndex(directories.people);
  index.add({ id: 5, canvas_user_id: 71, user_name: 'Ada', email_address: null });
  index.add({ canvas_user_id: 72, user_name: 'Ben' });
  index.addAbsent('canvas_user_id', ['73']);

  it('is that of the record with the ID, whether the ID is a number or a text', () => {
    expect(
      learner?.from && [71, '71'].map((id) => index.nameFor(learner.from ?? { by: '', in: 'people', take: '' }, { canvas_user_id: id })),
    ).toEqual(['Ada', 'Ada']);
  });

  it('is blank if the record has none, if Catalog has no such record, and without an ID', () => {
    const of = (id: number | null) => email?.from && index.nameFor(email.from, { canvas_user_id: id });
    expect([of(71), of(73), of(null)]).toEqual([null, null, null]);
  });

  it('is unknown if the record or the field of it wasn’t read', () => {
    const of = (id: number) => email?.from && index.nameFor(email.from, { canvas_user_id: id });
    expect([of(72), of(74)]).toEqual([undefined, undefined]);
  });

  it('of a merged user is found by the ID in Catalog', () => {
    expect(merged && index.nameFor(merged, { merged_into_user_id: 5 })).toBe('Ada');
  });

  it('of a list of IDs is a sorted list, and unknown while one of them is', () => {
    const names = createIndex(directories.catalogs);
    names.add({ id: 1, name: 'North' });
    names.add({ id: 2, name: 'East' });
    const from = { by: 'ids', in: 'catalogs', take: 'name' } as const;
    expect([names.nameFor(from, { ids: [1, 2] }), names.nameFor(from, { ids: [1, 3] }), names.nameFor(from, { ids: [] })]).toEqual([
      ['East', 'North'],
      undefined,
      [],
    ]);
  });
});
