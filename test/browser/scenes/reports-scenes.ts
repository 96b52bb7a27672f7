// Every state of the page with the reports.
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { DashboardForm, ReportForm } from '../../../src/protocol/reports.ts';
import type { OwnPage } from '../own-page.ts';
import { HOUR, NOW, press, type Scene, trouble } from './scene.ts';

const seats: ReportForm = {
  name: 'report/seats',
  title: 'Seats',
  question: 'Where is room, and where is trouble?',
  group: 'Seats',
  filters: [{ name: 'all', label: 'Also listings without a limit', kind: 'presence' }],
  defaults: {},
  remarks: ['Taken counts enrollments with the status active.'],
  reads: ['Courses', 'Programs', 'Enrollments', 'Waitlist applicants'],
  denied: [],
};
const match: ReportForm = {
  name: 'report/order_match',
  title: 'Orders against enrollments',
  question: 'Who paid and isn’t enrolled? Who is enrolled and never paid?',
  group: 'Money',
  filters: [
    {
      name: 'from',
      label: 'When from',
      kind: 'day',
      period: { label: 'When', until: 'to', choices: [{ value: 'last:90', text: 'Last 90 days' }] },
    },
    { name: 'to', label: 'When to', kind: 'day' },
    { name: 'findings', label: 'Findings', kind: 'choices', choices: ['Paid, not enrolled', 'Paid, then dropped'] },
  ],
  defaults: { from: 'last:90' },
  remarks: ['Catalog’s API shows no refunds. A learner who paid and was dropped might have been refunded.'],
  reads: ['Orders', 'Enrollments', 'Users'],
  denied: [],
};
const tab = { sheet: 4, name: 'Seats', rows: 27, at: NOW - 2 * HOUR, complete: true, filters: {} };
const reading: Progress = {
  job: 'j1',
  kind: 'pull',
  phase: 'reading',
  count: 1_200,
  total: 5_000,
  text: 'Seats: 1,200 of 5,000 records read',
  secondsLeft: 20,
};

const done = (complete: boolean): Progress => ({
  ...reading,
  phase: 'done',
  text: 'Seats: 27 listings, 2 new, 1 resolved.',
  pulled: {
    sheet: 4,
    name: 'Seats',
    records: 27,
    added: 2,
    changed: 0,
    removed: 1,
    complete,
    kept: 0,
    unreadable: [],
    remarks: complete ? [] : ['Might be incomplete: Catalog didn’t return all enrollments. No rows were removed. Run it again.'],
  },
});

const dashboard: DashboardForm = {
  runs: [
    { title: 'Orders against enrollments', resource: 'report/order_match', filters: { from: 'last:90' } },
    { title: 'Seats', resource: 'report/seats', filters: {} },
  ],
};
const list = (own: OwnPage, ...reports: ReportForm[]) => own.answer('reports', { reports, dashboard });

async function started(own: OwnPage): Promise<void> {
  await list(own, match, seats);
  await press(own, 'Run Seats');
}

const scene = (name: string, play: Scene['play'], main?: string): Scene => ({
  sheet: 'reports',
  name,
  view: 'reports',
  play,
  ...(main ? { main } : {}),
});

export const reportsScenes: readonly Scene[] = [
  scene('loading', async () => {}),
  scene('no run yet', (own) => list(own, match, seats)),
  scene('with runs', (own) =>
    list(
      own,
      { ...match, tab: { ...tab, sheet: 5, name: 'Orders against enrollments, last 90 days', complete: false } },
      { ...seats, tab },
    ),
  ),
  scene('no access', (own) => list(own, { ...match, denied: ['Orders'] }, seats)),
  scene('the last run failed', (own) =>
    list(own, { ...seats, tab: { ...tab, problem: { code: 'busy', what: 'Catalog didn’t respond.', todo: 'Try again later.' } } }),
  ),
  scene('not connected', (own) =>
    own.answer(
      'reports',
      trouble('not-connected', 'You’re not connected to Catalog in this spreadsheet.', 'Open the sidebar and connect.'),
    ),
  ),
  {
    ...scene('settings', (own) => list(own, match, seats), 'Run'),
    view: 'reports:report/order_match',
  },
  scene('starting', started),
  scene('running', async (own) => {
    await started(own);
    await own.answer('pull', reading);
  }),
  scene('done', async (own) => {
    await started(own);
    await own.answer('pull', done(true));
    await list(own, match, { ...seats, tab });
  }),
  scene('incomplete', async (own) => {
    await started(own);
    await own.answer('pull', done(false));
    await list(own, match, { ...seats, tab });
  }),
  scene('failed', async (own) => {
    await started(own);
    await own.answer(
      'pull',
      trouble('report-denied', 'Your API key can’t read enrollments, which “Seats” needs.', 'Ask for a key with access.'),
    );
  }),
  scene('interrupted', async (own) => {
    await started(own);
    await own.answer('pull', reading);
    await own.fail();
  }),
  scene('canceled', async (own) => {
    await started(own);
    await own.answer('pull', reading);
    await press(own, 'Cancel');
    await own.answer('step', { ...reading, count: 1_300 });
    await own.answer('cancel', {});
  }),
  scene('the dashboard, running', async (own) => {
    await list(own, match, seats);
    await press(own, 'Run Dashboard');
    await own.answer('pull', done(true));
    await own.answer('pull', reading);
  }),
  scene('the dashboard, done', async (own) => {
    await list(own, match, seats);
    await press(own, 'Run Dashboard');
    await own.answer(
      'pull',
      trouble('report-denied', 'Your API key can’t read orders, which this report needs.', 'Ask for a key with access.'),
    );
    await own.answer('pull', done(true));
    await own.answer('dashboard', { sheet: 9 });
    await own.answer('reports', { reports: [match, seats], dashboard: { ...dashboard, tab: { sheet: 9, name: 'Dashboard' } } });
  }),
  scene(
    'asks about personal data',
    async (own) => {
      await list(own, match, seats);
      await press(own, 'Run Orders against enrollments');
      await own.answer('pull', trouble('personal', 'Orders against enrollments include personal data: Learner, Email.', 'Choose.'));
    },
    'Include personal data',
  ),
];
