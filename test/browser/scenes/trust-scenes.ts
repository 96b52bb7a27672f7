// States of the sidebar that are about trust: whose Catalog and whose data it is, who else is at work, and what Google permits.

import { noPermission } from '../../../src/protocol/problems.ts';
import type { ConnectionState } from '../../../src/protocol/state.ts';
import { aState, aTab } from '../../sidebar/a-state.ts';
import type { OwnPage } from '../own-page.ts';
import { MINUTE, NOW, press, type Scene, trouble } from './scene.ts';

const production: ConnectionState = { host: 'learn.example.edu', label: '', kind: 'production' };
const readOnly: ConnectionState = { ...production, readOnly: true };
const courses = aTab({ pulledAt: NOW - 4 * MINUTE });
const users = aTab({ sheet: 2, name: 'Users', resource: 'users', rows: 1_204, pulledAt: NOW - 9 * MINUTE });

const included = { personal: 'with', personalDecided: { by: 'Kim', at: NOW - 30 * MINUTE } } as const;

const known = (own: OwnPage, state = aState({ tabs: [courses, users] })) => own.answer('state', state);

async function removing(own: OwnPage, words: string): Promise<void> {
  await known(own, aState(included));
  await own.page.getByText('Remove personal data…').click();
  await own.page.getByLabel('Type “remove personal data”').fill(words);
  await press(own, 'Remove');
}

export const trustScenes: readonly Scene[] = [
  {
    sheet: 'trust',
    name: 'a production Catalog',
    main: 'Refresh Courses',
    play: (own) => known(own, aState({ connection: production, tabs: [courses] })),
  },
  {
    sheet: 'trust',
    name: 'read-only',
    main: 'Refresh Courses',
    play: (own) => known(own, aState({ connection: readOnly, tabs: [{ ...courses, editable: false }, users] })),
  },
  {
    sheet: 'trust',
    name: 'connected read-only',
    view: 'connect',
    main: 'Update connection',
    play: (own) => known(own, aState({ connection: readOnly })),
  },
  {
    sheet: 'trust',
    name: 'a colleague has the key',
    main: 'Connect',
    play: (own) => known(own, aState({ connection: undefined, tabs: [courses, users] })),
  },
  {
    sheet: 'trust',
    name: 'a colleague connected another Catalog',
    main: 'Connect',
    play: (own) => {
      const switched = { from: 'learn.example.edu', to: 'test.example.edu', kind: 'test' as const, by: 'Kim', at: NOW - 5 * MINUTE };
      return known(own, aState({ connection: undefined, tabs: [courses], switched: { ...switched, hasKey: { from: true, to: true } } }));
    },
  },
  {
    sheet: 'trust',
    name: 'where the key is used',
    view: 'settings',
    play: async (own) => {
      await known(own);
      await press(own, 'Remove key everywhere…');
      const files = [
        { name: 'Summer School', here: true, daily: true },
        { name: 'Autumn', here: false, daily: false },
      ];
      await own.answer('keys', {
        hosts: [
          { host: 'learn.example.edu', files },
          { host: 'test.example.edu', files: [] },
        ],
      });
    },
  },
  {
    sheet: 'trust',
    name: 'Google’s limits, and how much of them is used',
    view: 'settings',
    play: async (own) => {
      await known(own);
      await press(own, 'Show what’s used');
      await own.answer('limits', {
        account: 'workspace',
        requests: { byHand: 1_234, bySchedules: 5_678, most: 100_000 },
        minutes: { used: 42, most: 360 },
        cells: { used: 3_456_789, most: 10_000_000, largest: { name: 'Orders', cells: 2_345_678 } },
      });
    },
  },
  {
    sheet: 'trust',
    name: 'Google’s limits, with nothing used today',
    view: 'settings',
    play: async (own) => {
      await known(own);
      await press(own, 'Show what’s used');
      await own.answer('limits', {
        account: 'private',
        requests: { byHand: 0, bySchedules: 0, most: 20_000 },
        minutes: { used: 0, most: 90 },
        cells: { used: 26_000, most: 10_000_000, largest: { name: 'Sheet1', cells: 26_000 } },
      });
    },
  },
  {
    sheet: 'trust',
    name: 'a colleague chose to leave personal data out',
    view: 'settings',
    play: (own) => known(own, aState({ personal: 'without', personalDecided: { by: 'Kim', at: NOW - 90 * MINUTE, yours: 'with' } })),
  },
  {
    sheet: 'trust',
    name: 'personal data: asked',
    main: 'Include personal data',
    play: async (own) => {
      await known(own);
      await press(own, 'Refresh Users');
      await own.answer(
        'pull',
        trouble(
          'personal',
          'Users include personal data: Name, Email, Phone (custom).',
          'Choose whether to include it. Anyone who can open this spreadsheet, now or later, can read it.',
        ),
      );
      await known(own);
    },
  },
  {
    sheet: 'trust',
    name: 'removing personal data, not confirmed',
    view: 'settings',
    play: async (own) => {
      await removing(own, 'yes');
      await own.answer('removePersonal', trouble('not-confirmed', 'No data was removed.', 'Type “remove personal data” to confirm.'));
    },
  },
  {
    sheet: 'trust',
    name: 'personal data removed',
    view: 'settings',
    play: async (own) => {
      await removing(own, 'remove personal data');
      await own.answer('removePersonal', {
        done: true,
        tabs: ['Users', 'Enrollments'],
        remaining: [
          { sheet: 9, tab: 'Notes', cell: 'B5', kind: 'cell' },
          { sheet: 9, tab: 'Notes', cell: 'C1', kind: 'note' },
        ],
        unlisted: 0,
      });
      await known(own, aState(included));
    },
  },
  {
    sheet: 'trust',
    name: 'one learner erased',
    view: 'settings',
    play: async (own) => {
      await known(own, aState(included));
      await own.page.getByText('Erase one learner…').click();
      await own.page.getByLabel('Email address or Canvas user ID').fill('maria@example.com');
      await press(own, 'Erase learner');
      await own.answer('eraseLearner', { done: true, tabs: ['Users'], remaining: [], unlisted: 0 });
      await known(own, aState(included));
    },
  },
  {
    sheet: 'trust',
    name: 'a colleague is sending',
    main: 'Try again',
    play: async (own) => {
      await known(own);
      await press(own, 'Refresh Courses');
      await own.answer(
        'pull',
        trouble(
          'somebody-running',
          'A colleague has been sending changes in this spreadsheet since 09:41.',
          'Wait until it finishes. After 10 minutes without progress, you can resume or cancel it.',
        ),
      );
      await known(own);
    },
  },
  {
    sheet: 'trust',
    name: 'a colleague left a pull open',
    main: 'Refresh Courses',
    play: (own) => {
      const pull = { job: 'j1', kind: 'pull' as const, name: 'Users', count: 400, total: 1_204, since: NOW - 25 * MINUTE, yours: false };
      return known(own, aState({ tabs: [courses, users], jobs: [pull] }));
    },
  },
  {
    sheet: 'trust',
    name: 'Google revoked the permission',
    main: 'Refresh Courses',
    play: async (own) => {
      await known(own);
      await press(own, 'Review changes');
      await own.answer('openReview', { ok: false, problem: noPermission });
    },
  },
];
