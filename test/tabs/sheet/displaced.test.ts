import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/platform/ports.ts';
import { asFarAsDone, corrected, displacedBy, type Intended, lostRows } from '../../../src/tabs/sheet/displaced.ts';
import type { Contents } from '../../../src/tabs/sheet/tab.ts';
import { follow, track } from '../../../src/tabs/sheet/tracked.ts';
import { resource, tabWith } from '../a-tab.ts';

const ALPS = ['', '', 1, 'Alps', 10, 3, 'mine'];
const BAYS = ['', '', 2, 'Bays', 20, 5, 'yours'];
const TOTAL = ['', '', '', '', '', '', 'Total'];

const write = (cells: Intended['cells'], more: Partial<Intended> = {}): Intended => ({
  lastRow: 3,
  added: 0,
  deleting: [],
  newCells: [],
  cells,
  ...more,
});

/** The rows as they must be after a write that met a change of the layout, and how many of their cells were wrong. */
function afterWrite(before: Contents, intended: Intended, now: Contents): { rows: Cell[][]; wrong: number } {
  const meant = asFarAsDone(track(before), intended, now, 'UTC');
  const places = new Set(meant.landings.map(({ row, column }) => `${row}:${column}`));
  const tracked = follow(meant.layout, now, (row, column) => places.has(`${row}:${column}`));
  const { contents } = corrected(tracked, displacedBy(meant, tracked, 'UTC'), { resource, zone: 'UTC' });
  return { rows: contents.values, wrong: contents.wrong?.size ?? 0 };
}

describe('a cell that was written in the wrong place', () => {
  const before = tabWith([ALPS, BAYS, TOTAL], ['Mine']);

  it('gets back what belongs there when rows were sorted', () => {
    const sorted = tabWith([['', '', 2, 'Andes', 20, 5, 'yours'], ALPS, TOTAL], ['Mine']);
    expect(afterWrite(before, write([{ row: 2, column: 4, value: 'Andes' }]), sorted)).toEqual({ rows: [BAYS, ALPS, TOTAL], wrong: 1 });
  });

  it('stays when someone has typed into it since', () => {
    const typed = ['', '', 2, 'Typed since', 20, 5, 'yours'];
    const sorted = tabWith([typed, ALPS, TOTAL], ['Mine']);
    expect(afterWrite(before, write([{ row: 2, column: 4, value: 'Andes' }]), sorted).rows[0]).toEqual(typed);
  });

  it('becomes blank in a row that was inserted', () => {
    const inserted = tabWith([['', '', '', 'Andes', '', '', ''], ALPS, BAYS, TOTAL], ['Mine']);
    expect(afterWrite(before, write([{ row: 2, column: 4, value: 'Andes' }]), inserted).rows[0]?.join('')).toBe('');
  });

  it('is a cell of the user’s own row, such as a total', () => {
    const sorted = tabWith([TOTAL.with(3, 'Andes'), ALPS, BAYS], ['Mine']);
    expect(afterWrite(before, write([{ row: 2, column: 4, value: 'Andes' }]), sorted).rows[0]).toEqual(TOTAL);
  });

  it('is none if the write went to the right cells', () => {
    const right = tabWith([['', '', 1, 'Andes', 10, 3, 'mine'], BAYS, TOTAL], ['Mine']);
    expect(afterWrite(before, write([{ row: 2, column: 4, value: 'Andes' }]), right).wrong).toBe(0);
  });
});

describe('rows that a write removes', () => {
  const before = tabWith([ALPS, BAYS], ['Mine']);
  const lost = (now: Contents) => {
    const meant = asFarAsDone(track(before), write([], { deleting: [2] }), now, 'UTC');
    return lostRows(
      meant,
      follow(meant.layout, now, () => false),
    ).map((index) => meant.layout.rows[index]);
  };

  it('are lost if the row that was to go is still there', () => {
    expect(lost(tabWith([ALPS], ['Mine']))).toEqual(['key 2']);
  });

  it('aren’t lost if it’s the row that was to go', () => {
    expect(lost(tabWith([BAYS], ['Mine']))).toEqual([]);
  });
});
