// Kills a run at one of its points, looks at what a review then shows, goes on as the person would, and compares whole
// workbook and whole Catalog with a run that nobody killed.
import { openHost, startCatalog } from '../../emulator/index.ts';
import { type JobProgress, type Person, personAt } from '../../emulator/person.ts';
import type { Faults, Host, HostSwitches, PracticeCatalog } from '../../emulator/seam.ts';
import type { PlanView } from '../../src/commands/messages.ts';
import { CATALOG_HOST, DIST } from './open-world.ts';

/** A workbook and a Catalog just before the run. */
export interface Scene {
  host: Host;
  person: Person;
  catalog: PracticeCatalog;
  /** Begins the run, or goes on with it. Throws where it is killed. */
  run(): void;
  /** Everything that must be the same in the end. */
  look(): unknown;
  close(): Promise<void>;
}

export type OpenScene = (switches: HostSwitches) => Promise<Scene>;

/** Where a run is ended: at a service call (none: it only meets the fault), and what its requests meet. */
export interface KillPoint {
  call?: number;
  faults: Faults[];
  /** Ends the first resume at this call, too. */
  again?: number;
}

export interface Verdict {
  /** What a review shows before the run goes on, though nobody typed it. */
  untyped: string[];
  end: unknown;
}

const WRITES = /^(POST|PUT|DELETE) /;

/**
 * How the run ends when nobody kills it, and all points at which it can be killed: every service call; every write before it is
 * sent, with the ones before it done.
 */
export async function unbroken(open: OpenScene): Promise<{ points: KillPoint[]; end: unknown }> {
  const scene = await open({});
  const { host, catalog } = scene;
  catalog.clearRequests();
  host.resetCounts();
  const fetched: number[] = [];
  let listening = true;
  const listen = () => {
    fetched.push(host.counts().fetches);
    if (listening) host.at(1, listen);
  };
  host.at(1, listen);
  scene.run();
  const fetches = [...fetched, host.counts().fetches];
  const isWrite = catalog.requests().map(({ method, path }) => WRITES.test(`${method} ${path}`));
  listening = false;
  const end = ending(scene);
  await scene.close();
  const points: KillPoint[] = [];
  fetches.slice(0, -1).forEach((before, index) => {
    const call = index + 1;
    points.push({ call, faults: [] });
    const done = isWrite.slice(0, before).filter(Boolean).length;
    const sent = isWrite.slice(before, fetches[call]).filter(Boolean).length;
    for (let nth = 0; nth < sent; nth++) {
      const fault = { match: WRITES, after: done + nth };
      // The rest of a round never leaves, and the run ends with it; or it goes on, without one request or without its answer.
      points.push({ call: call + 1, faults: [{ ...fault, answer: 'drop' }] });
      points.push({ faults: [{ ...fault, times: 1, answer: 'drop' }] });
      points.push({ faults: [{ ...fault, times: 1, answer: 'act-then-drop' }] });
    }
  });
  return { points, end };
}

export async function kill(open: OpenScene, point: KillPoint, switches: HostSwitches): Promise<Verdict> {
  const scene = await open(switches);
  const { host, catalog } = scene;
  const typed = shownBy(scene);
  catalog.setFaults(point.faults);
  if (point.call !== undefined) host.killAt(point.call);
  attempt(scene);
  catalog.setFaults([]);
  const untyped = shownBy(scene).filter((line) => !typed.includes(line));
  if (point.again !== undefined) {
    host.killAt(point.again);
    attempt(scene);
  }
  scene.run();
  const verdict = { untyped, end: ending(scene) };
  await scene.close();
  return verdict;
}

function attempt(scene: Scene): void {
  try {
    scene.run();
  } catch {
    // The run is gone; what is left of it is what this is about.
  }
  // A run that ended before its kill must not leave it to what follows.
  scene.host.killAt(Number.MAX_SAFE_INTEGER);
}

/** The end, and that nothing is left to send then. */
function ending(scene: Scene): unknown {
  const end = scene.look();
  const { requests, refused, remarks } = scene.person.ask<PlanView>('review');
  return { end, left: [requests.length, refused, remarks] };
}

function shownBy({ person }: Scene): string[] {
  const { requests } = person.ask<PlanView>('review');
  return requests.map(({ operation, tab, key, caption, fields }) =>
    JSON.stringify([operation, tab, key, caption, fields.map(({ label, after }) => [label, after])]),
  );
}

/** A refresh that meets changed, new and deleted courses, and three edits that nobody has sent. */
export async function refreshScenes(courses: number): Promise<{ open: OpenScene; close(): Promise<void> }> {
  const options = { seed: 1, scale: { courses, orders: 20, enrollments: 20 } };
  const before = await startCatalog(options);
  const after = await startCatalog(options);
  const ids = after.records('courses').map((course) => Number(course.id));
  ids.slice(0, Math.floor(courses / 20)).forEach((id, index) => {
    after.mutate({ type: 'update', resource: 'courses', id, fields: { title: `Theirs ${index}`, enrollment_fee: `${index + 20}.0` } });
  });
  for (const id of ids.slice(-2)) after.mutate({ type: 'delete', resource: 'courses', id });
  for (const path of ['new-one', 'new-two']) {
    const { id: _, ...like } = after.records('courses')[3] ?? {};
    after.mutate({ type: 'create', resource: 'courses', fields: { ...like, path, title: path } });
  }
  const open: OpenScene = async (switches) => {
    const hosts: Record<string, string> = { [CATALOG_HOST]: before.url };
    const { host, person } = await connected(hosts, before, switches);
    const run = () => {
      const left = Object.keys(host.properties.document).find((name) => name.startsWith('job.'));
      if (left) finish(host, person, left.slice('job.'.length));
      else person.finish('pull', { resource: 'courses', filters: {} });
    };
    run();
    for (const row of [2, 3, courses - 4]) host.workbook.edit('Courses', person.at('Courses', 'Title', row), `Mine ${row}`);
    hosts[CATALOG_HOST] = after.url;
    person.ask('review');
    return { host, person, catalog: after, run, look: () => lookAt(host, ''), close: () => host.close() };
  };
  return { open, close: () => Promise.all([before.close(), after.close()]).then(() => undefined) };
}

/** A send of renamed tags, deleted tags and new enrollments with orders and mails. */
export function sendScenes(counts: { updates: number; creates: number; deletes: number }): OpenScene {
  return async (switches) => {
    const catalog = await startCatalog({
      seed: 1,
      scale: { courses: 12, orders: 10, enrollments: 20, users: 40, tags: counts.updates + counts.deletes + 2 },
    });
    const { host, person } = await connected({ [CATALOG_HOST]: catalog.url }, catalog, switches);
    for (const resource of ['tags', 'enrollments']) person.finish('pull', { resource, filters: {} });
    const at = (tab: string, header: string, row: number) => person.at(tab, header, row);
    const names = Array.from({ length: counts.updates }, (_, index) => [`Renamed ${index}`]);
    host.workbook.paste('Tags', at('Tags', 'Name', 2), names);
    const deletes = Array.from({ length: counts.deletes }, () => ['delete']);
    host.workbook.paste('Tags', at('Tags', 'Action', counts.updates + 2), deletes);
    const row = host.workbook.display('Enrollments').filter((cells) => cells.some((cell) => cell !== '')).length + 1;
    const pairs = freePairs(catalog).slice(0, counts.creates);
    if (pairs.length < counts.creates) throw new Error('too few people to enroll');
    for (const [header, cells] of [
      ['Action', pairs.map(() => ['create'])],
      ['Canvas user id', pairs.map(([user]) => [user])],
      ['Listing id', pairs.map(([, listing]) => [listing])],
    ] as const)
      host.workbook.paste(
        'Enrollments',
        at('Enrollments', header, row),
        cells.map((cell) => [...cell]),
      );
    const { plan } = person.ask<PlanView>('review');
    const run = () => {
      const { document } = host.properties;
      const { applied } = JSON.parse(String(document[`plan.${plan}`]));
      if (applied && document[`job.${plan}`] !== undefined) finish(host, person, plan);
      else if (!applied) {
        const begun = person.ask<JobProgress>('send', { plan, options: ['create_order', 'send_email'] });
        if (begun.phase !== 'done') finish(host, person, plan);
      }
    };
    const look = () => ({
      workbook: lookAt(host, plan),
      server: ['tags', 'enrollments', 'orders', 'courses'].map((resource) => catalog.records(resource).map(withoutTimes)),
      // Each enrollment was asked for with its mail and its order, so their number is that of the enrollments.
      created: [catalog.records('enrollments').length, catalog.records('orders').length],
    });
    const close = async () => {
      await host.close();
      await catalog.close();
    };
    return { host, person, catalog, run, look, close };
  };
}

function finish(host: Host, person: Person, job: string): void {
  for (let progress = person.ask<JobProgress>('step', { job }); progress.phase !== 'done'; ) {
    host.advance((progress.waitSeconds ?? 0) / 3600);
    progress = person.ask<JobProgress>('step', { job });
  }
}

async function connected(hosts: Record<string, string>, catalog: PracticeCatalog, switches: HostSwitches) {
  const host = await openHost({ dist: DIST, hosts, clock: Date.parse('2026-11-20T15:00:00Z'), switches });
  host.open();
  host.click('Open sidebar');
  const person = personAt(host);
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  return { host, person };
}

/** People and open courses in which they are not, as ids. */
function freePairs(catalog: PracticeCatalog): [string, string][] {
  const taken = new Set(catalog.records('enrollments').map(({ user, listing }) => `${idOf(user)} ${idOf(listing)}`));
  const users = catalog.records('users').filter((user) => user.canvas_user_id && user.merged_into_user_id === null);
  return catalog
    .records('courses')
    .filter((course) => course.enrollment_open === true && course.enrollment_cap === null && course.enrollment_open_to === null)
    .flatMap((course) => users.map((user): [string, string] => [String(user.canvas_user_id), String(course.id)]))
    .filter(([user, listing]) => !taken.has(`${user} ${listing}`));
}

function idOf(value: unknown): unknown {
  return (value as { id?: unknown } | null)?.id;
}

function withoutTimes(record: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(record, (name, value) => (/_at$/.test(name) ? undefined : value)));
}

/** The whole workbook; of the run table only the given plan, and nothing that is another in each run: ids made by chance, times. */
function lookAt(host: Host, plan: string): unknown {
  const { workbook, properties } = host;
  const shown = workbook.sheets().filter((sheet) => !sheet.hidden);
  const tabs = shown.map(({ name }) => {
    const cells = workbook.display(name);
    const times = (cells[0] ?? []).map((header) => ['Created', 'Updated', 'Enrolled'].includes(header));
    return [
      name,
      cells.map((row) => row.map((cell, column) => (times[column] ? '' : cell))),
      workbook.notes(name, '1:1'),
      workbook.formulas(name),
    ];
  });
  const hidden = (name: string) => workbook.sheets().some((sheet) => sheet.name === name);
  const data = hidden('Catalog Sync data')
    ? transposed(workbook.display('Catalog Sync data'))
        .map(decoded)
        .filter((text) => text !== '[]')
    : [];
  const [headers = [], ...lines] = hidden('Catalog Sync runs') ? workbook.display('Catalog Sync runs') : [];
  const chance = ['at', 'run', 'key'].map((name) => headers.indexOf(name));
  const ofPlan = lines.filter((cells) => cells[0] === plan).map((cells) => cells.filter((_, column) => !chance.includes(column)));
  const staged = hidden('Catalog Sync staging') ? workbook.display('Catalog Sync staging').flat().filter(Boolean) : [];
  const open = Object.keys(properties.document).filter((name) => /^(job|intent)\./.test(name));
  return { tabs, data: data.sort(), ofPlan, staged, open };
}

function transposed(rows: string[][]): string[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
}

/** A stored snapshot without times and what is computed from them. What lies under a blank header is nobody's any more. */
function decoded([header = '', ...cells]: string[]): string {
  if (header === '') return '[]';
  const chunks = cells.filter((text) => text !== '');
  const entries = chunks.flatMap((chunk) => JSON.parse(chunk) as [string, string, string, ...unknown[]][]);
  const kept = entries.map(([key, _updated, _fixed, ...bases]) => [key, ...bases]);
  return JSON.stringify([header, kept.sort((a, b) => Number(a[0]) - Number(b[0]))]);
}
