import { describe, expect, it } from 'vitest';
import { isDeletionConfirmed, readTabs, saveTab, type TabEntry } from '../../../src/tabs/memory/registry.ts';
import { originOf, restoreTabs, saveManifest } from '../../../src/tabs/memory/tab-manifest.ts';
import { fakeProperties, fakeSheet, fakeWorkbook } from '../fake-workbook.ts';

function entry(sheet: number, resource: string, more: Partial<TabEntry> = {}): TabEntry {
  return { v: 1, sheet, resource, connection: 'c', host: 'h', filters: {}, rows: 3, complete: true, ...more };
}

describe('the registry of tabs', () => {
  it('lists tabs in the order of the resource table, first tabs before further ones', () => {
    const document = fakeProperties({ other: 'x' });
    for (const each of [
      entry(1, 'tags'),
      entry(4, 'courses', { further: true }),
      entry(9, 'courses'),
      entry(2, 'courses', { further: true }),
    ])
      saveTab(document, each);
    expect(readTabs(document).map(({ sheet }) => sheet)).toEqual([9, 2, 4, 1]);
  });

  it('keeps one entry for each sheet', () => {
    const document = fakeProperties();
    saveTab(document, entry(1, 'tags'));
    saveTab(document, entry(1, 'tags', { rows: 5 }));
    expect(readTabs(document)).toEqual([entry(1, 'tags', { rows: 5 })]);
  });

  it('stops the run at an entry of a newer version', () => {
    const document = fakeProperties({ 'tab.1': JSON.stringify({ ...entry(1, 'tags'), v: 2 }) });
    expect(() => readTabs(document)).toThrow('newer version');
  });
});

describe('a 404 for a record', () => {
  it.each<[string, boolean, Partial<TabEntry>]>([
    ['means that it’s deleted', true, { scope: 'mine' }],
    ['means that it’s deleted in a tab of an earlier version', true, {}],
    ['says nothing if another key pulled the row', false, { scope: 'theirs' }],
    ['says nothing if the last pull didn’t return it', false, { scope: 'mine', unseen: ['5'] }],
    ['means that it’s deleted if the last pull returned it', true, { scope: 'mine', unseen: ['6'] }],
    ['says nothing if the last pull missed many rows', false, { scope: 'mine', unseen: 'many' }],
  ])('%s', (_, confirmed, more) => {
    expect(isDeletionConfirmed(entry(1, 'tags', more), 'mine', '5')).toBe(confirmed);
  });

  it('means that it’s deleted if no tab shows it', () => {
    expect(isDeletionConfirmed(undefined, 'mine', '5')).toBe(true);
  });
});

describe('the manifest in the data sheet', () => {
  const choices = { filters: { title: 'Alps' }, lookedUp: ['catalog_name'] };
  const pulled = entry(1, 'courses', { ...choices, scope: 'mine', unseen: ['5'], pulledAt: 9, fullAt: 8, run: 'r' });

  it('brings many tabs with long filters back, in notes that each fit into a cell', () => {
    const sheets = Array.from({ length: 14 }, (_, at) => at + 1);
    const workbook = fakeWorkbook(sheets.map((sheet) => fakeSheet(sheet)));
    const original = fakeProperties();
    const custom = Array.from({ length: 90 }, (_, at) => ({ name: `q${at}`, label: `Question ${at}` }));
    for (const sheet of sheets) saveTab(original, entry(sheet, 'users', { filters: { search: 'x'.repeat(3_400) }, custom }));

    saveManifest(workbook, original);

    const copy = fakeProperties();
    restoreTabs(workbook, copy);
    expect(readTabs(copy).map(({ sheet }) => sheet)).toEqual(sheets);
    const data = workbook.sheetNamed('Catalog Sync data');
    const notes = data?.notes({ row: 1, column: 1, rows: 20, columns: 1 }).flat() ?? [];
    expect(Math.max(...notes.map((note) => note.length))).toBeLessThan(50_000);

    for (const sheet of sheets.slice(1)) original.remove(`tab.${sheet}`);
    saveManifest(workbook, original);
    const later = fakeProperties();
    restoreTabs(workbook, later);
    expect(readTabs(later).map(({ sheet }) => sheet)).toEqual([1]);
  });

  it('brings the tabs of a copied file back, without what only holds for the original', () => {
    const workbook = fakeWorkbook([fakeSheet(1)]);
    const original = fakeProperties();
    saveTab(original, pulled);
    saveTab(original, entry(2, 'tags'));
    saveManifest(workbook, original);

    const copy = fakeProperties();
    const elsewhere = { ...workbook, id: () => 'copied book' };
    expect([originOf(workbook, original), originOf(elsewhere, copy)]).toEqual([undefined, 'copy']);
    restoreTabs(workbook, copy);
    const { scope: _scope, unseen: _unseen, fullAt: _fullAt, run: _run, ...kept } = pulled;
    expect(readTabs(copy)).toEqual([{ ...kept, complete: false }]);
    expect(originOf(elsewhere, copy)).toBeUndefined();
  });

  it('tells a file in which another script worked from a copy of it', () => {
    const workbook = fakeWorkbook([fakeSheet(1)]);
    const original = fakeProperties();
    saveTab(original, pulled);
    saveManifest(workbook, original);
    expect(originOf(workbook, fakeProperties())).toBe('other-script');
  });

  it('isn’t written again until a tab changes in more than its rows', () => {
    const workbook = fakeWorkbook();
    const document = fakeProperties();
    saveTab(document, entry(1, 'tags'));
    saveManifest(workbook, document);
    const before = document.get('kept-tabs');
    saveTab(document, entry(1, 'tags', { rows: 4, pulledAt: 5 }));
    saveManifest(workbook, document);
    expect(document.get('kept-tabs')).toBe(before);
    saveTab(document, entry(1, 'tags', { filters: { name: 'x' } }));
    saveManifest(workbook, document);
    expect(document.get('kept-tabs')).not.toBe(before);
  });

  it('never replaces tabs that a file knows', () => {
    const workbook = fakeWorkbook([fakeSheet(1)]);
    const document = fakeProperties();
    saveTab(document, entry(1, 'courses'));
    saveManifest(workbook, document);
    saveTab(document, entry(1, 'courses', { rows: 99 }));
    restoreTabs(workbook, document);
    expect(readTabs(document)[0]?.rows).toBe(99);
  });

  it('is absent from a file without a data sheet', () => {
    expect(originOf(fakeWorkbook(), fakeProperties())).toBeUndefined();
  });
});
