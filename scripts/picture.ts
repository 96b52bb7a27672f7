// `npm run picture`: takes the README's picture: a review of what was typed, in front of the tab it was typed into.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openHost, startCatalog } from '../emulator/index.ts';
import { servePage } from '../emulator/page.ts';
import { findBrowser } from './find-browser.ts';
import { makeDist } from './make-dist.ts';
import { personAt } from './person.ts';
import { connect, HOST, pullAll, typeEdits } from './story.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const found = findBrowser();
if (!found) throw new Error('No browser found. Install Chrome or set CHROME_PATH.');

await makeDist(project);
const catalog = await startCatalog({ seed: 1, scale: 'small' });
const host = await openHost({ dist: `${project}dist`, hosts: { [HOST]: catalog.url }, timeZone: 'America/New_York' });
const person = personAt(host);
connect(host, person, catalog, () => {});
pullAll(host, person, () => {});
typeEdits(host, person);
host.click('Open sidebar');
host.workbook.activate('Courses');
host.workbook.select('Courses', 'D2');
host.click('Review changes');

const server = await servePage(host);
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: found.args,
  env: { ...process.env, ...found.env } as Record<string, string>,
});
const page = await browser.newPage({ viewport: { width: 2150, height: 840 } });
await page.goto(server.url);
await page.locator('canvas[id^=univer-sheet]').waitFor();
await page
  .frameLocator('iframe[name=dialog]')
  .getByRole('button', { name: /^Send 5/ })
  .waitFor();
// All five changes in view, and the prices beside them.
await page.frameLocator('iframe[name=dialog]').getByText('new enrollment').first().hover();
await page.mouse.wheel(0, 2000);
await page.waitForTimeout(1500);
await page.screenshot({ path: `${project}docs/review.png`, clip: { x: 0, y: 0, width: 1560, height: 800 } });
await browser.close();
await server.close();
await host.close();
await catalog.close();
console.log('docs/review.png');
