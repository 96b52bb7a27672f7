// The dialog of the review opens with its plan, so users don't wait for a second script start.
import { describe, expect, it } from 'vitest';
import { tokenOf } from '../../scripts/person.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import { pull, review, rowsOf, send, shareFirstPull, type World, writes } from '../support/open-world.ts';
import { type ReviewAtHost, reviewAtHost } from '../support/review-at-host.ts';

const SCALE = { courses: 620, programs: 2, orders: 1, enrollments: 4, tags: 4, users: 8 };
const shared = shareFirstPull({ catalog: { scale: SCALE }, pulled: ['courses', 'tags'] }, 'courses');

/** Opens a dialog, and returns its page after it has drawn what came with it. Counts the script starts. */
function opened(world: World, open: () => void): { page: ReviewAtHost; starts: () => number } {
  const { host } = world;
  host.resetCounts();
  open();
  const page = reviewAtHost(host);
  page.next();
  return { page, starts: () => host.counts().runs };
}

/** Sends a message of the open dialog, as a page does that has nothing in it. */
function asked({ host }: World, command: string, input: object): PlanView {
  const dialog = host.dialogs().at(-1);
  return JSON.parse(String(dialog?.call(command, JSON.stringify(input), dialog && tokenOf(dialog)))).data;
}

/** What a plan shows, without what each review makes anew. */
function shownOf(plan: PlanView | undefined): object {
  const { requests = [], refused, newRows, remarks, selection, dryRunReason, undoes, applied } = plan ?? {};
  return {
    requests: requests.map((each) => ({ ...each, request: '' })),
    refused,
    newRows,
    remarks,
    selection,
    dryRunReason,
    undoes,
    applied,
  };
}

/** Whatever of it HTML, scripts, or templates understand must reach the page as text. */
const ODD =
  '</script><script>alert(1)</script><!-- \' " ` \\ & &lt; &#34; <?= 1 ?> https://a.example//b \u2028\u2029\u0000\u0085\ud83d\ude00 é';

describe('a review that opens with its plan', () => {
  it('shows it after one script start, and sends it, whatever the texts hold', () => {
    const world = shared();
    world.person.type('Courses', 'Title', 2, ODD);
    const { page, starts } = opened(world, () => world.host.click('Review changes'));
    expect(starts()).toBe(1);
    const [change] = page.state().plan?.requests ?? [];
    const Title = rowsOf(world, 'Courses')[0]?.Title;
    expect(Title).toContain('</script><script>');
    expect(change?.fields).toMatchObject([{ field: 'title', after: Title }]);
    const [, first = ''] = / data-first="([^"]*)"/.exec(world.host.dialogs().at(-1)?.html ?? '') ?? [];
    expect(first.replaceAll('&#34;', '')).toMatch(/^[^<>&'`/\u0080-\uffff]+$/);

    page.act({ type: 'send' });
    while (page.next());
    expect(page.state()).toMatchObject({ phase: 'finished', sent: { done: 1 } });
    expect(starts()).toBe(2);
    expect(writes(world)).toMatchObject([{ body: { course: { title: Title } } }]);
  });

  it('shows what the page would be told if it asked, in each view', () => {
    const world = shared();
    const { host, person } = world;
    world.person.type('Courses', 'Price', 3, '301');
    world.person.type('Courses', 'Price', 4, '302');
    world.person.type('Tags', 'Name', 2, 'Renamed');
    host.workbook.activate('Courses');
    host.workbook.select('Courses', 'A4');
    const views = {
      review: { click: 'Review changes', input: {} },
      scope: { click: 'Catalog Sync > Tasks > Review this tab', input: { scope: 'tab' } },
      selection: { click: 'Catalog Sync > Tasks > Review selected rows', input: { scope: 'selection' } },
    };
    const counts = Object.values(views).map(({ click, input }) => {
      const { page } = opened(world, () => host.click(click));
      expect(shownOf(page.state().plan)).toEqual(shownOf(asked(world, 'review', input)));
      return page.state().plan?.requests.length;
    });
    expect(counts).toEqual([3, 2, 1]);

    const plan = review(world);
    send(world, plan);
    const undo = opened(world, () => host.click('Undo last send'));
    expect(shownOf(undo.page.state().plan)).toEqual(shownOf(asked(world, 'undo', { run: plan.plan })));
    expect([undo.page.state().plan?.requests.length, undo.starts()]).toEqual([3, 2]);

    world.person.type('Courses', 'Price', 3, '303');
    const open = review(world);
    host.at(120, () => {
      throw new Error('killed');
    });
    expect(() => person.ask('send', { plan: open.plan, options: [], seconds: 6 })).toThrow();
    const resumed = opened(world, () => person.ask('openReview', { resume: open.plan }));
    while (resumed.page.next());
    expect(resumed.page.state().phase).toBe('finished');
  });

  it('shows the rows that a task has added', () => {
    const world = shared();
    const { host, person } = world;
    pull(world, 'courses');
    host.workbook.activate('Courses');
    host.workbook.select('Courses', 'A2');
    const template = person.ask<{ sheet: number; key: string }>('listingTemplate');
    const { page } = opened(world, () => person.ask('newListing', { ...template, title: 'Another', path: 'another' }));
    expect(page.state().plan?.requests).toMatchObject([{ operation: 'create', caption: 'Another' }]);
  });
});

describe('a review that takes longer', () => {
  it('opens with how many edits there are, and the page asks for the plan', () => {
    const world = shared();
    const prices = Array.from({ length: 600 }, (_, index) => [String(1_001 + index)]);
    world.host.workbook.paste('Courses', world.person.at('Courses', 'Price', 2), prices);
    const { page, starts } = opened(world, () => world.host.click('Review changes'));
    expect(page.state()).toMatchObject({ phase: 'comparing', compared: { count: 0, total: 600 } });
    expect([starts(), world.host.counts().fetches]).toEqual([1, 0]);
    while (page.next());
    expect(page.state()).toMatchObject({ phase: 'ready', compared: undefined });
    expect(page.state().plan?.requests).toHaveLength(600);
    // The plan has two parts.
    expect(starts()).toBe(3);
  });

  it('opens with the first part of a plan that is too long for the page, which asks for the rest', () => {
    const world = shared();
    for (const row of [2, 3, 4, 5, 6, 7, 8]) world.person.type('Courses', 'Description', row, `${row} ${'long '.repeat(9_000)}`);
    const { page, starts } = opened(world, () => world.host.click('Review changes'));
    expect(page.state()).toMatchObject({ phase: 'comparing' });
    expect(starts()).toBe(1);
    while (page.next());
    expect(page.state().plan?.requests).toHaveLength(7);
    expect(starts()).toBe(2);
  });
});

describe('a review that can’t be made', () => {
  it('shows why it couldn’t be made', () => {
    const world = shared();
    world.person.ask('disconnect');
    const { page } = opened(world, () => world.host.click('Undo last send'));
    expect(page.state()).toMatchObject({ phase: 'compareFailed' });
    expect(page.state().problem?.code).toBeDefined();
  });
});
