// Every state of every view of the sidebar, each with what has to happen for it to be seen.
import type { ColumnState, OpenJob, Problem, Progress, PullSummary, RunSummary } from '../../src/commands/messages.ts';
import { aState, aTab, someForms } from '../sidebar/a-state.ts';
import type { OurPage } from './our-page.ts';

export interface DrawnState {
  name: string;
  /** The view that the server opens. */
  view?: string;
  /** The one main button; absent where there is nothing to press yet. */
  main?: string;
  draw(page: OurPage, named: Named): Promise<void>;
}

/** A control by what it is called. */
export interface Named {
  press(name: string): Promise<void>;
  fill(name: string, text: string): Promise<void>;
  /** Waits for a heading of the view. */
  heading(name: string): Promise<void>;
}

const NOW = Date.now();
const MINUTE = 60_000;

const problem = (code: string, what: string, todo: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, what, todo },
});
const wrongKey = problem('wrong-key', 'learn.example.edu does not accept the key.', 'Copy the API key again and connect with it.');
const noNetwork = problem('no-network', 'No network, or Google did not answer.', 'Check your connection and try again.');
const somebody = problem('somebody-running', 'A colleague has been pulling in this workbook since 14:05.', 'Wait until that has ended.');

const courses = aTab({ pulledAt: NOW - 3 * MINUTE });
const tags = aTab({ sheet: 2, name: 'Tags', resource: 'tags', rows: 18, pulledAt: NOW - 26 * 60 * MINUTE });
const orders = aTab({ sheet: 3, name: 'Orders', resource: 'orders', editable: false, rows: 12_480, pulledAt: NOW - 60 * MINUTE });
const job: OpenJob = {
  job: 'j1',
  kind: 'pull',
  name: 'Orders',
  resource: 'orders',
  filters: {},
  sheet: 3,
  count: 4_000,
  total: 12_480,
  since: NOW - 4 * MINUTE,
  yours: true,
};
const run: RunSummary = {
  run: 'r1',
  at: NOW - 30 * MINUTE,
  undoes: false,
  undone: false,
  host: 'learn.example.edu',
  done: 12,
  failed: 0,
  uncertain: 0,
  moved: 0,
  skipped: 0,
};
const progress: Progress = { job: 'j1', kind: 'pull', phase: 'reading', count: 4_000, total: 12_480, text: 'Orders: 4000 of 12480 read' };
const pulled: PullSummary = {
  sheet: 3,
  name: 'Orders',
  records: 12_480,
  added: 120,
  changed: 14,
  removed: 0,
  complete: true,
  kept: 0,
  unreadable: [],
  remarks: [],
};
const columns: ColumnState[] = [
  { name: 'id', label: 'Id', editable: false, shown: true, there: true },
  { name: 'title', label: 'Title', editable: true, shown: true, there: true },
  { name: 'catalog', label: 'Catalog and subcatalog with a long name', editable: false, shown: false, there: true },
  { name: 'sku', label: 'SKU', editable: true, shown: false, there: false },
];
const full = aState({ tabs: [courses, tags, orders] });

async function atHome(page: OurPage, state = full): Promise<void> {
  await page.answer('state', state);
}

async function pulling(page: OurPage, named: Named): Promise<void> {
  await page.answer('state', full);
  await named.press('Refresh Orders');
  await page.answer('pull', progress);
}

export const sidebarStates: DrawnState[] = [
  { name: 'home-loading', draw: async (_, { heading }) => heading('Overview') },
  {
    name: 'home-not-read',
    draw: async (page) => void (await page.answer('state', noNetwork)),
  },
  {
    name: 'welcome',
    main: 'Connect to Catalog',
    draw: (page) => atHome(page, aState({ connection: undefined, tabs: [] })),
  },
  { name: 'home-empty', main: 'Pull data', draw: (page) => atHome(page, aState({ tabs: [] })) },
  { name: 'home-fresh', main: 'Refresh Courses', draw: (page) => atHome(page) },
  {
    name: 'home-attention',
    main: 'Review 5 changes',
    draw: (page) =>
      atHome(
        page,
        aState({
          tabs: [
            { ...courses, unsent: 3, conflicts: 1 },
            { ...tags, unsent: 2, complete: false },
            { ...orders, problem: wrongKey.problem },
          ],
          schedule: { hour: 7, ranAt: NOW - 90 * MINUTE },
          runs: [run],
          jobs: [{ ...job, yours: false }],
        }),
      ),
  },
  { name: 'home-left-open', main: 'Go on: Pull of Orders', draw: (page) => atHome(page, { ...full, jobs: [job] }) },
  {
    name: 'home-opening-review',
    main: 'Opening the review…',
    draw: async (page, { press }) => {
      await atHome(page, aState({ tabs: [{ ...courses, unsent: 3 }] }));
      await press('Review 3 changes');
    },
  },
  {
    name: 'home-key-gone',
    main: 'Refresh Courses',
    draw: async (page, { press }) => {
      await atHome(page);
      await press('Refresh all');
      await page.answer('refreshAll', wrongKey);
      await page.page.getByRole('alert').waitFor();
    },
  },
  { name: 'connect', view: 'connect', main: 'Connect', draw: (page) => atHome(page, aState({ connection: undefined, tabs: [] })) },
  {
    name: 'connect-blank',
    view: 'connect',
    main: 'Connect',
    draw: async (page, { press }) => {
      await atHome(page, aState({ connection: undefined, tabs: [], copied: true }));
      await press('Connect');
    },
  },
  {
    name: 'connect-wrong-key',
    view: 'connect',
    main: 'Replace connection',
    draw: async (page, { fill, press }) => {
      await atHome(page);
      await fill('Catalog address', 'learn.example.edu');
      await fill('API key', 'not-the-key');
      await press('Replace connection');
      await page.answer('connect', wrongKey);
    },
  },
  {
    name: 'pull-choice',
    view: 'pull',
    draw: async (page) => {
      await atHome(page);
      await page.answer('forms', { forms: someForms });
    },
  },
  {
    name: 'pull-choice-nothing',
    view: 'pull',
    draw: async (page, { fill }) => {
      await atHome(page);
      await page.answer('forms', { forms: someForms });
      await fill('What do you want to work on?', 'zzz');
    },
  },
  {
    name: 'pull-form',
    view: 'pull:orders',
    main: 'Pull',
    draw: async (page) => {
      await atHome(page);
      await page.answer('forms', { forms: someForms });
    },
  },
  {
    name: 'pull-form-wrong',
    view: 'pull:orders',
    main: 'Pull',
    draw: async (page, { fill, press }) => {
      await atHome(page);
      await page.answer('forms', { forms: someForms });
      await fill('Canvas user id', 'x');
      await press('Pull');
    },
  },
  {
    name: 'pull-running',
    draw: async (page, named) => {
      await pulling(page, named);
      await page.answer('step', { ...progress, count: 8_000, secondsLeft: 41 });
    },
  },
  {
    name: 'pull-cancelling',
    draw: async (page, named) => {
      await pulling(page, named);
      await named.press('Cancel');
    },
  },
  {
    name: 'pull-cancelled',
    draw: async (page, named) => {
      await pulling(page, named);
      await named.press('Cancel');
      await page.answer('step', { ...progress, count: 8_000 });
      await named.heading('Orders: cancelled');
    },
  },
  {
    name: 'pull-interrupted',
    main: 'Go on',
    draw: async (page, named) => {
      await pulling(page, named);
      await page.answer('step', noNetwork);
    },
  },
  {
    name: 'pull-somebody-else',
    main: 'Try again',
    draw: async (page, { press }) => {
      await atHome(page);
      await press('Refresh Orders');
      await page.answer('pull', somebody);
    },
  },
  {
    name: 'pull-wrong-key',
    main: 'Connect',
    draw: async (page, { press }) => {
      await atHome(page);
      await press('Refresh Orders');
      await page.answer('pull', wrongKey);
    },
  },
  {
    name: 'pull-done',
    main: 'Done',
    draw: async (page, named) => {
      await pulling(page, named);
      await page.answer('step', { ...progress, phase: 'done', count: 12_480, pulled });
      await page.answer('state', full);
    },
  },
  {
    name: 'pull-not-complete',
    main: 'Done',
    draw: async (page, named) => {
      await pulling(page, named);
      const part = { ...pulled, records: 12_000, complete: false, kept: 2, unreadable: ['17: total'], remarks: ['The list moved.'] };
      await page.answer('step', { ...progress, phase: 'done', count: 12_000, pulled: part });
      await page.answer('state', full);
    },
  },
  { name: 'schedule-off', view: 'schedule', main: 'Save', draw: (page) => atHome(page) },
  {
    name: 'schedule-failed',
    view: 'schedule',
    main: 'Save',
    draw: (page) => atHome(page, { ...full, schedule: { hour: 7, ranAt: NOW - 90 * MINUTE, problem: somebody.problem } }),
  },
  { name: 'schedule-not-possible', view: 'schedule', draw: (page) => atHome(page, { ...full, canSchedule: false }) },
  { name: 'runs-none', view: 'runs', draw: (page) => atHome(page) },
  {
    name: 'runs',
    view: 'runs',
    draw: (page) =>
      atHome(page, {
        ...full,
        runs: [run, { ...run, run: 'r2', undoes: true }, { ...run, run: 'r3', done: 0, failed: 2, skipped: 1, stays: 'nothing' }],
      }),
  },
  {
    name: 'columns-loading',
    draw: async (page, { press }) => {
      await atHome(page);
      await press('Choose columns of Courses');
    },
  },
  {
    name: 'columns',
    main: 'Apply',
    draw: async (page, { press }) => {
      await atHome(page);
      await press('Choose columns of Courses');
      await page.answer('columns', { columns });
      await press('Move Title down');
    },
  },
  { name: 'settings', view: 'settings', draw: (page) => atHome(page) },
  { name: 'help', view: 'help', draw: (page) => atHome(page) },
  { name: 'check', view: 'check', main: 'Check now', draw: (page) => atHome(page) },
  {
    name: 'check-done',
    view: 'check',
    main: 'Check now',
    draw: async (page, { press }) => {
      await atHome(page);
      await press('Check now');
      await page.answer('checkCatalog', { report: 'courses: as expected', differences: 0 });
    },
  },
];
