// Every state of the page with the tasks: enrolling people, and a new listing from a row.
import type { ListingTemplate, PersonMatch } from '../../../src/protocol/tasks.ts';
import type { OwnPage } from '../own-page.ts';
import { press, type Scene, trouble } from './scene.ts';

const listings = [
  { id: '12', title: 'Botany', one: 'course' },
  { id: '31', title: 'A Long Walk Through the Gardens and Greenhouses of the North', one: 'program' },
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
const renamed: PersonMatch = {
  name: 'Grace Hopper',
  mail: 'grace.hopper.of.the.navy@a-long-domain-name.example.org',
  isSure: false,
  found: [{ id: '74', text: 'Grace Hopper, grace@example.org' }],
};
const nova: PersonMatch = { name: 'Nova', mail: 'nova@example.org', isSure: false, found: [] };
const joan: PersonMatch = {
  name: '',
  mail: 'joan@example.org',
  isSure: true,
  found: [{ id: '75', text: 'Joan Clarke, joan@example.org', already: 'on the waitlist' }],
};
const bob: PersonMatch = { name: 'Bob', mail: '', isSure: false, found: [] };
const pattern: ListingTemplate = { sheet: 5, key: '12', one: 'course', title: 'Botany', path: 'botany', hasCourse: true };

const notConnected = trouble(
  'not-connected',
  'You’re not connected to Catalog in this spreadsheet.',
  'Open the sidebar and connect with your API key.',
);
const readOnly = trouble(
  'read-only',
  'Your connection to learn.example.edu is read-only, so you can’t send or undo.',
  'To send, connect again with “Read-only” turned off.',
);

const atForm = (own: OwnPage) => own.answer('listings', { listings, hasUsers: true });

async function asked(own: OwnPage): Promise<void> {
  await atForm(own);
  await own.page.getByLabel('Listing').fill('Botany (course 12)');
  await own.page.getByLabel('Learners').fill('ada@example.org, Kim\nNova <nova@example.org>, Bob');
  await press(own, 'Find learners');
}

async function matched(own: OwnPage, ...people: PersonMatch[]): Promise<void> {
  await asked(own);
  await own.answer('matchPeople', { people });
}

async function added(own: OwnPage): Promise<void> {
  await matched(own, ada);
  await press(own, 'Add 1 row');
}

async function atListing(own: OwnPage): Promise<void> {
  await own.answer('listingTemplate', pattern);
  await own.page.getByLabel('Path').fill('botany-2');
  await own.page.getByLabel('Canvas course ID').fill('1042');
}

const enroll: Omit<Scene, 'view'>[] = [
  { sheet: 'enroll', name: 'loading', play: async () => {} },
  { sheet: 'enroll', name: 'empty', main: 'Find learners', play: atForm },
  {
    sheet: 'enroll',
    name: 'no listings pulled',
    main: 'Pull courses',
    play: (own) => own.answer('listings', { listings: [], hasUsers: false }),
  },
  { sheet: 'enroll', name: 'no users pulled', main: 'Pull users', play: (own) => own.answer('listings', { listings, hasUsers: false }) },
  { sheet: 'enroll', name: 'not connected', main: 'Try again', play: (own) => own.answer('listings', notConnected) },
  { sheet: 'enroll', name: 'searching', main: 'Searching…', play: asked },
  { sheet: 'enroll', name: 'all found', main: 'Add 1 row', play: (own) => matched(own, ada) },
  {
    sheet: 'enroll',
    name: 'ambiguous, new, unknown',
    main: 'Add 2 rows',
    play: async (own) => {
      await matched(own, ada, kim, renamed, nova, bob);
      await own.page.getByLabel('Create 1 user not found in').check();
    },
  },
  { sheet: 'enroll', name: 'no learner found', main: 'Add 0 rows', play: (own) => matched(own, bob) },
  {
    sheet: 'enroll',
    name: 'rows can’t be added',
    main: 'Add 1 row',
    play: async (own) => {
      await added(own);
      await own.answer('enroll', readOnly);
    },
  },
  {
    sheet: 'enroll',
    name: 'someone is waiting already',
    main: 'Add 1 row',
    play: (own) => matched(own, ada, joan, nova),
  },
  {
    sheet: 'enroll',
    name: 'added',
    play: async (own) => {
      await added(own);
      await own.answer('enroll', { rows: 3, created: 1 });
    },
  },
];

const newListing: Omit<Scene, 'view'>[] = [
  {
    sheet: 'new-listing',
    name: 'no row selected',
    main: 'Try again',
    play: (own) =>
      own.answer(
        'listingTemplate',
        trouble('no-listing', 'No course or program selected.', 'Select a row with an ID in Courses or Programs.'),
      ),
  },
  { sheet: 'new-listing', name: 'empty', main: 'Add row', play: (own) => own.answer('listingTemplate', pattern) },
  {
    sheet: 'new-listing',
    name: 'like a program',
    main: 'Add row',
    play: (own) => own.answer('listingTemplate', { ...pattern, one: 'program', title: 'Gardens of the North', hasCourse: false }),
  },
  {
    sheet: 'new-listing',
    name: 'the path is taken',
    main: 'Add row',
    play: async (own) => {
      await atListing(own);
      await press(own, 'Add row');
      await own.answer('newListing', trouble('path-taken', 'Row 7 already uses the path “botany-2”.', 'Enter a different path.'));
    },
  },
  {
    sheet: 'new-listing',
    name: 'added',
    play: async (own) => {
      await atListing(own);
      await press(own, 'Add row');
      await own.answer('newListing', { row: 14, left: ['Image'] });
    },
  },
];

export const tasksScenes: readonly Scene[] = [
  ...enroll.map((scene) => ({ ...scene, view: 'enroll' })),
  ...newListing.map((scene) => ({ ...scene, view: 'newListing' })),
  { sheet: 'help', name: 'help', view: 'help', play: async () => {} },
];
