// A weekly schedule for two tabs, from setting it up to a failure and its recovery, as a person sees it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageServer } from '../../emulator/page.ts';
import { openWorld, type World } from '../support/open-world.ts';
import { frameOf, type Hands, mouse } from './hands.ts';
import { drawnBrowser, hasBrowser, type OpenBrowser } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

const FRIDAY = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;
/** 7:20 in Berlin. */
const MONDAY = Date.parse('2026-11-23T06:20:00Z');
const WEEK = 7 * 24 * HOUR;

describe.skipIf(!hasBrowser)('a weekly schedule of two tabs', () => {
  let world: World;
  let server: PageServer;
  let browser: OpenBrowser;
  let hands: Hands;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const host = { clock: FRIDAY, timeZone: 'Europe/Berlin' };
    world = await openWorld({ host, pulled: ['tags', 'courses', 'orders'] }, (close) => closers.push(close));
    server = await serveAtOneAddress(world.host);
    browser = await drawnBrowser(server.url, { width: 1360, height: 900 });
    hands = mouse(browser.page, () => ({}));
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    for (const close of closers) await close();
  });

  const says = (text: string | RegExp) => frameOf(browser.page, 'sidebar').getByText(text).first().waitFor();
  const shown = () => frameOf(browser.page, 'sidebar').locator('main').innerText();

  function runAt(clock: number): void {
    world.host.setClock(clock);
    world.host.fire(String(world.host.triggers()[0]?.id));
  }

  /** Opens the file anew, as the next person does. */
  async function reopen(...menu: string[]): Promise<void> {
    world.host.open();
    await browser.page.reload();
    await browser.page.locator('canvas[id^=univer-sheet]').waitFor();
    await hands.menu(...menu);
  }

  it('is set up in the sidebar, and says when it’s due next', async () => {
    await hands.menu('Refresh', 'Schedules');
    await hands.press('sidebar', 'Add schedule');
    await hands.choose('sidebar', 'Repeat', 'Every week');
    await hands.choose('sidebar', 'Day', 'Monday');
    await hands.choose('sidebar', 'After', '7:00');
    const sidebar = frameOf(browser.page, 'sidebar');
    await sidebar.getByRole('checkbox', { name: 'All tabs' }).uncheck();
    await sidebar.getByRole('checkbox', { name: 'Orders' }).uncheck();
    await hands.press('sidebar', 'Save');
    await says('Saved: every Monday after 7:00. Next refresh: Mon, Nov 23, 7:00.');
    await says('Courses and Tags');
    expect(world.host.triggers()).toHaveLength(1);
  });

  it('refreshes on Monday, and the overview says what changed', async () => {
    const [tag] = world.catalog.records('tags');
    world.catalog.mutate({ type: 'update', resource: 'tags', id: Number(tag?.id), fields: { name: 'Another name' } });
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: 'Brand new' } });
    runAt(MONDAY - HOUR);
    expect(world.host.workbook.display('Tags').flat()).not.toContain('Brand new');
    runAt(MONDAY);
    expect(world.host.workbook.display('Tags').flat()).toContain('Brand new');
    await reopen('Open sidebar');
    await frameOf(browser.page, 'sidebar').getByRole('button', { name: 'Show rows: Tags: 1 new, 1 changed' }).click();
    await frameOf(browser.page, 'sidebar').getByRole('button', { name: 'Brand new' }).click();
    expect(await shown()).toMatch(/New: Brand new\s+Changed: Another name/);
    await browser.screenshot('schedule, what changed');
  });

  it('that fails shows in the menu, in the Schedules tab, and in the sidebar', async () => {
    world.catalog.setFaults([{ answer: '401' }]);
    runAt(MONDAY + WEEK);
    await reopen('⚠ Schedules need attention');
    await says(/didn’t accept your API key/);
    const row = world.host.workbook.display('Schedules').find(([tab]) => tab === 'Tags');
    expect(row?.[4]).toContain('didn’t accept your API key');
    await browser.page.getByRole('tab', { name: 'Schedules' }).click();
    await browser.screenshot('schedule, failed');
  });

  it('recovers an hour later, without anyone doing anything', async () => {
    world.catalog.setFaults([]);
    runAt(MONDAY + WEEK + HOUR);
    await reopen('Refresh', 'Schedules');
    await says('Next refresh: Mon, Dec 7, 7:00');
    expect(await shown()).not.toContain('API key');
    expect(world.host.menu().some(({ path }) => path.join().includes('attention'))).toBe(false);
    expect(world.host.workbook.display('Schedules').find(([tab]) => tab === 'Tags')?.[4]).toBe('Up to date.');
    await browser.screenshot('schedule, recovered');
    expect(browser.problems).toEqual([]);
  });
});
