import * as z from 'zod/mini';
import { enrollments } from '../catalog/resources/enrollments.ts';
import { findsOf, indexBy, type Known, knownRecords } from '../sync/review/resolve-references.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { pastedPeople } from './pasted-people.ts';

/** Finds pasted people among the pulled users. By the address where one was given: a name alone never settles who it is then. */
export const matchPeople: CommandEntry<'matchPeople'> = {
  input: () => z.object({ text: z.string() }),
  run: (platform, { text }) => {
    const finds = findsOf(enrollments, 'canvas_user_id');
    const book = indexBy(knownRecords(openWorld(platform), finds), finds);
    const people = pastedPeople(text).map(({ name, mail }) => {
      const byMail = mail === '' ? [] : book.byWords(mail);
      const found = byMail.length > 0 ? byMail : book.byWords(name);
      const isSure = found.length === 1 && (byMail.length > 0 || mail === '');
      return { name, mail, found: found.filter(({ value }) => value !== null).map(personOf), isSure };
    });
    return { people };
  },
};

function personOf({ value, texts }: Known): { id: string; text: string } {
  return { id: String(value), text: [...texts].reverse().filter(Boolean).join(', ') };
}
