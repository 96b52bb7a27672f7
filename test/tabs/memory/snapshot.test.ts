import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/catalog/resource.ts';
import {
  type Base,
  baseOf,
  commitSnapshot,
  readSnapshot,
  type Snapshot,
  shortened,
  showsBase,
  stageSnapshot,
  UNKNOWN,
} from '../../../src/tabs/memory/snapshot.ts';
import { DATA_SHEET } from '../../../src/tabs/memory/storage.ts';
import { aField, resource as small, UTC } from '../a-tab.ts';
import { type FakeWorkbook, fakeWorkbook } from '../fake-workbook.ts';

const WRITE = { blank: 'clears' } as const;
const resource: Resource = {
  ...small,
  fields: [
    aField('id', 'id'),
    aField('name', 'text', { write: WRITE }),
    aField('seats', 'integer', { write: WRITE }),
    aField('open', 'boolean', { write: WRITE }),
    aField('tags', 'set', { write: WRITE }),
    aField('steps', 'ids', { write: WRITE, ordered: true }),
  ],
};

function snapshotOf(bases: Record<string, Base>, key = '1'): Snapshot {
  return new Map([[key, { updated: '2026-01-01T00:00:00Z', readOnlyFingerprint: 'f', bases }]]);
}

const tab = (sheet = 7, usedRows = 5) => ({ sheet, resource, usedRows });
const read = (workbook: FakeWorkbook, sheet = 7, keys: readonly string[] = ['1']) => readSnapshot(workbook, { sheet, keys, resource });

function store(workbook: FakeWorkbook, rows: Snapshot, sheet = 7): void {
  commitSnapshot(workbook, stageSnapshot(workbook, tab(sheet), { rows, zone: 'UTC' }));
}

describe('a snapshot of which few rows change', () => {
  const COUNT = 900;
  const rowsWith = (name: (at: number) => string): Snapshot =>
    new Map(
      Array.from({ length: COUNT }, (_, at) => [
        String(at),
        { updated: '', readOnlyFingerprint: 'f'.repeat(300), bases: { name: name(at) } },
      ]),
    );
  const keys = Array.from({ length: COUNT }, (_, at) => String(at));
  const filled = (workbook: FakeWorkbook) => workbook.sheetNamed(DATA_SHEET)?.values({ row: 1, column: 1, rows: 40, columns: 6 }) ?? [];
  const textsIn = (workbook: FakeWorkbook, column: number) => filled(workbook).map((row) => String(row[column - 1] ?? ''));

  function changeOne(workbook: FakeWorkbook) {
    store(
      workbook,
      rowsWith((at) => `Name ${at}`),
    );
    const { committed } = read(workbook, 7, keys);
    const rows = new Map(committed?.rows);
    rows.set('700', { updated: '', readOnlyFingerprint: 'g', bases: { name: 'Changed' } });
    const before = textsIn(workbook, 1);
    const place = committed?.place;
    const staged = stageSnapshot(workbook, tab(), { rows, zone: 'UTC', ...(place && { place }) });
    return { rows, before, staged };
  }

  it('stages the changed rows alone, and reads them as the whole snapshot', () => {
    const workbook = fakeWorkbook();
    const { rows, before } = changeOne(workbook);
    expect(before.filter((text) => text !== '').length).toBeGreaterThan(5);
    expect(textsIn(workbook, 2).join('').length).toBeLessThan(1_000);
    const { committed, pending } = read(workbook, 7, keys);
    expect(committed?.rows.get('700')?.bases).toEqual({ name: 'Name 700' });
    expect(pending.map((each) => each.rows)).toEqual([rows]);
  });

  it('writes one cell of it, and leaves nothing else behind', () => {
    const workbook = fakeWorkbook();
    const { rows, before, staged } = changeOne(workbook);
    commitSnapshot(workbook, staged);
    const after = textsIn(workbook, 1);
    expect(after.filter((text, at) => text !== before[at])).toHaveLength(1);
    expect(textsIn(workbook, 2).join('')).toBe('');
    expect(read(workbook, 7, keys)).toEqual({ committed: expect.objectContaining({ rows, zone: 'UTC' }), pending: [] });
  });

  it('is the same whichever part of the commit a killed run has written', () => {
    const workbook = fakeWorkbook();
    const { rows, staged } = changeOne(workbook);
    const data = workbook.sheetNamed(DATA_SHEET);
    for (const { row, text } of staged.changed?.cells ?? []) data?.write({ row, column: 1, rows: 1, columns: 1 }, [[text]]);
    expect(read(workbook, 7, keys).pending.map((each) => each.rows)).toEqual([rows]);
  });

  it('stays if none has changed', () => {
    const workbook = fakeWorkbook();
    store(
      workbook,
      rowsWith((at) => `Name ${at}`),
    );
    const before = textsIn(workbook, 1);
    const { place, rows = new Map() } = read(workbook, 7, keys).committed ?? {};
    commitSnapshot(workbook, stageSnapshot(workbook, tab(), { rows: new Map(rows), zone: 'UTC', ...(place && { place }) }));
    expect(textsIn(workbook, 1)).toEqual(before);
    expect(textsIn(workbook, 2).join('')).toBe('');
  });

  it('is stored whole if a row comes or the time zone changes', () => {
    const workbook = fakeWorkbook();
    store(
      workbook,
      rowsWith((at) => `Name ${at}`),
    );
    const { place, rows = new Map() } = read(workbook, 7, keys).committed ?? {};
    const more = new Map(rows).set('new', { updated: '', readOnlyFingerprint: '', bases: {} });
    expect(stageSnapshot(workbook, tab(), { rows: more, zone: 'UTC', ...(place && { place }) }).changed).toBeUndefined();
    expect(stageSnapshot(workbook, tab(), { rows, zone: 'Asia/Tokyo', ...(place && { place }) }).changed).toBeUndefined();
  });
});

describe('a stored snapshot', () => {
  it.each<[string, Record<string, Base>]>([
    ['texts', { name: 'Alps' }],
    ['blanks', { name: null, seats: null }],
    ['numbers, zero included', { seats: 0 }],
    ['booleans', { open: false }],
    ['lists, empty ones included', { tags: [], steps: [3, 1, 2] as unknown as readonly string[] }],
    ['no base of a cell that never showed a value', {}],
    ['texts that look like JSON', { name: '{"a":1}' }],
    ['a cell whose last pulled value isn’t known', { name: UNKNOWN }],
    ['a long text as length and hash', { name: baseOf('x'.repeat(401)) }],
  ])('returns %s as they were', (_, bases) => {
    const workbook = fakeWorkbook();
    store(workbook, snapshotOf(bases));
    expect(read(workbook)).toEqual({ committed: expect.objectContaining({ rows: snapshotOf(bases), zone: 'UTC' }), pending: [] });
  });

  it('fills several cells if it’s long, and leaves no cell of a longer one behind', () => {
    const workbook = fakeWorkbook();
    const rows: Snapshot = new Map(
      Array.from({ length: 3_000 }, (_, index) => [
        String(index),
        { updated: '', readOnlyFingerprint: 'f'.repeat(8), bases: { name: `A name of some length, number ${index}` } },
      ]),
    );
    store(workbook, rows);
    const data = workbook.added(DATA_SHEET);
    const chunks = data.values({ row: 2, column: 1, rows: data.size().rows - 1, columns: 1 }).filter(([cell]) => cell !== '');
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.every(([cell]) => String(cell).length < 50_000)).toBe(true);
    expect(read(workbook).committed?.rows).toEqual(rows);
    store(workbook, snapshotOf({ name: 'Alps' }));
    expect(read(workbook).committed?.rows).toEqual(snapshotOf({ name: 'Alps' }));
  });

  it('is kept apart from those of other tabs', () => {
    const workbook = fakeWorkbook();
    store(workbook, snapshotOf({ name: 'Mine' }));
    store(workbook, snapshotOf({ name: 'Other' }), 8);
    store(workbook, snapshotOf({ name: 'Mine again' }));
    expect(read(workbook).committed?.rows.get('1')?.bases.name).toBe('Mine again');
    expect(read(workbook, 8).committed?.rows.get('1')?.bases.name).toBe('Other');
  });

  it('of an earlier version, with a sorted list of an ordered field, counts that list as a set', () => {
    const workbook = fakeWorkbook();
    store(workbook, snapshotOf({ steps: [3, 1] as unknown as readonly string[] }));
    const data = workbook.added(DATA_SHEET);
    const [[text = ''] = []] = data.values({ row: 2, column: 1, rows: 1, columns: 1 });
    data.set(2, 1, String(text).replace(',"o":1', ''));
    expect(read(workbook).committed?.rows.get('1')?.bases.steps).toEqual({ items: [3, 1] });
  });
});

describe('a snapshot that is staged', () => {
  it('is pending next to the committed one until it’s committed', () => {
    const workbook = fakeWorkbook();
    store(workbook, snapshotOf({ name: 'Old' }));
    const staged = stageSnapshot(workbook, tab(), { rows: snapshotOf({ name: 'New' }), zone: 'Asia/Tokyo' });
    const between = read(workbook);
    expect(between.committed?.rows.get('1')?.bases.name).toBe('Old');
    expect(between.pending.map(({ rows, zone }) => [rows.get('1')?.bases.name, zone])).toEqual([['New', 'Asia/Tokyo']]);
    commitSnapshot(workbook, staged);
    expect(read(workbook)).toMatchObject({ committed: { zone: 'Asia/Tokyo' }, pending: [] });
  });

  it('replaces what an earlier try of the same run staged', () => {
    const workbook = fakeWorkbook();
    const first = stageSnapshot(workbook, tab(), { rows: snapshotOf({ name: 'First' }), zone: 'UTC' });
    const second = stageSnapshot(workbook, tab(), { rows: snapshotOf({ name: 'Second' }), zone: 'UTC' }, first);
    expect(second.column).toBe(first.column);
    expect(read(workbook).pending).toHaveLength(1);
  });

  it('knows how many rows were used before the first killed run made room', () => {
    const workbook = fakeWorkbook();
    stageSnapshot(workbook, tab(7, 5), { rows: snapshotOf({}), zone: 'UTC' });
    expect(stageSnapshot(workbook, tab(7, 9), { rows: snapshotOf({}), zone: 'UTC' }).usedBefore).toBe(5);
    expect(stageSnapshot(workbook, tab(8, 9), { rows: snapshotOf({}), zone: 'UTC' }).usedBefore).toBe(9);
  });
});

describe('a damaged snapshot', () => {
  it.each<[string, (workbook: FakeWorkbook) => void]>([
    ['lost', (workbook) => workbook.added(DATA_SHEET).set(1, 1, '')],
    ['cut in the middle of a chunk', (workbook) => workbook.added(DATA_SHEET).set(2, 1, '[["1","","f"')],
    ['short of a chunk', (workbook) => workbook.added(DATA_SHEET).set(2, 1, '')],
  ])('stops the run if it’s %s, and counts as empty if asked to ignore that', (_, damage) => {
    const workbook = fakeWorkbook();
    store(workbook, snapshotOf({ name: 'Alps' }));
    damage(workbook);
    expect(() => read(workbook)).toThrow('is damaged');
    expect(readSnapshot(workbook, { sheet: 7, keys: ['1'], resource }, 'ignore')).toEqual({ pending: [] });
  });

  it('isn’t one if the tab has no rows yet', () => {
    expect(read(fakeWorkbook(), 7, ['', ''])).toEqual({ pending: [] });
  });

  it('of a newer version stops the run even if damage is ignored', () => {
    const workbook = fakeWorkbook();
    store(workbook, snapshotOf({ name: 'Alps' }));
    const data = workbook.added(DATA_SHEET);
    data.set(1, 1, String(data.values({ row: 1, column: 1, rows: 1, columns: 1 })[0]?.[0]).replace('"v":1', '"v":3'));
    expect(() => readSnapshot(workbook, { sheet: 7, keys: ['1'], resource }, 'ignore')).toThrow('newer version');
  });
});

describe('a cell and its base', () => {
  const text = aField('name', 'text', { write: WRITE });
  const steps = aField('steps', 'ids', { write: WRITE, ordered: true });

  it.each<[string, boolean, typeof text, { cell: string; base: Base }]>([
    ['the same text', true, text, { cell: 'Alps', base: 'Alps' }],
    ['another text', false, text, { cell: 'Andes', base: 'Alps' }],
    ['a blank cell and null', true, text, { cell: '', base: null }],
    ['any cell without a base', true, text, { cell: 'typed', base: undefined }],
    ['any cell whose base isn’t known', false, text, { cell: '', base: UNKNOWN }],
    ['the same long text', true, text, { cell: 'x'.repeat(500), base: shortened('x'.repeat(500)) }],
    ['a long text that differs in one letter', false, text, { cell: `y${'x'.repeat(499)}`, base: shortened('x'.repeat(500)) }],
    ['an ordered list in its order', true, steps, { cell: '3, 1', base: [3, 1] }],
    ['an ordered list in another order', false, steps, { cell: '1, 3', base: [3, 1] }],
    ['a list of an earlier version in any order', true, steps, { cell: '3, 1', base: { items: [1, 3] } }],
  ])('agree or not: %s', (_, agree, field, { cell, base }) => {
    expect(showsBase(field, cell, base, UTC)).toBe(agree);
  });

  it('agree in any line ends, which a spreadsheet changes', () => {
    expect(showsBase(text, `a\n${'x'.repeat(500)}`, baseOf(`a\r\n${'x'.repeat(500)}`), UTC)).toBe(true);
  });
});
