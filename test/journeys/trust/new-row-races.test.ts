import { expect, it, onTestFinished } from 'vitest';
import { meetNewRow } from '../../support/new-row-races.ts';

it('adds a new listing in its own columns, though rows and columns move at any call', async () => {
  const { met, killed, wrong } = await meetNewRow(onTestFinished, 7);
  console.log(`new listing: layout races: ${met} met, ${killed} killed, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
});
