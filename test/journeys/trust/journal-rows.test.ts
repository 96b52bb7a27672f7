// Someone shows the hidden sheet with the journal and deletes a row, between any two service calls of a send.
import { expect, it, onTestFinished } from 'vitest';
import type { State } from '../../../src/protocol/state.ts';
import { sendRace } from '../../support/layout-scenes.ts';
import { review } from '../../support/open-world.ts';
import { callsOf } from '../../support/runs.ts';

const JOURNAL = 'Catalog Sync runs';

it('survives a row of the journal that is deleted while a send begins', async () => {
  const scene = await sendRace(onTestFinished);
  const { host, catalog, person } = scene.world;
  scene.back();
  const { plan } = review(scene.world);
  const back = host.keep();
  const first = host.workbook.display(JOURNAL).findIndex(([run]) => run === plan) + 1;
  const begin = () => person.ask('send', { plan, options: [] });
  const calls = callsOf(host, begin);
  const failures: string[] = [];
  for (let call = 1; call <= calls; call += 1) {
    back();
    host.at(call, () => host.workbook.deleteRows(JOURNAL, first, 1));
    try {
      begin();
    } catch (error) {
      failures.push(`${call}: ${String(error)}`);
    }
  }
  expect(failures).toEqual([]);
  console.log(`journal rows deleted while a send begins: ${calls} of ${calls}`);

  for (const { job } of person.ask<State>('state').jobs) person.finish('step', { job });
  host.dialogs().at(-1)?.close();
  // The change in the deleted row wasn’t sent, so it’s still an edit.
  expect(review(scene.world).requests.length).toBeGreaterThan(0);
  const names = catalog.records('tags').map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
