// What the tests of the Google platform do with it, inside the emulated Apps Script. Each answers plain values.
import type { Area, Platform, Sheet, Workbook } from '../../src/platform/ports.ts';

const area = (row: number, column: number, rows: number, columns: number): Area => ({ row, column, rows, columns });

function open(platform: Platform): Workbook {
  if (!platform.workbook) throw new Error('no workbook');
  return platform.workbook;
}

function add(workbook: Workbook, name: string, size: { rows: number; columns: number }, hidden: boolean): Sheet {
  const sheet = workbook.add(name);
  sheet.resize(size);
  if (hidden) sheet.hide();
  return sheet;
}

export const hasWorkbook = (platform: Platform) => platform.workbook !== undefined;

export function describeWorkbook(platform: Platform) {
  const workbook = open(platform);
  return { zone: workbook.timeZone(), locale: workbook.locale(), id: workbook.id() !== '', active: workbook.active()?.name() };
}

export function addSheets(platform: Platform) {
  const workbook = open(platform);
  const made = [
    add(workbook, 'Orders', { rows: 3, columns: 30 }, false),
    add(workbook, 'Orders', { rows: 2000, columns: 2 }, true),
    add(workbook, 'Orders', { rows: 1, columns: 1 }, false),
  ];
  return {
    made: made.map((sheet) => ({ name: sheet.name(), ...sheet.size(), used: sheet.used() })),
    active: workbook.active()?.name(),
    byId: made.map((sheet) => workbook.sheet(sheet.id)?.name()),
    byName: workbook.sheetNamed('Orders 2')?.id === made[1]?.id,
    absent: [workbook.sheet(987_654), workbook.sheetNamed('Nothing')].map((sheet) => sheet === undefined),
  };
}

export function writeAndRead(platform: Platform) {
  const sheet = add(open(platform), 'Data', { rows: 4, columns: 3 }, false);
  sheet.format(area(1, 1, 4, 1), '@');
  sheet.formatEach(area(1, 2, 1, 2), [['0.00', 'yyyy-mm-dd']]);
  sheet.write(area(1, 1, 2, 3), [
    ['007', 1.5, 45_000],
    ['=no', true, ''],
  ]);
  sheet.write(area(3, 2, 1, 1), [['=1+1']]);
  sheet.writeNotes(area(1, 1, 1, 2), [['catalog:id', '']]);
  // Nothing at all is neither read nor written.
  sheet.write(area(1, 1, 0, 3), []);
  const before = { used: sheet.used(), empty: [sheet.values(area(1, 1, 0, 1)), sheet.formulas(area(2, 1, 1, 0))] };
  const values = sheet.values(area(1, 1, 2, 2));
  const isDate = sheet.values(area(1, 3, 1, 1))[0]?.[0] instanceof Date;
  sheet.clear(area(2, 1, 1, 3));
  return {
    ...before,
    values,
    isDate,
    formulas: sheet.formulas(area(3, 1, 1, 3)),
    notes: sheet.notes(area(1, 1, 1, 3)),
    formats: sheet.formats(area(1, 1, 2, 3)),
    cleared: sheet.values(area(2, 1, 1, 3)),
  };
}

export function reshape(platform: Platform) {
  const sheet = add(open(platform), 'Shape', { rows: 2, columns: 2 }, false);
  sheet.write(area(1, 1, 2, 2), [
    ['a', 'b'],
    ['c', 'd'],
  ]);
  sheet.insertRows(0, 1);
  sheet.insertRows(3, 2);
  sheet.insertColumns(0, 1);
  sheet.insertColumns(2, 1);
  const grown = { size: sheet.size(), values: sheet.values(area(1, 1, 3, 4)) };
  sheet.deleteRows(1, 1);
  sheet.deleteColumns(1, 1);
  sheet.insertRows(1, 0);
  sheet.deleteRows(1, 0);
  return { grown, size: sheet.size(), first: sheet.values(area(1, 1, 1, 1)) };
}

export function dress(platform: Platform) {
  const sheet = add(open(platform), 'Dressed', { rows: 5, columns: 6 }, false);
  sheet.dress({
    headerColumns: 5,
    frozenRows: 1,
    frozenColumns: 2,
    widths: { 1: 80, 2: 80, 3: 200 },
    editable: [2, 3, 5],
    links: [6],
    status: { column: 4, edited: 'edited', trouble: ':' },
  });
  sheet.write(area(2, 4, 3, 1), [['edited'], ['failed: no'], ['sent']]);
  sheet.write(area(2, 6, 2, 1), [['https://learn.example.edu/courses/a'], ['no address']]);
  sheet.choice(area(2, 1, 4, 1), { values: ['create', 'delete'], strict: true, help: 'Pick one.' });
  sheet.choice(area(2, 2, 4, 1), { values: ['listed'], strict: false });
  sheet.checkbox(area(2, 3, 4, 1));
}

export const fetchTwo = (platform: Platform) =>
  platform.http.fetchAll([
    { url: 'https://catalog.example.edu/api/v1/tags?per_page=1', method: 'get', headers: { Authorization: 'Token token="wrong"' } },
    { url: 'https://catalog.example.edu/redirect', method: 'get', headers: {} },
  ]);

export function fetchNowhere(platform: Platform) {
  try {
    platform.http.fetchAll([{ url: 'https://nowhere.example.edu/', method: 'get', headers: {} }]);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'message' in error;
  }
  return false;
}

export const fetchNothing = (platform: Platform) => platform.http.fetchAll([]);

export function remember(platform: Platform) {
  platform.user.set('a', '1');
  platform.document.set('b', '2');
  platform.document.set('c', '3');
  platform.document.remove('c');
  return { user: platform.user.get('a'), other: platform.user.get('b') ?? 'none', document: platform.document.all() };
}

export function time(platform: Platform) {
  const before = platform.clock.now();
  platform.clock.sleep(1_500);
  platform.clock.sleep(0);
  return { slept: platform.clock.now() - before, ids: new Set([platform.clock.id(), platform.clock.id()]).size };
}

export function lock(platform: Platform) {
  const inside = platform.lock.hold(1_000, () => 'inside');
  let thrown = '';
  try {
    platform.lock.hold(1_000, () => {
      throw new Error('from the work');
    });
  } catch (error) {
    thrown = error instanceof Error ? error.message : '';
  }
  return { inside, thrown, again: platform.lock.hold(1_000, () => 'again') };
}

export function showPages(platform: Platform) {
  platform.ui.sidebar('sidebar', { view: 'pull', token: 'a token', first: '', language: 'en' });
  platform.ui.dialog({ view: 'review', token: 'another', first: '', language: 'en' }, 'Review changes', { width: 900, height: 600 });
  platform.ui.toast('Done.', 'Catalog Sync');
}

export const isHourly = (platform: Platform) => platform.triggers.hourly();
export const startHourly = (platform: Platform) => {
  platform.triggers.startHourly();
  platform.triggers.startHourly();
};
export const stopHourly = (platform: Platform) => platform.triggers.stopHourly();

export const selected = (platform: Platform) => open(platform).selection();

/** Reads and writes a store, before and after a lock. */
export function useProperties({ document, lock }: Platform) {
  document.set('a', '1');
  const before = [document.get('a'), document.get('b'), document.all()];
  document.set('b', '2');
  document.remove('a');
  const changed = [document.get('a'), document.get('b'), document.all()];
  const locked = lock.hold(1_000, () => [document.get('a'), document.get('b')]);
  return { before, changed, locked };
}

/** Reads what another execution can write meanwhile, at the marks that the test waits for. */
export function readMeanwhile({ document, lock, log }: Platform) {
  const first = document.get('shared');
  log('read');
  const again = document.get('shared');
  document.refresh();
  const refreshed = document.get('shared');
  log('refreshed');
  const locked = lock.hold(1_000, () => document.get('shared'));
  return { first, again, refreshed, locked };
}
