// Every state of the review dialog.
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { LineState, PlanRequest, PlanView } from '../../../src/protocol/review.ts';
import { aField, aPlan, aRequest } from '../../sidebar/a-plan.ts';
import type { OwnPage } from '../own-page.ts';
import { HOUR, NOW, press, type Scene, trouble } from './scene.ts';

const long = 'A course about plants, their names and uses, with a walk through the garden in the last week. '.repeat(5);

const conflict = aRequest({
  request: 'r1',
  caption: 'Botany I',
  state: 'conflict',
  fields: [aField({ label: 'Title', before: 'Botany', after: 'Botany I', theirs: 'Plants of the North', state: 'conflict' })],
});
const edited = aRequest({
  request: 'r2',
  row: 3,
  caption: 'Chess for Beginners',
  fields: [
    aField({ field: 'enrollment_fee', label: 'Price', before: '49.00', after: '59.00' }),
    aField({ field: 'description', label: 'Description', before: long, after: long.replace('names and uses', 'names, roots and uses') }),
    aField({ field: 'tag_names', label: 'Tags', before: 'Art', after: 'Art, New', added: ['New'], removed: [] }),
    aField({ field: 'sku', label: 'SKU', before: 'CH-1', after: '' }),
  ],
});
const enrolled = aRequest({
  request: 'r3',
  row: 44,
  operation: 'create',
  resource: 'enrollments',
  one: 'enrollment',
  tab: 'Enrollments',
  sheet: 2,
  key: undefined,
  caption: 'Ana Lima in Chess for Beginners',
  fields: [
    aField({ field: 'canvas_user_id', label: 'Canvas user ID', before: '', after: '9042' }),
    aField({ field: 'listing_id', label: 'Listing ID', before: '', after: '12' }),
  ],
  effects: ['seat', 'e-mail', 'order'],
});
const deletion = aRequest({
  request: 'r4',
  row: 4,
  caption: 'Fall 2024',
  one: 'tag',
  tab: 'Tags',
  operation: 'delete',
  fields: [],
  effects: ['deletion'],
});

/** Changes of one field, each with something to look at. */
const unusual = [
  aRequest({
    caption: 'Chess',
    unusual: ['Price down by 99%.'],
    fields: [aField({ field: 'enrollment_fee', label: 'Price', before: '1249.00', after: '0.05', currency: 'USD' })],
  }),
  aRequest({
    request: 'r2',
    row: 3,
    caption: 'Yoga for Beginners',
    fields: [
      aField({
        field: 'tag_names',
        label: 'Tags',
        before: 'Art',
        after: 'Art, Evning',
        added: ['Evning'],
        removed: [],
        newNames: [{ name: 'Evning', similar: 'Evening' }],
      }),
    ],
  }),
  aRequest({
    request: 'r3',
    row: 4,
    caption: 'Data Visualization',
    unusual: ['Open to is in the past.', 'Open to is before Open from.'],
    fields: [aField({ field: 'enrollment_open_to', label: 'Open to', before: '2027-01-31 18:00', after: '2026-01-31 18:00' })],
  }),
];
const wrong = { sheet: 1, tab: 'Courses', row: 9, label: 'Price', what: 'isn’t a number', todo: 'Enter a number.' };

const progress: Progress = { job: 'p1', kind: 'send', phase: 'sending', count: 1, total: 3, text: '1 of 3 sent' };
const options = [
  { name: 'send_email', label: 'Email each learner', help: 'Catalog sends its enrollment email.', requests: ['r3'] },
  {
    name: 'create_order',
    label: 'Create an order for each enrollment',
    help: 'Orders appear in Catalog’s order history.',
    requests: ['r3'],
  },
];
const guard = { words: 'delete', why: ['5 of 6 records in “Tags” would be deleted from Catalog.'], requests: ['r4'] };

const reviewed = (own: OwnPage, plan: Partial<PlanView>) => own.answer('review', aPlan(plan));

async function sending(own: OwnPage): Promise<void> {
  await reviewed(own, { requests: [edited, enrolled] });
  await press(own, 'Send 2 changes');
}

async function outcome(own: OwnPage, requests: PlanRequest[], sent: NonNullable<Progress['sent']>): Promise<void> {
  await sending(own);
  await own.answer('send', { ...progress, phase: 'done', sent });
  await own.answer('plan', aPlan({ applied: true, requests }));
}

/** A write and its fields after it was sent. */
function became(request: PlanRequest, state: LineState, note?: string): PlanRequest {
  return { ...request, state, note, fields: request.fields.map((field) => ({ ...field, state })) };
}

export const reviewScenes: readonly Scene[] = [
  { sheet: 'review', name: 'comparing', main: 'Send', play: async () => {} },
  {
    sheet: 'review',
    name: 'parts of a long plan',
    main: 'Send',
    play: (own) => reviewed(own, { requests: [edited, enrolled], rest: { id: 'x1', next: 0, rows: 5_000 } }),
  },
  {
    sheet: 'review',
    name: 'comparing fails',
    main: 'Try again',
    play: (own) =>
      own.answer('review', trouble('unreachable', 'Can’t reach learn.example.edu.', 'Check the address and try again in a minute.')),
  },
  { sheet: 'review', name: 'nothing to send', main: 'Close', play: (own) => reviewed(own, { requests: [] }) },
  {
    sheet: 'review',
    name: 'only rows that can’t be sent',
    main: 'Close',
    play: (own) =>
      reviewed(own, {
        requests: [],
        refused: [
          {
            sheet: 1,
            tab: 'Courses',
            row: 9,
            label: 'Price',
            what: 'isn’t a number',
            todo: 'Enter a number without letters or a currency symbol, such as 12.50.',
          },
        ],
      }),
  },
  {
    sheet: 'review',
    name: 'updates and an enrollment',
    main: 'Send 2 changes',
    play: (own) => reviewed(own, { requests: [edited, enrolled], options }),
  },
  {
    sheet: 'review',
    name: 'a conflict without a decision',
    main: 'Send 1 change',
    play: (own) => reviewed(own, { requests: [conflict, edited] }),
  },
  {
    sheet: 'review',
    name: 'a conflict with a decision',
    main: 'Send 2 changes',
    play: async (own) => {
      await reviewed(own, { requests: [conflict, edited] });
      await own.page.getByRole('radio', { name: 'Send mine: Botany I' }).check();
    },
  },
  {
    sheet: 'review',
    name: 'many deletions to confirm',
    main: 'Send 1 change',
    play: (own) => reviewed(own, { requests: [deletion], guard }),
  },
  {
    sheet: 'review',
    name: 'skipped rows, rejected rows, new rows, and notes',
    main: 'Send 1 change',
    play: async (own) => {
      await reviewed(own, {
        requests: [edited, deletion],
        refused: [
          {
            sheet: 1,
            tab: 'Courses',
            row: 9,
            label: 'Price',
            what: 'isn’t a number',
            todo: 'Enter a number without letters or a currency symbol, such as 12.50.',
          },
        ],
        newRows: [{ sheet: 1, tab: 'Courses', rows: [12, 13] }],
        remarks: ['Courses: edits skipped because the row’s Action takes priority: row 7.'],
        selection: { tab: 'Courses', rows: '2–5' },
      });
      await own.page.getByRole('checkbox', { name: 'Include Fall 2024, row 4' }).uncheck();
    },
  },
  {
    sheet: 'review-trust',
    name: 'production needs a confirmation',
    main: 'Send 1 change',
    play: (own) => reviewed(own, { requests: [edited], kind: 'production' }),
  },
  {
    sheet: 'review-trust',
    name: 'edits checked without a key',
    main: 'Close',
    play: (own) => reviewed(own, { requests: [edited], dryRunReason: 'no-key' }),
  },
  {
    sheet: 'review-trust',
    name: 'edits checked, read-only connection',
    main: 'Close',
    play: (own) => reviewed(own, { requests: [edited], dryRunReason: 'read-only' }),
  },
  {
    sheet: 'review-trust',
    name: 'enrolled already, on the waitlist',
    main: 'Send 1 change',
    play: (own) =>
      reviewed(own, {
        requests: [enrolled],
        options,
        refused: [
          {
            sheet: 2,
            tab: 'Enrollments',
            row: 45,
            label: 'Canvas user ID',
            what: 'already exists in Catalog (ID 812)',
            todo: 'Refresh the tab and delete this row.',
          },
          { sheet: 2, tab: 'Enrollments', row: 46, label: 'Canvas user ID', what: 'is already on the waitlist', todo: 'Delete the row.' },
        ],
      }),
  },
  {
    sheet: 'review',
    name: 'two hundred changes',
    main: 'Send 200 changes',
    play: (own) => {
      const requests = Array.from({ length: 200 }, (_, index) => ({
        ...edited,
        request: `r${index}`,
        row: index + 2,
        caption: `Course ${index + 1}`,
      }));
      return reviewed(own, { requests: requests.map((request) => ({ ...request, fields: request.fields.slice(0, 1) })), seconds: 240 });
    },
  },
  {
    sheet: 'review-checks',
    name: 'nine rows that need attention, and unusual values',
    main: 'Send 3 changes',
    play: (own) =>
      reviewed(own, {
        requests: unusual,
        refused: Array.from({ length: 9 }, (_, index) => ({
          sheet: 1,
          tab: 'Courses',
          row: index + 9,
          key: String(index + 20),
          title: `Course ${index + 1}`,
          label: 'Price',
          field: 'enrollment_fee',
          typed: `${index + 1}2,50`,
          what: 'has a decimal comma',
          todo: `Enter it like this: ${index + 1}2.50.`,
        })),
        waiting: [{ sheet: 2, tab: 'Tags', edits: 3 }],
      }),
  },
  {
    sheet: 'review-checks',
    name: 'several edits to discard',
    main: 'Send 3 changes',
    play: async (own) => {
      await reviewed(own, { requests: unusual });
      await press(own, 'Discard all 3');
    },
  },
  {
    sheet: 'review-checks',
    name: 'edits were discarded, one couldn’t be',
    main: 'Send 2 changes',
    play: async (own) => {
      await reviewed(own, { requests: unusual });
      await press(own, 'Discard edit: Chess');
      await own.answer('discard', {
        discarded: ['Courses, row 2, Price: “0.05” was discarded.'],
        kept: ['Courses, row 3, Days to complete: the earlier value isn’t known. Refresh the row to get it back.'],
      });
      await reviewed(own, { requests: unusual.slice(1) });
    },
  },
  {
    sheet: 'review-checks',
    name: 'results that add up, and one part of them',
    main: 'Done',
    play: async (own) => {
      await own.answer('review', aPlan({ requests: unusual, refused: [wrong] }));
      await press(own, 'Send 3 changes');
      await own.answer('send', { ...progress, phase: 'done' });
      const [one, two, three] = unusual;
      await own.answer(
        'plan',
        aPlan({
          applied: true,
          requests: [
            ...(one ? [became(one, 'done')] : []),
            ...(two ? [{ ...became(two, 'skipped', 'skipped by you'), leftOut: 'skipped' as const }] : []),
            ...(three ? [{ ...became(three, 'skipped'), leftOut: 'taken' as const }] : []),
          ],
        }),
      );
      await press(own, '1 skipped by you');
    },
  },
  {
    sheet: 'review',
    name: 'a waitlist to clear',
    main: 'Send 2 changes',
    view: 'waitlist:12',
    play: async (own) => {
      const waiting = {
        one: 'applicant',
        tab: 'Waitlist applicants',
        operation: 'remove together',
        fields: [],
        effects: ['deletion' as const],
      };
      await own.answer(
        'clearWaitlist',
        aPlan({
          requests: [
            aRequest({ ...waiting, caption: 'Ana Lima' }),
            aRequest({ ...waiting, request: 'r2', row: 3, key: '13', caption: 'Ben Osei' }),
          ],
          guard: {
            words: '2',
            why: [
              'Removes everyone from the waitlist of “Yoga” (listing 12) in one request: 2 waiting. You can’t skip anyone, and this can’t be undone.',
            ],
            requests: ['r1', 'r2'],
          },
          whole: true,
        }),
      );
    },
  },
  {
    sheet: 'review-sending',
    name: 'sending',
    play: async (own) => {
      await sending(own);
      await own.answer('send', progress);
    },
  },
  {
    sheet: 'review-sending',
    name: 'stopping',
    play: async (own) => {
      await sending(own);
      await own.answer('send', progress);
      await press(own, 'Stop');
    },
  },
  {
    sheet: 'review-sending',
    name: 'interrupted',
    main: 'Resume',
    play: async (own) => {
      await sending(own);
      await own.answer('send', progress);
      await own.fail();
    },
  },
  {
    sheet: 'review-sending',
    name: 'a colleague is sending',
    main: 'Send 2 changes',
    play: async (own) => {
      await sending(own);
      await own.answer(
        'send',
        trouble('busy', 'A colleague is sending changes in this spreadsheet.', 'Wait until it finishes, then try again.'),
      );
      await own.answer('plan', aPlan({ requests: [edited, enrolled] }));
    },
  },
  {
    sheet: 'review-sending',
    name: 'results are unavailable',
    main: 'Show results',
    play: async (own) => {
      await sending(own);
      await own.answer('send', { ...progress, phase: 'done', sent: { done: 2, failed: 0, unconfirmed: 0, stale: 0, skipped: 0 } });
      await own.fail();
    },
  },
  {
    sheet: 'review-sending',
    name: 'all sent',
    main: 'Done',
    play: (own) =>
      outcome(
        own,
        [edited, enrolled].map((request) => became(request, 'done')),
        { done: 2, failed: 0, unconfirmed: 0, stale: 0, skipped: 0 },
      ),
  },
  {
    sheet: 'review-sending',
    name: 'every kind of result',
    main: 'Done',
    play: (own) =>
      outcome(
        own,
        [
          became(edited, 'failed', 'Catalog says: Price is too high.'),
          became(enrolled, 'unconfirmed', 'No response.'),
          { ...conflict, state: 'skipped', note: 'Also changed in Catalog.' },
          became(aRequest({ request: 'r6', row: 8, caption: 'Yoga for all' }), 'stale', 'Review again.'),
          became(deletion, 'done'),
        ],
        { done: 1, failed: 1, unconfirmed: 1, stale: 1, skipped: 1 },
      ),
  },
  {
    sheet: 'review-sending',
    name: 'undo of a send',
    view: 'undo:p0',
    main: 'Undo 1 change',
    play: (own) =>
      own.answer(
        'undo',
        aPlan({
          requests: [aRequest({ fields: [aField({ before: 'Yoga for all', after: 'Yoga' })] })],
          undoes: { run: 'p0', at: NOW - HOUR },
        }),
      ),
  },
];
