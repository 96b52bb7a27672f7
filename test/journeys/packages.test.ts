// The packages other than dist/: the add-on, a file that moves to it, and the add-on that reaches only some addresses.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeServer, manifestOf } from '../../scripts/make-dist.ts';
import { personAt, type Refusal } from '../../scripts/person.ts';
import type { State } from '../../src/protocol/state.ts';
import { writeServer } from '../support/changed-project.ts';
import {
  CATALOG_HOST,
  connect,
  DIST,
  FEW,
  openUnconnected,
  openWorld,
  pull,
  review,
  send,
  violations,
  type World,
} from '../support/open-world.ts';
import { PROJECT, temporaryPackage } from '../support/packages.ts';
import { when } from '../support/runs.ts';

const addOn = temporaryPackage();
const listed = temporaryPackage();
const ADDRESSES = [`https://${CATALOG_HOST}/`];

beforeAll(async () => {
  const pages = readdirSync(DIST).filter((file) => file.endsWith('.html'));
  for (const page of pages) copyFileSync(join(DIST, page), join(listed, page));
  // One build with its checks: the other package differs in its list of addresses only.
  await Promise.all([
    writeServer(PROJECT, addOn, { kind: 'add-on' }),
    makeServer(PROJECT, { kind: 'add-on', addresses: ADDRESSES }, listed),
  ]);
});

const manifestIn = (dist: string) => JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8'));

/** What a command is refused with, or `done`. */
function answerTo({ person }: Pick<World, 'person'>, command: string, input: unknown = {}): string {
  try {
    person.ask(command, input);
    return 'done';
  } catch (error) {
    return (error as Refusal).code;
  }
}

/** The same file, as the add-on sees it. */
function withAddOn({ catalog, host }: World): World {
  const beside = host.beside({ dist: addOn });
  onTestFinished(() => beside.close());
  beside.open();
  beside.click('Open sidebar');
  return { catalog, host: beside, person: personAt(beside) };
}

describe('the add-on', () => {
  it('has the manifest of the bound script', () => {
    expect(JSON.parse(manifestOf(PROJECT, { kind: 'add-on' }))).toEqual(manifestIn(DIST));
  });

  it('goes from an empty file, in which it was never used, to a sent edit', async () => {
    const world = await openUnconnected({ catalog: FEW, host: { dist: addOn, switches: { openingMode: 'NONE' } } });
    expect(world.person.ask<State>('state').package).toEqual({ kind: 'add-on' });
    connect(world);
    pull(world, 'tags');
    world.person.type('Tags', 'Name', 2, 'Evenings');
    expect(send(world, review(world)).requests.map(({ state }) => state)).toEqual(['done']);
    expect(violations(world)).toEqual([]);
  });
});

describe('a file that moves from the script inside it to the add-on', () => {
  it('keeps its tabs and unsent edits, and needs a key, a decision, and schedules again', async () => {
    const bound = await openWorld({ catalog: FEW, pulled: ['tags', 'courses'] });
    bound.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 6 } });
    bound.person.type('Tags', 'Name', 2, 'Evenings');

    bound.person.ask('moveToAddOn');

    expect(bound.host.triggers()).toEqual([]);
    expect(['pull', 'review', 'refreshAll'].map((command) => answerTo(bound, command, { resource: 'tags', filters: {} }))).toEqual(
      Array(3).fill('moved'),
    );
    bound.host.click('Catalog Sync > Refresh > All tabs');
    expect(bound.host.toasts().at(-1)?.text).toContain('moved to the Catalog Sync add-on');
    const moved = withAddOn(bound);
    const { otherScript, copied, connection, tabs, schedules, personal } = moved.person.ask<State>('state');
    expect({ otherScript, copied, connection, tabs, schedules, personal }).toEqual({ otherScript: true, tabs: [], schedules: [] });
    connect(moved);
    expect(moved.person.ask<State>('state').tabs.map(({ name }) => name)).toEqual(['Courses', 'Tags']);
    bound.catalog.clearRequests();
    const plan = review(moved);
    expect(plan.requests).toHaveLength(1);
    expect(send(moved, plan).requests.map(({ state }) => state)).toEqual(['done']);
    expect(bound.catalog.records('tags').filter(({ name }) => name === 'Evenings')).toHaveLength(1);
  });

  it('stays with the script until its pulls and sends are finished', async () => {
    const bound = await openWorld({ catalog: FEW, pulled: ['tags'] });
    bound.person.type('Tags', 'Name', 2, 'Evenings');
    const { plan: job } = review(bound);
    bound.person.ask('send', { plan: job, options: [] });
    expect(answerTo(bound, 'moveToAddOn')).toBe('open-jobs');
    expect(answerTo(bound, 'cancel', { job })).toBe('done');
    expect(answerTo(bound, 'moveToAddOn')).toBe('done');
  });

  it('can return to the script', async () => {
    const bound = await openWorld({ catalog: FEW, pulled: ['tags'] });
    bound.person.ask('moveToAddOn');
    expect(bound.person.ask<State>('state').moved).toBe(true);
    bound.person.ask('moveBack');
    expect(bound.person.ask<State>('state')).not.toHaveProperty('moved');
    expect(pull(bound, 'tags')).toMatchObject({ added: 0 });
  });

  it('isn’t taken over by the add-on while the script has a send to finish', async () => {
    const bound = await openWorld({ catalog: FEW, pulled: ['tags'] });
    for (const row of [2, 3, 4]) bound.person.type('Tags', 'Name', row, `Renamed ${row}`);
    const { plan } = review(bound);
    bound.person.ask('send', { plan, options: [] });
    const sent = () => bound.catalog.requests().some(({ method }) => method === 'PUT');
    when(bound, sent, () => bound.host.killAt(1));
    expect(() => bound.person.ask('step', { job: plan })).toThrow('killed');
    const moved = withAddOn(bound);
    const input = { host: CATALOG_HOST, key: bound.catalog.apiKey, kind: 'test' };
    expect(answerTo(moved, 'connect', input)).toBe('send-elsewhere');

    bound.person.finish('step', { job: plan });

    expect(answerTo(moved, 'connect', input)).toBe('done');
    expect(bound.catalog.records('tags').filter(({ name }) => String(name).startsWith('Renamed'))).toHaveLength(3);
  });
});

describe('the add-on with a list of addresses', () => {
  it('has them in its manifest and reaches no other Catalog', async () => {
    const world = await openUnconnected({ catalog: FEW, host: { dist: listed, hosts: { 'other.example.edu': 'http://127.0.0.1:9' } } });
    expect(manifestIn(listed)).toEqual({ ...manifestIn(DIST), urlFetchWhitelist: ADDRESSES });
    const input = { key: world.catalog.apiKey, kind: 'test' };
    expect(answerTo(world, 'connect', { ...input, host: 'other.example.edu' })).toBe('out-of-reach');
    expect(world.host.counts().fetches).toBe(0);
    expect(answerTo(world, 'connect', { ...input, host: CATALOG_HOST })).toBe('done');
  });

  it('refuses images by address and webhooks, and says why', async () => {
    const world = await openWorld({ catalog: FEW, host: { dist: listed }, pulled: ['courses'] });
    expect(answerTo(world, 'notifySchedules', { email: '', webhook: 'https://hooks.slack.com/services/T0/B0/x' })).toBe('out-of-reach');
    world.person.type('Courses', 'Image', 2, 'https://images.example.com/a.png');
    const { requests } = send(world, review(world));
    expect(JSON.stringify(requests)).toContain('This installation of Catalog Sync can’t reach the image address.');
  });
});
