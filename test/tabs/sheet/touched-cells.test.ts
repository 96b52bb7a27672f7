import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/platform/ports.ts';
import { ACTION, headsOf, STATUS } from '../../../src/tabs/sheet/columns.ts';
import { isUnchanged } from '../../../src/tabs/sheet/layout.ts';
import { readTouched, withHitColumns } from '../../../src/tabs/sheet/touched-cells.ts';
import { resource } from '../a-tab.ts';
import { fakeSheet } from '../fake-workbook.ts';

const ROWS = 5_000;
const OWN = ['Office', 'Room', 'Phone', 'Note'];

/** A large tab in which users have moved *Seats* between *Status* and the key. */
function largeTab() {
  const names = [ACTION, STATUS, 'seats', 'id', 'name', 'count'];
  const heads = names.flatMap((name) => headsOf(resource).filter((head) => head.name === name));
  const rows = Array.from({ length: ROWS }, (_, index): Cell[] => ['', '', 20, index + 1, `Course ${index + 1}`, 3, ...OWN]);
  return fakeSheet(
    7,
    [[...heads.map(({ header }) => header), ...OWN], ...rows],
    heads.map(({ note }) => note),
  );
}

describe('a send of one row in a large tab', () => {
  it('looks right before the write at a column that users edit, though it lies between columns that only we write', () => {
    const contents = readTouched(largeTab(), resource, { names: new Set(['5']), fields: ['seats'], isPlain: true });
    const columnOf = (name: string) => contents.columns.get(name) ?? 0;
    const down = (column: number) => ({ row: 2, column, rows: ROWS, columns: 1 });
    const hitIn = (column: number) => withHitColumns(contents, [{ row: 6, column, values: [['21']] }], resource).areas;
    expect(hitIn(columnOf('seats'))).toContainEqual(down(columnOf('seats')));
    expect(hitIn(columnOf('id'))).not.toContainEqual(down(columnOf('id')));
  });

  it.each(['a number', 'a formula'])('sees %s that someone types into its row after it was first read', (what) => {
    const sheet = largeTab();
    const contents = readTouched(sheet, resource, { names: new Set(['5']), fields: ['seats'], isPlain: true });
    const column = contents.columns.get('seats') ?? 0;
    sheet.set(6, column, 99);
    if (what === 'a formula') sheet.fill({ row: 6, column, rows: 1, columns: 1 }, '=98+1');
    expect(isUnchanged(withHitColumns(contents, [{ row: 6, column, values: [['21']] }], resource))).toBe(false);
  });
});
