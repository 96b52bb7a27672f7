// What people do in the review, in the emulated spreadsheet, with counted interactions.
import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import type { Person } from '../../scripts/person.ts';
import { connect } from '../support/open-world.ts';
import { frameOf, type Hands, mouse, waitForHeading } from './hands.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';

/** A story: each test goes on where the one before has ended. */
describe.skipIf(!hasBrowser)('the review in a real browser', () => {
  let catalog: DemoCatalog;
  let host: Host;
  let browser: OpenBrowser;
  let person: Person;
  let hands: Hands;

  beforeAll(async () => {
    const scale = { courses: 24, programs: 4, orders: 10, enrollments: 30, tags: 8, users: 12 };
    const opened = await openSpreadsheet({ scale }, (world) => {
      world.host.click('Open sidebar');
      connect(world);
      for (const resource of ['enrollments', 'courses']) world.person.finish('pull', { resource, filters: {} });
      world.host.workbook.activate('Courses');
    });
    ({ catalog, host, person, browser } = opened);
    hands = mouse(browser.page, () => ({}));
    return opened.close;
  });

  const dialog = () => frameOf(browser.page, 'dialog');
  const heading = (name: string) => waitForHeading(browser.page, 'dialog', name);
  const type = (tab: string, header: string, row: number, text: string) => host.workbook.edit(tab, person.at(tab, header, row), text);
  const closed = () => browser.page.locator('iframe[name=dialog]').waitFor({ state: 'detached' });
  const cell = (header: string, row: number) => host.workbook.display('Courses', person.at('Courses', header, row))[0]?.[0];

  it('sends one of ten changes and discards the nine wrong ones in 8 interactions', async () => {
    const before = hands.acted();
    const seats = Array.from({ length: 9 }, (_, index) => cell('Seats', index + 2));
    const wrong = ['12,5', 'ten', '€20 each', 'half', '1 200', 'n/a', '3.5', '1.200,5', 'x'];
    for (const [index, text] of wrong.entries()) type('Courses', 'Seats', index + 2, text);
    type('Courses', 'Price', 11, '1249.50');
    await hands.menu('Review changes');
    await heading('1 to send, 9 need attention');
    await dialog().getByText('“12,5”').waitFor();
    await dialog().getByText('has a decimal comma.').first().waitFor();
    await dialog().getByText('$1,249.50').waitFor();
    await browser.screenshot('review-nine-wrong');
    await hands.press('dialog', 'Courses, row 3: select Seats');
    await closed();
    const place = person.at('Courses', 'Seats', 3);
    await soon(() => browser.page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe(place);
    await hands.menu('Review changes');
    await heading('1 to send, 9 need attention');
    await hands.press('dialog', 'Discard all 9');
    await hands.press('dialog', 'Discard 9 edits');
    await heading('1 to send');
    await dialog().getByText('9 edits discarded').waitFor();
    expect(await dialog().getByRole('heading', { name: 'Notes' }).count()).toBe(0);
    await browser.screenshot('review-discarded');
    await hands.press('dialog', 'Send 1 change');
    await heading('1 sent');
    expect(Array.from({ length: 9 }, (_, index) => cell('Seats', index + 2))).toEqual(seats);
    const acted = hands.acted() - before;
    console.info(`ten changes of which nine are wrong: ${acted} interactions`);
    expect(acted).toBeLessThanOrEqual(8);
    expect(catalog.operations().updateCourse).toBe(1);
    await hands.press('dialog', 'Done');
    await closed();
  });

  it('accounts for each row in the results, and undoes them on the same screen', async () => {
    for (const row of [2, 3, 4, 5]) type('Courses', 'Title', row, `Title ${row}`);
    type('Courses', 'Seats', 6, 'ten');
    const before = hands.acted();
    await hands.menu('Review changes');
    await heading('4 to send, 1 needs attention');
    await dialog().getByRole('checkbox').first().uncheck();
    await heading('3 to send, 1 needs attention');
    await hands.press('dialog', 'Send 3 changes');
    await heading('3 sent, 1 skipped by you, 1 can’t be sent');
    await browser.screenshot('review-results');
    await dialog().getByRole('button', { name: '1 skipped by you' }).click();
    await soon(() => dialog().locator('.line').count()).toBe(1);
    await hands.press('dialog', 'Undo');
    await heading('3 to undo');
    await hands.press('dialog', 'Undo 3 changes');
    await heading('3 sent');
    const acted = hands.acted() - before + 2;
    console.info(`results and undo: ${acted} interactions`);
    expect(acted).toBeLessThanOrEqual(8);
    await hands.press('dialog', 'Done');
    await closed();
    await hands.menu('Open sidebar');
    await frameOf(browser.page, 'sidebar')
      .getByRole('button', { name: /^Send history/ })
      .click();
    await frameOf(browser.page, 'sidebar').getByText('3 courses: Title, by you').first().waitFor();
    await browser.screenshot('send-history');
  });

  it('sends two drops of one tab in 4 interactions', async () => {
    const headers = host.workbook.display('Enrollments')[0] ?? [];
    const status = headers.indexOf('Enrollment status');
    const rows = host.workbook.display('Enrollments').flatMap((row, index) => (row[status] === 'active' ? [index + 1] : []));
    for (const row of rows.slice(0, 2)) type('Enrollments', 'Action', row, 'drop');
    host.workbook.activate('Enrollments');
    const before = hands.acted();
    await hands.menu('Tasks', 'Review this tab');
    await heading('2 to send');
    await dialog()
      .getByText(/other edits? wait/)
      .waitFor();
    await browser.screenshot('review-drops');
    await hands.press('dialog', 'Send 2 changes');
    await heading('2 sent');
    await hands.press('dialog', 'Done');
    await closed();
    const acted = hands.acted() - before;
    console.info(`two drops: ${acted} interactions`);
    expect(acted).toBeLessThanOrEqual(4);
    expect(browser.problems).toEqual([]);
  });
});
