// User-defined fields of learners as columns beside their names, in every tab that shows learners.
import { describe, expect, it } from 'vitest';
import { customName, learnerFieldName } from '../../src/catalog/custom-fields.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import type { ColumnState } from '../../src/protocol/state.ts';
import { fill } from '../support/cells.ts';
import { FEW, openWorld, pull, review, rowsOf, shareWorld, violations, type World } from '../support/open-world.ts';
import { tracesOf } from '../support/people-traces.ts';

interface User {
  id: number;
  canvas_user_id: number;
  custom_fields: Record<string, string | null> | null;
}

const usersIn = ({ catalog }: World) => catalog.records('users') as unknown as User[];
const sheetOf = ({ host }: World, tab: string) => host.workbook.dump(tab, { row: 1, column: 1, rows: 1, columns: 1 }).id;
const columnsOf = (world: World, tab: string) =>
  world.person.ask<{ columns: ColumnState[] }>('columns', { sheet: sheetOf(world, tab) }).columns;

/** Adds columns in the sidebar, after those that the tab has. */
function addColumns(world: World, tab: string, names: readonly string[]): { added: number } {
  const there = columnsOf(world, tab).filter((column) => column.there);
  const columns = [...there.map(({ name, shown }) => ({ name, shown })), ...names.map((name) => ({ name, shown: true }))];
  return world.person.ask('arrangeColumns', { sheet: sheetOf(world, tab), columns });
}

const cellsWritten = ({ host }: World) =>
  host.counts().writes.reduce((sum, { sheet, rows, columns }) => (sheet.startsWith('Catalog Sync') ? sum : sum + rows * columns), 0);

/** A field that several users have filled, and its label. */
function someField(world: World): { name: string; label: string } {
  const names = usersIn(world).flatMap(({ custom_fields }) =>
    Object.entries(custom_fields ?? {}).flatMap(([name, value]) => (value ? [name] : [])),
  );
  const [name = ''] = names.sort((a, b) => names.filter((one) => one === b).length - names.filter((one) => one === a).length);
  const defined = world.catalog.records('catalogs').flatMap((catalog) => catalog.user_defined_fields as { name: string; label: string }[]);
  return { name, label: defined.find((field) => field.name === name)?.label ?? '' };
}

/** The value of a field by the Canvas ID of a user, as text. */
const fieldOf = (world: World, name: string, id: string | undefined) =>
  usersIn(world).find(({ canvas_user_id }) => String(canvas_user_id) === id)?.custom_fields?.[name] ?? '';

const TABS = resources.flatMap(({ name, title, learnerId, children }) => [
  ...(learnerId === undefined ? [] : [{ resource: name, tab: title }]),
  ...(children?.learnerId === undefined ? [] : [{ resource: name, tab: children.title }]),
]);

describe('user-defined fields of learners', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['users', ...new Set(TABS.map(({ resource }) => resource))] });

  it.each(TABS)('are offered for $tab, and none is in a new tab', ({ tab }) => {
    const world = shared();
    const { name, label } = someField(world);
    const columns = columnsOf(world, tab);
    expect(columns.find((column) => column.name === learnerFieldName(name))).toMatchObject({
      label,
      there: false,
      shown: false,
      editable: false,
    });
    expect(columns.filter((column) => column.there && column.name.startsWith('learner.custom.'))).toEqual([]);
  });

  it('fill their column at once, beside the right learner', () => {
    const world = shared();
    const { name, label } = someField(world);
    expect(addColumns(world, 'Enrollments', [learnerFieldName(name)])).toEqual({ added: 0 });
    const rows = rowsOf(world, 'Enrollments');
    expect(rows.map((row) => row[label])).toEqual(rows.map((row) => fieldOf(world, name, row['Canvas user ID'])));
    expect(rows.filter((row) => row[label]).length).toBeGreaterThan(3);
  });

  it('are stored by name only, and the cache has no field that no tab shows', () => {
    const world = shared();
    const { name, label } = someField(world);
    const entry = Object.entries(world.host.properties.document).find(([key]) => key === `tab.${sheetOf(world, 'Enrollments')}`)?.[1] ?? '';
    expect(entry).toContain(learnerFieldName(name));
    expect(entry).not.toContain(label);
    const heads = (world.host.workbook.values('Catalog Sync data', '1:1')[0] ?? []).map(String);
    const people = heads.find((head) => head.includes('"names":"people"')) ?? '';
    const fields = (JSON.parse(people) as { fields: string[] }).fields.filter((field) => field.startsWith('custom.'));
    expect(fields).toEqual([customName(name)]);
  });

  it('are never edits, and a refresh restores what was typed over them', () => {
    const world = shared();
    const { label } = someField(world);
    const [row] = rowsOf(world, 'Enrollments').filter((each) => each[label] !== '');
    fill(world, 'Enrollments', row?.row, { [label]: 'Something else' });
    const plan = review(world);
    expect([plan.requests, plan.refused, plan.remarks]).toEqual([[], [], []]);
    world.host.dialogs().at(-1)?.close();
    pull(world, 'enrollments');
    expect(rowsOf(world, 'Enrollments').find(({ ID }) => ID === row?.ID)?.[label]).toBe(row?.[label]);
  });

  it('write no cell in a second refresh, which asks for changes only', () => {
    const world = shared();
    world.host.resetCounts();
    world.catalog.clearRequests();
    expect(pull(world, 'enrollments')).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(cellsWritten(world)).toBe(0);
    const asked = world.catalog.requests().map(({ path }) => path.replace(/=.*/, ''));
    expect(asked.filter((path) => path.includes('/users'))).toEqual(['/api/v1/users?updated_at_from']);
  });

  it('change in the cells of one learner when Catalog has a new value', () => {
    const world = shared();
    const { name, label } = someField(world);
    const [row] = rowsOf(world, 'Enrollments').filter((each) => each[label] !== '');
    const user = usersIn(world).find(({ canvas_user_id }) => String(canvas_user_id) === row?.['Canvas user ID']);
    const theirs = rowsOf(world, 'Enrollments').filter((each) => each['Canvas user ID'] === row?.['Canvas user ID']);
    world.host.advance(1);
    const fields = { custom_fields: { ...user?.custom_fields, [name]: 'New value' } };
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.id), fields });
    world.host.resetCounts();
    pull(world, 'enrollments');
    expect(cellsWritten(world)).toBe(theirs.length);
    expect(
      rowsOf(world, 'Enrollments')
        .filter((each) => each[label] === 'New value')
        .map(({ ID }) => ID),
    ).toEqual(theirs.map(({ ID }) => ID));
  });

  it('fill the columns of child rows and of analytics in the next refresh', () => {
    const world = shared();
    const { name, label } = someField(world);
    for (const tab of ['Order items', 'Order analytics', 'Bulk enrollments']) addColumns(world, tab, [learnerFieldName(name)]);
    pull(world, 'orders');
    pull(world, 'analytics/orders');
    pull(world, 'bulk_enrollments');
    for (const [tab, id] of [
      ['Order items', 'Canvas user ID'],
      ['Order analytics', 'Learner Canvas user ID'],
      ['Bulk enrollments', 'Canvas user ID'],
    ] as const) {
      const rows = rowsOf(world, tab);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map((row) => row[label])).toEqual(rows.map((row) => fieldOf(world, name, row[id])));
    }
    expect(violations(world)).toEqual([]);
  });

  it('are forgotten when their column is deleted', () => {
    const world = shared();
    const { name, label } = someField(world);
    const [headers = []] = world.host.workbook.display('Bulk enrollments');
    world.host.workbook.deleteColumns('Bulk enrollments', headers.indexOf(label) + 1, 1);
    pull(world, 'bulk_enrollments');
    expect(world.host.properties.document[`tab.${sheetOf(world, 'Bulk enrollments')}`]).not.toContain(learnerFieldName(name));
  });

  it('leave no trace after a removal of personal data, in copies of tabs either', () => {
    const world = shared();
    const { name } = someField(world);
    const values = usersIn(world).flatMap(({ custom_fields }) =>
      (custom_fields?.[name]?.length ?? 0) > 4 ? [String(custom_fields?.[name])] : [],
    );
    world.host.workbook.duplicateTab('Enrollments');
    expect(tracesOf(world.host, values).length).toBeGreaterThan(0);
    while (!world.person.ask<{ done: boolean }>('removePersonal', { confirmed: 'remove personal data' }).done);
    expect(tracesOf(world.host, values)).toEqual([]);
  });
});

describe('without personal data', () => {
  it('no user-defined field of a learner is offered or asked for', async () => {
    const world = await openWorld({ catalog: FEW });
    world.person.ask('personal', { answer: 'without' });
    pull(world, 'enrollments');
    world.catalog.clearRequests();
    expect(columnsOf(world, 'Enrollments').filter(({ name }) => name.startsWith('learner.custom.'))).toEqual([]);
    expect(world.catalog.requests()).toEqual([]);
  });
});

describe('too many fields', () => {
  it('are refused before anything is read or written', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['enrollments'] });
    const many = Array.from({ length: 91 }, (_, at) => learnerFieldName(`field_${at}`));
    const before = world.host.workbook.display('Enrollments')[0];
    expect(() => addColumns(world, 'Enrollments', many)).toThrow('These are too many user-defined fields for one tab.');
    expect(world.host.workbook.display('Enrollments')[0]).toEqual(before);
  });
});
