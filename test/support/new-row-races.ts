// A colleague moves rows or columns while New listing adds its row by position.
import type { PlanView } from '../../src/protocol/review.ts';
import type { ListingTemplate } from '../../src/protocol/tasks.ts';
import type { Closing } from './kept-worlds.ts';
import { layoutChanges } from './layout-changes.ts';
import type { RaceScene } from './layout-scenes.ts';
import { openWorld, review, rowsOf, type World } from './open-world.ts';
import { callsOf } from './runs.ts';

const TAB = 'Courses';
const TITLE = 'Spanish, evenings';
const SCALE = { courses: 5, programs: 1, orders: 1, enrollments: 1, tags: 1, users: 2 };
const NEVER = Number.MAX_SAFE_INTEGER;

export interface NewRowRaces {
  met: number;
  killed: number;
  wrong: unknown[];
}

/** Tries layout changes before every so many service calls, at first without and then with a kill. */
export async function meetNewRow(closing: Closing, step: number): Promise<NewRowRaces> {
  const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['courses'] }, closing);
  const { host, person } = world;
  host.workbook.activate(TAB);
  host.workbook.select(TAB, 'C3');
  const { sheet, key } = person.ask('listingTemplate') as ListingTemplate;
  const back = host.keep();
  const run = () => person.ask('newListing', { sheet, key, title: TITLE, path: 'spanish-evenings' }) as { row: number };
  const scene: RaceScene = { name: 'new listing', world, tab: TAB, run, back };

  const before = shownRows(world);
  const inAll = callsOf(host, run);
  const calm = shownRows(world);
  // Then the review opens, which reads the tab and writes Status.
  const untilReview = inAll - callsOf(host, () => host.click('Review changes'));
  const planned = plannedIn(world);
  if (calm.length !== before.length + 1 || planned.length !== 1) throw new Error('New listing adds one row, and a review plans it');

  const changes = layoutChanges.filter(({ takes }) => !takes);
  const races: NewRowRaces = { met: 0, killed: 0, wrong: [] };
  for (let call = 1; call <= inAll; call += step) {
    const change = changes[races.met % changes.length];
    back();
    host.at(call, () => change?.act(scene));
    races.met += 1;
    try {
      const { row } = run();
      // The page then opens on this row. From the last write on, it's where the row was.
      const title = rowsOf(world, TAB).find((each) => each.row === String(row))?.Title;
      if (title !== TITLE && call < untilReview * 0.7) races.wrong.push([call, change?.name, 'row', row, title]);
    } catch (error) {
      races.wrong.push([call, change?.name, String(error)]);
    }
    const after = shownRows(world);
    const others = after.filter((row) => !calm.includes(row)).map((row) => row.slice(0, 60));
    if (after.length !== calm.length || others.length > 0) races.wrong.push([call, change?.name, after.length, ...others]);
  }
  for (let call = 1; call < inAll; call += step) {
    const change = changes[races.killed % changes.length];
    back();
    host.at(call, () => change?.act(scene));
    host.killAt(Math.min(inAll - 1, call + (races.killed % 8)));
    races.killed += 1;
    try {
      run();
    } catch {
      // It was killed.
    }
    host.killAt(NEVER);
    host.at(1, () => undefined);
    const left = plannedIn(world);
    if (left.some((each) => !planned.includes(each))) races.wrong.push([call, change?.name, 'killed', left]);
  }
  return races;
}

/** What each row shows, by header, without what `onEdit` and the review write into Status. */
function shownRows(world: World): string[] {
  const isMark = (cell: string) => cell === 'edited' || /^to create · \w+$/.test(cell);
  return rowsOf(world, TAB)
    .map(({ row: _, ...cells }) => Object.entries(cells).filter(([header, cell]) => header !== '' && cell !== '' && !isMark(cell)))
    .filter((cells) => cells.length > 0)
    .map((cells) => JSON.stringify(cells.sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}

/** What a review would send, by field. */
function plannedIn(world: World): string[] {
  const { requests }: PlanView = review(world);
  return requests.filter(({ state }) => state === 'planned').map(({ operation, fields }) => JSON.stringify([operation, fields]));
}
