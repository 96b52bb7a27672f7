import * as z from 'zod/mini';
import { blocksCreate } from '../catalog/resource.ts';
import { enrollments } from '../catalog/resources/enrollments.ts';
import { CatalogError } from '../catalog/wire/errors.ts';
import type { CommandEntry } from '../protocol/command.ts';
import type { PersonMatch } from '../protocol/tasks.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import type { Session } from '../sync/jobs/session.ts';
import { indexBy, type Known, knownRecords, lookupOf } from '../sync/names/reference-index.ts';
import { findBlockers } from '../sync/plan/other-records.ts';

/** Finds pasted people among the pulled users. If an address is given, a match by name alone isn't sure. */
export const matchPeople: CommandEntry<'matchPeople'> = {
  input: () => z.object({ people: z.array(z.object({ name: z.string(), mail: z.string() })), listing: z.string() }),
  run: (platform, { people, listing }) => {
    const session = openSession(platform);
    const finds = lookupOf(enrollments, 'canvas_user_id');
    const book = indexBy(knownRecords(session, finds), finds);
    const matched = people.map(({ name, mail }) => {
      const byMail = mail === '' ? [] : book.byWords(mail);
      const found = byMail.length > 0 ? byMail : book.byWords(name);
      const isSure = found.length === 1 && (byMail.length > 0 || mail === '');
      return { name, mail, found: found.filter(({ value }) => value !== null).map(personOf), isSure };
    });
    return { people: withAlready(session, listing, once(matched)) };
  },
};

function personOf({ value, texts }: Known): PersonMatch['found'][number] {
  return { id: String(value), text: [...texts].reverse().filter(Boolean).join(', ') };
}

/** Returns a person once who was pasted by name and by address. */
function once(people: readonly PersonMatch[]): PersonMatch[] {
  const sure = new Set<string>();
  return people.filter(({ isSure, found: [first] }) => {
    if (!isSure || !first) return true;
    const isNew = !sure.has(first.id);
    sure.add(first.id);
    return isNew;
  });
}

/** Says who of the people has a place in the listing, as far as this key can read that. The review asks again. */
function withAlready(session: Session, listing: string, people: readonly PersonMatch[]): PersonMatch[] {
  const ids = Array.from(new Set(people.flatMap(({ found }) => found.map(({ id }) => id))));
  const places = ids.length === 0 ? new Map<string, string>() : placesOf(session, listing, ids);
  return people.map((person) => ({ ...person, found: person.found.map((one) => ({ ...one, already: places.get(one.id) })) }));
}

function placesOf(session: Session, listing: string, ids: readonly string[]): Map<string, string> {
  const wanted = ids.map((id) => ({ listing_id: Number(listing), canvas_user_id: Number(id) }));
  try {
    const enrolled = session.client.lookUpMany(enrollments, wanted);
    const waiting = findBlockers(session, enrollments, wanted);
    return new Map(
      ids.flatMap((id, index): [string, string][] => {
        const found = enrolled[index];
        const isIn = Array.isArray(found) && found.some(({ values }) => blocksCreate(enrollments, values));
        const place = isIn ? 'enrolled' : waiting[index];
        return place === undefined ? [] : [[id, place]];
      }),
    );
  } catch (error) {
    if (error instanceof CatalogError) return new Map();
    throw error;
  }
}
