// Drives a real Chromium for the browser tests. Where none can be found, tests skip and say so.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from '../../emulator/page/find-browser.ts';

export interface OpenBrowser {
  page: Page;
  /** Errors of the console and of scripts so far; a test should end with none. */
  problems: string[];
  /** Writes `test/browser/output/<name>.png`; answers its path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

const output = join(dirname(fileURLToPath(import.meta.url)), 'output');

/** What will be seen sooner or later; a slow machine only takes longer. */
export const soon = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 });

/** Is there a browser to test with? */
export const hasBrowser = findBrowser() !== undefined;

export async function openBrowser(url: string, size = { width: 1360, height: 800 }): Promise<OpenBrowser> {
  const found = findBrowser();
  if (found === undefined) throw new Error('No Chromium found: set CHROME_PATH.');
  const env: Record<string, string> = { ...found.env };
  for (const [name, value] of Object.entries(process.env)) env[name] ??= value ?? '';
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env });
  const page = await browser.newPage({ viewport: size });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await page.goto(url);
  return {
    page,
    problems,
    async screenshot(name) {
      mkdirSync(output, { recursive: true });
      const path = join(output, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    close: () => browser.close(),
  };
}
