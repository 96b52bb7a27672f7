// A built page of ours in a window of its own, with a server that answers when the caller says so. It knows nothing of
// vitest, because the pictures of the documentation are taken with it too.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Answer, Command, Messages } from '../../src/protocol/messages.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ADDRESS = 'http://page.example/';

/** What HtmlService gives to a page, as far as ours use it. */
const server = `
  window.calls = [];
  window.closed_ = false;
  const runner = (succeed, fail) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, fail)
    : name === 'withFailureHandler' ? (handler) => runner(succeed, handler)
    : (input) => window.calls.push({ name, input: JSON.parse(input), succeed, fail }) });
  window.google = { script: { run: runner(() => {}, () => {}), host: { close() { window.closed_ = true; }, setHeight(pixels) { window.height_ = pixels; } } } };`;

export interface Flaws {
  found: string[];
  /** How many elements axe looked at. */
  looked: number;
  /** Elements whose contrast axe could not measure. */
  unmeasured: string[];
}

export interface OwnPage {
  page: Page;
  /** Opens the page anew; `view` is what the server asks it to show. */
  open(view?: string): Promise<void>;
  /** Answers the oldest open message, which has to be this one; resolves to its input. */
  answer<C extends Command>(command: C, answer: Messages[C]['output'] | Extract<Answer<unknown>, { ok: false }>): Promise<unknown>;
  /** Lets the oldest open message fail on its way, as without network. */
  fail(): Promise<void>;
  /** What axe finds with all of its rules. */
  flaws(): Promise<Flaws>;
  /** Presses Tab until the element with this name has the focus. */
  tabTo(name: string): Promise<void>;
  /** The name of the element that has the focus. */
  focused(): Promise<string>;
}

/** `html` is the text of `dist/<name>.html`. */
export async function ownPage(page: Page, html: string): Promise<OwnPage> {
  let shown = '';
  await page.addInitScript(server);
  await page.route(`${ADDRESS}**`, (route) => route.fulfill({ contentType: 'text/html', body: shown }));
  const focused = async () =>
    String(
      await page.evaluate(
        '(() => { const e = document.activeElement; return e.ariaLabel || e.labels?.[0]?.textContent || e.textContent; })()',
      ),
    ).trim();
  return {
    page,
    focused,
    async open(view = '') {
      shown = html.replace('<?= view ?>', view).replace('<?= first ?>', '');
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
    async fail() {
      await page.evaluate('window.calls.shift().fail(new Error("NetworkError"))');
    },
    async flaws() {
      if (!(await page.evaluate("'axe' in window"))) {
        // Half a megabyte goes to the browser once, and not for each page that this window opens.
        await page.addInitScript(axe);
        await page.evaluate(axe);
      }
      // A page of HtmlService gets its title from Google.
      await page.evaluate("document.title = 'Catalog Sync'");
      // What isn't in sight gets its height with a later frame. On a slow computer, it would move while axe looks.
      await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
      // A selector for each element that is all right would take longer than looking at it.
      return await page.evaluate(`axe.run({ selectors: false, elementRef: true }).then(({ violations, passes, incomplete }) => ({
        found: violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')),
        looked: new Set(passes.flatMap(({ nodes }) => nodes.map((node) => node.element))).size,
        unmeasured: incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes.map((node) => node.html)),
      }))`);
    },
    async tabTo(name) {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if ((await focused()) === name) return;
      }
      throw new Error(`Tab never came to "${name}".`);
    },
  };
}
