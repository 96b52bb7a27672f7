// Every state of the page with the reports.
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { OwnForms, OwnSettings } from '../../../src/protocol/own-reports.ts';
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
const settlement: ReportForm = {
  name: 'report/settlement',
  title: 'Settlement',
  question: 'Does the money at the payment provider match the orders?',
  group: 'Money',
  filters: [
    {
      name: 'from',
      label: 'Paid from',
      kind: 'day',
      period: { label: 'Paid', until: 'to', choices: [{ value: 'month-1', text: 'Last month' }] },
    },
    { name: 'to', label: 'Paid to', kind: 'day' },
  ],
  defaults: {},
  remarks: ['A payment belongs to the order with the same payment reference.'],
  reads: ['Orders'],
  denied: [],
  pasted: 'payments',
};
/** Two payments, a refund, a payout, and a row that can't be read. */
export const PAYPAL = [
  '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","Transaction ID","Reference Txn ID","Invoice Number"',
  '"08/05/2026","21:03:22","PDT","Maria Lopez","Express Checkout Payment","Completed","USD","249.00","-7.52","241.48","m@x.org","1AB","","51208"',
  '"08/06/2026","09:00:00","PDT","José Ruiz","Express Checkout Payment","Completed","USD","1,100.00","-32.20","1,067.80","j@x.org","2CD","","51209"',
  '"08/20/2026","09:00:00","PDT","Maria Lopez","Payment Refund","Completed","USD","-249.00","7.52","-241.48","m@x.org","3EF","1AB",""',
  '"08/21/2026","09:00:00","PDT","","General Withdrawal","Completed","USD","-900.00","0.00","-900.00","","4GH","",""',
  '"08/22/2026","09:00:00","PDT","","Express Checkout Payment","Completed","USD","n/a","0.00","0.00","","5IJ","",""',
].join('\n');

const paste = async (own: OwnPage, text: string): Promise<void> => {
  await list(own, settlement);
  await own.page.getByLabel('Export', { exact: true }).fill(text);
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
const noOwn: OwnForms = { own: [], sets: [], savable: [] };
const made: OwnForms = {
  own: [
    {
      id: 'o1',
      name: 'Weekly roster for the dean',
      about: 'Roster, last 7 days, Advanced Spanish',
      run: { title: 'Weekly roster for the dean', resource: 'report/roster', filters: { from: 'last:7' }, own: 'o1' },
      tab: { ...tab, sheet: 6, name: 'Weekly roster for the dean' },
    },
    {
      id: 'o2',
      name: 'Evening classes',
      about: 'Enrollments, Advanced Spanish',
      run: { title: 'Evening classes', resource: 'enrollments', filters: { listing_id: '3209' }, own: 'o2' },
      elsewhere: 'learn.example.edu',
    },
  ],
  sets: [
    {
      id: 's1',
      name: 'Monday',
      runs: ['own.o1', 'report/seats'],
      planned: [
        { title: 'Weekly roster for the dean', resource: 'report/roster', filters: { from: 'last:7' }, own: 'o1' },
        { title: 'Seats', resource: 'report/seats', filters: {} },
      ],
    },
  ],
  savable: [
    { sheet: 4, name: 'Seats' },
    { sheet: 6, name: 'Weekly roster for the dean' },
  ],
  active: 6,
};
/** The list with what users have made, and the form behind the name of one of them. */
const listMade = (own: OwnPage) => own.answer('reports', { reports: [match, { ...seats, tab }], dashboard, ...made });
const openMade = async (own: OwnPage, name: string): Promise<void> => {
  await listMade(own);
  await press(own, `${name}: settings`);
};
const settings: OwnSettings = {
  at: 1,
  name: 'Weekly roster for the dean',
  filters: [...match.filters, { name: 'most', label: 'Up to', kind: 'integer' }],
  values: { from: 'last:90', findings: ['Paid, not enrolled'] },
  sortable: [{ name: 'enrolled', label: 'Enrolled' }],
  order: '',
};
const openEdit = async (own: OwnPage): Promise<void> => {
  await openMade(own, 'Weekly roster for the dean');
  await press(own, 'Edit Weekly roster for the dean');
  await own.answer('ownReport', settings);
};
const openSave = async (own: OwnPage): Promise<void> => {
  await listMade(own);
  await own.answer('columns', {
    columns: [
      { name: 'learner', label: 'Learner', editable: false, shown: true, there: true },
      { name: 'enrolled', label: 'Enrolled', editable: false, shown: true, there: true },
      { name: 'listing_sku', label: 'SKU', editable: false, shown: false, there: false },
    ],
  });
};
const list = (own: OwnPage, ...reports: ReportForm[]) => own.answer('reports', { reports, dashboard, ...noOwn });

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
  {
    ...scene(
      'size',
      async (own) => {
        await list(own, match, seats);
        await press(own, 'Check size');
        await own.answer('preFlight', {
          used: 3_300_000,
          left: 6_700_000,
          largest: { name: 'Users', cells: 2_100_000 },
          records: 21_050,
          requests: 214,
        });
      },
      'Run',
    ),
    view: 'reports:report/order_match',
  },
  { ...scene('settlement', (own) => list(own, settlement), 'Run'), view: 'reports:report/settlement' },
  { ...scene('settlement, no table', (own) => paste(own, 'just some words'), 'Run'), view: 'reports:report/settlement' },
  {
    ...scene('settlement, other columns', (own) => paste(own, 'A,B\nx1,12.00\nx2,-3.00'), 'Run'),
    view: 'reports:report/settlement',
  },
  { ...scene('settlement, export', (own) => paste(own, PAYPAL), 'Run'), view: 'reports:report/settlement' },
  {
    ...scene(
      'settlement, types and dates',
      async (own) => {
        await paste(own, 'Transaction ID,Type,Amount,Date\nA1,Sale,12.00,5/11/2026\nA1,Sale,12.00,5/11/2026\nA2,Payout,-9.00,6/11/2026');
        await own.page.getByText('Types of transactions').click();
      },
      'Run',
    ),
    view: 'reports:report/settlement',
  },
  {
    ...scene(
      'settlement, into which tab',
      async (own) => {
        await list(own, {
          ...settlement,
          tab: { ...tab, name: 'Settlement', filters: { export: 'e1', from: '2026-07-01', to: '2026-07-31' } },
        });
        await own.page.getByLabel('Export', { exact: true }).fill(PAYPAL);
      },
      'Run',
    ),
    view: 'reports:report/settlement',
  },
  scene('yours', listMade),
  { ...scene('save a tab', openSave, 'Save report'), view: 'reports:save:6' },
  {
    ...scene(
      'save a tab, in another order',
      async (own) => {
        await openSave(own);
        await own.page.getByLabel('Order of rows').selectOption('Enrolled');
        await press(own, 'Save report');
        await own.answer('saveReport', trouble('same-name', 'Another report has the name “Monday”.', 'Enter another name.'));
      },
      'Save report',
    ),
    view: 'reports:save:6',
  },
  { ...scene('no tab to save', (own) => list(own, match, seats)), view: 'reports:save' },
  scene('own report', (own) => openMade(own, 'Weekly roster for the dean'), 'Run'),
  scene(
    'own report, its recipe',
    async (own) => {
      await openMade(own, 'Weekly roster for the dean');
      await press(own, 'Copy recipe');
      await own.answer('copyRecipe', { recipe: `{"catalogSync":"report","v":1,"name":"${'Weekly roster '.repeat(12)}"}` });
    },
    'Run',
  ),
  scene(
    'own report, edit',
    async (own) => {
      await openEdit(own);
      await own.page.getByLabel('Order of rows').selectOption('Enrolled');
      await press(own, 'Save report');
      await own.answer(
        'editReport',
        trouble('report-changed', 'A colleague has changed this report.', 'Open it again, then make your changes.'),
      );
    },
    'Save report',
  ),
  scene(
    'own report, edit a wrong number',
    async (own) => {
      await openEdit(own);
      await own.page.getByLabel('Up to').fill('four');
      await press(own, 'Save report');
    },
    'Save report',
  ),
  scene(
    'own report, delete',
    async (own) => {
      await openMade(own, 'Weekly roster for the dean');
      await press(own, 'Delete report');
    },
    'Run',
  ),
  scene('own report, saved', async (own) => {
    await openEdit(own);
    await press(own, 'Save report');
    await own.answer('editReport', {});
    await listMade(own);
  }),
  scene(
    'set',
    async (own) => {
      await openMade(own, 'Monday');
      await press(own, 'Delete set');
    },
    'Save set',
  ),
  scene(
    'new set',
    async (own) => {
      await listMade(own);
      await press(own, 'New set');
    },
    'Save set',
  ),
  scene(
    'paste recipe',
    async (own) => {
      await listMade(own);
      await press(own, 'Paste recipe');
      await press(own, 'Save report');
      await own.answer(
        'pasteRecipe',
        trouble('no-match', 'This Catalog has no listing “Advanced Spanish”.', 'Replace the title in the recipe, then paste it again.'),
      );
    },
    'Save report',
  ),
  scene('set, running', async (own) => {
    await listMade(own);
    await press(own, 'Run Monday');
    await own.answer('pull', trouble('report-denied', 'Your API key can’t read enrollments.', 'Ask for a key with access.'));
    await own.answer('pull', reading);
  }),
  scene('set, done', async (own) => {
    await listMade(own);
    await press(own, 'Run Monday');
    await own.answer('pull', trouble('report-denied', 'Your API key can’t read enrollments.', 'Ask for a key with access.'));
    await own.answer('pull', done(true));
    await listMade(own);
  }),
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
    await own.answer('reports', { reports: [match, seats], dashboard: { ...dashboard, tab: { sheet: 9, name: 'Dashboard' } }, ...noOwn });
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
