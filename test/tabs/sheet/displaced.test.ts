import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/platform/ports.ts';
import { lostRows, settle } from '../../../src/tabs/sheet/displaced.ts';
import { displacedIn } from '../../../src/tabs/sheet/flush-merge.ts';
import type { Contents } from '../../../src/tabs/sheet/tab.ts';
import { follow, placeOf, track } from '../../../src/tabs/sheet/tracked.ts';
import { isAmong, valuesOf, type Writes } from '../../../src/tabs/sheet/written.ts';
import { resource, tabWith } from '../a-tab.ts';

const ALPS = ['', '', 1, 'Alps', 10, 3, 'mine'];
const BAYS = ['', '', 2, 'Bays', 20, 5, 'yours'];
const TOTAL = ['', '', '', '', '', '', 'Total'];

const NOT_SHOWN = () => undefined;
const NONE: Writes = { meant: new Map(), displaced: new Map(), added: [], removing: [] };
/** A write of a new name to the row of a record. */
const write = (name: string, key = 1): Writes => ({ ...NONE, meant: new Map([[placeOf(`key ${key}`, 'name'), name]]) });
const followed = (before: Contents, writes: Writes, now: Contents) =>
  follow(track(before), now, { ...writes, isOurs: isAmong(valuesOf(writes), 'UTC') });

/** The rows as they must be after a write that met changes of the layout, and how many of their cells were wrong. */
function afterWrite(before: Contents, writes: Writes, now: Contents): { rows: Cell[][]; wrong: number } {
  const { tracked } = settle(track(before), writes, followed(before, writes, now), { resource, zone: 'UTC', shown: NOT_SHOWN });
  return { rows: tracked.grid.values, wrong: tracked.grid.wrong?.size ?? 0 };
}

describe('a run that was killed', () => {
  const rows = Array.from({ length: 9 }, (_, index) => ['', '', index + 1, `Old ${index + 1}`, 10, 3, `note ${index + 1}`]);
  const before = tabWith(rows, ['Mine']);
  const writes = { ...NONE, meant: new Map(rows.map((_, index) => [placeOf(`key ${index + 1}`, 'name'), `New ${index + 1}`])) };
  const settled = (now: Contents) =>
    settle(track(before), writes, followed(before, writes, now), { resource, zone: 'UTC', shown: NOT_SHOWN, isKilled: true }).tracked.grid
      .values;

  it('has written what stands where it was to go, if Google carried out a part of it', () => {
    const sorted = rows.toReversed();
    expect(settled(tabWith([(sorted[0] ?? []).with(3, 'New 1'), ...sorted.slice(1)], ['Mine']))).toEqual(sorted);
  });

  it('hasn’t written a single value that stands elsewhere, so someone has typed it', () => {
    const typed = rows.toReversed().with(4, (rows[4] ?? []).with(3, 'New 1'));
    expect(settled(tabWith(typed, ['Mine']))).toEqual(typed);
  });
});

describe('a killed run that had tried its cells again', () => {
  const before = tabWith([ALPS, BAYS, TOTAL], ['Mine']);
  const writes: Writes = { ...write('Andes'), isRepeated: true };
  const settled = (now: Contents) =>
    settle(track(before), writes, followed(before, writes, now), { resource, zone: 'UTC', shown: NOT_SHOWN, isKilled: true }).tracked.grid
      .values;

  it('hasn’t written the same value into another row if no cell has moved, so someone has typed it', () => {
    const typed = [ALPS.with(3, 'Andes'), BAYS.with(3, 'Andes'), TOTAL];
    expect(settled(tabWith(typed, ['Mine']))).toEqual(typed);
  });

  it('has written it twice if the cells have moved', () => {
    const sorted = [BAYS.with(3, 'Andes'), ALPS.with(3, 'Andes'), TOTAL];
    expect(settled(tabWith(sorted, ['Mine']))).toEqual([BAYS, ALPS.with(3, 'Andes'), TOTAL]);
  });
});

describe('a killed run whose write blanks a row, and adds one', () => {
  const rows = Array.from({ length: 3 }, (_, index) => ['', '', index + 1, `Old ${index + 1}`, 10, 3, `note ${index + 1}`]);
  const before = tabWith([...rows, ['', '', '', 'x', 'y', 'z', '']], ['Mine']);
  const blanked = ['name', 'seats', 'rank', 'id', 'a', 'b', 'c', 'd'].map((name): [string, Cell] => [placeOf('row 3', name), '']);
  const added = ['name', 'seats', 'rank', 'id', 'a', 'b', 'c', 'd'].map((name): [string, Cell] => [placeOf('key 9', name), `New ${name}`]);
  const writes = {
    ...NONE,
    added: ['9'],
    meant: new Map([[placeOf('key 1', 'name'), 'Andes'], ...blanked, ...added]),
  };

  it('has written what stands elsewhere, however many cells it was to blank or to add', () => {
    const now = tabWith([rows[1] ?? [], (rows[2] ?? []).with(3, 'Andes'), rows[0] ?? []], ['Mine']);
    const { tracked } = settle(track(before), writes, followed(before, writes, now), {
      resource,
      zone: 'UTC',
      shown: NOT_SHOWN,
      isKilled: true,
    });
    expect(tracked.grid.values).toEqual([rows[1], rows[2], rows[0]]);
  });
});

describe('a cell that was written in the wrong place', () => {
  const before = tabWith([ALPS, BAYS, TOTAL], ['Mine']);

  it('gets back what belongs there when rows were sorted', () => {
    const sorted = tabWith([['', '', 2, 'Andes', 20, 5, 'yours'], ALPS, TOTAL], ['Mine']);
    expect(afterWrite(before, write('Andes'), sorted)).toEqual({ rows: [BAYS, ALPS, TOTAL], wrong: 1 });
  });

  it('stays when someone has typed into it since', () => {
    const typed = ['', '', 2, 'Typed since', 20, 5, 'yours'];
    const sorted = tabWith([typed, ALPS, TOTAL], ['Mine']);
    expect(afterWrite(before, write('Andes'), sorted).rows[0]).toEqual(typed);
  });

  it('gets back what belongs there when a text has become a formula in it', () => {
    const landed = tabWith([['', '', 2, 'Bays', 20, 5, '#NAME?'], ALPS, TOTAL], ['Mine']);
    landed.formulas = landed.values.map((row) => row.map((cell) => (cell === '#NAME?' ? '=Andes' : '')));
    expect(afterWrite(before, write('=Andes'), landed)).toEqual({ rows: [BAYS, ALPS, TOTAL], wrong: 1 });
  });

  it('becomes blank in a row that was inserted', () => {
    const inserted = tabWith([['', '', '', 'Andes', '', '', ''], ALPS, BAYS, TOTAL], ['Mine']);
    expect(afterWrite(before, write('Andes'), inserted).rows[0]?.join('')).toBe('');
  });

  it('is a cell of the user’s own row, such as a total', () => {
    const sorted = tabWith([TOTAL.with(3, 'Andes'), ALPS, BAYS], ['Mine']);
    expect(afterWrite(before, write('Andes'), sorted).rows[0]).toEqual(TOTAL);
  });

  it('gets back what belongs there when rows moved again since', () => {
    const moved = tabWith([['', '', '', '', '', '', ''], ALPS, TOTAL, ['', '', 2, 'Andes', 20, 5, 'yours']], ['Mine']);
    expect(afterWrite(before, write('Andes'), moved).rows[3]).toEqual(BAYS);
  });

  it('gets back what belongs there if an earlier write has left it', () => {
    const writes = { ...write('Bays', 2), displaced: new Map([[placeOf('key 2', 'name'), 'Andes']]) };
    const still = tabWith([['', '', 2, 'Andes', 20, 5, 'yours'], ALPS, TOTAL], ['Mine']);
    expect(afterWrite(before, writes, still).rows[0]).toEqual(BAYS);
  });

  it('becomes blank in rows that were inserted, also after both were inserted above again', () => {
    const both: Writes = {
      ...NONE,
      meant: new Map(
        [1, 2].flatMap((key): [string, Cell][] => [
          [placeOf(`key ${key}`, 'name'), `New ${key}`],
          [placeOf(`key ${key}`, 'seats'), 30],
        ]),
      ),
    };
    const strays = [1, 2].map((key) => ['', '', '', `New ${key}`, 30, '', '']);
    const landed = tabWith([...strays, ALPS, BAYS, TOTAL], ['Mine']);
    const { tracked } = settle(track(before), both, followed(before, both, landed), { resource, zone: 'UTC', shown: NOT_SHOWN });
    const later = { ...NONE, displaced: displacedIn(tracked) };
    const shifted = tabWith([['', '', '', '', '', '', ''], ...strays, ALPS, BAYS, TOTAL], ['Mine']);
    const again = follow(tracked, shifted, { ...later, isOurs: isAmong(valuesOf(later), 'UTC') });
    const after = settle(tracked, later, again, { resource, zone: 'UTC', shown: NOT_SHOWN }).tracked.grid.values;
    expect(after.slice(0, 3).flat().join('')).toBe('');
    expect(after.slice(3)).toEqual([ALPS, BAYS, TOTAL]);
  });

  it('is none if someone has typed the same value and ours is where it was meant to be', () => {
    const same = tabWith([['', '', 1, 'Andes', 10, 3, 'mine'], BAYS.with(3, 'Andes'), TOTAL], ['Mine']);
    expect(afterWrite(before, write('Andes'), same).wrong).toBe(0);
  });

  it('gets back what belongs there if ours was written twice, and once in the right place', () => {
    const same = tabWith([['', '', 1, 'Andes', 10, 3, 'mine'], BAYS.with(3, 'Andes'), TOTAL], ['Mine']);
    expect(afterWrite(before, { ...write('Andes'), isRepeated: true }, same).rows[1]).toEqual(BAYS);
  });

  it('gets back what belongs there if an earlier look has found a formula in it', () => {
    const writes = { ...NONE, displaced: new Map([[placeOf('key 2', 'name'), 2]]) };
    const still = tabWith([BAYS.with(3, 2), ALPS, TOTAL], ['Mine']);
    still.formulas = still.values.map((row) => row.map((cell, at) => (cell === 2 && at === 3 ? '=1+1' : '')));
    expect(afterWrite(before, writes, still).rows[0]).toEqual(BAYS);
  });

  it('is none in a new row that someone has filled', () => {
    const filled = tabWith([['create', '', '', 'Andes', 7, '', ''], ALPS, BAYS, TOTAL], ['Mine']);
    expect(afterWrite(before, write('Andes'), filled).wrong).toBe(0);
  });

  it('is none if the write went to the right cells', () => {
    const right = tabWith([['', '', 1, 'Andes', 10, 3, 'mine'], BAYS, TOTAL], ['Mine']);
    expect(afterWrite(before, write('Andes'), right).wrong).toBe(0);
  });
});

describe('rows that a write removes, or writes over', () => {
  const before = tabWith([ALPS, BAYS], ['Mine']);
  const writes = { ...NONE, removing: ['key 1'] };
  const lost = (now: Contents) => lostRows(track(before), writes, followed(before, writes, now).rows)?.lost;

  it('are lost if the row that was to go is still there', () => {
    expect(lost(tabWith([ALPS], ['Mine']))).toEqual([1]);
  });

  it('are lost if a new record was written over them', () => {
    const overwritten = tabWith([ALPS, ['', '', 3, 'Cliffs', 10, 3, '']], ['Mine']);
    const added = { ...NONE, added: ['3'] };
    expect(lostRows(track(before), added, followed(before, added, overwritten).rows)?.lost).toEqual([1]);
  });

  it('aren’t lost if it’s the row that was to go', () => {
    expect(lost(tabWith([BAYS], ['Mine']))).toBeUndefined();
  });
});

describe('a new record that was written over a row', () => {
  it('leaves the row what it is if it still shows what the user keeps in it', () => {
    const before = tabWith([ALPS, BAYS], ['Mine']);
    const cliffs: [string, Cell][] = [
      ['id', 3],
      ['name', 'Cliffs'],
    ];
    const writes: Writes = { ...NONE, added: ['3'], meant: new Map(cliffs.map(([name, value]) => [placeOf('key 3', name), value])) };
    const now = tabWith([ALPS, ['', '', 3, 'Cliffs', 20, 5, 'yours']], ['Mine']);
    expect(afterWrite(before, writes, now).rows).toEqual([ALPS, BAYS]);
  });

  it('isn’t the row that the same write removes, though both show the same in a column of the user', () => {
    const before = tabWith([ALPS.with(6, 'yes'), BAYS.with(6, 'yes')], ['Mine']);
    const cliffs: [string, Cell][] = [
      ['id', 3],
      ['name', 'Cliffs'],
      ['seats', 30],
      ['rank', 7],
    ];
    const meant = new Map(cliffs.map(([name, value]) => [placeOf('key 3', name), value]));
    const writes: Writes = { ...NONE, added: ['3'], removing: ['key 2'], meant };
    const now = tabWith([ALPS.with(6, 'yes'), ['', '', 3, 'Cliffs', 30, 7, 'yes']], ['Mine']);
    expect(followed(before, writes, now).rows).toEqual(['key 1', 'key 3']);
  });
});
