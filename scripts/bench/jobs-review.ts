// What people wait for when they review edits and send them: from the click in the menu until the page shows the results. The page is the
// real one without drawing, so its messages are those of the browser.
import { type ReviewAtHost, reviewAtHost } from '../../test/support/review-at-host.ts';
import { EIGHT_TABS } from './jobs-pull.ts';
import { type Bench, connect, pull, type Scenario } from './scenario.ts';

export const reviewScenarios: readonly Scenario[] = [
  ...[24, 1_000, 10_000].map((rows) => newPrices(rows, 1)),
  newPrices(1_000, 500),
  reviewPrices(10_000, 5_000),
  noEdits({ courses: 200, programs: 20, tags: 60, users: 1_500, enrollments: 2_000, orders: 5_000 }),
  enrollments(200),
];

/** New prices in the first rows of so many courses, which are reviewed and sent. */
export function newPrices(courses: number, edits: number): Scenario {
  const name = prices(edits);
  return withPrices({ courses, edits }, name, (bench) => reviewAndSend(bench, edits, name));
}

function prices(edits: number): string {
  return edits === 1 ? '1 new price' : `${edits} new prices`;
}

/** New prices that are only reviewed. */
export function reviewPrices(courses: number, edits: number): Scenario {
  return withPrices({ courses, edits }, `review of ${prices(edits)}`, (bench) =>
    bench.measure(`review ${prices(edits)}`, () => void openReview(bench, edits)),
  );
}

function withPrices({ courses, edits }: { courses: number; edits: number }, name: string, act: (bench: Bench) => void): Scenario {
  return {
    name,
    rows: courses,
    scale: { courses, orders: 30, enrollments: 30 },
    play(bench) {
      connect(bench);
      pull(bench, 'courses');
      enterPrices(bench, edits);
      act(bench);
    },
  };
}

function enterPrices({ host, person }: Bench, edits: number): void {
  const prices = Array.from({ length: edits }, (_, index) => [String(1_001 + index)]);
  host.workbook.paste('Courses', person.at('Courses', 'Price', 2), prices);
}

/** The tabs of a file as schools use it, of which no cell was edited. */
export function noEdits(scale: Scenario['scale']): Scenario {
  return {
    name: 'eight tabs without edits',
    rows: scale.orders ?? 0,
    scale,
    play(bench) {
      connect(bench);
      for (const resource of EIGHT_TABS) pull(bench, resource);
      bench.measure('review 8 tabs, nothing edited', () => void openReview(bench, 0));
    },
  };
}

/** Learners who aren't in a course yet: rows for them are added, reviewed, and sent. */
export function enrollments(learners: number): Scenario {
  return {
    name: `enroll ${learners} learners`,
    rows: learners,
    scale: { courses: 24, users: learners + 100, enrollments: 100, orders: 30 },
    play(bench) {
      connect(bench);
      for (const resource of ['courses', 'users', 'enrollments']) pull(bench, resource);
      const { listing, people } = toEnroll(bench, learners);
      bench.host.click('Enroll learners');
      let page: ReviewAtHost | undefined;
      bench.measure(`enroll ${learners} learners: add rows and review them`, () => {
        bench.person.ask('enroll', { listing, people, newcomers: [] });
        page = openReview(bench, learners);
      });
      if (page) sendAll(bench, page, `${learners} enrollments`);
    },
  };
}

interface Listed {
  id: number;
  canvas_user_id: number | null;
  listing: { id: number };
  user: { id: number } | null;
}

/** Returns a course that gets room for everyone, and learners who aren't in it. */
function toEnroll({ catalog }: Bench, learners: number): { listing: string; people: string[] } {
  const listed = (name: string) => catalog.records(name) as unknown as Listed[];
  const id = listed('courses')[0]?.id ?? 0;
  catalog.mutate({ type: 'update', resource: 'courses', id, fields: { enrollment_cap: null, waitlist: false } });
  const enrolled = new Set(listed('enrollments').flatMap(({ listing, user }) => (listing.id === id ? user?.id : [])));
  const free = listed('users').flatMap(({ canvas_user_id: person }) => (person === null || enrolled.has(person) ? [] : [String(person)]));
  return { listing: String(id), people: free.slice(0, learners) };
}

/** Throws unless the review has so many changes and all of them are done. */
function reviewAndSend(bench: Bench, changes: number, what: string): void {
  let page: ReviewAtHost | undefined;
  bench.measure(`review ${what}`, () => {
    page = openReview(bench, changes);
  });
  if (page) sendAll(bench, page, what);
}

/** Throws unless all changes of a review are done. */
function sendAll(bench: Bench, page: ReviewAtHost, what: string): void {
  const changes = page.state().plan?.requests.length;
  bench.measure(`send ${what}`, () => {
    page.act({ type: 'send' });
    while (page.next());
  });
  const { phase, plan } = page.state();
  const done = plan?.requests.filter(({ state }) => state === 'done').length;
  if (phase !== 'finished' || done !== changes) throw new Error(`${done} of ${changes} changes were sent.`);
}

/** Opens the review from the menu, unless a task has opened it, and waits until it shows its changes. */
function openReview({ host }: Bench, changes: number): ReviewAtHost {
  if (host.dialogs().length === 0) host.click('Review changes');
  const page = reviewAtHost(host);
  while (page.next());
  const { phase, plan, problem } = page.state();
  if (phase !== 'ready' || plan?.requests.length !== changes)
    throw new Error(`The review shows ${plan?.requests.length} changes instead of ${changes}. ${problem?.what ?? ''}`);
  return page;
}
