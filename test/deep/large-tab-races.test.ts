import { describe, it, onTestFinished } from 'vitest';
import { everyKilledRace, everyPair, everyRace } from '../support/every-race.ts';
import { largeSendRace } from '../support/layout-scenes.ts';

describe('a layout change before or after every service call of a send that reads some cells of a large tab', () => {
  it('leaves each result in its own row', async () => {
    await everyRace(await largeSendRace(onTestFinished), 2);
  });

  it('leaves it there if another change follows', async () => {
    await everyPair(await largeSendRace(onTestFinished));
  });

  it('leaves no edit that wasn’t typed if the send is killed then', async () => {
    await everyKilledRace(await largeSendRace(onTestFinished), 1);
  });
});
