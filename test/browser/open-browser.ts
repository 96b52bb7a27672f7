// Drives a real Chromium for the browser tests: one for each process of tests, with as many windows as they open; it ends
// with its process. Where none can be found, tests skip and say so.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.ts';
import { openPages, type ShownPage } from '../support/open-pages.ts';

export interface OpenBrowser {
  page: Page;
  /** Errors of the console and of scripts so far; a test should end with none. */
  problems: string[];
  /** Writes `test/browser/output/<name>.png` if SCREENSHOTS is set: they take as long as what is tested in between. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

const output = join(dirname(fileURLToPath(import.meta.url)), 'output');
const found = findBrowser();
let launched: Promise<Browser> | undefined;

/** A slow machine only takes longer: this is less than the time of a test, so that a failure says what it waited for. */
const PATIENCE = 120_000;

/** What will be seen sooner or later. */
export const soon = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE });

/** Is there a browser to test with? */
export const hasBrowser = found !== undefined;

interface Window {
  context: BrowserContext;
  page: Page;
}

const SIZE = { width: 1360, height: 800 };

/** Its process still has the script of the last spreadsheet compiled, for the next one at the same address. */
let leftWindow: Window | undefined;

/** Opens a window with nothing remembered from others. */
export async function openBrowser(url: string, size = SIZE): Promise<OpenBrowser> {
  const window = await newWindow();
  return await show(window, url, size, () => window.context.close());
}

async function newWindow(): Promise<Window> {
  launched ??= launch();
  // Pictures of a bar that moves, sixty in a second, cost more than what the script does meanwhile.
  const context = await (await launched).newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  return { context, page: await context.newPage() };
}

async function show({ page }: Window, url: string, size: typeof SIZE, close: () => Promise<void>): Promise<OpenBrowser> {
  await page.setViewportSize(size);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await page.goto(url);
  const shown: ShownPage = {
    async describe() {
      const path = await screenshot(page, `failed-${openPages.size}`);
      const texts = await Promise.all(page.frames().map((frame) => frame.evaluate('document.body?.innerText').catch(String)));
      return `${path}\n${[...texts, ...problems].join('\n')}`;
    },
  };
  openPages.add(shown);
  return {
    page,
    problems,
    async screenshot(name) {
      if (process.env.SCREENSHOTS) await screenshot(page, name);
    },
    async close() {
      openPages.delete(shown);
      await close();
    },
  };
}

async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(output, { recursive: true });
  const path = join(output, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

/** Opens a spreadsheet in the window of the last one, if that was closed. Ends when its grid is drawn. */
export async function drawnBrowser(url: string, size = SIZE): Promise<OpenBrowser> {
  const window = leftWindow ?? (await newWindow());
  leftWindow = undefined;
  const browser = await show(window, url, size, () => leave(window, url));
  await browser.page.locator('canvas[id^=univer-sheet]').waitFor();
  return browser;
}

/** Keeps the window, without what a spreadsheet or its test has left in it. */
async function leave(window: Window, url: string): Promise<void> {
  const { context, page } = window;
  if (leftWindow !== undefined || page.isClosed()) return await context.close();
  page.removeAllListeners();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())));
  await page.evaluate('sessionStorage.clear()');
  const session = await context.newCDPSession(page);
  const storageTypes = 'cookies,local_storage,indexeddb,cache_storage,service_workers';
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes });
  await session.detach();
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  leftWindow = window;
}

async function launch(): Promise<Browser> {
  if (found === undefined) throw new Error('No Chromium found: set CHROME_PATH.');
  const env: Record<string, string> = { ...found.env };
  for (const [name, value] of Object.entries(process.env)) env[name] ??= value ?? '';
  return await chromium.launch({ executablePath: found.executablePath, args: found.args, env });
}
