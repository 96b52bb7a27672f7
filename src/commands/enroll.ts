import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { noun, say } from '../base/say.ts';
import type { Record_ } from '../catalog/resource.ts';
import { enrollments } from '../catalog/resources/enrollments.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import type { TaskRows } from '../protocol/review.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable } from '../sync/jobs/session.ts';
import { captionOf, knownRecords, lookupOf } from '../sync/names/reference-index.ts';
import { addRows, pulledTab } from '../sync/tab-rows.ts';
import type { TabEntry } from '../tabs/memory/registry.ts';
import { showAddedRows } from './open-review.ts';
import { pullInOneRun } from './pull.ts';

/** Adds rows for people to enroll, and rows for users to create first. Then opens the review. */
export const enroll: CommandEntry<'enroll'> = {
  input: () =>
    z.object({
      listing: z.string(),
      people: z.array(z.string()),
      newcomers: z.array(z.object({ name: z.string(), mail: z.string() })),
    }),
  run: (platform, { listing, people, newcomers }) => {
    const session = openSession(platform);
    assertWritable(session);
    const users = newcomers.length > 0 ? pulledTab(session, 'users') : undefined;
    if (newcomers.length > 0 && !users)
      throw new StopError('no-users', 'Can’t create users because the Users tab hasn’t been pulled.', 'Pull Users first.');
    const filters = { listing_id: listing };
    if (!pulledTab(session, 'enrollments', filters))
      pullInOneRun(session, { resource: 'enrollments', filters }, session.clock.now() + MAX_RUN_MS);
    const tab = pulledTab(session, 'enrollments', filters);
    if (!tab) throw new Error('the tab of enrollments was just pulled');
    // A learner can be found twice in a pasted list, such as by name and by address.
    const persons = Array.from(new Set([...people, ...newcomers.map(({ mail }) => mail)]));
    const added: TaskRows[] = [];
    const add = (to: TabEntry, records: Record_[]) => {
      added.push({ sheet: to.sheet, row: addRows(session, to, records), rows: records.length });
    };
    if (users) {
      add(
        users,
        newcomers.map(({ name, mail }) => ({ user_name: name || mail, email_address: mail })),
      );
    }
    add(
      tab,
      persons.map((person) => ({ canvas_user_id: person, listing_id: listing })),
    );
    showAddedRows(platform, added);
    return { rows: persons.length, created: newcomers.length };
  },
};

/** A longer list would make the page slow. */
const MAX_LISTINGS = 5_000;

/** Returns the courses and programs of the pulled tabs, by title. */
export const listings: CommandEntry<'listings'> = {
  input: () => z.object({}),
  run: (platform) => {
    const session = openSession(platform);
    const users = pulledTab(session, 'users');
    const known = knownRecords(session, lookupOf(enrollments, 'listing_id'));
    return {
      listings: known
        .map((one) => ({ id: one.key, title: captionOf(one), one: say`${noun(one.resource.one)}` }))
        .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
        .slice(0, MAX_LISTINGS),
      // Without names and addresses, pasted people can't be matched.
      hasUsers: users !== undefined && !users.withoutPersonal,
    };
  },
};
