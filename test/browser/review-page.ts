// The built review page, or another one, in a window of its own, with a server that answers when the test says so.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Answer, Command, Messages } from '../../src/commands/messages.ts';
import { DIST } from '../world/open-world.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ADDRESS = 'http://review.example/';

/** What HtmlService gives to a page, as far as ours uses it. */
const server = `
  window.calls = [];
  const runner = (succeed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler)
    : name === 'withFailureHandler' ? () => runner(succeed)
    : (input) => window.calls.push({ name, input: JSON.parse(input), succeed }) });
  window.google = { script: { run: runner(() => {}), host: { close() { window.closed_ = true; } } } };`;

export interface ReviewPage {
  browser: OpenBrowser;
  page: Page;
  /** Opens the dialog anew. */
  open(): Promise<void>;
  /** Answers the oldest open message, which has to be this one; resolves to its input. */
  answer<C extends Command>(command: C, answer: Messages[C]['output'] | Extract<Answer<unknown>, { ok: false }>): Promise<unknown>;
  /** What axe finds, and how many elements it looked at. */
  flaws(): Promise<{ found: string[]; looked: number }>;
  /** Presses Tab until the element with this name has the focus. */
  tabTo(name: string): Promise<void>;
}

export async function openReviewPage(name = 'review', view = 'review', width = 900): Promise<ReviewPage> {
  const browser = await openBrowser('about:blank', { width, height: 640 });
  const { page } = browser;
  const html = readFileSync(join(DIST, `${name}.html`), 'utf8').replace('<?= view ?>', view);
  await page.addInitScript(server);
  await page.route(`${ADDRESS}**`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  return {
    browser,
    page,
    open: async () => {
      await page.goto(ADDRESS);
    },
    async answer(command, answer) {
      const told = answer !== null && 'ok' in answer ? answer : { ok: true, data: answer };
      return await page.evaluate(
        `(() => {
          const call = window.calls.shift();
          if (!call || call.name !== ${JSON.stringify(command)}) throw new Error('The page asked for ' + (call ? call.name : 'nothing'));
          call.succeed(${JSON.stringify(JSON.stringify(told))});
          return call.input;
        })()`,
      );
    },
    async flaws() {
      await page.evaluate(axe);
      // Google sets the title of the page itself, outside of what a script can write.
      return await page.evaluate(`axe.run({ rules: { 'document-title': { enabled: false } } }).then(({ violations, passes }) => ({
        found: violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')),
        looked: new Set(passes.flatMap(({ nodes }) => nodes.map((node) => node.target.join(' ')))).size,
      }))`);
    },
    async tabTo(name) {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(
          '(() => { const e = document.activeElement; return e.ariaLabel || e.labels?.[0]?.textContent || e.textContent; })()',
        );
        if (String(focused).trim() === name) return;
      }
      throw new Error(`Tab never came to "${name}".`);
    },
  };
}
