// Whatever a person and a script do to the grid, undo brings it back step by step.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Host } from '../../emulator/host.ts';
import { hostWith } from '../emulator/apps-script/host-with.ts';

const code = `
  function fill() { sheet().getRange('A1:C4').setValues([['id', 'name', 'total'], [1, 'a', '=A2*2'], [2, 'b', '=SUM(A$2:A3)'], [3, 'c', '=B4']]); }
  function write(row, column) { sheet().getRange(row, column).setValue(row + column).setNote('n' + row).setNumberFormat('0.0'); }
  function grow() { sheet().insertRowsAfter(2, 2); sheet().insertColumnsBefore(1, 1); }
  function shrink() { sheet().deleteRows(3, 1); }`;

const here = 'Sheet1';
/** What can happen to the grid, at a place and with another place where it needs one. */
const verbs = {
  type: (host, at) => host.workbook.edit(here, a1(at), '=A1&"!"'),
  write: (host, at) => host.run('write', at.row, at.column),
  grow: (host) => host.run('grow'),
  shrink: (host) => host.run('shrink'),
  cut: (host, at, to) => host.workbook.cutPaste(here, a1(at), a1(to)),
  copy: (host, at, to) => host.workbook.copyPaste(here, a1(at), a1(to)),
  duplicateRow: (host, at) => host.workbook.duplicateRow(here, at.row),
  sort: (host, at) => host.workbook.sort(here, at.column, true),
  moveColumn: (host, at) => host.workbook.moveColumn(here, at.column, 1),
  merge: (host, at) => host.workbook.merge(here, `${a1(at)}:${a1({ ...at, row: at.row + 1 })}`),
  filter: (host, at) => host.workbook.filter(here, at.column, ['1', 'a']),
  hide: (host, at) => host.workbook.hideRows(here, at.row, 2),
  duplicateTab: (host) => host.workbook.duplicateTab(here),
  name: (host) => host.workbook.nameRange(here, 'A1:A3', 'Ids'),
} satisfies Record<string, (host: Host, at: Place, to: Place) => unknown>;

interface Place {
  row: number;
  column: number;
}

const place: fc.Arbitrary<Place> = fc.record({ row: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 1, max: 4 }) });
const action = fc.record({ verb: fc.constantFrom(...Object.values(verbs)), at: place, to: place });

function a1({ row, column }: Place): string {
  return `${'ABCD'[column - 1]}${row}`;
}

it('undo takes every step back', async () => {
  const host = await hostWith(code);
  host.run('fill');
  host.workbook.saveVersion('start');
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      host.workbook.restoreVersion('start');
      const states = [host.workbook.dump()];
      for (const { verb, at, to } of actions) {
        try {
          verb(host, at, to);
        } catch {
          continue; // Merged cells in the way, a name that is taken.
        }
        states.push(host.workbook.dump());
      }
      for (const state of states.slice(0, -1).reverse()) {
        host.workbook.undo();
        expect(host.workbook.dump()).toEqual(state);
      }
    }),
    { numRuns: 300 },
  );
});
