// Tabs just before a run that writes to them, with everything that a user can have in a tab: unsent edits, an own column, a total
// below the rows, and rows in another order than Catalog's.

import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { Closing } from './kept-worlds.ts';
import { openWorld, review, rowsOf, type World } from './open-world.ts';
import { COLLEAGUE, OWNER } from './two-users.ts';

export const OWN = 'My notes';

export interface SelectedRows {
  from: number;
  to: number;
}

export interface RaceScene {
  name: string;
  world: World;
  tab: string;
  /** The run whose calls are met by a colleague. */
  run(): unknown;
  /** The run works with the selected rows. */
  selects?: SelectedRows;
  /** New rows can have other formats than ours. */
  isUnformatted?: true;
  /** Whoever changes the layout isn't the one who runs. */
  colleague?: { changes: string; runs: string };
  /** Puts workbook and Catalog back to just before the run. */
  back(): void;
}

const SCALE = { courses: 9, programs: 1, orders: 2, enrollments: 2, tags: 9, users: 4 };

/** Five courses changed in Catalog, one is new, one is deleted, and two cells hold unsent edits. */
export async function refreshRace(closing: Closing): Promise<RaceScene> {
  return refreshOf('refresh', await openCourses({ deleted: 8 }, closing));
}

/** The same tab as a table of Sheets, which refuses formats. */
export async function tableRace(closing: Closing): Promise<RaceScene> {
  return asTable('refresh of a table', await openCourses({ deleted: 8 }, closing));
}

/** A table of Sheets in which a record is new and none is deleted. */
export async function growingTableRace(closing: Closing): Promise<RaceScene> {
  return asTable('refresh of a growing table', await openCourses({}, closing));
}

function asTable(name: string, world: World): RaceScene {
  const shown = world.host.workbook.display('Courses');
  world.host.workbook.toTable('Courses', `A1:${world.person.at('Courses', shown[0]?.at(-1) ?? '', shown.length)}`);
  return { ...refreshOf(name, world), isUnformatted: true };
}

/** The same tab without a deleted course, refreshed by someone who must not write the seats of most courses. */
export async function protectedRace(closing: Closing): Promise<RaceScene> {
  const world = await openCourses({}, closing);
  const [first, last] = [2, 10].map((row) => world.person.at('Courses', 'Seats', row));
  world.host.workbook.protect('Courses', `${first}:${last}`, { editors: [] });
  world.host.setUser(COLLEAGUE);
  world.host.click('Open sidebar');
  world.person.ask('connect', { host: 'catalog.example.edu', key: world.catalog.apiKey, kind: 'test' });
  world.person.ask('personal', { answer: 'with' });
  // Google refuses to sort protected cells, and rows of a tab with such cells can end without formats.
  return {
    ...refreshOf('refresh beside protected cells', world),
    colleague: { changes: OWNER, runs: COLLEAGUE },
    isUnformatted: true,
  };
}

function refreshOf(name: string, world: World): RaceScene {
  return sceneOf(name, world, 'Courses', () => world.person.finish('pull', { resource: 'courses', filters: {} }));
}

async function openCourses({ deleted }: { deleted?: number }, closing: Closing): Promise<World> {
  const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'], host: { user: OWNER } }, closing);
  furnish(world, 'Courses', 3);
  world.person.type('Courses', 'Title', 2, 'Mine');
  world.person.type('Courses', 'Price', 4, '311');
  changeInCatalog(world.catalog);
  const { id: _, ...like } = world.catalog.records('courses')[3] ?? {};
  world.catalog.mutate({ type: 'create', resource: 'courses', fields: { ...like, path: 'brand-new', title: 'Brand new' } });
  if (deleted !== undefined) world.catalog.mutate({ type: 'delete', resource: 'courses', id: idAt(world, 'Courses', deleted) });
  return world;
}

/** The same tab, of which six rows are refreshed. */
export async function refreshRowsRace(closing: Closing): Promise<RaceScene> {
  const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'] }, closing);
  furnish(world, 'Courses', 3);
  world.person.type('Courses', 'Title', 2, 'Mine');
  changeInCatalog(world.catalog);
  world.catalog.mutate({ type: 'delete', resource: 'courses', id: idAt(world, 'Courses', 8) });
  world.host.workbook.activate('Courses');
  const selects = { from: 2, to: 8 };
  const scene = sceneOf('refresh rows', world, 'Courses', () => {
    world.host.workbook.select('Courses', `C${selects.from}:D${selects.to}`);
    return world.person.ask('refreshRows');
  });
  return { ...scene, selects };
}

/** A read-only tab: five orders changed in Catalog. */
export async function ordersRace(closing: Closing): Promise<RaceScene> {
  const scale = { courses: 4, programs: 1, orders: 24, enrollments: 8, users: 8 };
  const world = await openWorld({ catalog: { scale }, pulled: ['orders'] }, closing);
  furnish(world, 'Orders', 3);
  for (const [index, row] of [3, 7, 8, 14, 22].entries())
    world.catalog.mutate({
      type: 'update',
      resource: 'orders',
      id: idAt(world, 'Orders', row),
      fields: { currency: ['EUR', 'CHF', 'SEK', 'NOK', 'DKK'][index] ?? '' },
    });
  return sceneOf('refresh of orders', world, 'Orders', () => world.person.finish('pull', { resource: 'orders', filters: {} }));
}

/** Three renamed tags, a deleted one, and two new ones, sent. Another edit isn't part of it. */
export async function sendRace(closing: Closing): Promise<RaceScene> {
  const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['tags'] }, closing);
  furnish(world, 'Tags', 4);
  const plan = planTags(world);
  world.person.type('Tags', 'Name', 9, 'Typed after the review');
  return sceneOf('send', world, 'Tags', () => world.person.finish('send', { plan: plan.plan, options: [] }));
}

/** Two prices of a tab that's too large to be read whole, sent. A third one isn't part of it. */
export async function largeSendRace(closing: Closing): Promise<RaceScene> {
  const world = await openWorld({ catalog: { scale: { ...SCALE, courses: 1_250 } }, pulled: ['courses'] }, closing);
  world.person.type('Courses', 'Price', 3, '301');
  world.person.type('Courses', 'Price', 700, '302');
  const plan = review(world);
  world.person.type('Courses', 'Price', 900, '303');
  return sceneOf('send of a large tab', world, 'Courses', () => world.person.finish('send', { plan: plan.plan, options: [] }));
}

/** The undo of the tags that were sent. */
export async function undoRace(closing: Closing): Promise<RaceScene> {
  const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['tags'] }, closing);
  furnish(world, 'Tags', 4);
  const { plan: run } = planTags(world);
  world.person.finish('send', { plan: run, options: [] });
  world.person.type('Tags', 'Name', 9, 'Typed after the send');
  world.person.ask('openReview', { undo: run });
  const back = world.person.ask<PlanView>('undo', { run });
  return sceneOf('undo', world, 'Tags', () => world.person.finish('send', { plan: back.plan, options: [], confirmed: back.guard?.words }));
}

function sceneOf(name: string, world: World, tab: string, run: () => unknown): RaceScene {
  const backs = [world.host.keep(), world.catalog.keep()];
  return {
    name,
    world,
    tab,
    run,
    back: () => {
      for (const back of backs) back();
    },
  };
}

/** An own column in the middle of ours, with a note of each row, and a total two rows below. */
function furnish({ host }: World, tab: string, after: number): void {
  host.workbook.insertColumns(tab, after, 1);
  const rows = host.workbook.display(tab).filter((cells) => cells.some((cell) => cell !== '')).length;
  const ids = rowsOf({ host }, tab).map((row) => row.ID);
  // A row without a note of its own goes when its record is deleted.
  const notes = ids.map((id, index) => [index === 6 ? '' : `note of ${id}`]);
  host.workbook.paste(tab, `${String.fromCharCode(65 + after)}1`, [[OWN], ...notes, [''], ['Total']]);
  if (rows !== ids.length + 1) throw new Error('the tab has other rows than those of records');
}

function planTags(world: World): PlanView {
  const { host, person } = world;
  for (const row of [2, 3, 5]) world.person.type('Tags', 'Name', row, `Renamed ${row}`);
  world.person.type('Tags', 'Action', 7, 'delete');
  const free = rowsOf(world, 'Tags').filter((row) => row.ID !== '').length + 2;
  host.workbook.insertRows('Tags', free - 1, 2);
  for (const row of [free, free + 1]) {
    world.person.type('Tags', 'Name', row, `New ${row - free}`);
    world.person.type('Tags', OWN, row, `note of new ${row - free}`);
    world.person.type('Tags', 'Action', row, 'create');
  }
  const plan = review(world);
  const operations = plan.requests.map(({ operation }) => operation).sort();
  if (operations.join() !== 'create,create,delete,update,update,update') throw new Error(`the plan has ${operations.join()}`);
  person.ask('plan', { plan: plan.plan });
  return plan;
}

function changeInCatalog(catalog: DemoCatalog): void {
  const fields = [
    { title: 'Theirs 0' },
    { enrollment_fee: 77 },
    { title: 'Theirs 2', enrollment_cap: 33 },
    { enrollment_fee: 88 },
    { enrollment_cap: 44 },
  ];
  catalog
    .records('courses')
    .slice(2, 7)
    .forEach(({ id }, index) => {
      catalog.mutate({ type: 'update', resource: 'courses', id: Number(id), fields: fields[index] ?? {} });
    });
}

function idAt(world: World, tab: string, row: number): number {
  return Number(rowsOf(world, tab).find((each) => each.row === String(row))?.ID);
}
