import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeHost } from '../emulator/page/fake-host.ts';
import { onePage } from './one-page.ts';
import { hasBrowser, type OpenBrowser, soon } from './open-browser.ts';

const sidebarHtml = `<!doctype html><html lang="en"><head><style>body { font: 14px sans-serif }</style></head><body>
<h1>Pull</h1><button id="go">Go</button><output id="out"></output>
<script>
var out = document.getElementById('out');
document.getElementById('go').onclick = function () {
  google.script.run
    .withSuccessHandler(function (value, object) { out.textContent = JSON.stringify([value, object]); })
    .withFailureHandler(function (error, object) { out.textContent = (error instanceof Error) + ' ' + error.message + ' ' + object; })
    .withUserObject('mine')[window.toCall || 'state'](JSON.stringify({ page: 1 }));
};
</script></body></html>`;

const dialogHtml = `<!doctype html><html lang="en"><body><input aria-label="Name"><button onclick="google.script.host.close()">Done</button></body></html>`;

describe.skipIf(!hasBrowser)('sidebar and dialogs', () => {
  const window = onePage();
  let fake: FakeHost;
  let browser: OpenBrowser;

  beforeEach(async () => {
    fake = await window.open({
      sheets: [{ name: 'Courses', values: [['Title'], ['Algebra']] }],
      menu: [
        { path: ['Catalog Sync', 'Open'], functionName: 'openSidebar' },
        { path: ['Catalog Sync', 'Pull', 'Orders'], functionName: 'pullOrders' },
        { path: ['Catalog Sync', 'Pull', 'All tags'], functionName: 'pullTags' },
        { path: ['Catalog Sync', 'Review changes'], functionName: 'review' },
      ],
      clicks: {
        Open() {
          fake.openSidebar({
            title: 'Catalog Sync',
            html: sidebarHtml,
            functions: {
              state: (json) => ({ got: json, when: [1, null] }),
              broken: () => {
                throw new Error('It broke.');
              },
            },
          });
        },
        'Review changes': () => fake.openDialog({ title: 'Review', html: dialogHtml, width: 640, height: 320 }),
        'All tags': () => fake.toast('Catalog Sync', '12 tags pulled'),
      },
    });
    browser = window.browser();
  });

  const frame = (title: string) => browser.page.frameLocator(`iframe[title="${title}"]`);
  const answer = () => frame('Catalog Sync').locator('#out').textContent();

  /** Which function of the script the button calls from now on. */
  const toCall = (name: string) => frame('Catalog Sync').locator('body').evaluate(`window.toCall = '${name}'`);
  const isInGrid = () => browser.page.evaluate("document.querySelector('#sheet').contains(document.activeElement)");

  async function choose(...captions: string[]): Promise<void> {
    await browser.page.getByRole('menuitem', { name: 'Extensions' }).click();
    await browser.page.getByRole('menuitem', { name: 'Catalog Sync', exact: true }).click();
    for (const caption of captions) await browser.page.getByRole('menuitem', { name: caption, exact: true }).click();
  }

  it('opens the sidebar of the script 300 pixels wide, under its title', async () => {
    await choose('Open');
    const box = await browser.page.locator('iframe').boundingBox();
    expect(box?.width).toBeGreaterThan(297);
    expect(box?.width).toBeLessThanOrEqual(300);
    await frame('Catalog Sync').getByRole('heading', { name: 'Pull' }).waitFor();
    await browser.screenshot('sidebar');
    await browser.page.getByRole('button', { name: 'Close Catalog Sync' }).click();
    await soon(() => browser.page.locator('iframe').count()).toBe(0);
    expect(() => fake.host.sidebar()).toThrow();
    expect(browser.problems).toEqual([]);
  });

  it('answers google.script.run through the success handler, with the user object', async () => {
    await choose('Open');
    await frame('Catalog Sync').locator('#go').click();
    await soon(answer).toBe('[{"got":"{\\"page\\":1}","when":[1,null]},"mine"]');
  });

  it('gives the failure handler an Error', async () => {
    await choose('Open');
    const go = frame('Catalog Sync').locator('#go');
    await toCall('broken');
    await go.click();
    await soon(answer).toBe('true It broke. mine');
    await toCall('neverWritten');
    await go.click();
    await soon(answer).toBe('true Script function not found: neverWritten mine');
  });

  it('refuses a Date as an argument, and answers each of more calls than can run at a time', async () => {
    await choose('Open');
    const body = frame('Catalog Sync').locator('body');
    await expect(body.evaluate('google.script.run.state(new Date())')).rejects.toThrow('Failed due to illegal value in property: 0');
    const order = await body.evaluate(`new Promise((resolve) => {
      const got = [];
      for (let call = 0; call < 25; call += 1) {
        google.script.run.withSuccessHandler((value) => { if (got.push(value.got) === 25) resolve(got); }).state(call);
      }
    })`);
    expect(order).toEqual(Array.from({ length: 25 }, (_, call) => call));
  });

  it('keeps the frame out of the page around it, and off the network', async () => {
    await choose('Open');
    const page = frame('Catalog Sync').locator('body');
    await expect(page.evaluate('window.parent.document.title')).rejects.toThrow('cross-origin');
    await expect(page.evaluate("fetch('/frame/1')")).rejects.toThrow('Failed to fetch');
  });

  it('shows a dialog in the size the script asked for, and gives the keyboard back when it closes', async () => {
    const { page } = browser;
    await page.locator('#sheet').click({ position: { x: 60, y: 54 } });
    await choose('Review changes');
    const dialog = page.getByRole('dialog', { name: 'Review' });
    await dialog.waitFor();
    expect((await page.locator('iframe').boundingBox())?.height).toBe(320);
    expect((await dialog.boundingBox())?.width).toBe(640);
    await browser.screenshot('dialog');
    await page.keyboard.press('Escape');
    await soon(() => dialog.count()).toBe(0);
    expect(fake.host.dialogs()).toEqual([]);
    await soon(isInGrid).toBe(true);
  });

  it('keeps the keyboard in the dialog, and closes it with Escape from inside its frame', async () => {
    const { page } = browser;
    await choose('Review changes');
    await frame('Review').getByLabel('Name').waitFor();
    const where = () => page.evaluate("document.activeElement === document.body || document.activeElement.closest('.modal') !== null");
    for (let press = 0; press < 6; press += 1) {
      await page.keyboard.press('Tab');
      expect(await where()).toBe(true);
    }
    await frame('Review').getByLabel('Name').focus();
    await page.keyboard.press('Escape');
    await soon(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('lets the script close its dialog', async () => {
    await choose('Review changes');
    await frame('Review').getByRole('button', { name: 'Done' }).click();
    await soon(() => browser.page.getByRole('dialog').count()).toBe(0);
  });

  it('opens the menus by keyboard, says a toast, and leaves with Escape', async () => {
    const { page } = browser;
    await page.locator('#sheet').click({ position: { x: 60, y: 54 } });
    await page.keyboard.press('F6');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('p');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await soon(() => page.evaluate('document.activeElement.textContent')).toBe('All tags');
    await browser.screenshot('menu');
    await page.keyboard.press('Enter');
    await page.getByText('12 tags pulled').waitFor();
    expect(fake.said).toContain('click Catalog Sync > Pull > All tags');
    await page.keyboard.press('F6');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await soon(isInGrid).toBe(true);
  });
});
