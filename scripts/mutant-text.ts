// What all mutants have in common: a text that stands once in a file, and another one in its place.
import type { Mutant } from '../test/mutants/mutant.ts';

/** Returns a sentence if the text of the mutant doesn't stand in the source exactly once. */
export function textProblem(source: string, { file, find, rule }: Mutant): string | undefined {
  const count = source.split(find).length - 1;
  return count === 1 ? undefined : `${file}: the text of the mutant “${rule}” occurs ${count} times instead of once: ${find}`;
}

export function mutated(source: string, { find, replace }: Mutant): string {
  // A function, because `$&` in a replacement text would be special.
  return source.replace(find, () => replace);
}

/** What is printed of a mutant on which no test fails. */
export function survivor({ file, rule, find, replace }: Mutant, detail: string): string {
  return `survived: ${file}: ${rule}\n  ${find.trim()}\n  -> ${replace.trim()}\n  ${detail}`;
}
