import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicants } from '../../../src/catalog/resources/applicants.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { checksum } from '../../../src/sync/plan/journal-entry.ts';
import { mergeSet } from '../../../src/sync/plan/three-way.ts';
import { changeOf, planFor } from '../plan-for.ts';

describe('a plan', () => {
  it('sends a field that only the person changed', () => {
    const { entries: lines } = planFor([changeOf(courses, 'update', '5', [['enrollment_fee', '49', '59.5']])], { enrollment_fee: '49' });
    expect(lines).toMatchObject([
      { request: 'r1', key: '5', field: 'enrollment_fee', base: '49', server: '49', value: '59.5', decision: 'mine', state: 'planned' },
    ]);
  });

  it('holds back a field that a colleague changed to something else', () => {
    const { entries: lines } = planFor([changeOf(courses, 'update', '5', [['title', 'Botany', 'Botany I']])], { title: 'Plants' });
    expect(lines).toMatchObject([{ base: 'Botany', server: 'Plants', value: 'Botany I', decision: 'unresolved', state: 'conflict' }]);
  });

  it('has nothing to send where both changed to the same', () => {
    const plan = planFor([changeOf(courses, 'update', '5', [['title', 'Botany', 'Plants']])], { title: 'Plants' });
    expect(plan.entries).toEqual([]);
    expect(plan.noops).toHaveLength(1);
  });

  it('merges a set with what a colleague added and removed', () => {
    const { entries: lines } = planFor([changeOf(courses, 'update', '5', [['tag_names', ['a', 'b'], ['b', 'c']]])], {
      tag_names: ['a', 'b', 'x'],
    });
    expect(lines).toMatchObject([{ server: ['a', 'b', 'x'], value: ['b', 'c', 'x'], decision: 'mine' }]);
  });

  it('rejects a list that merging makes longer than a cell of the journal', () => {
    const theirs = Array.from({ length: 900 }, (_, at) => `Continuing education for working professionals, region ${at}`);
    const plan = planFor([changeOf(courses, 'update', '5', [['tag_names', ['a'], ['a', 'b']]])], { tag_names: ['a', ...theirs] });
    expect(plan.entries).toEqual([]);
    expect(plan.rejected).toMatchObject([{ what: 'has a value that’s too long to send' }]);
  });

  it('expects the tags of a course as they are after a rename in the same plan', () => {
    const { entries: lines } = planFor(
      [
        changeOf(courses, 'update', '5', [['tag_names', ['Bio'], ['Bio', 'New']]]),
        changeOf(tags, 'update', '9', [['name', 'Bio', 'Biology']]),
      ],
      { tag_names: ['Bio'], name: 'Bio' },
    );
    expect(lines).toMatchObject([
      { resource: 'tags', request: 'r1', value: 'Biology' },
      { resource: 'courses', request: 'r2', server: ['Biology'], value: ['Biology', 'New'] },
    ]);
  });

  it('expects no new name of a tag that cannot be renamed', () => {
    const plan = planFor(
      [
        changeOf(courses, 'update', '5', [['tag_names', ['Bio'], ['Bio', 'New']]]),
        changeOf(tags, 'update', '9', [['name', 'Bio', 'Biology']]),
      ],
      ({ resource }) => (resource === tags ? 'gone' : { record: { tag_names: ['Bio'] } }),
    );
    expect(plan.rejected).toHaveLength(1);
    expect(plan.entries).toMatchObject([{ resource: 'courses', server: ['Bio'], value: ['Bio', 'New'] }]);
  });

  it('takes two new rows for the same record in two tabs for one too many, and says where the other is', () => {
    const create = (tab: string, row: number) => ({ ...changeOf(tags, 'create', '', [['name', undefined, 'Twin']]), tab, row });
    const plan = planFor([create('Tags', 7), create('Tags', 9), create('Tags 2', 4)], 'gone');
    expect(plan.entries).toHaveLength(1);
    expect(plan.rejected.map(({ what }) => what)).toEqual(['duplicates row 7', 'duplicates row 7 of “Tags”']);
  });

  it('cannot check a field that the server does not show, and sends it on the word of its base', () => {
    const { entries: lines } = planFor([changeOf(courses, 'update', '5', [['days_to_complete', undefined, 30]])], { title: 'Botany' });
    expect(lines).toMatchObject([{ value: 30, decision: 'mine', state: 'planned' }]);
  });

  it('rejects the change of a record that is gone', () => {
    const plan = planFor([changeOf(courses, 'update', '5', [['title', 'Botany', 'Plants']])], 'gone');
    expect(plan.entries).toEqual([]);
    expect(plan.rejected).toHaveLength(1);
  });

  it('rejects a create that would double a record, and remembers matches that do not stand in the way', () => {
    const change = changeOf(enrollments, 'create', '', [
      ['listing_id', undefined, 5],
      ['canvas_user_id', undefined, 8],
    ]);
    expect(planFor([change], 'gone', [{ key: '77', blocks: true }]).rejected[0]?.what).toContain('77');
    const { entries: lines } = planFor([change], 'gone', [{ key: '77', blocks: false }]);
    expect(lines).toMatchObject([
      { key: 'intent1', field: 'listing_id', server: ['77'], value: 5 },
      { key: 'intent1', field: 'canvas_user_id', server: undefined, value: 8 },
    ]);
  });

  it('has nothing to send for an Action that Catalog already shows as done', () => {
    const plan = planFor([changeOf(enrollments, 'drop', '2', [])], { status: 'dropped' });
    expect(plan).toMatchObject({ entries: [], rejected: [], noops: [{ key: '2' }] });
  });

  it('sends an Action on a record that Catalog shows to no list, and rejects others', () => {
    const archived = planFor([changeOf(courses, 'reactivate', '5', [])], 'gone');
    expect(archived.entries).toMatchObject([{ operation: 'reactivate', key: '5', field: '' }]);
    const hidden = planFor([changeOf(courses, 'delete', '5', [])], () => 'hidden');
    expect(hidden.rejected.map(({ what }) => what)).toEqual(['was deleted in Catalog, or your API key can’t see it']);
    const unread = planFor([changeOf(courses, 'delete', '5', [])], () => ({ unknown: 'Not yours.' }));
    expect(unread.rejected.map(({ what }) => what)).toEqual(['couldn’t be read from Catalog: Not yours.']);
  });

  it('checks before a delete all that an undo needs to create the record again', () => {
    const { entries } = planFor([changeOf(tags, 'delete', '9', [])], { name: 'Old', listing_ids: [3], listing_titles: ['A'] });
    expect(entries.map(({ field, server, value }) => [field, server, value])).toEqual([
      ['name', 'Old', undefined],
      ['listing_ids', [3], undefined],
    ]);
  });

  it('rejects an Action whose request needs a value that the record lacks', () => {
    const remove = changeOf(applicants, 'remove', '1', []);
    expect(planFor([remove], { listing_id: 4, canvas_user_id: 7 }).rejected).toEqual([]);
    expect(planFor([remove], { listing_id: 4, canvas_user_id: null }).rejected).toMatchObject([
      { what: 'has no Canvas user ID in Catalog, so this Action can’t be sent' },
    ]);
  });

  it('rejects a new image together with a cleared cell', () => {
    const image = courses.fields.find((field) => field.write?.file)?.name ?? '';
    const edits = (cleared: string | null): [string, string | null, string | null][] => [
      [image, null, 'https://example.org/a.png'],
      ['sku', 'S', cleared],
    ];
    expect(planFor([changeOf(courses, 'update', '5', edits('T'))], { [image]: null, sku: 'S' }).entries).toHaveLength(2);
    expect(planFor([changeOf(courses, 'update', '5', edits(null))], { [image]: null, sku: 'S' }).rejected).toMatchObject([
      { what: 'has a new image and a cleared cell' },
    ]);
  });

  it('lets a row wait for a create in the same plan, and rejects it if that can’t be created', () => {
    const user = { ...changeOf(users, 'create', '', [['email_address', undefined, 'ada@example.org']]), caption: 'Ada', row: 4 };
    const seat = changeOf(enrollments, 'create', '', [['canvas_user_id', undefined, null]]);
    const waiting = { ...seat, edits: seat.edits.map((edit) => ({ ...edit, dependsOn: user })) };
    const intentOf = ({ resource }: { resource: { name: string } }) => `intent of ${resource.name}`;
    expect(planFor([waiting, user], 'gone', [], intentOf).entries).toMatchObject([
      { resource: 'users', key: 'intent of users' },
      { resource: 'enrollments', dependsOn: 'intent of users', value: undefined },
    ]);
    expect(planFor([waiting], 'gone', [], intentOf).rejected.map(({ what }) => what)).toEqual([
      'depends on Ada (row 4 of “Users”), which can’t be created',
    ]);
  });

  it('sends in the order of the table: tags, updates, drops, enrollments, deletes', () => {
    const { entries: lines } = planFor(
      [
        changeOf(tags, 'delete', '1', []),
        changeOf(enrollments, 'create', '', [['listing_id', undefined, 5]]),
        changeOf(enrollments, 'drop', '2', []),
        changeOf(courses, 'update', '3', [['title', 'Botany', 'Plants']]),
        changeOf(tags, 'update', '4', [['name', 'Botany', 'Plants']]),
      ],
      { title: 'Botany', name: 'Botany' },
    );
    expect(lines.map((entry) => `${entry.resource} ${entry.operation}`)).toEqual([
      'tags update',
      'courses update',
      'enrollments drop',
      'enrollments create',
      'tags delete',
    ]);
  });

  it('has a checksum that changes with what is sent, and not with what became of it', () => {
    const { entries: lines } = planFor([changeOf(courses, 'update', '5', [['title', 'Botany', 'Plants']])], { title: 'Botany' });
    const before = checksum(lines);
    expect(checksum(lines.map((line) => ({ ...line, state: 'done', note: 'x', at: 'later' })))).toBe(before);
    expect(checksum(lines.map((line) => ({ ...line, value: 'Fungi' })))).not.toBe(before);
  });

  it('a merged set holds everything that someone added and nothing that someone removed', () => {
    const sets = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(sets, sets, sets, (base, mine, server) => {
        const merged = mergeSet(base, mine, server);
        for (const item of mine) if (!base.includes(item)) expect(merged).toContain(item);
        for (const item of base) if (!mine.includes(item)) expect(merged).not.toContain(item);
        for (const item of server) if (!base.includes(item)) expect(merged).toContain(item);
        for (const item of base) if (mine.includes(item) && !server.includes(item)) expect(merged).not.toContain(item);
      }),
    );
  });
});

describe('the name of a change', () => {
  it('is that of the record as just read, for changes, Actions, and what needs no change', () => {
    const record = { title: 'Name in Catalog', enrollment_fee: '49', state: 'active' };
    const named = planFor(
      [changeOf(courses, 'update', '5', [['enrollment_fee', '49', '59']]), changeOf(courses, 'delete', '6', [])],
      record,
    );
    expect(named.entries.map(({ caption }) => caption)).toEqual(named.entries.map(() => 'Name in Catalog'));
    const unchanged = changeOf(courses, 'update', '5', [['enrollment_fee', '49', '49']]);
    expect(planFor([unchanged], record).noops.map(({ caption }) => caption)).toEqual(['Name in Catalog']);
  });

  it('stays that of the row if Catalog has no name for the record, or can’t be read', () => {
    const change = changeOf(courses, 'update', '5', [['enrollment_fee', '49', '59']]);
    expect(planFor([change], { title: null, enrollment_fee: '49' }).entries.map(({ caption }) => caption)).toEqual(['Botany']);
    expect(planFor([change], 'gone').rejected.map((rejected) => rejected.change.caption)).toEqual(['Botany']);
  });
});
