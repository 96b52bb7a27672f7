import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../src/protocol/jobs.ts';
import type { PlanRequest } from '../../src/protocol/review.ts';
import { aField, aPlan, aRequest } from '../sidebar/a-plan.ts';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { hasBrowser, soon } from './open-browser.ts';

const progress: Progress = { job: 'j1', kind: 'send', phase: 'sending', count: 1, total: 3, text: '1 of 3 sent' };
const long = 'A course about plants, their names and uses. '.repeat(8);

const conflict = aRequest({
  request: 'r1',
  caption: 'Botany',
  state: 'conflict',
  fields: [aField({ label: 'Title', before: 'Botany', after: 'Botany I', theirs: 'Plants', state: 'conflict' })],
});
const edited = aRequest({
  request: 'r2',
  row: 3,
  caption: 'Chess',
  fields: [
    aField({ field: 'enrollment_fee', label: 'Price', before: '49', after: '59' }),
    aField({ field: 'description', label: 'Description', before: long, after: long.replace('names and uses', 'names, roots and uses') }),
    aField({ field: 'tag_names', label: 'Tags', before: 'Art', after: 'Art, New', added: ['New'], removed: [] }),
  ],
});
const deletion = aRequest({
  request: 'r3',
  row: 4,
  caption: 'Fall',
  one: 'tag',
  tab: 'Tags',
  operation: 'delete',
  fields: [],
  effects: ['deletion'],
});

/** A plan with everything that a review can hold. */
const full = aPlan({
  requests: [conflict, edited, deletion],
  guard: { words: 'delete', why: ['5 of 6 records in “Tags” would be deleted from Catalog.'], requests: ['r3'] },
  options: [{ name: 'send_email', label: 'Email each learner', help: 'Catalog sends its enrollment email.', requests: ['r3'] }],
  refused: [{ sheet: 1, tab: 'Courses', row: 9, label: 'Price', what: 'isn’t a number', todo: 'Enter a number.' }],
  newRows: [{ sheet: 1, tab: 'Courses', rows: [12, 13] }],
  remarks: ['Courses: edits skipped because the row’s Action takes priority: row 7.'],
  selection: { tab: 'Courses', rows: '2–5' },
});

describe.skipIf(!hasBrowser)('the review dialog', () => {
  let review: BuiltPage;

  beforeAll(async () => {
    review = await openBuiltPage('review', { width: 900, height: 640 });
  });
  afterAll(async () => {
    await review?.browser.close();
  });
  beforeEach(async () => {
    await review.open();
  });

  const button = (name: string) => review.page.getByRole('button', { name, exact: true });
  const heading = (name: string) => review.page.getByRole('heading', { level: 1, name }).waitFor();

  it('names what can’t be seen in old and new values', async () => {
    const { page } = review;
    const field = aField({ label: 'Title', before: 'Botany', after: 'B\u043etany\u00a0 ' });
    await review.answer('review', aPlan({ requests: [aRequest({ request: 'r1', caption: 'Old name', fields: [field] })] }));
    await page.getByText('B\u043e⟨Cyrillic⟩tany⟨no-break space⟩⟨1 space⟩', { exact: true }).waitFor();
  });

  it('says once why a change failed, whether one of its fields is shown or several', async () => {
    const { page } = review;
    // As the server says it: the change has the notes of its fields.
    const failed = (request: PlanRequest, note: string): PlanRequest => ({
      ...request,
      state: 'failed',
      note,
      fields: request.fields.map((field) => ({ ...field, state: 'failed', note })),
    });
    const ids = [aField({ field: 'canvas_user_id', label: 'Canvas user ID' }), aField({ field: 'listing_id', label: 'Listing ID' })];
    const enrollment = aRequest({ request: 'r4', row: 5, caption: 'Ada in Chess', operation: 'create', fields: ids });
    await review.answer('review', aPlan({ requests: [edited, enrollment] }));
    await button('Send 2 changes').click();
    const sent = { done: 0, failed: 2, unconfirmed: 0, stale: 0, skipped: 0 };
    await review.answer('send', { ...progress, phase: 'done', sent });
    const requests = [failed(edited, 'Price is too high'), failed(enrollment, 'listing is full')];
    await review.answer('plan', aPlan({ applied: true, requests }));
    await heading('2 failed');
    expect(await page.getByText('Price is too high').count()).toBe(1);
    expect(await page.getByText('listing is full').count()).toBe(1);
  });

  it('has no flaw that axe finds in any of its states', async () => {
    const { page } = review;
    const states: Record<string, number> = {};
    const look = async (state: string) => {
      const { found, looked } = await review.flaws();
      states[state] = looked;
      expect({ state, found }).toEqual({ state, found: [] });
      await review.browser.screenshot(`review-${state}`);
    };

    await heading('Comparing with Catalog…');
    await look('loading');
    await review.answer('review', {
      ok: false,
      problem: { code: 'unreachable', what: 'Catalog cannot be reached.', todo: 'Try again later.' },
    });
    await heading('Couldn’t compare your changes');
    await look('problem');
    await button('Try again').click();
    await review.answer('review', aPlan({ requests: [] }));
    await heading('No changes to send');
    await look('empty');

    await review.open();
    await review.answer('review', full);
    await button('Send 2 changes').waitFor();
    await look('conflict-and-guard');
    await page.getByRole('checkbox', { name: 'Include Fall, row 4' }).uncheck();
    await button('Send 1 change').waitFor();
    expect(await page.getByLabel('Type “delete” to confirm').count()).toBe(0);
    await look('left-out');
    await button('Send 1 change').click();
    await review.answer('send', progress);
    await page.getByText('1 of 3 sent').first().waitFor();
    expect(await page.locator('footer').getByText('1 of 3').count()).toBe(1);
    await look('sending');
    await review.answer('step', {
      ok: false,
      problem: { code: 'no-network', what: 'The connection was lost.', todo: 'Resume when it’s back.' },
    });
    await heading('Interrupted');
    await look('interrupted');
    await button('Resume').click();
    await review.answer('step', { ...progress, phase: 'done', sent: { done: 1, failed: 1, unconfirmed: 0, stale: 0, skipped: 1 } });
    await review.answer(
      'plan',
      aPlan({
        applied: true,
        requests: [
          { ...conflict, state: 'skipped', note: 'also changed in Catalog' },
          { ...edited, state: 'failed', note: 'Price is too high' },
          { ...deletion, state: 'done' },
        ],
      }),
    );
    await heading('1 sent, 1 failed, 1 skipped by you, 1 can’t be sent');
    await look('done-with-failures');
    console.info(`axe looked at ${JSON.stringify(states)}`);
    expect(review.browser.problems).toEqual([]);
  });

  it('can be decided, confirmed and sent with the keyboard alone, and the focus is never lost', async () => {
    const { page } = review;
    await review.answer('review', full);
    await button('Send 2 changes').waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await review.tabTo('Type “delete” to confirm');
    await page.keyboard.type('delete');
    await review.tabTo('Decide later');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await button('Send 3 changes').waitFor();
    await review.tabTo('Include Chess, row 3');
    await page.keyboard.press('Space');
    await review.tabTo('Send 2 changes');
    await page.keyboard.press('Enter');
    await soon(() => page.getByRole('status').first().textContent()).toContain('Checking changes…');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(await review.answer('send', { ...progress, phase: 'done' })).toEqual({
      plan: 'p1',
      seconds: 6,
      options: [],
      decisions: [{ request: 'r1', field: 'title', choice: 'mine' }],
      skipped: ['r2'],
      confirmed: 'delete',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('decides all conflicts with one press, and says what Catalog’s value means', async () => {
    const { page } = review;
    await review.answer('review', aPlan({ requests: [conflict, { ...conflict, request: 'r5', row: 8 }] }));
    await button('Use Catalog’s for all').click();
    await button('Use 2 Catalog values').waitFor();
    expect(await page.getByRole('radio', { name: 'Use Catalog’s: Plants', checked: true }).count()).toBe(2);
  });

  it('marks what changed inside a long text, and shows the whole on request', async () => {
    const { page } = review;
    await review.answer('review', full);
    await page.locator('.after mark').first().waitFor();
    expect(await page.locator('.after mark').first().textContent()).toBe(', roots');
    await page.locator('.after summary').first().click();
    expect(await page.locator('.after .whole').first().isVisible()).toBe(true);
  });

  it('reviews another scope and includes new rows', async () => {
    const { page } = review;
    await review.answer('review', full);
    await page.getByLabel('Review', { exact: true }).selectOption('Selected rows: Courses, 2–5');
    expect(await review.answer('review', full)).toEqual({ scope: 'selection', seconds: 20 });
    await button('Include 2 new rows').click();
    expect(await review.answer('review', full)).toEqual({
      scope: 'selection',
      seconds: 20,
      include: [
        { sheet: 1, row: 12 },
        { sheet: 1, row: 13 },
      ],
    });
  });

  it('shows 20 changes of one field at 900 by 640, with the search above them', async () => {
    const { page } = review;
    const requests = Array.from({ length: 40 }, (_, index) =>
      aRequest({
        request: `r${index}`,
        row: index + 2,
        caption: `Introduction to course ${index + 1}`,
        fields: [aField({ field: 'enrollment_fee', label: 'Price', before: '1249.00', after: '1300.00', currency: 'USD' })],
      }),
    );
    await review.answer('review', aPlan({ requests, selection: { tab: 'Courses', rows: '2' } }));
    await button('Send 40 changes').waitFor();
    const visible = await page.evaluate<number>(`(() => {
      const bottom = document.querySelector('footer').getBoundingClientRect().top;
      return [...document.querySelectorAll('.line')].filter((line) => line.getBoundingClientRect().bottom <= bottom + 1).length;
    })()`);
    console.info(`changes visible at 900 x 640: ${visible}`);
    expect(visible).toBeGreaterThanOrEqual(20);
  });

  it('discards with the keyboard: one at once, several after a question that has the focus', async () => {
    const { page } = review;
    const plan = aPlan({ requests: [aRequest(), aRequest({ request: 'r2', row: 3, key: '13', caption: 'Chess' })] });
    await review.answer('review', plan);
    await button('Send 2 changes').waitFor();
    await review.tabTo('Discard all 2');
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate("document.activeElement.closest('.asks') !== null")).toBe(true);
    await review.tabTo('Keep edits');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.asks').count()).toBe(0);
    await review.tabTo('Discard edit: Chess');
    await page.keyboard.press('Enter');
    await heading('Discarding edits…');
    const input = await review.answer('discard', { discarded: ['Courses, row 3, Title: “Yoga for all” was discarded.'], kept: [] });
    expect(input).toEqual({ plan: 'p1', changes: [{ request: 'r2' }], cells: [] });
    await review.answer('review', aPlan());
    await page.getByText('1 edit discarded').waitFor();
    await heading('1 to send');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  it('uses a similar existing tag with the keyboard, reviews again, and announces it', async () => {
    const { page } = review;
    const newNames = [{ name: 'Evning', similar: 'Evening' }, { name: 'Quite new' }];
    const tags = (differences: object) =>
      aPlan({ requests: [aRequest({ fields: [aField({ field: 'tag_names', label: 'Tags', ...differences })] })] });
    await review.answer('review', tags({ after: 'Evning, Quite new', newNames }));
    await button('Send 1 change').waitFor();
    expect(await page.getByText('Use this').count()).toBe(1);
    await review.tabTo('Use this: “Evening” instead of “Evning”');
    await page.keyboard.press('Enter');
    const input = await review.answer('useName', { kept: [] });
    expect(input).toEqual({ plan: 'p1', request: 'r1', field: 'tag_names', name: 'Evning', existing: 'Evening' });
    await review.answer('review', tags({ after: 'Evening, Quite new', newNames: newNames.slice(1) }));
    await page.getByRole('status').getByText('The cell has “Evening” now.').waitFor();
    expect(await page.getByText('Use this').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  });

  it('copies the review as a table, as text and as HTML', async () => {
    const { page } = review;
    await review.answer('review', aPlan());
    await button('Copy as table').waitFor();
    await page.evaluate(`window.addEventListener('copy', (event) => {
      window.copied_ = ['text/plain', 'text/html'].map((type) => event.clipboardData.getData(type));
    })`);
    await button('Copy as table').click();
    await page.getByText('Copied 1 row.').waitFor();
    const [text = '', html = ''] = (await page.evaluate<string[] | undefined>('window.copied_')) ?? [];
    expect(text.split('\n')[1]).toBe('Courses\t2\tYoga\t12\tCourse updates\tTitle\tYoga\tYoga for all\tTo send\t');
    expect(html).toContain('<td>Yoga for all</td>');
  });

  const lines = (count: number) =>
    Array.from({ length: count }, (_, at): PlanRequest => ({ ...edited, request: `r${at}`, row: at + 10_000, caption: `Course ${at}` }));

  it('builds few elements for 5,000 lines, finds one among them, and shows more of them step by step', async () => {
    const { page } = review;
    await review.answer('review', aPlan({ requests: lines(5_000) }));
    await button('Send 5,000 changes').waitFor();
    const nodes = () => page.evaluate<number>('document.querySelectorAll("*").length');
    expect(await nodes()).toBeLessThan(2_000);
    await page.getByLabel('Search changes').fill('course 3210');
    await page.getByText('Showing 1 of 5,000 changes.').waitFor();
    expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Course 3210']);
    await page.getByLabel('Search changes').fill('');
    await page.getByText('1–25 of 5,000', { exact: true }).waitFor();
    await button('Show 100 more').focus();
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.line').count()).toBe(125);
    expect(await review.focused()).toBe('26–125 of 5,000');
    expect(await page.evaluate("getComputedStyle([...document.querySelectorAll('.line')].at(-1)).contentVisibility")).toBe('auto');
    // A second hundred looks as the first one, and takes axe as long again.
    expect((await review.flaws()).found).toEqual([]);
    // The keyboard goes on with the first line that has appeared.
    await page.keyboard.press('Tab');
    expect(await review.focused()).toBe('Include Course 25, row 10025');
    await button('Show 100 more').click();
    await soon(() => page.locator('.line').count()).toBe(225);
    expect(await review.focused()).toBe('126–225 of 5,000');
    await button('Send 5,000 changes').waitFor();
  });

  it('shows how many rows of a long plan are loaded, and all of them at the end', async () => {
    const { page } = review;
    const all = lines(1_500);
    const rest = { id: 'x1', next: 0, rows: 1_500 };
    await review.answer('review', aPlan({ requests: all.slice(0, 600), rest }));
    await page.getByText('600 of 1,500 rows loaded.').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('600');
    expect((await review.flaws()).found).toEqual([]);
    await review.browser.screenshot('review-parts');
    expect(await review.answer('planPart', { requests: all.slice(600, 1_200), refused: [], next: 1 })).toEqual({ id: 'x1', part: 0 });
    await page.getByText('1,200 of 1,500 rows loaded.').waitFor();
    expect(await review.answer('planPart', { requests: all.slice(1_200), refused: [] })).toEqual({ id: 'x1', part: 1 });
    await button('Send 1,500 changes').waitFor();
  });

  it('says why the rest of a long plan is missing, and reviews again', async () => {
    await review.answer('review', aPlan({ requests: lines(10), rest: { id: 'x1', next: 0, rows: 1_500 } }));
    await review.answer('planPart', {
      ok: false,
      problem: { code: 'parts-gone', what: 'The rest of the rows couldn’t be read.', todo: 'Try again.' },
    });
    await heading('Couldn’t compare your changes');
    expect(await review.page.getByRole('button', { name: /^Send/ }).count()).toBe(0);
    await button('Try again').click();
    await review.answer('review', aPlan());
    await button('Send 1 change').waitFor();
  });
});
