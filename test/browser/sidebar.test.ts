import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageBundle } from '../../scripts/page-bundle.ts';
import { aState, aTab } from '../sidebar/a-state.ts';
import { hasBrowser, soon } from './open-browser.ts';
import { type OurPage, openOurPage } from './our-page.ts';
import { pseudo, pseudoTexts } from './pseudo-texts.ts';
import { type Named, sidebarStates } from './sidebar-states.ts';

const SIZE = { width: 300, height: 700 };
const project = join(import.meta.dirname, '../..');

/** Finds controls by their name in the language of the page. */
function namedIn({ page }: OurPage, spoken: (name: string) => string): Named {
  return {
    press: (name) =>
      page
        .getByRole('button', { name: spoken(name), exact: true })
        .first()
        .click(),
    fill: (name, text) => page.getByLabel(spoken(name)).or(page.getByLabel(name)).first().fill(text),
    heading: (name) => page.getByRole('heading', { level: 1, name: spoken(name) }).waitFor(),
  };
}

describe.skipIf(!hasBrowser)('the sidebar, drawn in a language that nobody speaks', () => {
  let shown: OurPage;

  beforeAll(async () => {
    const { text } = await pageBundle(project, 'sidebar', [pseudoTexts]);
    shown = await openOurPage('sidebar', SIZE, () => text);
  });
  afterAll(async () => {
    await shown?.browser.close();
  });

  it('has in each state of each view no flaw that axe finds, no cut text at 200 %, one main button, and no sentence from outside texts/', async () => {
    const { page } = shown;
    const spoken = (text: string) => pseudo(text, ['Courses', 'Orders', 'Title']);
    const looked: Record<string, number> = {};
    for (const { name, view = 'home', main, draw } of sidebarStates) {
      await shown.open(view);
      await draw(shown, namedIn(shown, spoken));
      const names = await page.locator('button.action').allTextContents();
      expect.soft({ name, main: names }).toEqual({ name, main: main === undefined ? [] : [spoken(main)] });
      const flaws = await shown.flaws();
      looked[name] = flaws.looked;
      expect.soft({ name, ...flaws, looked: 0 }).toEqual({ name, found: [], looked: 0 });
      expect.soft({ name, foreign: await page.evaluate(FOREIGN) }).toEqual({ name, foreign: [] });
      expect.soft({ name, wide: await page.evaluate(WIDE) }).toEqual({ name, wide: [] });
      if (process.env.PICTURES) await shown.browser.screenshot(`sidebar-${name}`);
      await page.evaluate("document.documentElement.style.zoom = '2'");
      expect.soft({ name, zoomed: await page.evaluate(WIDE) }).toEqual({ name, zoomed: [] });
    }
    console.info(`axe looked at ${JSON.stringify(looked)}; left out: document-title, which Google sets`);
    expect(shown.browser.problems).toEqual([]);
  });
});

/** Words without an accent that no answer of the server holds. Months come from the browser; details for helpers are no sentence. */
const FOREIGN = `(() => {
  const months = Array.from({ length: 12 }, (_, month) => new Date(2026, month).toLocaleString('en', { month: 'short' }));
  const told = window.told.join(' ') + months.join(' ');
  const texts = [...document.querySelectorAll('body *:not(script):not(style)')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3 && !element.closest('details.small')).map((node) => node.data),
    ...['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
  ]);
  return texts.flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !told.includes(word));
})()`;

/** What sticks out at the side, where nobody could scroll to. */
const WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1).map((element) => element.outerHTML.slice(0, 120));
})()`;

describe.skipIf(!hasBrowser)('the sidebar', () => {
  let shown: OurPage;
  let named: Named;

  beforeAll(async () => {
    shown = await openOurPage('sidebar', SIZE);
    named = namedIn(shown, (name) => name);
  });
  afterAll(async () => {
    await shown?.browser.close();
  });

  const focused = () => shown.page.evaluate<string>('document.activeElement.ariaLabel || document.activeElement.textContent');
  const said = () => shown.page.getByRole('status').first().textContent();

  it('is soon there: first paint and first interaction are printed', async () => {
    const { page } = shown;
    await shown.open('home');
    await shown.answer('state', aState());
    const before = Date.now();
    await named.press('Settings');
    await named.heading('Settings');
    const interaction = Date.now() - before;
    const paint = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
    console.info(`sidebar: first paint after ${Math.round(paint)} ms, first interaction answered after ${interaction} ms`);
    expect(paint).toBeGreaterThanOrEqual(0);
  });

  it('leaves the focus in the grid when it opens, and takes it to the heading of each view that is chosen', async () => {
    await shown.open('home');
    await shown.answer('state', aState());
    expect(await shown.page.evaluate('document.activeElement.tagName')).toBe('BODY');
    await shown.tabTo('Settings');
    await shown.page.keyboard.press('Enter');
    expect(await focused()).toBe('Settings');
    await shown.page.keyboard.press('Tab');
    expect(await focused()).toContain('Connection');
  });

  it('goes through the overview in the order in which it is read', async () => {
    await shown.open('home');
    await shown.answer('state', aState({ tabs: [aTab({ unsent: 2 })] }));
    const order: string[] = [];
    for (let presses = 0; presses < 9; presses++) {
      await shown.page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual([
      'Change the connection',
      'Review 2 changes',
      'Refresh Courses',
      'Refresh all',
      'Show the tab Courses',
      'Choose columns of Courses',
      'Refresh Courses',
      'Pull more data',
      expect.stringContaining('Daily refresh'),
    ]);
  });

  it('says aloud how far a pull is, and how it ended', async () => {
    await shown.open('home');
    await shown.answer('state', aState());
    await named.press('Refresh Courses');
    await soon(said).toBe('Asking Catalog for the first page…');
    const step = { job: 'j1', kind: 'pull', phase: 'reading', count: 20, total: 240, text: 'Courses: 20 of 240 read' } as const;
    await shown.answer('pull', step);
    await soon(said).toBe('Courses: 20 of 240 read');
    await shown.answer('step', { ...step, phase: 'done', text: 'Courses: 240 read; 0 added' });
    await soon(said).toBe('Courses: 240 read; 0 added');
    expect(await shown.page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  it('moves a column by keyboard: the focus stays with it, its place is said, and Apply sends the new order', async () => {
    const column = (name: string) => ({ name, label: name, editable: false, shown: true, there: true });
    await shown.open('home');
    await shown.answer('state', aState());
    await shown.tabTo('Choose columns of Courses');
    await shown.page.keyboard.press('Enter');
    await shown.answer('columns', { columns: ['Id', 'Title', 'Price'].map(column) });
    await shown.tabTo('Move Id down');
    await shown.page.keyboard.press('Enter');
    await soon(said).toBe('Id is number 2 of 3.');
    expect(await focused()).toBe('Move Id down');
    await shown.page.keyboard.press('Enter');
    await soon(said).toBe('Id is number 3 of 3.');
    await shown.tabTo('Apply');
    await shown.page.keyboard.press('Enter');
    expect(await shown.answer('arrangeColumns', { added: 0 })).toEqual({
      sheet: 1,
      columns: ['Title', 'Price', 'Id'].map((name) => ({ name, shown: true })),
    });
    await shown.answer('state', aState());
    await soon(said).toBe('The columns are as you wanted them.');
  });

  it('explains a silent Google, which several accounts make', async () => {
    const { page } = shown;
    await page.clock.install();
    await shown.open('home');
    await page.clock.fastForward(20_000);
    await page.getByText('Google has not answered yet.').waitFor();
    expect((await shown.flaws()).found).toEqual([]);
  });

  it('offers the details of a problem, without a word of a record or a person', async () => {
    await shown.open('home');
    await shown.answer('state', {
      ok: false,
      problem: { code: 'refused', what: 'Catalog says: Ada Lovelace is not allowed.', todo: 'Try again.' },
    });
    await shown.page.getByText('Copy details').click();
    const details = String(await shown.page.locator('details.small').textContent());
    expect(details).toContain('refused · Catalog Sync');
    expect(details).not.toContain('Ada');
  });
});
