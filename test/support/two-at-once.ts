// Two users who work in one spreadsheet at the same time: what the second one does starts before some service call of the first.

import { type JobProgress, Refusal } from '../../scripts/person.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import { freeRow } from './cells.ts';
import type { Closing } from './kept-worlds.ts';
import { rowsOf, type World } from './open-world.ts';
import { callsOf } from './runs.ts';
import { COLLEAGUE, OWNER, openForTwo, type TwoUsers } from './two-users.ts';

export const ACTS = ['pull', 'refresh', 'send', 'daily refresh'] as const;
export type Act = (typeof ACTS)[number];

/** Whether the colleague’s key has the same access. */
export type Access = 'same access' | 'less access';

/** What a colleague in the middle of it led to: nothing of this can be wrong. */
export interface Outcome {
  wrong: string[];
}

export interface Pair {
  /** The service calls that the first user’s act makes alone. */
  calls: number;
  at(call: number): Outcome;
}

/** What one user does, message by message. */
interface Doing {
  isOver: boolean;
  next(): void;
}

/** Calls that a user repeats if the message says to wait. */
const MAX_TRIES = 6;

/** Prepares the same file for each pair of acts. Restores it before each try. */
export async function openDesk(access: Access, closing?: Closing): Promise<(mine: Act, theirs: Act) => Pair> {
  const scale = { courses: 6, tags: 101, orders: 2, enrollments: 2, users: 4 };
  const keyOf = access === 'same access' ? undefined : ({ subcatalog }: World['catalog']['keys']) => subcatalog;
  const two = await openForTwo({ catalog: { scale }, pulled: ['courses', 'tags'] }, keyOf, closing);
  const { world, ask } = two;
  const { host, catalog } = world;
  for (const user of [OWNER, COLLEAGUE]) ask(user, 'schedule', { tabs: 'all', rule: { every: 'day', hour: 4 } });
  // The hour of the daily refresh has come, and it hasn’t run today.
  host.setClock(Date.parse('2026-11-21T15:00:00Z'));
  typeChanges(world);
  const back = [host.keep(), catalog.keep()];
  const restore = () => {
    for (const each of back) each();
    catalog.clearRequests();
  };
  return (mine, theirs) => {
    const start = (): { own: Doing; other: Doing; outcome: Outcome } => {
      restore();
      const outcome: Outcome = { wrong: [] };
      return { own: doing(two, OWNER, mine, outcome), other: doing(two, COLLEAGUE, theirs, outcome), outcome };
    };
    const calls = callsAlone(two, start().own);
    return {
      calls: calls.reduce((sum, count) => sum + count, 0),
      at(call) {
        const { own, other, outcome } = start();
        let left = call;
        for (const count of calls) {
          if (left <= count) break;
          own.next();
          left -= count;
        }
        let isOpen = true;
        host.at(left, () => {
          // The start of a send, and its first batch.
          for (let message = 0; message < 2 && isOpen && !other.isOver; message += 1) other.next();
        });
        own.next();
        isOpen = false;
        for (let turn = 0; turn < MAX_TRIES && !(own.isOver && other.isOver); turn += 1) {
          if (!own.isOver) own.next();
          if (!other.isOver) other.next();
        }
        outcome.wrong.push(...whatIsWrong(two));
        return outcome;
      },
    };
  };
}

/** Returns the service calls of each message of an act that no colleague disturbs. */
function callsAlone({ world: { host } }: TwoUsers, own: Doing): number[] {
  const calls: number[] = [];
  while (!own.isOver) calls.push(callsOf(host, own.next));
  return calls;
}

/** Changes of a course and a tag, a new tag, and what colleagues have changed in Catalog since the pull. */
function typeChanges(world: World): void {
  const { host, person, catalog } = world;
  const type = (tab: string, header: string, row: number, text: string) => host.workbook.edit(tab, person.at(tab, header, row), text);
  type('Courses', 'Title', 2, 'Typed title');
  type('Tags', 'Name', 3, 'Typed name');
  const row = freeRow(world, 'Tags');
  type('Tags', 'Action', row, 'create');
  type('Tags', 'Name', row, 'Typed tag');
  const [, , course] = catalog.records('courses');
  catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields: { title: 'Changed in Catalog' } });
  const [, , , tag] = catalog.records('tags');
  catalog.mutate({ type: 'update', resource: 'tags', id: Number(tag?.id), fields: { name: 'Changed in Catalog' } });
}

/** What a user does, from the first message to the end. A message that says to wait is followed by another try. */
function doing({ world, ask }: TwoUsers, user: string, act: Act, outcome: Outcome): Doing {
  const { host } = world;
  let job: string | undefined;
  let tries = 0;
  const trigger = host.triggers()[user === OWNER ? 0 : 1]?.id ?? '';
  const plan = act === 'send' ? ask<PlanView>(user, 'review').plan : '';
  const begin: Record<Act, () => JobProgress | undefined> = {
    pull: () => ask(user, 'pull', { resource: 'tags', filters: {}, fromStart: true }),
    refresh: () => ask(user, 'pull', { resource: 'courses', filters: {} }),
    send: () => ask(user, 'send', { plan, options: [] }),
    'daily refresh': () => {
      host.fire(trigger);
      return undefined;
    },
  };
  const self: Doing = {
    isOver: false,
    next() {
      try {
        const progress = job === undefined ? begin[act]() : ask(user, 'step', { job });
        job = progress?.job;
        self.isOver = progress === undefined || progress.phase === 'done';
        if (progress?.waitSeconds !== undefined) host.advance(progress.waitSeconds / 3600);
      } catch (error) {
        tries += 1;
        const isTold = error instanceof Refusal && !/Something went wrong/.test(error.message);
        if (!isTold) outcome.wrong.push(`${act} of ${user}: ${String(error)}`);
        // Only a colleague’s work passes by itself.
        const passes = error instanceof Refusal && ['busy', 'somebody-running', 'send-open'].includes(error.code);
        self.isOver = !passes || tries >= MAX_TRIES;
      }
    },
  };
  return self;
}

/** In the end, the owner sends and refreshes what is left. Then file and Catalog must agree. */
function whatIsWrong(two: TwoUsers): string[] {
  const { world, ask } = two;
  const { host, catalog } = world;
  const wrong: string[] = [];
  const quietly = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      wrong.push(`afterward: ${String(error)}`);
    }
  };
  host.advance(11 / 60);
  const finish = (command: string, input: unknown) => {
    for (let progress = ask(OWNER, command, input); progress.phase !== 'done'; progress = ask(OWNER, 'step', { job: progress.job }))
      host.advance((progress.waitSeconds ?? 0) / 3600);
  };
  quietly(() => {
    for (const name of Object.keys(host.properties.document))
      if (name.startsWith('job.')) ask(OWNER, 'cancel', { job: name.slice('job.'.length) });
  });
  quietly(() => {
    const { plan, requests, refused } = ask<PlanView>(OWNER, 'review');
    const unexpected = requests.filter(
      ({ fields, operation }) => operation !== 'delete' && !fields.some(({ after }) => after.startsWith('Typed')),
    );
    wrong.push(...unexpected.map(({ tab, row, fields }) => `an edit that wasn’t typed: ${tab} ${row} ${JSON.stringify(fields)}`));
    wrong.push(...refused.map(({ tab, row, what }) => `${tab} ${row} ${what}`));
    if (requests.length > 0) finish('send', { plan, options: [] });
  });
  for (const resource of ['courses', 'tags']) quietly(() => finish('pull', { resource, filters: {}, fromStart: true }));
  quietly(() => {
    const { requests, refused } = ask<PlanView>(OWNER, 'review');
    if (requests.length + refused.length > 0) wrong.push(`left in the end: ${JSON.stringify([requests, refused]).slice(0, 500)}`);
  });
  for (const [tab, resource, header, field] of [
    ['Courses', 'courses', 'Title', 'title'],
    ['Tags', 'tags', 'Name', 'name'],
  ] as const) {
    const shown = rowsOf(world, tab)
      .map((row) => `${row.ID} ${row[header]}`)
      .sort();
    const stored = catalog
      .records(resource)
      .map((record) => `${record.id} ${record[field]}`)
      .sort();
    const off = [...shown.filter((line) => !stored.includes(line)), ...stored.filter((line) => !shown.includes(line))];
    if (off.length > 0 || shown.length !== stored.length)
      wrong.push(`${tab} differs from Catalog: ${off.slice(0, 6).join('; ')} (${shown.length} of ${stored.length})`);
  }
  const names = [...catalog.records('tags').map(({ name }) => name), ...catalog.records('courses').map(({ title }) => title)];
  for (const text of ['Typed title', 'Typed name', 'Typed tag', 'Changed in Catalog'])
    if (names.filter((name) => name === text).length !== (text === 'Changed in Catalog' ? 2 : 1))
      wrong.push(`“${text}” is ${names.filter((name) => name === text).length} times in Catalog`);
  return wrong;
}
