import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { enrollments } from '../catalog/resources/enrollments.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable, type Session } from '../sync/jobs/session.ts';
import { captionOf, knownRecords, lookupOf } from '../sync/review/reference-index.ts';
import { addRows, pulledTab } from '../sync/tab-rows.ts';
import type { TabEntry } from '../tabs/memory/registry.ts';
import { showDialog } from './open-page.ts';
import { pullWhole } from './pull.ts';

/** Writes rows for people who are to be enrolled, and for those who have to be created first; then opens the review. */
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
      pullWhole(session, { resource: 'enrollments', filters }, session.clock.now() + MAX_RUN_MS);
    const tab = pulledTab(session, 'enrollments', filters);
    if (!tab) throw new Error('the tab of enrollments was just pulled');
    const persons: (string | number)[] = [...people, ...newcomers.map(({ mail }) => mail)];
    if (users)
      addRows(
        session,
        users,
        newcomers.map(({ name, mail }) => ({ user_name: name || mail, email_address: mail })),
      );
    addRows(
      session,
      tab,
      persons.map((person) => ({ canvas_user_id: person, listing_id: listing })),
    );
    showRows(platform, session, tab);
    return { rows: persons.length, created: newcomers.length };
  },
};

/** New rows, in the review. */
export function showRows(platform: Platform, session: Session, { sheet }: TabEntry, row?: number): void {
  session.workbook.activate(sheet, row);
  showDialog(platform, 'review');
}

/** More are too many for one answer. */
const MAX = 5_000;

/** The courses and programs of the pulled tabs, by title. */
export const listings: CommandEntry<'listings'> = {
  input: () => z.object({}),
  run: (platform) => {
    const session = openSession(platform);
    const users = pulledTab(session, 'users');
    const known = knownRecords(session, lookupOf(enrollments, 'listing_id'));
    return {
      listings: known
        .map((one) => ({ id: one.key, title: captionOf(one), one: one.resource.one }))
        .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
        .slice(0, MAX),
      // Without names and addresses nobody can be found.
      hasUsers: users !== undefined && !users.withoutPersonal,
    };
  },
};
