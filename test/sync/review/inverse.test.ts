import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type Record_, type Value, writableFields } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { already } from '../../../src/sync/plan/entry-state.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { decodeEntry, encodeEntry } from '../../../src/sync/plan/journal-entry.ts';
import type { RowChange } from '../../../src/sync/plan/row-change.ts';
import { inverse } from '../../../src/sync/review/inverse.ts';
import { changeOf, planFor } from '../plan-for.ts';

/** What becomes of lines that Catalog takes as they are; they pass through the cells of the run table. */
function sent(entries: readonly JournalEntry[], born = ''): JournalEntry[] {
  return entries.map((entry) => decodeEntry(encodeEntry({ ...entry, state: 'done', stored: entry.value, createdKey: born })));
}

function back(entries: readonly JournalEntry[], resource = courses) {
  return inverse(entries, (entry) => ({ resource, sheet: entry.sheet, tab: resource.title, row: 5 }));
}

function applied(record: Record_, entries: readonly JournalEntry[]): Record_ {
  return { ...record, ...Object.fromEntries(entries.map((entry) => [entry.field, entry.value])) };
}

const text = fc.oneof(fc.string(), fc.constantFrom('', '=1+1', 's:x', 'j:null', "'x", 'd:1:a', '😀', 'a\r\nb'));

function aValue(field: Field): fc.Arbitrary<Value> {
  const some: Partial<Record<Field['kind'], fc.Arbitrary<Value>>> = {
    boolean: fc.boolean(),
    integer: fc.integer({ min: 0, max: 999 }),
    id: fc.integer({ min: 1, max: 999 }),
    money: fc.integer({ min: 0, max: 999 }).map(String),
    time: fc.integer({ min: 0, max: 2e9 }).map((seconds) => new Date(seconds * 1000).toISOString().replace('.000', '')),
    set: fc.uniqueArray(fc.constantFrom('a', 'b', 'c,d', '"e"')).map((items) => items.sort()),
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 9 })).map((items) => items.sort((a, b) => a - b)),
  };
  const value = some[field.kind] ?? text;
  return field.nullable ? fc.option(value) : value;
}

describe('the way back of a run', () => {
  const fields = writableFields(courses).filter((field) => !field.writeOnly && !field.write?.file);
  const aRecord = fc.record(Object.fromEntries(fields.map((field) => [field.name, aValue(field)])));

  it('restores every value exactly: null, empty text and empty list too', () => {
    fc.assert(
      fc.property(aRecord, aRecord, fc.subarray(fields, { minLength: 1 }), (before, after, edited) => {
        const edits = edited.map(({ name }): [string, Value | undefined, Value] => [name, before[name], after[name] ?? null]);
        const run = sent(planFor([changeOf(courses, 'update', '5', edits)], before).entries);
        const then = applied(before, run);
        const { changes, refused } = back(run);
        const undone = applied(then, planFor(changes, then).entries);
        expect(refused).toEqual([]);
        expect(undone).toEqual(before);
      }),
    );
  });

  it('takes only what was done, and what Catalog stored of it for what is there now', () => {
    const { entries: lines } = planFor([changeOf(courses, 'update', '5', [['title', 'Yoga', 'Yoga  ']])], { title: 'Yoga' });
    const [edit] = back(sent(lines).map((line) => ({ ...line, stored: 'Yoga I' }))).changes[0]?.edits ?? [];
    expect(edit).toMatchObject({ base: 'Yoga I', mine: 'Yoga' });
    for (const state of ['planned', 'failed', 'unconfirmed', 'stale', 'skipped'] as const)
      expect(back(sent(lines).map((line) => ({ ...line, state }))).changes).toEqual([]);
  });

  it('removes what was created by its new id, and says so where the id is not known', () => {
    const { entries: lines } = planFor([changeOf(tags, 'create', '', [['name', undefined, 'New']])], 'gone');
    expect(back(sent(lines, '77'), tags).changes).toMatchObject([{ operation: 'delete', key: '77', caption: 'Botany', edits: [] }]);
    expect(back(sent(lines), tags)).toMatchObject({ changes: [], refused: [{ what: expect.stringContaining('its ID is unknown') }] });
  });

  it('makes anew what was deleted, without a row of its own', () => {
    const { entries: lines } = planFor([changeOf(tags, 'delete', '9', [])], { name: 'Old' });
    expect(back(sent(lines), tags).changes).toMatchObject([
      { operation: 'create', key: '', row: 0, edits: [{ field: { name: 'name' }, base: undefined, mine: 'Old' }] },
    ]);
  });

  it('makes nothing anew that was gone already, and takes nothing back that was so already', () => {
    const undone = (change: RowChange, present: Record_, note: string) =>
      back(
        sent(planFor([change], present).entries).map((line) => ({ ...line, note })),
        change.resource,
      );
    const untouched = (label: string) => ({
      changes: [],
      refused: [{ label, what: expect.stringContaining('had already been done in Catalog') }],
    });
    expect(undone(changeOf(tags, 'delete', '9', []), { name: 'Old' }, already.deleted)).toMatchObject(untouched('Old'));
    expect(undone(changeOf(courses, 'archive', '5', []), { title: 'Yoga' }, already.done)).toMatchObject(untouched('Yoga'));
    const archived = undone(changeOf(courses, 'archive', '5', []), { title: 'Yoga' }, '');
    expect(archived.changes).toMatchObject([{ operation: 'reactivate', key: '5' }]);
  });

  it('drops who was enrolled, and never enrolls anew who was dropped', () => {
    const created = planFor([changeOf(enrollments, 'create', '', [['listing_id', undefined, 5]])], 'gone');
    expect(back(sent(created.entries, '8'), enrollments).changes).toMatchObject([{ operation: 'drop', key: '8' }]);
    const dropped = planFor([changeOf(enrollments, 'drop', '8', [])], { status: 'active' });
    expect(back(sent(dropped.entries), enrollments)).toMatchObject({
      changes: [],
      refused: [{ what: expect.stringContaining('takes a seat and might send email or create an order') }],
    });
  });
});
