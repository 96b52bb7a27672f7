// A colleague deletes one of our hidden sheets at a service call of a run. The run works, or it says what was lost, and the next one works.

import { plannedIn } from './layout-races.ts';
import type { RaceScene } from './layout-scenes.ts';
import { rowsOf } from './open-world.ts';
import { callsOf, refusalOf } from './runs.ts';

const HIDDEN = ['Catalog Sync data', 'Catalog Sync staging', 'Catalog Sync runs', 'Catalog Sync dashboard'];

const UNFORESEEN = /Something went wrong/;

export interface Deletion {
  /** Before this service call of the run, counted from 1. */
  call: number;
  sheet: string;
}

/** Returns the deletion of each hidden sheet at every so many calls of a run, and at the first one. */
export function deletionsOf(scene: RaceScene, step: number): Deletion[] {
  scene.back();
  const calls = callsOf(scene.world.host, scene.run);
  const at = Array.from({ length: Math.ceil(calls / step) }, (_, index) => 1 + index * step);
  const there = scene.world.host.workbook.sheets().map(({ name }) => name);
  return HIDDEN.filter((sheet) => there.includes(sheet)).flatMap((sheet) => at.map((call) => ({ call, sheet })));
}

/** Returns what is wrong after a run that met a deletion, and after what its sentence tells users to do. */
export function meetDeletion(scene: RaceScene, { call, sheet }: Deletion): string[] {
  const { world, tab } = scene;
  const { host, catalog, person } = world;
  const resource = tab.toLowerCase();
  scene.back();
  const before = catalog.records(resource).length;
  catalog.clearRequests();
  host.at(call, () => {
    if (host.workbook.sheets().some(({ name }) => name === sheet)) host.workbook.deleteSheet(sheet);
  });
  const wrong: string[] = [];
  const tries = (what: string, run: () => unknown) => {
    const { code = '', message = '' } = refusalOf(run);
    if (code === 'unexpected' || UNFORESEEN.test(message)) wrong.push(`${what} ended with: ${message}`);
    return message;
  };
  tries('the run', scene.run);
  host.at(1, () => undefined);
  const open = Object.keys(host.properties.document).filter((name) => name.startsWith('job.'));
  for (const job of open) tries('the run that goes on', () => person.finish('step', { job: job.slice('job.'.length) }));
  host.workbook.activate(tab);
  const toasts = host.toasts().length;
  host.click('This tab, keep local values');
  const said = host
    .toasts()
    .slice(toasts)
    .map(({ text }) => text)
    .join(' ');
  if (!said.includes('is up to date')) wrong.push(`the next refresh said: ${said}`);
  tries('the next review', () => plannedIn(scene));
  const cells = host.workbook.sheets().flatMap(({ name }) => host.workbook.display(name).flat());
  wrong.push(...cells.filter((cell) => UNFORESEEN.test(cell)).map((cell) => `a cell says: ${cell}`));
  const posts = catalog
    .requests()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.stringify(body));
  for (const body of new Set(posts)) if (posts.filter((each) => each === body).length > 1) wrong.push(`sent twice: ${body}`);
  const shown = rowsOf(world, tab).filter(({ ID }) => ID !== '').length;
  if (shown < catalog.records(resource).length) wrong.push(`the tab shows ${shown} of ${before} records`);
  return wrong;
}
