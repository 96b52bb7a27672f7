// `npm run pictures`: draws every state of every view into docs/pictures, the states of a view side by side on one picture.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { openHost } from '../emulator/index.ts';
import { servePage } from '../emulator/page.ts';
import { ownPage } from '../test/browser/own-page.ts';
import { reportsScenes } from '../test/browser/scenes/reports-scenes.ts';
import { reviewScenes } from '../test/browser/scenes/review-scenes.ts';
import { NOW, type Scene } from '../test/browser/scenes/scene.ts';
import { sidebarScenes } from '../test/browser/scenes/sidebar-scenes.ts';
import { tasksScenes } from '../test/browser/scenes/tasks-scenes.ts';
import { findBrowser } from './find-browser.ts';
import { makeDist } from './make-dist.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const found = findBrowser();
if (!found) throw new Error('No browser found. Install Chrome or set CHROME_PATH.');

await makeDist(project);
const folder = join(project, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: found.args,
  env: { ...process.env, ...found.env } as Record<string, string>,
});
// Only pictures whose name is given, or all.
const wanted = process.argv.slice(2);
await draw('sidebar', sidebarScenes, { width: 300, height: 200 }, 4);
await draw('tasks', tasksScenes, { width: 300, height: 200 }, 4);
await draw('reports', reportsScenes, { width: 300, height: 200 }, 4);
await draw('review', reviewScenes, { width: 800, height: 520 }, 2);
if (wanted.length === 0 || wanted.includes('install')) await drawInstall();
await browser.close();

interface Taken {
  name: string;
  image: string;
}

async function draw(file: string, scenes: readonly Scene[], size: { width: number; height: number }, across: number): Promise<void> {
  const context = await browser.newContext({ viewport: size, locale: 'en-US', timezoneId: 'America/New_York', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.install({ time: NOW });
  const own = await ownPage(page, readFileSync(join(project, `dist/${file}.html`), 'utf8'));
  const sheets = new Map<string, Taken[]>();
  for (const { sheet, name, view, play } of scenes) {
    if (wanted.length > 0 && !wanted.includes(sheet)) continue;
    await page.setViewportSize(size);
    await own.open(view);
    await play(own);
    await page.mouse.move(0, 0);
    // What stands at the bottom of the page is to be at the bottom of the picture.
    const height = Math.min(1000, Number(await page.evaluate('document.documentElement.scrollHeight')));
    await page.setViewportSize({ ...size, height });
    const image = (await page.screenshot({ animations: 'disabled' })).toString('base64');
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), { name, image }]);
  }
  for (const [sheet, taken] of sheets) await contactSheet(sheet, taken, size.width, Math.min(across, taken.length));
  await context.close();
}

/** What Google shows someone with a private account on the first day, from the emulated spreadsheet. */
async function drawInstall(): Promise<void> {
  const host = await openHost({
    dist: join(project, 'dist'),
    hosts: {},
    user: 'pat@example.com',
    switches: { consent: 'unasked', account: 'private' },
  });
  host.open();
  const server = await servePage(host);
  const page = await browser.newPage({ viewport: { width: 1000, height: 620 } });
  await page.goto(server.url);
  await page.locator('canvas[id^=univer-sheet]').waitFor();
  const taken: Taken[] = [];
  const look = async (name: string, place: Locator) => {
    taken.push({ name, image: (await place.screenshot({ animations: 'disabled' })).toString('base64') });
  };
  const asked = page.getByRole('dialog');
  const select = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const openSidebar = async () => {
    for (const caption of ['Extensions', 'Catalog Sync', 'Open sidebar'])
      await page.getByRole('menuitem', { name: caption, exact: true }).click();
  };
  await openSidebar();
  await look('Authorization required', asked);
  await select('OK');
  await look('choose an account', asked);
  await select('pat@example.com');
  await select('Advanced');
  await look('not within one organization', asked);
  await select('Go to Catalog Sync (unsafe)');
  await page.getByLabel('Select all').check();
  await look('permissions', asked);
  await select('Continue');
  await asked.waitFor({ state: 'detached' });
  await openSidebar();
  await page.frameLocator('iframe[name=sidebar]').getByRole('heading', { name: 'Connect to Catalog' }).waitFor();
  await look('the same menu item again', page.locator('aside.sidebar'));
  await contactSheet('install', taken, 460, 2);
  await page.close();
  await server.close();
  await host.close();
}

async function contactSheet(sheet: string, taken: readonly Taken[], width: number, across: number): Promise<void> {
  // The wide dialog is shown smaller, so that all pictures together stay below 2 MB.
  const deviceScaleFactor = width > 300 ? 0.75 : 1;
  const page = await browser.newPage({ viewport: { width: across * (width + 16) + 16, height: 100 }, deviceScaleFactor });
  await page.setContent(`<!doctype html><style>
    body { margin: 8px; columns: ${across}; column-gap: 0; background: #9aa0a6; font: 500 13px Roboto, Arial, sans-serif }
    figure { display: inline-block; margin: 8px; break-inside: avoid } figcaption { margin-bottom: 4px } img { display: block; max-width: ${width}px }
    </style>${taken.map(({ name, image }) => `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${image}"></figure>`).join('')}`);
  const drawn = await page.screenshot({ fullPage: true });
  const path = join(folder, `${sheet}.webp`);
  writeFileSync(path, await smaller(page, drawn));
  await page.close();
  console.log(`docs/pictures/${sheet}.webp: ${taken.length} states, ${Math.round(statSync(path).size / 1024)} KB`);
}

/** The same picture as WebP, which is a good deal smaller than the PNG that browsers take: without loss where that is not longer. */
async function smaller(page: Page, png: Buffer): Promise<Buffer> {
  const url = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return [1, 0.8].map((quality) => canvas.toDataURL('image/webp', quality)).sort((a, b) => a.length - b.length)[0];
  })()`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
