import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aState, aTab, someForms } from '../sidebar/a-state.ts';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { lookAtSentences } from './look-at-sentences.ts';
import { hasBrowser, soon } from './open-browser.ts';
import { press } from './scenes/scene.ts';
import { sidebarScenes } from './scenes/sidebar-scenes.ts';

const SIZE = { width: 300, height: 700 };

describe.skipIf(!hasBrowser)('the sidebar, drawn in a language that nobody speaks', () => {
  it('has in the last scene of each view no sentence from outside texts/, and no text that is cut at 200 %', async () => {
    await lookAtSentences(
      'sidebar',
      sidebarScenes.filter(({ sheet }, index) => sidebarScenes[index + 1]?.sheet !== sheet),
    );
  });
});

describe.skipIf(!hasBrowser)('the sidebar', () => {
  let shown: BuiltPage;

  beforeAll(async () => {
    shown = await openBuiltPage('sidebar', SIZE);
  });
  afterAll(async () => {
    await shown?.browser.close();
  });

  const focused = () => shown.focused();
  const said = () => shown.page.getByRole('status').first().textContent();

  it('paints as it opens, and answers a first press', async () => {
    const { page } = shown;
    await shown.open('home');
    await shown.answer('state', aState());
    await press(shown, 'Settings');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    // The picture comes after the elements.
    const paint = () => page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
    await soon(paint).toBeGreaterThanOrEqual(0);
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
    for (let presses = 0; presses < 12; presses++) {
      await shown.page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual([
      'Change connection',
      'Review 2 changes',
      'Refresh Courses',
      'Refresh all',
      'Open the Courses tab',
      'Choose columns for Courses',
      'Refresh Courses',
      '2 unsent edits: review Courses',
      'Pull more data',
      'Reports',
      'Enroll learners',
      expect.stringContaining('Schedules'),
    ]);
  });

  it('offers to go on with an open job in one place, where it stands', async () => {
    const job = { job: 'j1', kind: 'pull', name: 'Courses', count: 20, since: 1_000, yours: true } as const;
    await shown.open('home');
    await shown.answer('state', aState({ jobs: [job] }));
    expect(await shown.page.getByRole('button', { name: 'Resume' }).evaluateAll((all) => all.map((one) => one.className))).toEqual([
      'action',
    ]);
  });

  it('keeps what the key may not read in reach of the keyboard, with the reason, and says aloud what a check has found', async () => {
    await shown.open('pull');
    await shown.answer('state', aState({ tabs: [], refused: ['orders'] }));
    await shown.answer('forms', { forms: someForms });
    await shown.tabTo('Check access again');
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('Tab');
    expect(await focused()).toContain('No access with your key');
    await shown.page.keyboard.press('Enter');
    expect(await shown.page.getByRole('heading', { level: 1 }).textContent()).toBe('Pull data');
    await press(shown, 'Check access again');
    await shown.answer('checkAccess', { refused: [] });
    await soon(said).toBe('Your key can read everything listed here.');
    await press(shown, 'Orders');
    await shown.page.getByRole('heading', { name: 'Pull Orders' }).waitFor();
  });

  it('says aloud how far a pull is, and how it ended', async () => {
    await shown.open('home');
    await shown.answer('state', aState());
    await press(shown, 'Refresh Courses');
    await soon(said).toBe('Requesting the first page…');
    const step = { job: 'j1', kind: 'pull', phase: 'reading', count: 20, total: 240, text: 'Courses: 20 of 240 pulled' } as const;
    await shown.answer('pull', step);
    await soon(said).toBe('Courses: 20 of 240 pulled');
    await shown.answer('step', { ...step, phase: 'done', text: 'Courses: 240 pulled, 0 added' });
    await soon(said).toBe('Courses: 240 pulled, 0 added');
    expect(await shown.page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  it('moves a column by keyboard: the focus stays with it, its place is said, and Apply sends the new order', async () => {
    const column = (name: string) => ({ name, label: name, editable: false, shown: true, there: true });
    await shown.open('home');
    await shown.answer('state', aState());
    await shown.tabTo('Choose columns for Courses');
    await shown.page.keyboard.press('Enter');
    await shown.answer('columns', { columns: ['ID', 'Title', 'Price'].map(column) });
    await shown.tabTo('Move ID down');
    await shown.page.keyboard.press('Enter');
    await soon(said).toBe('ID, position 2 of 3.');
    expect(await focused()).toBe('Move ID down');
    await shown.page.keyboard.press('Enter');
    await soon(said).toBe('ID, position 3 of 3.');
    await shown.tabTo('Apply');
    await shown.page.keyboard.press('Enter');
    expect(await shown.answer('arrangeColumns', { added: 0 })).toEqual({
      sheet: 1,
      columns: ['Title', 'Price', 'ID'].map((name) => ({ name, shown: true })),
    });
    await shown.answer('state', aState());
    await soon(said).toBe('Columns updated.');
  });

  it('explains a silent Google, which several accounts make', async () => {
    const { page } = shown;
    await page.clock.install();
    await shown.open('home');
    await page.clock.fastForward(20_000);
    await page.getByText('This is taking longer than usual.').waitFor();
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
