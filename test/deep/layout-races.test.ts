import { describe, expect, it, onTestFinished } from 'vitest';
import { everyKilledRace, everyPair, everyRace, everyRepeatedRace, everySecondKill } from '../support/every-race.ts';
import { growingTableRace, protectedRace, refreshRace, refreshRowsRace, sendRace, tableRace, undoRace } from '../support/layout-scenes.ts';
import { meetNewRow } from '../support/new-row-races.ts';

/** One of some parts, each of which meets calls all over the run: `LAYOUT_PART=0 LAYOUT_PARTS=8 npm run test:deep -- layout-races`. */
const PART = { part: Number(process.env.LAYOUT_PART ?? 0), parts: Number(process.env.LAYOUT_PARTS ?? 1) };

describe('a layout change before or after every service call', () => {
  it('of a refresh leaves each row with its own record, whatever the change', async () => {
    await everyRace(await refreshRace(onTestFinished), 10, PART);
  });

  it('of a refresh of a table of Sheets leaves each row with its own record, whatever the change', async () => {
    await everyRace(await tableRace(onTestFinished), 10, PART);
  });

  it('of a refresh beside protected cells leaves each row with its own record, whatever the change', async () => {
    await everyRace(await protectedRace(onTestFinished), 5, PART);
  });

  it('of a refresh of selected rows leaves each row with its own record, whatever the change', async () => {
    await everyRace(await refreshRowsRace(onTestFinished), 10, PART);
  });

  it('of a send leaves each result in its own row', async () => {
    await everyRace(await sendRace(onTestFinished), 3, PART);
  });

  it('of an undo leaves each result in its own row', async () => {
    await everyRace(await undoRace(onTestFinished), 3, PART);
  });

  it.each([
    ['a refresh', refreshRace],
    ['a refresh of selected rows', refreshRowsRace],
    ['a send', sendRace],
    ['an undo', undoRace],
  ] as const)('of %s and another one after it leave each row with its own record', async (_, open) => {
    await everyPair(await open(onTestFinished));
  });

  it.each([
    ['a refresh', refreshRace],
    ['a refresh of selected rows', refreshRowsRace],
  ] as const)('of %s, again and again, leaves no edit that wasn’t typed, and the next one mends the rest', async (_, open) => {
    await everyRepeatedRace(await open(onTestFinished));
  });

  it.each([
    ['a refresh', refreshRace],
    ['a refresh of a table of Sheets', tableRace],
  ] as const)('of %s that is killed then leaves no edit that wasn’t typed', async (_, open) => {
    await everyKilledRace(await open(onTestFinished), 1);
  });

  it.each([
    ['a table of Sheets', tableRace],
    ['a table of Sheets with a new record', growingTableRace],
  ] as const)('of a refresh of %s that is killed, and the next one too, leaves each row once', async (_, open) => {
    await everySecondKill(await open(onTestFinished), 5);
  });

  it('of a send that is killed then leaves no edit that wasn’t typed', async () => {
    await everyKilledRace(await sendRace(onTestFinished), 1);
  });

  it('of a new listing leaves its values in their own columns', async () => {
    const { met, killed, wrong } = await meetNewRow(onTestFinished, 1);
    console.log(`new listing: layout races: ${met} met, ${killed} killed, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
  });
});
