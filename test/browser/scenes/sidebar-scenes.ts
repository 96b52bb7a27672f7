// Every state of the views of the sidebar.
import { forms } from '../../../src/commands/pull.ts';
import type { Platform, Properties } from '../../../src/platform/ports.ts';
import type { Progress, RunSummary } from '../../../src/protocol/jobs.ts';
import type { ResourceForm } from '../../../src/protocol/pull.ts';
import type { State, TabState } from '../../../src/protocol/state.ts';
import { aSchedule, aState, aTab } from '../../sidebar/a-state.ts';
import type { OwnPage } from '../own-page.ts';
import { DAY, HOUR, MINUTE, NOW, press, type Scene, trouble } from './scene.ts';
import { trustScenes } from './trust-scenes.ts';

// Of the platform, only the tabs of the file are asked, and there are none.
const noTabs: Properties = { get: () => undefined, set() {}, setAll() {}, remove() {}, all: () => ({}), refresh() {} };
const allForms: { forms: ResourceForm[] } = forms.run({ document: noTabs } as Platform, {});

const courses = aTab({ pulledAt: NOW - 4 * MINUTE });
const enrollments = aTab({ sheet: 2, name: 'Enrollments', resource: 'enrollments', rows: 5_310, pulledAt: NOW - 3 * HOUR });
const orders = aTab({ sheet: 3, name: 'Orders since June', resource: 'orders', editable: false, rows: 1_204, pulledAt: NOW - DAY });
const few: TabState[] = [courses, enrollments, orders];

const run: RunSummary = {
  run: 'p1',
  at: NOW - 20 * MINUTE,
  undoes: false,
  undone: false,
  host: 'learn.example.edu',
  by: { you: true },
  about: [{ one: 'course', operation: 'update', count: 14, labels: ['Price'] }],
  done: 14,
  failed: 0,
  unconfirmed: 0,
  stale: 0,
  skipped: 0,
};

const openPull = { job: 'j1', kind: 'pull' as const, name: 'Enrollments', resource: 'enrollments', sheet: 2, count: 2_400, total: 5_310 };
const reading: Progress = {
  job: 'j1',
  kind: 'pull',
  phase: 'reading',
  count: 2_400,
  total: 5_310,
  text: 'Enrollments: 2,400 of 5,310 pulled',
};
const wrongKey = trouble(
  'wrong-key',
  'learn.example.edu didn’t accept your API key.',
  'Copy the key again from Catalog’s admin settings and reconnect.',
);
const unreachable = trouble('unreachable', 'Can’t reach learn.example.edu.', 'Check the address and try again in a minute.');

const known = (own: OwnPage, state: State) => own.answer('state', state);

async function atPullForm(own: OwnPage): Promise<void> {
  await known(own, aState({ tabs: few }));
  await own.answer('forms', allForms);
}

async function pulling(own: OwnPage): Promise<void> {
  await known(own, aState({ tabs: few, active: 2 }));
  await press(own, 'Refresh Enrollments');
}

const home: Scene[] = [
  { sheet: 'overview', name: 'loading', play: async () => {} },
  {
    sheet: 'overview',
    name: 'not connected',
    main: 'Connect',
    play: (own) => known(own, aState({ connection: undefined })),
  },
  { sheet: 'overview', name: 'no tabs yet', main: 'Pull data', play: (own) => known(own, aState({ tabs: [] })) },
  { sheet: 'overview', name: 'all sent', main: 'Refresh Courses', play: (own) => known(own, aState({ tabs: few, runs: [run] })) },
  {
    sheet: 'overview',
    name: 'edits, a conflict, a schedule',
    main: 'Review 12 changes',
    play: async (own) => {
      const tabs = [{ ...courses, unsent: 12, conflicts: 2, fullAt: NOW - 3 * DAY }, { ...enrollments, unsent: 0 }, orders];
      await known(own, aState({ tabs, runs: [run], schedules: [aSchedule({ refreshedAt: NOW - 4 * HOUR, states: [] })] }));
    },
  },
  {
    sheet: 'overview',
    name: 'another tab is open',
    main: 'Refresh all',
    play: (own) => known(own, aState({ tabs: few, active: 9 })),
  },
  {
    sheet: 'overview',
    name: 'the last pulls had problems',
    main: 'Refresh Enrollments',
    play: async (own) => {
      const failed = { ...courses, problem: unreachable.problem };
      await known(own, aState({ tabs: [failed, { ...enrollments, complete: false }, { ...orders, pulledAt: undefined }], active: 2 }));
    },
  },
  {
    sheet: 'overview',
    name: 'unfinished jobs',
    main: 'Resume',
    play: async (own) => {
      const send = { job: 'j2', kind: 'send' as const, name: '', count: 14, total: 200, since: NOW - 2 * HOUR, yours: false };
      await known(own, aState({ tabs: few, jobs: [{ ...openPull, since: NOW - 12 * MINUTE, yours: true }, send] }));
    },
  },
  {
    sheet: 'overview',
    name: 'one of the tabs couldn’t be refreshed',
    main: 'Refresh Courses',
    play: async (own) => {
      await known(own, aState({ tabs: few }));
      await press(own, 'Refresh all');
      await own.answer('refreshAll', {
        names: ['Courses', 'Enrollments'],
        problems: [{ ...unreachable.problem, what: 'Orders since June: Can’t reach learn.example.edu.' }],
      });
      await known(own, aState({ tabs: few }));
    },
  },
  {
    sheet: 'overview',
    name: 'the review can’t be opened',
    main: 'Review 3 changes',
    play: async (own) => {
      await known(own, aState({ tabs: [{ ...courses, unsent: 3 }] }));
      await press(own, 'Review 3 changes');
      await own.answer(
        'openReview',
        trouble('busy', 'A colleague is sending changes in this spreadsheet.', 'Wait until it finishes, then try again.'),
      );
    },
  },
  { sheet: 'overview', name: 'no network', main: 'Try again', play: (own) => own.fail() },
  {
    sheet: 'overview',
    name: 'no response: several accounts',
    play: (own) => own.page.clock.runFor(21_000),
  },
];

const connect: Scene[] = [
  {
    sheet: 'connect',
    name: 'empty',
    view: 'connect',
    main: 'Connect',
    play: (own) => known(own, aState({ connection: undefined, tabs: [] })),
  },
  {
    sheet: 'connect',
    name: 'required fields are blank',
    view: 'connect',
    main: 'Connect',
    play: async (own) => {
      await known(own, aState({ connection: undefined, tabs: [] }));
      await press(own, 'Connect');
    },
  },
  {
    sheet: 'connect',
    name: 'a wrong key',
    view: 'connect',
    main: 'Connect',
    play: async (own) => {
      await known(own, aState({ connection: undefined, tabs: [] }));
      await fillIn(own);
      await own.answer('connect', wrongKey);
    },
  },
  {
    sheet: 'connect',
    name: 'connecting',
    view: 'connect',
    main: 'Connecting…',
    play: async (own) => {
      await known(own, aState({ connection: undefined, tabs: [] }));
      await fillIn(own);
    },
  },
  { sheet: 'connect', name: 'already connected', view: 'connect', main: 'Update connection', play: (own) => known(own, aState()) },
  {
    sheet: 'connect',
    name: 'in a copy of the file',
    view: 'connect',
    main: 'Connect',
    play: (own) => known(own, aState({ connection: undefined, copied: true, tabs: [] })),
  },
  {
    sheet: 'connect',
    name: 'in a file of another script',
    view: 'connect',
    main: 'Connect',
    play: (own) => known(own, aState({ connection: undefined, otherScript: true, tabs: [] })),
  },
  {
    sheet: 'connect',
    name: 'with allowed addresses',
    view: 'connect',
    main: 'Connect',
    play: (own) =>
      known(
        own,
        aState({
          connection: undefined,
          tabs: [],
          package: { kind: 'add-on', addresses: ['https://catalog.example.edu/', 'https://*.college.edu/'] },
        }),
      ),
  },
];

async function fillIn(own: OwnPage): Promise<void> {
  await own.page.getByLabel('Catalog address').fill('learn.example.edu');
  await own.page.getByLabel('API key').fill('not-a-key');
  await press(own, 'Connect');
}

const pull: Scene[] = [
  { sheet: 'pull-choice', name: 'loading', view: 'pull', play: (own) => known(own, aState({ tabs: few })) },
  { sheet: 'pull-choice', name: 'all kinds of data', view: 'pull', play: atPullForm },
  {
    sheet: 'pull-choice',
    name: 'searched',
    view: 'pull',
    play: async (own) => {
      await atPullForm(own);
      await own.page.getByLabel('What do you want to pull?').fill('enroll');
    },
  },
  {
    sheet: 'pull-choice',
    name: 'no matches',
    view: 'pull',
    play: async (own) => {
      await atPullForm(own);
      await own.page.getByLabel('What do you want to pull?').fill('xyz');
    },
  },
  {
    sheet: 'pull-choice',
    name: 'some data needs another key',
    view: 'pull',
    play: async (own) => {
      await known(own, aState({ tabs: few, refused: ['orders', 'users'] }));
      await own.answer('forms', allForms);
    },
  },
  {
    sheet: 'pull-choice',
    name: 'access checked again',
    view: 'pull',
    play: async (own) => {
      await known(own, aState({ tabs: few, refused: ['orders', 'users'] }));
      await own.answer('forms', allForms);
      await press(own, 'Check access again');
      await own.answer('checkAccess', { refused: ['users'] });
    },
  },
  { sheet: 'pull-form', name: 'courses', view: 'pull:courses', main: 'Pull', play: atPullForm },
  { sheet: 'pull-form', name: 'enrollments', view: 'pull:enrollments', main: 'Pull', play: atPullForm },
  { sheet: 'pull-form', name: 'orders', view: 'pull:orders', main: 'Pull', play: atPullForm },
  {
    sheet: 'pull-form',
    name: 'orders, size',
    view: 'pull:orders',
    main: 'Pull',
    play: async (own) => {
      await atPullForm(own);
      await press(own, 'Check size');
      await own.answer('preFlight', {
        used: 3_300_000,
        left: 6_700_000,
        largest: { name: 'Users', cells: 2_100_000 },
        records: 12_345,
        requests: 124,
        adds: 395_000,
      });
    },
  },
  {
    sheet: 'pull-form',
    name: 'orders of the last 7 days',
    view: 'pull:orders',
    main: 'Pull',
    play: async (own) => {
      await atPullForm(own);
      await own.page.getByLabel('Ordered', { exact: true }).selectOption('Last 7 days');
    },
  },
  {
    sheet: 'pull-form',
    name: 'orders between two days',
    view: 'pull:orders',
    main: 'Pull',
    play: async (own) => {
      await atPullForm(own);
      await own.page.getByLabel('Ordered', { exact: true }).selectOption('Between two days');
      await own.page.getByLabel('Ordered from').fill('2027-01-11');
      await own.page.getByLabel('Name (optional)').fill('Spring 2027');
      await own.page.getByLabel('Ordered to').focus();
    },
  },
  { sheet: 'pull-form', name: 'lists by id', view: 'pull:certificates', main: 'Pull', play: atPullForm },
  {
    sheet: 'pull-form',
    name: 'input to correct',
    view: 'pull:certificates',
    main: 'Pull',
    play: async (own) => {
      await atPullForm(own);
      await press(own, 'Pull');
    },
  },
];

const jobs: Scene[] = [
  { sheet: 'pull-job', name: 'starting', play: pulling },
  {
    sheet: 'pull-job',
    name: 'pulling',
    play: async (own) => {
      await pulling(own);
      await own.answer('pull', reading);
    },
  },
  {
    sheet: 'pull-job',
    name: 'canceling',
    play: async (own) => {
      await pulling(own);
      await own.answer('pull', reading);
      await press(own, 'Cancel');
    },
  },
  {
    sheet: 'pull-job',
    name: 'canceled',
    main: 'Overview',
    play: async (own) => {
      await pulling(own);
      await own.answer('pull', { ...reading, waitSeconds: 5 });
      await press(own, 'Cancel');
      await own.answer('cancel', {});
      await own.page.clock.runFor(6_000);
      await own.answer('step', trouble('no-job', 'This has already finished or was canceled.', 'Pull again.'));
    },
  },
  {
    sheet: 'pull-job',
    name: 'complete',
    main: 'Done',
    play: (own) => done(own, { complete: true, records: 5_310 }),
  },
  {
    sheet: 'pull-job',
    name: 'incomplete',
    main: 'Done',
    play: (own) =>
      done(own, {
        complete: false,
        records: 5_298,
        removed: 0,
        kept: 3,
        remarks: ['Kept 2 rows of deleted records that contain your own entries.'],
        unreadable: ['Enrollment 812: “Completed at” is not a time.'],
      }),
  },
  {
    sheet: 'pull-job',
    name: 'Catalog can’t be reached',
    main: 'Try again',
    play: async (own) => {
      await pulling(own);
      await own.answer('pull', reading);
      await own.answer('step', unreachable);
    },
  },
  {
    sheet: 'pull-job',
    name: 'the key is rejected',
    main: 'Connect',
    play: async (own) => {
      await pulling(own);
      await own.answer('pull', wrongKey);
    },
  },
  {
    sheet: 'pull-job',
    name: 'interrupted',
    main: 'Resume',
    play: async (own) => {
      await pulling(own);
      await own.answer('pull', reading);
      await own.fail();
    },
  },
];

async function done(own: OwnPage, pulled: Partial<NonNullable<Progress['pulled']>>): Promise<void> {
  await pulling(own);
  const all = { sheet: 2, name: 'Enrollments', added: 12, changed: 48, removed: 1, kept: 0, unreadable: [], remarks: [] };
  const summary = { records: 5_310, complete: true, ...all, ...pulled };
  await own.answer('pull', { ...reading, phase: 'done', count: 5_310, text: 'Enrollments is up to date', pulled: summary });
  await known(own, aState({ tabs: few, active: 2 }));
}

const weekly = aSchedule({
  id: 's2',
  rule: { every: 'week', day: 1, hour: 7 },
  when: 'every Monday after 7:00',
  next: 'Mon, Nov 23, 7:00',
  tabs: [2, 3],
  refreshedAt: NOW - 4 * DAY,
  states: [
    { sheet: 2, name: 'Enrollments', refreshedAt: NOW - 4 * DAY },
    { sheet: 3, name: 'Orders', refreshedAt: NOW - 4 * DAY, reading: { count: 34_000, total: 100_000 } },
  ],
});
const silentSchedule = trouble(
  'schedule-silent',
  'This schedule no longer runs. Google has probably turned it off.',
  'Whoever set it up can select Save. Anyone with a key can select Take over.',
);

/** The overview after a scheduled refresh, with the rows that it has added and changed. */
const changedRows: Scene = {
  sheet: 'schedule',
  name: 'what changed',
  view: 'home',
  main: 'Refresh Courses',
  play: async (own) => {
    const changes = { added: 12, changed: 3, more: 0, since: NOW - 3 * DAY };
    await known(own, aState({ tabs: [{ ...courses, changes }, enrollments], schedules: [aSchedule()] }));
    await own.page.getByRole('button', { name: 'Show rows: Courses: 12 new, 3 changed' }).click();
    await own.answer('changes', {
      rows: [
        { kind: 'new', row: 14, text: 'Botany' },
        { kind: 'changed', row: 3, text: 'Evening Cohort' },
      ],
    });
  },
};

async function addWeekly(own: OwnPage): Promise<void> {
  await known(own, aState({ tabs: few }));
  await press(own, 'Add schedule');
  await own.page.getByLabel('Repeat', { exact: true }).selectOption('Every week');
}

const schedule: Scene[] = [
  changedRows,
  { sheet: 'schedule', name: 'off', view: 'schedule', main: 'Add schedule', play: (own) => known(own, aState({ tabs: few })) },
  {
    sheet: 'schedule',
    name: 'two, one with a problem',
    view: 'schedule',
    play: (own) =>
      known(
        own,
        aState({
          tabs: few,
          schedules: [
            aSchedule({
              refreshedAt: NOW - 8 * HOUR,
              states: [{ sheet: 1, name: 'Courses', refreshedAt: NOW - 8 * HOUR, problem: unreachable.problem }],
            }),
            weekly,
          ],
        }),
      ),
  },
  {
    sheet: 'schedule',
    name: 'a colleague’s, which stopped',
    view: 'schedule',
    main: 'Take over',
    play: (own) =>
      known(
        own,
        aState({
          tabs: few,
          schedules: [{ ...weekly, yours: false, by: 'Kim', problem: silentSchedule.problem, canTakeOver: true }],
        }),
      ),
  },
  {
    sheet: 'schedule',
    name: 'a new one, every week',
    view: 'schedule',
    main: 'Save',
    play: async (own) => {
      await addWeekly(own);
      await own.page.getByLabel('All tabs').uncheck();
    },
  },
  {
    sheet: 'schedule',
    name: 'a new one of a set',
    view: 'schedule',
    main: 'Save',
    play: async (own) => {
      await known(own, aState({ tabs: few, sets: [{ id: 's1', name: 'Monday' }] }));
      await press(own, 'Add schedule');
      await own.page.getByLabel('Refresh', { exact: true }).selectOption('Monday');
    },
  },
  {
    sheet: 'schedule',
    name: 'of a set',
    view: 'schedule',
    play: (own) =>
      known(
        own,
        aState({
          tabs: few,
          sets: [{ id: 's1', name: 'Monday' }],
          schedules: [aSchedule({ tabs: [1], set: { id: 's1', name: 'Monday' } })],
        }),
      ),
  },
  {
    sheet: 'schedule',
    name: 'a new one that keeps copies',
    view: 'schedule',
    main: 'Save',
    play: async (own) => {
      await addWeekly(own);
      await own.page.getByLabel('Keep copies').selectOption('A new tab after each refresh');
      await own.page.getByLabel('Copies to keep').selectOption('12');
    },
  },
  {
    sheet: 'schedule',
    name: 'too much',
    view: 'schedule',
    main: 'Save',
    play: async (own) => {
      await known(own, aState({ tabs: few }));
      await press(own, 'Add schedule');
      await own.page.getByLabel('Repeat', { exact: true }).selectOption('Every hour');
      await press(own, 'Save');
      await own.answer('schedule', {
        saved: false,
        when: 'every hour',
        next: 'Fri, Nov 20, 16:00',
        perDay: { requests: 24_300, ms: 142 * MINUTE, cells: 0 },
        limits: { requests: 20_000, ms: 90 * MINUTE },
        proposal: { rule: { every: 'hours', hours: 4 }, when: 'every 4 hours' },
      });
    },
  },
  {
    sheet: 'schedule',
    name: 'saved',
    view: 'schedule',
    play: async (own) => {
      await known(own, aState({ tabs: few }));
      await press(own, 'Add schedule');
      await press(own, 'Save');
      await own.answer('schedule', {
        saved: true,
        when: 'every day after 6:00',
        next: 'Sat, Nov 21, 6:00',
        perDay: { requests: 240, ms: 4 * MINUTE, cells: 0 },
        limits: { requests: 20_000, ms: 90 * MINUTE },
      });
      await known(own, aState({ tabs: few, schedules: [aSchedule({ refreshedAt: NOW - HOUR, states: [] })] }));
    },
  },
  { sheet: 'schedule', name: 'no tabs', view: 'schedule', main: 'Add schedule', play: (own) => known(own, aState({ tabs: [] })) },
  {
    sheet: 'schedule',
    name: 'schedules are unavailable',
    view: 'schedule',
    play: (own) => known(own, aState({ tabs: few, canSchedule: false })),
  },
];

const rest: Scene[] = [
  { sheet: 'last-sends', name: 'no sends', view: 'runs', play: (own) => known(own, aState()) },
  {
    sheet: 'last-sends',
    name: 'all kinds of sends',
    view: 'runs',
    play: async (own) => {
      const runs: RunSummary[] = [
        run,
        { ...run, run: 'p2', at: NOW - 2 * HOUR, undoes: true, done: 3 },
        { ...run, run: 'p3', at: NOW - 26 * HOUR, undone: true, done: 1_199, failed: 1 },
        { ...run, run: 'p4', at: NOW - 3 * DAY, undoBlockedBecause: 'elsewhere', host: 'old.example.edu', unconfirmed: 2 },
        { ...run, run: 'p5', at: NOW - 4 * DAY, undoBlockedBecause: 'open', done: 4, skipped: 2 },
        { ...run, run: 'p6', at: NOW - 9 * DAY, undoBlockedBecause: 'nothing', done: 0, failed: 2 },
      ];
      await known(own, aState({ runs }));
    },
  },
  { sheet: 'columns', name: 'loading', play: atColumns },
  { sheet: 'columns', name: 'chosen', main: 'Apply', play: withColumns },
  {
    sheet: 'columns',
    name: 'one column is moved',
    main: 'Apply',
    play: async (own) => {
      await withColumns(own);
      await press(own, 'Move Title down');
    },
  },
  { sheet: 'columns', name: 'many cells are added', main: 'Apply', play: withLearnerFields },
  {
    sheet: 'columns',
    name: 'applied',
    main: 'Refresh Courses',
    play: async (own) => {
      await withColumns(own);
      await press(own, 'Apply');
      await own.answer('arrangeColumns', { added: 0 });
      await known(own, aState({ tabs: few }));
    },
  },
  { sheet: 'settings', name: 'connected', view: 'settings', play: (own) => known(own, aState()) },
  {
    sheet: 'settings',
    name: 'moving to the add-on',
    view: 'settings',
    play: async (own) => {
      await known(own, aState());
      await own.page.getByText('Move to the add-on').click();
    },
  },
  { sheet: 'settings', name: 'moved to the add-on', view: 'home', play: (own) => known(own, aState({ moved: true })) },
  { sheet: 'settings', name: 'not connected', view: 'settings', play: (own) => known(own, aState({ connection: undefined })) },
  { sheet: 'settings', name: 'check API compatibility', view: 'check', main: 'Run check', play: (own) => known(own, aState()) },
  {
    sheet: 'settings',
    name: 'checking',
    view: 'check',
    main: 'Checking…',
    play: async (own) => {
      await known(own, aState());
      await press(own, 'Run check');
    },
  },
  {
    sheet: 'settings',
    name: 'checked',
    view: 'check',
    main: 'Run check',
    play: async (own) => {
      await known(own, aState());
      await press(own, 'Run check');
      await own.answer('checkCatalog', { report: 'courses: as expected\ntags: as expected\norders: “discount” is new', differences: 1 });
    },
  },
  { sheet: 'settings', name: 'check this installation', view: 'checkInstallation', main: 'Run check', play: (own) => known(own, aState()) },
  {
    sheet: 'settings',
    name: 'installation checked',
    view: 'checkInstallation',
    main: 'Run check',
    play: async (own) => {
      await known(own, aState({ connection: undefined }));
      await press(own, 'Run check');
      await own.answer('checkInstallation', {
        report: 'facts 2, decided 1, undecided 1\n\nequalsInTextCell: text\nfetchTimeout: undecided',
      });
      await own.answer('checkInstallation', { report: '' });
    },
  },
  {
    sheet: 'settings',
    name: 'diagnostics',
    view: 'diagnostics',
    main: 'Create report',
    play: async (own) => {
      await known(own, aState());
      await press(own, 'Create report');
      await own.answer('diagnostics', { report: 'connection: test\nlocale: en_US' });
    },
  },
];

async function withLearnerFields(own: OwnPage): Promise<void> {
  await known(own, aState({ tabs: [aTab({ sheet: 2, name: 'Enrollments', resource: 'enrollments', rows: 31_000 })] }));
  await press(own, 'Choose columns for Enrollments');
  const absent = { editable: false, shown: false, there: false };
  await own.answer('columns', {
    columns: [
      { name: 'learner', label: 'Learner', editable: false, shown: true, there: true },
      { name: 'learner.custom.phone', label: 'Phone number', ...absent },
      { name: 'learner.custom.employer', label: 'Employer', ...absent },
    ],
  });
  // The name of such a checkbox ends with its help.
  for (const name of ['Phone number', 'Employer']) await own.page.getByRole('checkbox', { name }).check();
}

async function atColumns(own: OwnPage): Promise<void> {
  await known(own, aState({ tabs: few }));
  await press(own, 'Choose columns for Courses');
}

async function withColumns(own: OwnPage): Promise<void> {
  await atColumns(own);
  const shown = { shown: true, there: true };
  await own.answer('columns', {
    columns: [
      { name: 'id', label: 'ID', editable: false, ...shown },
      { name: 'title', label: 'Title', editable: true, ...shown },
      { name: 'enrollment_fee', label: 'Price', editable: true, ...shown },
      { name: 'enrollment_open', label: 'Enrollment open', editable: true, shown: false, there: true },
      { name: 'updated_at', label: 'Updated', editable: false, shown: false, there: false },
    ],
  });
}

export const sidebarScenes: readonly Scene[] = [...home, ...connect, ...pull, ...jobs, ...schedule, ...rest, ...trustScenes];
