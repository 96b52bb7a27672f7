import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonMatch } from '../../src/protocol/tasks.ts';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { hasBrowser, soon } from './open-browser.ts';

const listings = [
  { id: '12', title: 'Botany', one: 'course' },
  { id: '31', title: 'Botany', one: 'program' },
];
const ada: PersonMatch = { name: '', mail: 'ada@example.org', isSure: true, found: [{ id: '71', text: 'Ada Lovelace, ada@example.org' }] };
const kim: PersonMatch = {
  name: 'Kim',
  mail: '',
  isSure: false,
  found: [
    { id: '72', text: 'Kim, kim@example.org' },
    { id: '73', text: 'Kim, kim@example.com' },
  ],
};
const nova: PersonMatch = { name: 'Nova', mail: 'nova@example.org', isSure: false, found: [] };
const bob: PersonMatch = { name: 'Bob', mail: '', isSure: false, found: [] };

describe.skipIf(!hasBrowser)('a task in the sidebar', () => {
  let tasks: BuiltPage;

  beforeAll(async () => {
    tasks = await openBuiltPage('tasks', { width: 300, height: 640 });
  });
  afterAll(async () => {
    await tasks?.browser.close();
  });
  beforeEach(async () => {
    await tasks.open('enroll');
  });

  const heading = () => tasks.page.getByRole('heading', { level: 1 }).textContent();

  it('shows the help at once, without asking the server for anything', async () => {
    await tasks.open('help');
    expect(await heading()).toBe('Help');
    expect(await tasks.page.evaluate('window.calls.length')).toBe(0);
    await tasks.tabTo('Overview');
    await tasks.page.keyboard.press('Enter');
    expect(await tasks.answer('openSidebar', {})).toEqual({ view: 'home' });
  });

  it('enrolls people: goes from the pasted list to the rows with the keyboard alone, and asks about everybody who is not sure', async () => {
    const { page } = tasks;
    await tasks.answer('listings', { listings, hasUsers: true });
    await page.getByLabel('Listing').waitFor();
    expect((await tasks.flaws()).found).toEqual([]);
    await tasks.tabTo('Listing');
    await page.keyboard.type('Botany (program 31)');
    await tasks.tabTo('Learners');
    await page.keyboard.type('ada@example.org, Kim, Nova <nova@example.org>, Bob');
    await tasks.tabTo('Find learners');
    await page.keyboard.press('Enter');
    expect(await tasks.answer('matchPeople', { people: [ada, kim, nova, bob] })).toEqual({
      listing: '31',
      people: [
        { name: '', mail: 'ada@example.org' },
        { name: 'Kim', mail: '' },
        { name: 'Nova', mail: 'nova@example.org' },
        { name: 'Bob', mail: '' },
      ],
    });
    await soon(heading).toBe('Check the list');
    expect((await tasks.flaws()).found).toEqual([]);
    await page.getByRole('button', { name: 'Add 1 row' }).waitFor();
    await tasks.tabTo('Create 1 user not found in Users');
    await page.keyboard.press('Space');
    await tasks.tabTo('Kim');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tasks.browser.screenshot('enroll-people');
    await tasks.tabTo('Add 3 rows');
    await page.keyboard.press('Enter');
    expect(await tasks.answer('enroll', { rows: 3, created: 1 })).toEqual({
      listing: '31',
      people: ['71', '73'],
      newcomers: [{ name: 'Nova', mail: 'nova@example.org' }],
    });
    await page.getByText('3 rows added to Enrollments, 1 to Users. Review and send them.').first().waitFor();
    expect((await tasks.flaws()).found).toEqual([]);
    expect(tasks.browser.problems).toEqual([]);
  });

  it('enrolls people: names who has a place already, and adds no row for them', async () => {
    const { page } = tasks;
    await tasks.answer('listings', { listings, hasUsers: true });
    await page.getByLabel('Listing').fill('Botany (course 12)');
    await page.getByLabel('Learners').fill('ada@example.org\njoan@example.org');
    await page.getByRole('button', { name: 'Find learners' }).click();
    const joan = {
      name: '',
      mail: 'joan@example.org',
      isSure: true,
      found: [{ id: '75', text: 'Joan Clarke', already: 'on the waitlist' }],
    };
    await tasks.answer('matchPeople', { people: [ada, joan] });
    await page.getByText('1 already in this listing').waitFor();
    await page.getByText('Joan Clarke: on the waitlist').waitFor();
    expect((await tasks.flaws()).found).toEqual([]);
    await page.getByRole('button', { name: 'Add 1 row' }).click();
    expect(await tasks.answer('enroll', { rows: 1, created: 0 })).toEqual({ listing: '12', people: ['71'], newcomers: [] });
  });

  it('enrolls people: takes no listing that is not in the list, and keeps what was pasted when a problem comes', async () => {
    const { page } = tasks;
    await tasks.answer('listings', { listings, hasUsers: true });
    await page.getByLabel('Listing').fill('Botany');
    await page.getByLabel('Learners').fill('ada@example.org');
    await page.getByRole('button', { name: 'Find learners' }).click();
    expect(await page.evaluate('window.calls.length')).toBe(0);
    await page.getByLabel('Listing').fill('Botany (course 12)');
    await page.getByRole('button', { name: 'Find learners' }).click();
    await tasks.answer('matchPeople', { ok: false, problem: { code: 'busy', what: 'Somebody is at work.', todo: 'Wait a minute.' } });
    await page.getByText('Somebody is at work.').waitFor();
    expect(await page.getByLabel('Learners').inputValue()).toBe('ada@example.org');
  });

  it('enrolls people: leads to the pull of what is missing', async () => {
    await tasks.answer('listings', { listings, hasUsers: false });
    await tasks.page.getByRole('button', { name: 'Pull users' }).click();
    expect(await tasks.answer('openSidebar', {})).toEqual({ view: 'pull:users' });
  });

  it('makes a new listing: says what it needs, then asks for title, path and Canvas course', async () => {
    const { page } = tasks;
    await tasks.open('newListing');
    const problem = { code: 'no-listing', what: 'No course or program selected.', todo: 'Select a row.' };
    await tasks.answer('listingTemplate', { ok: false, problem });
    await page.getByRole('button', { name: 'Try again' }).click();
    await tasks.answer('listingTemplate', { sheet: 5, key: '12', one: 'course', title: 'Botany', path: 'botany', hasCourse: true });
    await page.getByLabel('Path').waitFor();
    expect((await tasks.flaws()).found).toEqual([]);
    await tasks.tabTo('Title');
    await page.keyboard.type('Botany II');
    await tasks.tabTo('Path');
    await page.keyboard.type('botany-2');
    await tasks.tabTo('Canvas course ID');
    await page.keyboard.type('1042');
    await page.keyboard.press('Enter');
    expect(await tasks.answer('newListing', { row: 14, left: ['Image'] })).toEqual({
      sheet: 5,
      key: '12',
      title: 'Botany II',
      path: 'botany-2',
      course: '1042',
    });
    await page.getByText('Row 14 added (not copied: Image). Review and send it.').first().waitFor();
    expect(tasks.browser.problems).toEqual([]);
  });
});
