import { expect, it, onTestFinished } from 'vitest';
import { killMatrix } from '../world/kill-matrix.ts';
import { refreshScene, type Scene, sendScene } from '../world/kill-scenes.ts';
import { openWorld, review, type } from '../world/open-world.ts';

/** Every point is tried in the deep tests; here some. */
function somePoints(scene: Scene, parts: readonly number[], label: string): void {
  const choose = (index: number, total: number) => parts.some((part) => index === Math.floor(part * total));
  const { tried, chosen, total, differences } = killMatrix(scene, { choose, again: (state) => state === 0 });
  expect(differences).toEqual([]);
  expect([tried, chosen]).toEqual([parts.length, parts.length]);
  console.log(`${label}: kill points: ${tried} of ${total}`);
}

it('a killed refresh leaves no edit that nobody typed, and going on ends as if nobody had killed it', async () => {
  const scene = await refreshScene(20);
  onTestFinished(() => scene.close());
  somePoints(scene, [0.75, 0.8, 0.85], 'refresh');
});

it('a killed send goes on where it stopped, and creates nothing twice', async () => {
  const scene = await sendScene({ updates: 3, creates: 2, deletes: 1 });
  onTestFinished(() => scene.close());
  somePoints(scene, [0.3, 0.45, 0.6, 0.9], 'send');
});

it('a send is over only when all that it leaves is in the file for good', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 4, orders: 4, enrollments: 4, tags: 4 } }, pulled: ['tags'] });
  const { host, person } = world;
  type(world, 'Tags', 'Name', 2, 'Renamed');
  const { plan } = review(world);
  host.setSwitches({ unflushedWrites: 'lost' });
  let begun = false;
  const killWhenOver = () => {
    const isOpen = host.properties.document[`job.${plan}`] !== undefined;
    if (begun && !isOpen) host.killAt(0);
    else host.at(1, killWhenOver);
    begun ||= isOpen;
  };
  host.at(1, killWhenOver);

  try {
    person.finish('send', { plan, options: [] });
  } catch {
    // Killed, where any call follows the end.
  }

  const [headers = [], ...lines] = host.workbook.display('Catalog Sync runs').filter(([run]) => run === 'run' || run === plan);
  expect(lines.map((line) => line[headers.indexOf('shown')])).toEqual(lines.map(() => 'shown'));
  expect(host.workbook.display('Catalog Sync data', '1:1').join()).not.toContain('pending');
});
