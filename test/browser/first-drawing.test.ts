import { describe, expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../emulator/page.ts';
import { fakeHost } from '../emulator/page/fake-host.ts';
import { sheetOf } from './grid-model.ts';
import { hasBrowser, openBrowser, soon } from './open-browser.ts';

describe.skipIf(!hasBrowser)('the page at its start', () => {
  it('shows the cells although the browser draws its first picture after more news has come', async () => {
    const server = await servePage(fakeHost({ sheets: [{ name: 'Courses', values: [['Title'], ['Algebra']] }] }).host);
    onTestFinished(() => server.close());
    const browser = await openBrowser('about:blank');
    onTestFinished(() => browser.close());
    // A busy machine: the news that something changed overtakes the first answer, and the next picture is late.
    const news = browser.page.waitForResponse('**/events');
    await browser.page.route('**/act', (route) => void news.then(() => setTimeout(() => void route.continue(), 100)), { times: 1 });
    await browser.page.addInitScript(`
      const inTime = setTimeout;
      window.setTimeout = (then, wait = 0, ...args) => inTime(then, wait + 500, ...args);
      window.requestAnimationFrame = (drawn) => inTime(() => drawn(performance.now()), 500);
    `);
    await browser.page.goto(server.url);
    await soon(() => sheetOf(browser.page)).toBe(1);
    expect(browser.problems).toEqual([]);
  });

  it('says that the server does not answer, and comes to life when it does', async () => {
    const server = await servePage(fakeHost({ sheets: [{ name: 'Courses', values: [['Title'], ['Algebra']] }] }).host);
    onTestFinished(() => server.close());
    const browser = await openBrowser('about:blank');
    onTestFinished(() => browser.close());
    await browser.page.route('**/act', (route) => route.abort());
    await browser.page.route('**/events', (route) => route.abort());
    await browser.page.goto(server.url);
    await browser.page.getByRole('alert').getByText('Can’t reach the emulator.').waitFor();
    await browser.page.unroute('**/act');
    await browser.page.unroute('**/events');
    await browser.page.getByRole('button', { name: 'Reload' }).click();
    await soon(() => sheetOf(browser.page)).toBe(1);
  });
});
