// Someone shows the hidden sheet with the journal and deletes a row, between any two service calls of a send.
import { expect, it, onTestFinished } from 'vitest';
import type { DemoCatalog } from '../../../emulator/demo-catalog.ts';
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

it.each(['inserts a row in', 'sorts'] as const)(
  'never sends a change twice or for another record if someone %s the journal',
  async (act) => {
    const scene = await sendRace(onTestFinished);
    const { host, catalog, person } = scene.world;
    const meet = () => {
      if (act === 'sorts') host.workbook.sort(JOURNAL, 6, host.counts().fetches % 2 === 0);
      else host.workbook.insertRows(JOURNAL, 2, 1);
    };
    scene.back();
    const calls = callsOf(host, scene.run);
    const expected = names(catalog);
    expect(expected).toContain('New 0');
    const failures: unknown[] = [];
    let met = 0;
    for (let call = 3; call <= calls; call += Math.ceil(calls / 12)) {
      scene.back();
      host.at(call, meet);
      met += 1;
      try {
        scene.run();
      } catch {
        // It says that the journal changed. The rest follows below.
      }
      for (let left = 5; left > 0 && names(catalog).join('\n') !== expected.join('\n'); left -= 1) {
        const { plan, requests, guard } = review(scene.world);
        if (requests.length === 0) break;
        person.finish('send', { plan, options: [], confirmed: guard?.words });
      }
      const now = names(catalog).map((name) => (name === 'Typed after the review' ? '' : name));
      const doubled = now.filter((name, index) => name !== '' && now.indexOf(name) !== index);
      const missing = expected.filter((name) => /^(New|Renamed) \d$/.test(name) && !now.includes(name));
      if (doubled.length + missing.length > 0) failures.push([call, { doubled, missing }]);
    }
    console.log(`journal: ${act} it at ${met} calls of a send, ${failures.length} wrong`);
    expect(failures).toEqual([]);
  },
);

function names(catalog: DemoCatalog): string[] {
  return catalog
    .records('tags')
    .map(({ name }) => String(name))
    .sort();
}
