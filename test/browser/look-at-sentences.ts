// What has to hold for the words of every state of every view: all of them come from texts/, and none is cut at 200 %.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pageBundle } from '../../scripts/page-bundle.ts';
import { openBrowser } from './open-browser.ts';
import { ownPage } from './own-page.ts';
import { pseudo, pseudoTexts } from './pseudo-texts.ts';
import { NOW, type Scene } from './scenes/scene.ts';

/** What the server calls its things, as far as the scenes find them by their names. */
const NAMES = [
  'Courses',
  'Enrollments',
  'Orders since June',
  'Users',
  'Title',
  'Phone number',
  'Employer',
  'Ordered',
  'Last 7 days',
  'Seats',
  'Orders against enrollments',
  'Monday',
  'Enrolled',
  'Weekly roster for the dean',
  'Up to',
];

/** Providers of payments have the same name in each language. */
const PROVIDERS = ['PayPal'];

/** Plays the scenes of a page in a language that nobody speaks. */
export async function lookAtSentences(file: 'sidebar' | 'tasks' | 'reports', scenes: readonly Scene[]): Promise<void> {
  const { text } = await pageBundle(join(import.meta.dirname, '../..'), file, 'en', [pseudoTexts]);
  const browser = await openBrowser('about:blank', { width: 300, height: 700 });
  await browser.page.clock.install({ time: NOW });
  const real = await ownPage(browser.page, text);
  let told: string[] = [];
  const spoken = speaking(
    browser.page,
    (name) => pseudo(name, NAMES),
    (text) => told.push(text),
  );
  for (const { sheet, name, view, play } of scenes) {
    told = [...PROVIDERS];
    await real.open(view);
    await play({
      ...real,
      page: spoken,
      answer: (command, answer) => {
        told.push(JSON.stringify(answer));
        return real.answer(command, answer);
      },
    });
    const foreign = (await browser.page.evaluate<string[]>(WORDS)).filter((word) => !told.join(' ').includes(word));
    await browser.page.evaluate("document.documentElement.style.zoom = '2'");
    const cut = await browser.page.evaluate(WIDE);
    expect.soft({ scene: `${sheet}: ${name}`, foreign, cut }).toEqual({ scene: `${sheet}: ${name}`, foreign: [], cut: [] });
  }
  expect(browser.problems).toEqual([]);
  await browser.close();
}

/** Finds controls by their names in another language. What the server calls its things stays, and so does what is typed. */
function speaking(page: Page, said: (name: string) => string, typed: (text: string) => void): Page {
  const over = <T extends object>(real: T, own: Partial<Record<string, unknown>>): T =>
    new Proxy(real, {
      get: (_, name) => {
        const found = own[String(name)] ?? Reflect.get(real, name);
        return typeof found === 'function' && !(String(name) in own) ? found.bind(real) : found;
      },
    });
  return over(page, {
    getByRole: (role: Parameters<Page['getByRole']>[0], { name, ...more }: { name: string }) =>
      page.getByRole(role, { name: said(name), ...more }),
    getByText: (text: string) => page.getByText(said(text)),
    getByLabel: (name: string, more?: object) => {
      const found = page.getByLabel(said(name), more);
      return over(found, {
        selectOption: (option: string) => found.selectOption(said(option)),
        fill: (text: string) => {
          typed(text);
          return found.fill(text);
        },
      });
    },
  });
}

/** Words without an accent. Months come from the browser; details for helpers are no sentence. */
const WORDS = `(() => {
  const months = Array.from({ length: 12 }, (_, month) => new Date(2026, month).toLocaleString('en', { month: 'short' }));
  const texts = [...document.querySelectorAll('body *:not(script):not(style)')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3 && !element.closest('details.small')).map((node) => node.data),
    ...['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
  ]);
  return texts.flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !months.includes(word));
})()`;

/** Elements whose text is cut. */
export const CUT = `[...document.querySelectorAll('body *')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && !e.matches('.unseen, .progress'))
  .map((e) => e.outerHTML)`;

/** What sticks out at the side, where nobody could scroll to. */
export const WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1).map((element) => element.outerHTML.slice(0, 120));
})()`;
