// Two users with two Catalogs in one spreadsheet: at some service call of what the owner does, a colleague connects it to another
// Catalog and pulls the same list from there.

import type { CatalogOptions, DemoCatalog } from '../../emulator/demo-catalog.ts';
import { openCatalog } from '../../emulator/index.ts';
import { type JobProgress, Refusal } from '../../scripts/person.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { Closing } from './kept-worlds.ts';
import { CATALOG_HOST, rowsOf } from './open-world.ts';
import { callsOf } from './runs.ts';
import { COLLEAGUE, OWNER, openForTwo, type TwoUsers } from './two-users.ts';

export const OWNERS_ACTS = ['pull', 'send', 'daily refresh'] as const;
export type OwnersAct = (typeof OWNERS_ACTS)[number];

export const TEST_HOST = 'test.example.edu';
const SCALE = { courses: 6, programs: 1, tags: 12, orders: 2, enrollments: 2, users: 4 };

export interface Visit {
  /** What is wrong afterward. */
  wrong: string[];
  /** The owner was told why the act didn't end. */
  isStopped: boolean;
}

export interface TwoCatalogs {
  /** The service calls that an act of the owner makes alone. */
  callsOf(act: OwnersAct): number;
  /** A colleague comes in before this call. */
  at(act: OwnersAct, call: number): Visit;
}

/** Starts two Catalogs with data of their own, each at a host of its own. */
export async function startTwo(scale: CatalogOptions['scale'], closing: Closing) {
  const production = openCatalog({ seed: 1, scale });
  const test = openCatalog({ name: 'test', seed: 2, scale });
  for (const catalog of [production, test]) closing(() => catalog.close());
  return { production, test, hosts: { [CATALOG_HOST]: production.where, [TEST_HOST]: test.where } };
}

/** Prepares the file with an unsent edit of the owner's, who has pulled tags. Restores it before each try. */
export async function openTwoCatalogs(closing: Closing): Promise<TwoCatalogs> {
  const { production: mine, test: theirs, hosts } = await startTwo(SCALE, closing);
  const two = await openForTwo({ at: mine, host: { hosts }, pulled: ['tags'] }, undefined, closing);
  const { world, ask } = two;
  const { host } = world;
  ask(OWNER, 'schedule', { tabs: 'all', rule: { every: 'day', hour: 4 } });
  host.setClock(Date.parse('2026-11-21T15:00:00Z'));
  world.person.type('Tags', 'Name', 3, 'Typed name');
  const [, , , tag] = mine.records('tags');
  mine.mutate({ type: 'update', resource: 'tags', id: Number(tag?.id), fields: { name: 'Changed in Catalog' } });
  const backs = [host.keep(), mine.keep(), theirs.keep()];
  const restore = () => {
    for (const back of backs) back();
    for (const catalog of [mine, theirs]) catalog.clearRequests();
  };
  const begin = (act: OwnersAct): (() => unknown) => {
    if (act === 'pull') return () => finish(two, OWNER, 'pull', { resource: 'tags', filters: {}, fromStart: true });
    if (act === 'daily refresh') return () => host.fire(host.triggers()[0]?.id ?? '');
    const { plan } = ask<PlanView>(OWNER, 'review');
    return () => finish(two, OWNER, 'send', { plan, options: [] });
  };
  const comeIn = () => {
    ask(COLLEAGUE, 'connect', { host: TEST_HOST, key: theirs.keys.root, kind: 'test' });
    finish(two, COLLEAGUE, 'pull', { resource: 'tags', filters: {} });
  };
  return {
    callsOf(act) {
      restore();
      return callsOf(host, begin(act));
    },
    at(act, call) {
      restore();
      const run = begin(act);
      const wrong: string[] = [];
      let hasCome = false;
      const visit = () => {
        hasCome = told(wrong, 'the colleague', comeIn);
      };
      host.at(call, visit);
      const isStopped = !told(wrong, act, run);
      host.at(1, () => undefined);
      // A lock that was taken is free by now.
      if (!hasCome) visit();
      if (!hasCome) wrong.push('the colleague can’t work');
      told(wrong, 'connecting again', () => ask(OWNER, 'connect', { host: CATALOG_HOST, key: mine.keys.root, kind: 'test' }));
      host.advance(11 / 60);
      return { wrong: [...wrong, ...wrongAfter(two, [mine, theirs])], isStopped };
    },
  };
}

/** Runs what a user does, which can be refused with a reason. Returns whether it was carried out. */
function told(wrong: string[], who: string, act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || /Something went wrong/.test(error.message)) wrong.push(`${who}: ${String(error)}`);
    return false;
  }
}

function finish({ world, ask }: TwoUsers, user: string, command: string, input: unknown): void {
  for (
    let progress: JobProgress = ask(user, command, input);
    progress.phase !== 'done';
    progress = ask(user, 'step', { job: progress.job })
  )
    world.host.advance((progress.waitSeconds ?? 0) / 3600);
}

/** The owner ends what is left. Then each tab shows one Catalog, and only the owner's has the edit. */
function wrongAfter(two: TwoUsers, [mine, theirs]: [DemoCatalog, DemoCatalog]): string[] {
  const { world, ask } = two;
  const { host } = world;
  const wrong: string[] = [];
  for (const name of Object.keys(host.properties.document))
    if (name.startsWith('job.')) told(wrong, name, () => ask(OWNER, 'cancel', { job: name.slice('job.'.length) }));
  const plan = ask<PlanView>(OWNER, 'review');
  const edits = plan.requests.flatMap(({ fields }) => fields.map(({ after }) => after)).filter((after) => after !== 'Typed name');
  wrong.push(...edits.map((after) => `an edit that wasn’t typed: ${after}`), ...plan.refused.map(({ tab, what }) => `${tab}: ${what}`));
  if (plan.requests.length > 0) finish(two, OWNER, 'send', { plan: plan.plan, options: [] });
  finish(two, OWNER, 'pull', { resource: 'tags', filters: {}, fromStart: true });

  const tagsOf = (catalog: DemoCatalog) => catalog.records('tags').map(({ id, name }) => `${id} ${name}`);
  const shown = host.workbook
    .sheets()
    .filter(({ name }) => name.startsWith('Tags'))
    .map(({ name }) => rowsOf(world, name).map((row) => `${row.ID} ${row.Name}`));
  const sorted = (lines: readonly string[]) => Array.from(lines).sort().join('; ');
  const found = shown.map(sorted).sort();
  const expected = [mine, theirs].map((catalog) => sorted(tagsOf(catalog))).sort();
  if (found.join('\n') !== expected.join('\n')) wrong.push(`the tabs show ${found.join(' | ')}`);
  if (tagsOf(mine).filter((line) => line.endsWith(' Typed name')).length !== 1) wrong.push('the edit isn’t in Catalog once');
  const changing = theirs.requests().filter(({ method }) => method !== 'GET');
  wrong.push(...changing.map(({ method, path }) => `the other Catalog got ${method} ${path}`));
  for (const catalog of [mine, theirs])
    wrong.push(...catalog.requests().flatMap(({ status, path }) => (status === 401 ? [`a wrong key for ${path}`] : [])));
  return wrong;
}
