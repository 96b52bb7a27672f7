// A world for a journey: a demo Catalog, a host that runs the built bundle, and a person who is connected. Tests name
// only what differs.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest';
import type { CatalogOptions, DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host, HostOptions, SheetDump } from '../../emulator/host.ts';
import { openCatalog, openHost, startCatalog } from '../../emulator/index.ts';
import { type JobProgress, type Person, personAt } from '../../scripts/person.ts';
import { rowsNamed } from '../../src/base/row-names.ts';
import { PARENT_IDS, PARENT_TAB } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import type { PullSummary } from '../../src/protocol/jobs.ts';
import type { Messages } from '../../src/protocol/messages.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import { type Closing, keptWorld } from './kept-worlds.ts';

export type { PlanRequest } from '../../src/protocol/review.ts';

export const CATALOG_HOST = 'catalog.example.edu';
/** The built files. `npm run mutants journeys` names a folder with a faulty build. */
export const DIST = process.env.CATALOG_SYNC_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** When a world opens, at the workbook and in Catalog. */
export const CLOCK = Date.parse('2026-11-20T15:00:00Z');

export interface World {
  catalog: DemoCatalog;
  host: Host;
  person: Person;
}

/** What a person needs to work on a tab, whatever Catalog it is of. */
export type Seat = Omit<World, 'catalog'>;

export interface WorldOptions {
  /** A demo Catalog that is there already, and that somebody else closes. */
  at?: DemoCatalog;
  catalog?: CatalogOptions;
  /** Requests go over HTTP to another thread. Otherwise, Catalog is a site in this one, which takes a fraction of the time. */
  over?: 'http';
  host?: Partial<HostOptions>;
  /** Resources that are pulled already. */
  pulled?: string[];
  /** What else was done already. Worlds of the same function are one that goes back to this moment. */
  prepare?: (world: World) => void;
}

/** The title of each resource that can be pulled, by its name. */
export const TITLES: Readonly<Record<string, string>> = Object.fromEntries(resources.map(({ name, title }) => [name, title]));

/** Closed by itself when the test ends. */
export async function openWorld(options: WorldOptions = {}, closing: Closing = onTestFinished): Promise<World> {
  return await keptWorld('connected', options, closing, async (closing) => {
    const world = await build(options, closing);
    connect(world);
    for (const resource of options.pulled ?? []) pullInSidebar(world, resource);
    options.prepare?.(world);
    return world;
  });
}

/** One world for all tests of a file, which go on where the one before has ended: opening one takes longer than most of what is done in it. */
export function shareWorld(options: WorldOptions): () => World {
  let world: World | undefined;
  const closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    world = await openWorld(options, (close) => closers.push(close));
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });
  return () => {
    if (!world) throw new Error('the world opens before the first test, not before that');
    return world;
  };
}

/** The same, but each test begins with the workbook as it was first pulled, while Catalog goes on: this list is pulled again. */
export function shareFirstPull(options: WorldOptions, resource: string): () => World {
  const shared = shareWorld(options);
  beforeAll(() => shared().host.workbook.saveVersion('as first pulled'));
  beforeEach(() => {
    const world = shared();
    world.host.workbook.restoreVersion('as first pulled');
    pull(world, resource);
    world.catalog.clearRequests();
  });
  return shared;
}

/** Few records of each kind, for what is done with all resources many times. */
export const FEW: CatalogOptions = { scale: { courses: 8, programs: 4, orders: 30, enrollments: 30, tags: 8, users: 27 } };

/** The same without a connection. */
export async function openUnconnected(options: WorldOptions = {}, closing: Closing = onTestFinished): Promise<World> {
  return await keptWorld('unconnected', options, closing, (closing) => build(options, closing));
}

async function build(options: WorldOptions, closing: Closing): Promise<World> {
  const clock = options.host?.clock ?? CLOCK;
  const wanted: CatalogOptions = { seed: 1, scale: 'small', clock, ...options.catalog };
  const catalog = options.at ?? (options.over === 'http' ? await startCatalog(wanted) : openCatalog(wanted));
  const host = await openHost({
    dist: DIST,
    clock,
    // Tests start thousands of runs, and a run that doesn't end shows as a test that doesn't.
    endlessRuns: 'allowed',
    ...options.host,
    hosts: { [CATALOG_HOST]: catalog.where, ...options.host?.hosts },
  });
  closing(async () => {
    await host.close();
    if (!options.at) await catalog.close();
  });
  host.open();
  // Its caption can be in another language.
  host.click(
    host
      .menu()
      .find(({ functionName }) => functionName === 'menuOpenSidebar')
      ?.path.join(' > ') ?? '',
  );
  return { catalog, host, person: personAt(host) };
}

export function connect({ catalog, person }: World): void {
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  person.ask('personal', { answer: 'with' });
}

/** A pull of everything: what Catalog shows for chosen ids only is chosen by the first tab that can choose it. */
export function everything(name: string): Record<string, string> {
  const of = resources.find((resource) => resource.name === name)?.parent;
  const [tab] = Object.keys(of?.tabs ?? {});
  if (!of) return {};
  return tab === undefined ? { [PARENT_IDS]: '1' } : { [PARENT_TAB]: tab };
}

/** A pull that has ended. */
export interface PullRun extends JobProgress {
  pulled: PullSummary;
}

/** Pulls as a person does: menu, then the form in the sidebar. */
export function pull(world: World, resource: string, filters?: Record<string, string | string[]>): PullSummary {
  world.host.click(`Catalog Sync > Pull > ${TITLES[resource]}`);
  return pullInSidebar(world, resource, filters);
}

/** Pulls in the sidebar that is open, whatever it shows. */
function pullInSidebar(
  { person }: World,
  resource: string,
  filters: Record<string, string | string[]> = everything(resource),
): PullSummary {
  return person.finish<PullRun>('pull', { resource, filters }).pulled;
}

/** Returns the review of rows in the dialog that a task has opened. */
export function openedReview({ host, person }: World): PlanView {
  const [, rows = ''] = /data-view="rows:([\d.,]+)"/.exec(host.dialogs().at(-1)?.html ?? '') ?? [];
  return person.ask<PlanView>('review', { rows: rowsNamed(rows) });
}

/** Opens the review from the menu and reads it. */
export function review({ host, person }: Seat): PlanView {
  host.click('Review changes');
  return person.ask<PlanView>('review');
}

/** Presses Send, waits for the end, closes the dialog, and answers the plan with its outcomes. */
export function send({ host, person }: Seat, plan: PlanView, choices: Partial<Omit<Messages['send']['input'], 'plan'>> = {}): PlanView {
  person.finish('send', { plan: plan.plan, options: [], ...choices });
  const outcome = person.ask<PlanView>('plan', { plan: plan.plan });
  host.dialogs().at(-1)?.close();
  return outcome;
}

/** A tab as records by header, rows without any content left out; `row` is the row in the sheet. */
export function rowsOf({ host }: Pick<World, 'host'>, tab: string): (Record<string, string> & { row: string })[] {
  const [headers = [], ...rows] = host.workbook.display(tab);
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell === '')) return [];
    const record = Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? '']));
    return [{ ...record, row: String(index + 2) }];
  });
}

/** Requests that changed something, in the order in which they arrived. */
export function writes({ catalog }: World): { operationId: string | undefined; path: string; body: unknown; status: number }[] {
  return catalog
    .requests()
    .filter((request) => request.method !== 'GET' && !request.operationId?.endsWith('Analytics'))
    .map(({ operationId, path, body, status }) => ({ operationId, path, body, status }));
}

/** What no request or answer may break. */
export function violations({ catalog }: World): string[] {
  return catalog.requests().flatMap((request) => request.violations.map((violation) => `${request.method} ${request.path}: ${violation}`));
}

/** One sheet whole, with dates as texts, for comparing byte for byte. */
export function dumpOf({ host }: World, sheet: string): SheetDump {
  return host.workbook.dump(sheet);
}
