import { expect, it, onTestFinished } from 'vitest';
import { sendScene } from '../support/kill-scenes.ts';
import { openWorld, review, rowsOf, send, writes } from '../support/open-world.ts';
import { refusalOf, when } from '../support/runs.ts';

it('a send that was killed while it wrote down what was decided has sent nothing, and stands in the way of no other', async () => {
  const { host, catalog, run, look, close } = await sendScene({ updates: 1, creates: 0, deletes: 0, theirs: 1 });
  onTestFinished(() => close());
  catalog.clearRequests();
  const isBegun = () => Object.keys(host.properties.document).some((name) => name.startsWith('job.'));
  when({ host }, isBegun, () => host.killAt(1));
  expect(() => run(() => undefined)).toThrow('killed');
  expect(catalog.requests().filter(({ method }) => method !== 'GET')).toEqual([]);

  run(() => undefined);

  expect(host.workbook.display('Tags').flat()).toEqual(expect.arrayContaining(['Renamed 0', 'Theirs 0']));
  expect(catalog.requests().filter(({ method }) => method !== 'GET')).toHaveLength(1);
  expect(look()).toMatchObject({ workbook: { open: [] } });
});

it('a send that was killed before it began says so, and the next review sends the same', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 4, orders: 4, enrollments: 4, tags: 4 } }, pulled: ['tags'] });
  const { host, catalog } = world;
  for (const row of [2, 3]) world.person.type('Tags', 'Name', row, `Renamed ${row}`);
  const plan = review(world);
  const seals = () => rowsOf(world, 'Catalog Sync runs').map(({ seal }) => seal);
  const reviewed = seals().join();
  catalog.clearRequests();
  when(
    world,
    () => seals().join() !== reviewed,
    () => host.killAt(0),
  );
  expect(() => send(world, plan)).toThrow('killed');
  host.killAt(100_000);

  const refused = refusalOf(() => send(world, plan));
  expect(refused).toMatchObject({ code: 'not-begun', message: expect.stringContaining('This send stopped before it started.') });
  expect(writes(world)).toEqual([]);
  expect(send(world, review(world)).requests.map(({ state }) => state)).toEqual(['done', 'done']);
});

it('a send that was killed twice knows of each write what Catalog held after it, for an undo', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 4, orders: 4, enrollments: 4, tags: 4 } }, pulled: ['tags'] });
  const { host, person, catalog } = world;
  for (const row of [2, 3, 4]) world.person.type('Tags', 'Name', row, `Renamed ${row}`);
  const { plan } = review(world);
  person.ask('send', { plan, options: [] });
  const stepKilled = () => {
    const puts = () => catalog.requests().filter(({ method }) => method === 'PUT').length;
    const before = puts();
    when(
      world,
      () => puts() > before,
      () => host.killAt(1),
    );
    expect(() => person.ask('step', { job: plan })).toThrow('killed');
  };
  catalog.setFaults([{ match: 'PUT ', after: 1, answer: 'drop' }]);
  stepKilled();
  catalog.setFaults([]);
  stepKilled();
  person.finish('step', { job: plan });

  const [headers = [], ...lines] = host.workbook.display('Catalog Sync runs').filter(([run]) => run === 'run' || run === plan);
  expect(lines.map((line) => line[headers.indexOf('stored')])).toEqual(['s:Renamed 2', 's:Renamed 3', 's:Renamed 4']);
});

it('a send is over only when all that it leaves is in the file for good', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 4, orders: 4, enrollments: 4, tags: 4 } }, pulled: ['tags'] });
  const { host, person } = world;
  world.person.type('Tags', 'Name', 2, 'Renamed');
  const { plan } = review(world);
  host.setSwitches({ unflushedWrites: 'lost' });
  let hasBegun = false;
  const isOver = () => {
    const isOpen = host.properties.document[`job.${plan}`] !== undefined;
    hasBegun ||= isOpen;
    return hasBegun && !isOpen;
  };
  when(world, isOver, () => host.killAt(0));

  try {
    person.finish('send', { plan, options: [] });
  } catch {
    // Killed, where any call follows the end.
  }

  const [headers = [], ...lines] = host.workbook.display('Catalog Sync runs').filter(([run]) => run === 'run' || run === plan);
  expect(lines.map((line) => line[headers.indexOf('shown')])).toEqual(lines.map(() => 'shown'));
  expect(host.workbook.display('Catalog Sync data', '1:1').join()).not.toContain('pending');
});
