import * as z from 'zod/mini';
import { enrollments } from '../catalog/resources/enrollments.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { indexBy, type Known, knownRecords, lookupOf } from '../sync/review/reference-index.ts';

/** Finds pasted people among the pulled users. If an address is given, a match by name alone isn't sure. */
export const matchPeople: CommandEntry<'matchPeople'> = {
  input: () => z.object({ text: z.string() }),
  run: (platform, { text }) => {
    const finds = lookupOf(enrollments, 'canvas_user_id');
    const book = indexBy(knownRecords(openSession(platform), finds), finds);
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

interface Pasted {
  /** `''` if only an address was pasted, and the other way around. */
  name: string;
  mail: string;
}

/** Returns the people in a pasted text, each once: addresses, names, or both, between line breaks, semicolons, or commas. */
export function pastedPeople(text: string): Pasted[] {
  const people = text
    .split(/[\n\r;]+/)
    .flatMap((line) => (isOne(line) ? [line] : line.split(',')))
    .map(personIn);
  const once = new Map(people.map((person) => [(person.mail || person.name).toLowerCase(), person]));
  once.delete('');
  return Array.from(once.values());
}

/** Returns whether a line is one person although it has a comma, such as `Lovelace, Ada <ada@example.org>`. */
function isOne(line: string): boolean {
  return line.split('@').length === 2 && /<[^<>]+>\s*$/.test(line);
}

function personIn(text: string): Pasted {
  const mail = text.split(/[\s<>"'(]+/).flatMap((part) => /^.+@[^,)]+/.exec(part)?.[0] ?? [])[0] ?? '';
  const name = text
    .replace(mail, ' ')
    .replace(/[<>"]|\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name, mail };
}
