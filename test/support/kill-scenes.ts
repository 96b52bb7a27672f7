// Workbooks and Catalogs just before a run that will be killed: a refresh and a send, of any size.

import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host, HostOptions } from '../../emulator/host.ts';
import { openCatalog, openHost } from '../../emulator/index.ts';
import { type JobProgress, type Person, personAt, Refusal } from '../../scripts/person.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import { lookAt, type Named } from './kill-look.ts';
import { CATALOG_HOST, DIST, TITLES } from './open-world.ts';
import { slowly } from './runs.ts';

export interface Scene {
  host: Host;
  person: Person;
  catalog: DemoCatalog;
  /** Begins the run, or goes on with it; `between` is called between its steps. Throws where it is killed. */
  run(between: () => void): void;
  /** Everything that must be the same in the end. */
  look(): unknown;
  /** Keeps workbook and Catalog. */
  keep(): () => void;
  close(): Promise<void>;
}

/** A refresh that meets changed, new and deleted courses, and three edits that nobody has sent. */
export function refreshScene(courses: number): Promise<Scene> {
  return refreshOf('courses', { courses, orders: 20, enrollments: 20 }, { header: 'Title', rows: [2, 3, courses - 4] }, (after, ids) => {
    ids.slice(0, Math.floor(courses / 20)).forEach((id, index) => {
      after.mutate({ type: 'update', resource: 'courses', id, fields: { title: `Theirs ${index}`, enrollment_fee: `${index + 20}.0` } });
    });
    for (const id of ids.slice(-2)) after.mutate({ type: 'delete', resource: 'courses', id });
    for (const path of ['new-one', 'new-two']) {
      const { id: _, ...like } = after.records('courses')[3] ?? {};
      after.mutate({ type: 'create', resource: 'courses', fields: { ...like, path, title: path } });
    }
  });
}

/**
 * A refresh of a tab so long that only what changed is asked for: renamed and new tags, two of them renamed by the person, too. If it's
 * killed between the cursor and the end of its job, the cursor is lost, and the next refresh reads everything. So the look comes after it.
 */
export async function readOnScene(): Promise<Scene> {
  const scene = await refreshOf(
    'tags',
    { tags: 1_930, courses: 2, orders: 2, enrollments: 2 },
    { header: 'Name', rows: [2, 3, 1_900] },
    (after, ids) => {
      ids.forEach((id, index) => {
        if (index % 300 < 2) after.mutate({ type: 'update', resource: 'tags', id, fields: { name: `Theirs ${index}` } });
      });
      after.mutate({ type: 'create', resource: 'tags', fields: { name: 'Brand new' } });
    },
  );
  const { host, run, look } = scene;
  const hasCursor = () => host.workbook.display('Catalog Sync data', '1:1').join().includes('"cursor"');
  return {
    ...scene,
    look() {
      if (!hasCursor()) run(() => undefined);
      return look();
    },
  };
}

/** A tab with edits that nobody has sent, and beside the Catalog that it was pulled from the same one, for what happens in it meanwhile. */
async function refreshOf(
  resource: string,
  scale: Record<string, number>,
  edited: { header: string; rows: readonly number[] },
  meanwhile: (after: DemoCatalog, ids: readonly number[]) => void,
): Promise<Scene> {
  const before = openCatalog({ seed: 1, scale });
  const after = openCatalog({ seed: 1, scale });
  const ids = after.records(resource).map(({ id }) => Number(id));
  meanwhile(after, ids);
  const hosts = { [CATALOG_HOST]: before.where };
  const { host, person } = await connected(hosts, before);
  const run: Scene['run'] = (between) => {
    const left = Object.keys(host.properties.document).find((name) => name.startsWith('job.'));
    const begun = left ? undefined : slowly(host, () => person.ask<JobProgress>('pull', { resource, filters: {} }));
    if (begun?.phase !== 'done') finish(host, person, left?.slice('job.'.length) ?? begun?.job ?? '', between);
  };
  run(() => undefined);
  const tab = String(TITLES[resource]);
  for (const row of edited.rows) person.type(tab, edited.header, row, `Mine ${row}`);
  hosts[CATALOG_HOST] = after.where;
  person.ask('review');
  const close = () => Promise.all([host.close(), before.close(), after.close()]).then(() => undefined);
  return { host, person, catalog: after, keep: keepBoth(host, after), run, look: () => lookAt(host, ''), close };
}

/**
 * A send of renamed tags, deleted tags and new enrollments with orders and mails; and of tags that a colleague has renamed,
 * too, whose names are taken from Catalog.
 */
export async function sendScene(counts: { updates: number; creates: number; deletes: number; theirs?: number }): Promise<Scene> {
  const { theirs = 0 } = counts;
  const catalog = openCatalog({
    seed: 1,
    scale: { courses: 12, orders: 10, enrollments: 20, users: 40, tags: counts.updates + counts.deletes + theirs + 2 },
  });
  const { host, person } = await connected({ [CATALOG_HOST]: catalog.where }, catalog);
  for (const resource of ['tags', 'enrollments']) person.finish('pull', { resource, filters: {} });
  const at = (tab: string, header: string, row: number) => person.at(tab, header, row);
  const names = Array.from({ length: counts.updates }, (_, index) => [`Renamed ${index}`]);
  host.workbook.paste('Tags', at('Tags', 'Name', 2), names);
  const deletes = Array.from({ length: counts.deletes }, () => ['delete']);
  host.workbook.paste('Tags', at('Tags', 'Action', counts.updates + 2), deletes);
  catalog
    .records('tags')
    .slice(counts.updates + counts.deletes, counts.updates + counts.deletes + theirs)
    .forEach(({ id }, index) => {
      host.workbook.edit('Tags', person.cell('Tags', 'ID', String(id), 'Name'), `Mine ${index}`);
      catalog.mutate({ type: 'update', resource: 'tags', id: Number(id), fields: { name: `Theirs ${index}` } });
    });
  const row = host.workbook.display('Enrollments').filter((cells) => cells.some((cell) => cell !== '')).length + 1;
  const pairs = freePairs(catalog).slice(0, counts.creates);
  if (pairs.length < counts.creates) throw new Error('too few people to enroll');
  for (const [header, cells] of [
    ['Action', pairs.map(() => ['create'])],
    ['Canvas user ID', pairs.map(([user]) => [user])],
    ['Listing ID', pairs.map(([, listing]) => [listing])],
  ] as const)
    host.workbook.paste(
      'Enrollments',
      at('Enrollments', header, row),
      cells.map((cell) => [...cell]),
    );
  const named = naming(catalog);
  const first = person.ask<PlanView>('review');
  if (theirsIn(first).length !== theirs) throw new Error('not every name that a colleague changed is in conflict');
  const send = (plan: PlanView) =>
    person.ask<JobProgress>('send', { plan: plan.plan, options: ['create_order', 'send_email'], decisions: theirsIn(plan) });
  const begin = () => {
    try {
      return send(first);
    } catch (error) {
      // Killed while it wrote down what was decided: that is reviewed and decided once more.
      if (!(error instanceof Refusal) || error.code !== 'not-begun') throw error;
      return send(person.ask<PlanView>('review'));
    }
  };
  const run: Scene['run'] = (between) => {
    const sent = planSent(host);
    if (sent !== undefined && host.properties.document[`job.${sent}`] === undefined) return;
    const progress = sent === undefined ? begin() : undefined;
    if (progress?.phase !== 'done') finish(host, person, sent ?? progress?.job ?? '', between);
  };
  const look = () => ({
    workbook: lookAt(host, planSent(host) ?? '', named),
    server: ['tags', 'enrollments', 'orders', 'courses'].map((resource) => recordsOf(catalog, resource, named)),
    // Each enrollment was asked for with its mail and its order, so their number is that of the enrollments.
    created: [catalog.records('enrollments').length, catalog.records('orders').length],
  });
  const close = async () => {
    await host.close();
    await catalog.close();
  };
  return { host, person, catalog, keep: keepBoth(host, catalog), run, look, close };
}

/** Each conflict, with Catalog's value as the decision. */
function theirsIn({ requests }: PlanView): { request: string; field: string; choice: 'theirs' }[] {
  return requests.flatMap(({ request, fields }) =>
    fields.flatMap(({ field, theirs }) => (theirs === undefined ? [] : [{ request, field, choice: 'theirs' as const }])),
  );
}

/** The plan that is being sent, or was. */
function planSent({ properties }: Host): string | undefined {
  const plans = Object.entries(properties.document).filter(([name]) => name.startsWith('plan.'));
  return plans.find(([, text]) => JSON.parse(text).applied)?.[0].slice('plan.'.length);
}

function finish(host: Host, person: Person, job: string, between: () => void): void {
  between();
  for (let progress = person.ask<JobProgress>('step', { job }); progress.phase !== 'done'; ) {
    host.advance((progress.waitSeconds ?? 0) / 3600);
    between();
    progress = person.ask<JobProgress>('step', { job });
  }
}

function keepBoth(host: Host, catalog: DemoCatalog): () => () => void {
  return () => {
    const backs = [host.keep(), catalog.keep()];
    return () => {
      for (const back of backs) back();
    };
  };
}

async function connected(hosts: HostOptions['hosts'], catalog: DemoCatalog) {
  const host = await openHost({ dist: DIST, hosts, clock: Date.parse('2026-11-20T15:00:00Z') });
  host.open();
  host.click('Open sidebar');
  const person = personAt(host);
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  person.ask('personal', { answer: 'with' });
  return { host, person };
}

/** People and open courses in which they are not, as ids. */
function freePairs(catalog: DemoCatalog): [string, string][] {
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

/** Each record as text, without times and in the order of these texts. */
function recordsOf(catalog: DemoCatalog, resource: string, named: Named): string[] {
  const text = JSON.stringify(catalog.records(resource), (name, value) => (/_at$/.test(name) ? undefined : value));
  return (JSON.parse(named(text)) as unknown[]).map((record) => JSON.stringify(record)).sort();
}

/** Replaces the ID of each enrollment and order that's made from now on by its user's: one whose request is lost is made later than others. */
function naming(catalog: DemoCatalog): Named {
  const made = () =>
    ['enrollments', 'orders'].flatMap((resource) => catalog.records(resource).map(({ id, user }) => [String(id), resource, user] as const));
  const before = new Set(made().map(([id]) => id));
  return (text) => {
    const names = new Map(
      made().flatMap(([id, resource, user]) =>
        before.has(id) ? [] : [[id, `${resource === 'orders' ? 5 : 9}${(user as { id: number }).id}`]],
      ),
    );
    return text.replace(/\b\d{5,}\b/g, (id) => names.get(id) ?? id);
  };
}
