import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../emulator/host.ts';
import { openHost, startCatalog } from '../../emulator/index.ts';
import type { PageServer } from '../../emulator/page.ts';
import { createDemo } from '../../scripts/create-demo.ts';
import { type Person, personAt } from '../../scripts/person.ts';
import { CATALOG_HOST, DIST } from '../support/open-world.ts';
import { drawnBrowser, hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const user = 'pat@college.example.edu';
const SECOND = 'second.example.edu';

/** The tests tell one story, in order. */
describe.skipIf(!hasBrowser)('the panel of the demo Catalog', () => {
  let demo: ReturnType<typeof createDemo>;
  let host: Host;
  let person: Person;
  let server: PageServer;
  let browser: OpenBrowser;

  beforeAll(async () => {
    const catalog = await startCatalog({ seed: 1, scale: 'small' });
    const hosts = { [CATALOG_HOST]: catalog.where };
    host = await openHost({ dist: DIST, hosts, user });
    host.open();
    host.click('Open sidebar');
    person = personAt(host);
    demo = createDemo({ host, catalog, hosts, addresses: [CATALOG_HOST, SECOND], seed: 1, scale: 'small', user, start: startCatalog });
    server = await serveAtOneAddress(host, { demo });
    browser = await drawnBrowser(server.url);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await host?.close();
    await demo?.close();
  });

  const panel = () => browser.page.getByRole('complementary', { name: 'Demo Catalog' });
  const form = (name: string) => panel().getByRole('form', { name });
  const connect = () => person.ask('connect', { host: CATALOG_HOST, key: demo.look().apiKey, kind: 'test' });
  const newest = () => panel().getByRole('region', { name: 'Requests' }).getByRole('listitem').first().textContent();

  it('opens and closes by its button in the title bar', async () => {
    const button = browser.page.getByRole('button', { name: 'Demo Catalog', exact: true });
    await button.click();
    await panel().waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await panel().getByRole('button', { name: 'Close Demo Catalog' }).click();
    await soon(() => panel().count()).toBe(0);
    await button.click();
    await soon(() => panel().getByLabel('API key').inputValue()).toBe(demo.look().apiKey);
  });

  it('lists each request of the add-on, newest first', async () => {
    connect();
    await soon(newest).toMatch(/^200 GET \/api\/v1\//);
    const { count } = demo.look();
    await panel()
      .getByRole('heading', { name: `Requests: ${count}` })
      .waitFor();
  });

  it('makes the Catalog answer with a fault, as often as asked, and takes it back', async () => {
    await form('Faults').getByLabel('Response').selectOption('401');
    await form('Faults').getByLabel('How many').fill('3');
    await form('Faults').getByRole('button', { name: 'Add fault' }).click();
    await form('Faults').getByText('Responding with 401 to every request, 3 times.').waitFor();
    expect(connect).toThrow();
    await soon(newest).toMatch(/^401 GET .* injected fault$/);
    await form('Faults').getByRole('button', { name: 'Clear faults' }).click();
    await form('Faults').getByText('No faults. Responding normally.').waitFor();
    expect(connect).not.toThrow();
  });

  it('starts the Catalog again with other data, under the same address', async () => {
    const before = demo.look().apiKey;
    await form('Data').getByLabel('Seed').fill('7');
    await form('Data').getByRole('button', { name: 'Reset data' }).click();
    await soon(() => panel().getByLabel('API key').inputValue()).not.toBe(before);
    await panel().getByRole('heading', { name: 'Requests: 0' }).waitFor();
    expect(connect).not.toThrow();
    await soon(newest).toMatch(/^200 GET/);
  });

  it('has a second Catalog at another address, with data, faults and requests of its own', async () => {
    const first = demo.look();
    const second = () => person.ask('connect', { host: SECOND, key: demo.look().apiKey, kind: 'test' });
    expect(second).toThrow(`Can’t reach ${SECOND}.`);
    await panel().getByLabel('Address').selectOption(SECOND);
    await panel().getByRole('heading', { name: 'Requests: 0' }).waitFor();
    expect(demo.look().apiKey).not.toBe(first.apiKey);
    expect(second).not.toThrow();
    await soon(newest).toMatch(/^200 GET/);
    await panel().getByLabel('Address').selectOption(CATALOG_HOST);
    await soon(() => panel().getByLabel('API key').inputValue()).toBe(first.apiKey);
    expect(connect).not.toThrow();
  });

  it('lets a colleague change the price of the selected course, which a review shows as a conflict', async () => {
    const meanwhile = panel().getByRole('region', { name: 'Meanwhile' });
    person.ask('personal', { answer: 'with' });
    person.finish('pull', { resource: 'courses', filters: {} });
    host.workbook.activate('Courses');
    host.workbook.select('Courses', 'B4');
    host.workbook.edit('Courses', person.at('Courses', 'Price', 4), '1');
    const [title] = host.workbook.display('Courses', person.at('Courses', 'Title', 4))[0] ?? [];
    await meanwhile.getByRole('button', { name: 'A colleague changes a price' }).click();
    await meanwhile.getByText(`A colleague changed the price of “${title}”`).waitFor();
    host.click('Review changes');
    expect(person.ask<{ counts: { conflict: number } }>('review').counts.conflict).toBe(1);
    host.dialogs().at(-1)?.close();
  });

  it('lets learners take the last seats of a course, and says whose', async () => {
    const meanwhile = panel().getByRole('region', { name: 'Meanwhile' });
    await meanwhile.getByRole('button', { name: 'A learner takes the last seat' }).click();
    await meanwhile.getByText(/ took the last (\d+ seats|seat) in “.+”\.$/).waitFor();
  });

  it('sets the clock forward, hour by hour', async () => {
    person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 7 } });
    const refreshedAt = () => person.ask<{ schedules: { refreshedAt?: number }[] }>('state').schedules[0]?.refreshedAt;
    expect(refreshedAt()).toBeLessThan(Date.now());
    await form('Clock').getByLabel('Hours to advance').fill('25');
    await form('Clock').getByRole('button', { name: 'Advance' }).click();
    await form('Clock').getByText('Set to').waitFor();
    expect(refreshedAt()).toBeGreaterThan(Date.now());
  });

  it('switches the person', async () => {
    await form('User').getByLabel('Current user').fill('sam@college.example.edu');
    await form('User').getByRole('button', { name: 'Switch' }).click();
    await soon(() => demo.look().user).toBe('sam@college.example.edu');
    expect(Object.keys(host.properties.user)).toEqual([]);
  });

  it('begins the first day of a private account with Google’s questions', async () => {
    await form('First day').getByLabel('Kind of account').selectOption('private');
    await form('First day').getByRole('button', { name: 'Start as a new user' }).click();
    await form('First day').getByText('Use the menu under Extensions.').waitFor();
    await soon(() => browser.page.locator('iframe[name=sidebar]').count()).toBe(0);
    for (const name of ['Extensions', 'Catalog Sync', 'Open sidebar'])
      await browser.page.getByRole('menuitem', { name, exact: true }).click();
    await browser.page.getByRole('heading', { name: 'Authorization required' }).waitFor();
    expect(host.consent()).toMatchObject({ unverified: true, user: 'sam@college.example.edu' });
    await browser.page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await soon(() => host.consent()).toBeUndefined();
  });

  it('opens a window as large as a small screen leaves it', async () => {
    const opened = browser.page.waitForEvent('popup');
    await form('First day').getByRole('button', { name: 'Open at 1366 x 768' }).click();
    const small = await opened;
    expect(await small.evaluate(() => [innerWidth, innerHeight])).toEqual([1366, 641]);
    await small.close();
  });

  it('has no flaw that axe finds', async () => {
    console.info('axe leaves out: .grid (the canvas of Univer), iframe (pages of the script)');
    await browser.screenshot('demo-panel');
    await browser.page.evaluate(axe);
    const flaws = await browser.page.evaluate(`axe.run({ exclude: [['.grid > *'], ['iframe']] }, { iframes: false })
      .then((found) => found.violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`);
    expect(flaws).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
