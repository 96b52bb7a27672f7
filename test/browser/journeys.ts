// What people do with the add-on, as one story in a real browser: with the mouse, or with the keyboard alone.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import { CATALOG_HOST } from '../support/open-world.ts';
import { type FrameName, frameOf, type Hands, waitForHeading } from './hands.ts';
import { soon } from './open-browser.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import { troubleStories } from './trouble-stories.ts';

/** `handsAt` makes the hands of the person; `widths` tells how wide the columns of the tab in sight are. */
export function journeys(handsAt: (page: Page, widths: () => Record<number, number>) => Hands): void {
  let catalog: DemoCatalog;
  let host: Host;
  let page: Page;
  let hands: Hands;

  beforeAll(async () => {
    const opened = await openSpreadsheet({ scale: { courses: 8, programs: 4, orders: 130, enrollments: 30, tags: 8, users: 27 } });
    ({ catalog, host } = opened);
    page = opened.browser.page;
    hands = handsAt(page, () => host.workbook.dump('Courses', { row: 1, column: 1, rows: 1, columns: 1 }).columnWidths);
    return opened.close;
  });

  const heading = (frame: FrameName, name: string | RegExp) => waitForHeading(page, frame, name);
  const says = (frame: FrameName, text: string | RegExp) => frameOf(page, frame).getByText(text).first().waitFor();
  const focusOf = (name: FrameName) => page.frame({ name })?.evaluate('document.activeElement?.tagName');
  const columnOf = (tab: string, header: string) => (host.workbook.display(tab, '1:1')[0]?.indexOf(header) ?? -1) + 1;
  const course = (id: number) => catalog.records('courses').find((record) => record.id === id);

  it('comes from an empty page to a sent edit with at most 12 interactions', async () => {
    await hands.menu('Open sidebar');
    await heading('sidebar', 'Connect to Catalog');
    await hands.fill('sidebar', 'Catalog address', CATALOG_HOST);
    await hands.fill('sidebar', 'API key', catalog.apiKey);
    await hands.press('sidebar', 'Connect');
    await heading('sidebar', 'Pull data');
    await hands.press('sidebar', 'Courses');
    await heading('sidebar', 'Pull Courses');
    await hands.press('sidebar', 'Pull');
    await heading('sidebar', 'Courses is up to date');
    await hands.type(2, columnOf('Courses', 'Price'), '59.50');
    await soon(() => host.workbook.display('Courses')[1]).toContain('59.50');
    await hands.press('sidebar', 'Review changes');
    await heading('dialog', '1 to send');
    await hands.tick('dialog', `Yes, change the production Catalog at ${CATALOG_HOST}`);
    await hands.press('dialog', 'Send 1 change');
    await heading('dialog', '1 sent');
    console.info(`from an empty page to a sent edit: ${hands.acted()} interactions`);
    expect(hands.acted()).toBeLessThanOrEqual(12);
    expect(catalog.operations().updateCourse).toBe(1);
    await hands.press('dialog', 'Done');
    await page.locator('iframe[name=dialog]').waitFor({ state: 'detached' });
  });

  it('pulls with a filter', async () => {
    const listing = String(Object(catalog.records('enrollments')[0]?.listing).id);
    await hands.menu('Pull', 'Enrollments');
    await heading('sidebar', 'Pull Enrollments');
    await hands.fill('sidebar', 'Listing', listing);
    await hands.press('sidebar', 'Pull');
    // Asked once in a file, because enrollments show the names of learners.
    await says('sidebar', 'Include personal data');
    await hands.press('sidebar', 'Include personal data');
    await heading('sidebar', 'Enrollments is up to date');
    expect(await focusOf('sidebar')).toBe('H1');
    const listings = host.workbook.display('Enrollments').map((row) => row[columnOf('Enrollments', 'Listing ID') - 1]);
    expect([...new Set(listings.slice(1))]).toEqual([listing]);
    await hands.press('sidebar', 'Done');
  });

  it('decides a conflict in the review, and sends', async () => {
    await hands.press('sidebar', 'Open the Courses tab');
    await soon(() => page.getByRole('tab', { name: 'Courses', exact: true }).getAttribute('aria-selected')).toBe('true');
    const id = Number(host.workbook.display('Courses')[2]?.[columnOf('Courses', 'ID') - 1]);
    catalog.mutate({ type: 'update', resource: 'courses', id, fields: { title: 'A title of a colleague' } });
    await hands.type(3, columnOf('Courses', 'Title'), 'A title of mine');
    await hands.menu('Review changes');
    await says('dialog', 'Also changed in Catalog');
    expect(await focusOf('dialog')).toBe('H1');
    await hands.pick('dialog', 'Send mine: A title of mine');
    await hands.tick('dialog', `Yes, change the production Catalog at ${CATALOG_HOST}`);
    await hands.press('dialog', 'Send 1 change');
    await heading('dialog', '1 sent');
    expect(course(id)?.title).toBe('A title of mine');
    await hands.press('dialog', 'Done');
    await page.locator('iframe[name=dialog]').waitFor({ state: 'detached' });
  });

  it('undoes the last send through the same review', async () => {
    const id = Number(host.workbook.display('Courses')[2]?.[columnOf('Courses', 'ID') - 1]);
    await hands.menu('Undo last send');
    await heading('dialog', '1 to undo');
    await hands.tick('dialog', `Yes, change the production Catalog at ${CATALOG_HOST}`);
    await hands.press('dialog', 'Undo 1 change');
    await heading('dialog', '1 sent');
    expect(course(id)?.title).toBe('A title of a colleague');
    await hands.press('dialog', 'Done');
    await page.locator('iframe[name=dialog]').waitFor({ state: 'detached' });
  });

  it('sets a schedule', async () => {
    await hands.menu('Open sidebar');
    await hands.press('sidebar', 'Schedules Off');
    await hands.press('sidebar', 'Add schedule');
    await hands.choose('sidebar', 'Repeat', 'Every day');
    await hands.choose('sidebar', 'After', '6:00');
    await hands.press('sidebar', 'Save');
    await says('sidebar', 'Saved: every day after 6:00. Next refresh: ');
    expect(host.triggers()).toHaveLength(1);
    await hands.press('sidebar', 'Overview');
  });

  it('is told of a key that is not accepted, and mends it where it stands', async () => {
    await hands.press('sidebar', 'Change connection');
    await hands.fill('sidebar', 'Catalog address', CATALOG_HOST);
    await hands.fill('sidebar', 'API key', 'a-wrong-key');
    await hands.press('sidebar', 'Update connection');
    await frameOf(page, 'sidebar').getByRole('alert').getByText(`${CATALOG_HOST} didn’t accept your API key.`).waitFor();
    await hands.fill('sidebar', 'API key', catalog.apiKey);
    await hands.press('sidebar', 'Update connection');
    await says('sidebar', `Connected to ${CATALOG_HOST} (`);
  });

  it('goes on with a pull after the network was lost and the page was loaded again', async () => {
    await hands.menu('Pull', 'Orders');
    await heading('sidebar', 'Pull Orders');
    // The first page of the list takes all the time that a call has. Then the next call doesn't get through.
    host.setClock(Date.now());
    host.setSwitches({ costs: { fetch: 7_000 } });
    await page.route('**/*', (route) => (route.request().postData()?.includes('"step"') ? route.abort() : route.fallback()));
    await hands.press('sidebar', 'Pull');
    await heading('sidebar', 'Orders: interrupted');
    host.setSwitches({ costs: {} });
    await frameOf(page, 'sidebar').getByRole('alert').waitFor();
    await page.unroute('**/*');
    await page.reload();
    await page.locator('canvas[id^=univer-sheet]').waitFor();
    await hands.menu('Open sidebar');
    await hands.press('sidebar', 'Resume: Pull of Orders');
    await heading('sidebar', 'Orders is up to date');
    expect(host.workbook.display('Orders').length).toBe(catalog.records('orders').length + 1);
  });

  troubleStories(() => ({ catalog, host, page, hands }));
}
