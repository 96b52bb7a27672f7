import { describe, expect, it } from 'vitest';
import type { Record_ } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { emailDomainSets } from '../../../src/catalog/resources/email-domain-sets.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { diffTab, type TabDiff } from '../../../src/sync/review/diff.ts';
import { UNKNOWN } from '../../../src/tabs/memory/snapshot.ts';
import { ACTION, STATUS } from '../../../src/tabs/sheet/columns.ts';
import { aTab } from '../a-tab.ts';

const botany: Record_ = {
  id: 5,
  title: 'Botany',
  enrollment_fee: '49',
  currency: 'USD',
  tag_names: ['Bio'],
  enrollment_cap: 10,
  listing_path: 'botany',
  canvas_course_id: 3,
};

const none: TabDiff = { changes: [], refused: [], offered: [], ignored: [], outranked: [] };

const refusals = ({ refused }: TabDiff) => refused.map(({ row, label, what }) => `${row} ${label}: ${what}`);

describe('a tab that shows what was pulled', () => {
  it('has no changes', () => {
    expect(diffTab(aTab(courses, [botany]))).toEqual(none);
  });

  it('has no changes if its resource can’t be edited', () => {
    expect(diffTab(aTab(orders, [], { added: [{ id: 1, [ACTION]: 'delete' }] }))).toEqual(none);
  });

  it('has no change if a cell shows its base in another way', () => {
    expect(diffTab(aTab(courses, [botany], { typed: { 0: { enrollment_fee: '49.00', tag_names: ' Bio ' } } }))).toEqual(none);
  });
});

describe('an edited row', () => {
  it('becomes an update with base and value of each edited field', () => {
    const { changes } = diffTab(aTab(courses, [botany], { typed: { 0: { title: 'Plants', enrollment_fee: 59.5, enrollment_cap: '' } } }));
    expect(changes).toMatchObject([{ operation: 'update', key: '5', row: 2, sheet: 7, tab: 'Courses', caption: 'Botany' }]);
    expect(changes[0]?.edits.map(({ field, base, mine }) => [field.name, base, mine])).toEqual([
      ['title', 'Botany', 'Plants'],
      ['enrollment_fee', '49', '59.5'],
      ['enrollment_cap', 10, null],
    ]);
  });

  it('is refused as a whole if one of its cells can’t be sent', () => {
    const diff = diffTab(aTab(courses, [botany], { typed: { 0: { title: '', enrollment_fee: 'a lot', enrollment_cap: 20 } } }));
    expect(diff.changes).toEqual([]);
    expect(refusals(diff)).toEqual(['2 Title: can’t be blank', '2 Price: isn’t a number']);
  });

  it('ignores edits in read-only columns but says in which rows', () => {
    expect(diffTab(aTab(courses, [botany], { typed: { 0: { currency: 'EUR' } } }))).toEqual({ ...none, ignored: [2] });
  });

  it('is refused if another row has the same ID', () => {
    const twice = (typed: { title?: string }) => aTab(courses, [botany, botany], { typed: { 0: typed } });
    expect(diffTab(twice({}))).toEqual(none);
    const diff = diffTab(twice({ title: 'Plants' }));
    expect(diff.changes).toEqual([]);
    expect(refusals(diff)).toEqual(['2 ID: 5 is also used in another row']);
  });

  it('compares with nothing if the base is unknown, so every entry is an edit', () => {
    const tab = aTab(courses, [botany]);
    tab.snapshot.set('5', {
      updated: '',
      readOnlyFingerprint: tab.snapshot.get('5')?.readOnlyFingerprint ?? '',
      bases: { title: UNKNOWN },
    });
    expect(diffTab(tab).changes[0]?.edits).toMatchObject([{ field: { name: 'title' }, mine: 'Botany', base: UNKNOWN }]);
  });

  it('shows formula errors as such', () => {
    const tab = aTab(courses, [botany], { typed: { 0: { enrollment_fee: '#REF!' } } });
    const column = tab.contents.columns.get('enrollment_fee') ?? 0;
    tab.contents.formulas[0]?.splice(column - 1, 1, '=A1');
    expect(refusals(diffTab(tab))).toEqual(['2 Price: has a formula error']);
  });

  it('takes a write-only field for an edit only if it is filled', () => {
    const set = { id: 5, name: 'Schools' };
    expect(diffTab(aTab(emailDomainSets, [set]))).toEqual(none);
    const { changes } = diffTab(aTab(emailDomainSets, [set], { typed: { 0: { domains: 'example.edu' } } }));
    expect(changes[0]?.edits).toMatchObject([{ field: { name: 'domains' }, mine: 'example.edu' }]);
  });

  it('can’t change what is set in new rows only', () => {
    const diff = diffTab(aTab(enrollments, [{ id: 8, listing_id: 5, canvas_user_id: 3 }], { typed: { 0: { listing_id: 6 } } }));
    expect(refusals(diff)).toEqual(['2 Listing ID: can only be set in new rows']);
  });
});

describe('an Action', () => {
  const withAction = (action: string, more = {}) => diffTab(aTab(courses, [botany], { typed: { 0: { [ACTION]: action, ...more } } }));

  it('becomes a change, in any spelling', () => {
    expect(withAction(' Delete ').changes).toMatchObject([{ operation: 'delete', key: '5', edits: [] }]);
  });

  it('comes before edits of the same row, which are named as left out', () => {
    expect(withAction('delete', { title: 'Plants' })).toMatchObject({ changes: [{ operation: 'delete', edits: [] }], outranked: [2] });
    expect(withAction('delete').outranked).toEqual([]);
  });

  it.each([
    ['explode', '2 Action: “explode” isn’t available in this tab'],
    ['create', '2 Action: “create” can’t be used in a row that has an ID'],
  ])('is refused if it is %s', (action, refusal) => {
    expect(refusals(withAction(action))).toEqual([refusal]);
    expect(withAction(action).changes).toEqual([]);
  });
});

describe('a row with an ID that wasn’t pulled', () => {
  const added = (row: { [column: string]: string | number }) => diffTab(aTab(courses, [botany], { added: [row] }));

  it('is a placeholder if it holds only the ID', () => {
    expect(added({ id: 9 })).toEqual(none);
    expect(added({ id: 9, [STATUS]: 'edited' })).toEqual(none);
  });

  it('is refused if it holds more', () => {
    expect(refusals(added({ id: 9, title: 'Plants' }))).toEqual(['3 ID: 9 wasn’t pulled into this tab']);
    expect(refusals(added({ id: 9, [ACTION]: 'delete' }))).toEqual(['3 ID: 9 wasn’t pulled into this tab']);
  });

  it('can have an Action on a record that Catalog shows to no list', () => {
    expect(added({ id: 9, [ACTION]: 'reactivate' }).changes).toMatchObject([{ operation: 'reactivate', key: '9', row: 3 }]);
  });
});

describe('a new row', () => {
  const added = (row: { [column: string]: string | number }, included: number[] = []) =>
    diffTab(aTab(tags, [{ id: 1, name: 'Art' }], { added: [row] }), included);

  it('is created if its Action says so', () => {
    const { changes } = added({ name: 'Bio', [ACTION]: 'create' });
    expect(changes).toMatchObject([
      { operation: 'create', key: '', row: 3, caption: 'Bio', edits: [{ field: { name: 'name' }, mine: 'Bio' }] },
    ]);
  });

  it.each(['', 'edited', 'to create · abc1'])('without an Action is offered if its Status is “%s”', (status) => {
    expect(added({ name: 'Bio', [STATUS]: status })).toEqual({ ...none, offered: [3] });
  });

  it.each(['created', 'creating · abc1', 'unconfirmed · abc1: no response'])('without an Action isn’t offered after “%s”', (status) => {
    expect(added({ name: 'Bio', [STATUS]: status })).toEqual(none);
  });

  it('is created without an Action if you included it', () => {
    expect(added({ name: 'Bio' }, [3])).toMatchObject({ changes: [{ operation: 'create', row: 3 }], offered: [] });
    expect(added({ name: 'Bio' }, [4])).toMatchObject({ changes: [], offered: [3] });
  });

  it('keeps the intent that its Status carries from an earlier review', () => {
    expect(added({ name: 'Bio', [ACTION]: 'create', [STATUS]: 'to create · abc1' }).changes).toMatchObject([{ intent: 'abc1' }]);
  });

  it('is never created again while an earlier create could have succeeded', () => {
    const diff = added({ name: 'Bio', [ACTION]: 'create', [STATUS]: 'unconfirmed · abc1: no response' });
    expect(diff.changes).toEqual([]);
    expect(refusals(diff)).toEqual(['3 Status: shows that this record might already have been created']);
  });

  it.each([
    [{ [ACTION]: 'create', listing_ids: '7' }, '3 Name: is required in a new row'],
    [{ name: 'Bio', [ACTION]: 'delete' }, '3 Action: “delete” needs a row with an ID'],
  ])('is refused if it is not complete or not to be created', (row, refusal) => {
    expect(refusals(added(row))).toEqual([refusal]);
  });

  it('keeps a text in the place of an ID as a reference', () => {
    const row = { canvas_user_id: 'ada@example.org', listing_id: 5, [ACTION]: 'create' };
    expect(diffTab(aTab(enrollments, [], { added: [row] })).changes[0]?.edits).toMatchObject([
      { field: { name: 'canvas_user_id' }, mine: null, words: 'ada@example.org' },
      { field: { name: 'listing_id' }, mine: 5 },
    ]);
  });
});
