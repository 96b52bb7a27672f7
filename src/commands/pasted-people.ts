// People as they are pasted: addresses, names, or both, on lines of their own or with commas or semicolons between.

export interface Pasted {
  /** `''` where only an address was given, and the other way round. */
  name: string;
  mail: string;
}

/** Each person once. */
export function pastedPeople(text: string): Pasted[] {
  const people = text
    .split(/[\n\r;]+/)
    .flatMap((line) => (isOne(line) ? [line] : line.split(',')))
    .map(personIn);
  const once = new Map(people.map((person) => [(person.mail || person.name).toLowerCase(), person]));
  once.delete('');
  return Array.from(once.values());
}

/** `Lovelace, Ada <ada@example.org>` is one person in spite of the comma. */
function isOne(line: string): boolean {
  return line.split('@').length === 2 && /<[^<>]+>\s*$/.test(line);
}

function personIn(text: string): Pasted {
  const mail = /[^\s<>"'(]+@[^\s<>"',)]+/.exec(text)?.[0] ?? '';
  const name = text
    .replace(mail, ' ')
    .replace(/[<>"]|\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name, mail };
}
