import * as z from 'zod/mini';
import { enrollments } from '../catalog/resources/enrollments.ts';
import { captionOf, findsOf, knownRecords } from '../sync/review/resolve-references.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { pulledTab } from './enroll.ts';

/** More are too many for one answer. */
const MAX = 5_000;

/** The courses and programs of the pulled tabs, by title. */
export const listings: CommandEntry<'listings'> = {
  input: () => z.object({}),
  run: (platform) => {
    const session = openWorld(platform);
    const users = pulledTab(session, 'users');
    const known = knownRecords(session, findsOf(enrollments, 'listing_id'));
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
