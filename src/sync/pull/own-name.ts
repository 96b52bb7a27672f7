// The names that users give to reports and sets. A report's name is also that of its tab.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import { trimEndOf } from '../../base/trim-end.ts';
import { MAX_NAME_LENGTH } from '../../tabs/memory/own-reports.ts';

/** Returns a name without what the name of a tab, or of a file made from it, can't have. Throws StopError if it's blank or too long. */
export function cleanName(text: string): string {
  const inside = text
    .replace(/[\\/?*:[\]\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+/, '');
  const name = trimEndOf(inside, (character) => character === "'" || character === ' ');
  if (name === '') throw new StopError('no-name', say`The name is blank.`, say`Enter a name.`);
  if (name.length > MAX_NAME_LENGTH)
    throw new StopError('long-name', say`The name has more than ${MAX_NAME_LENGTH} characters.`, say`Enter a shorter one.`);
  return name;
}

/** Throws StopError if another one has this name already. */
export function assertNewName(name: string, others: readonly { name: string }[], one: 'report' | 'set'): void {
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  if (!isTaken) return;
  const what = one === 'set' ? say`Another set has the name “${name}”.` : say`Another report has the name “${name}”.`;
  throw new StopError('same-name', what, say`Enter another name.`);
}

/** Returns a name that none of the others has, such as `Monday (2)`. */
export function freeName(name: string, others: readonly { name: string }[]): string {
  const taken = new Set(others.map((other) => other.name.toLowerCase()));
  const numbered = (number: number) => `${name.slice(0, MAX_NAME_LENGTH - 5)} (${number})`;
  if (!taken.has(name.toLowerCase())) return name;
  let number = 2;
  while (taken.has(numbered(number).toLowerCase())) number += 1;
  return numbered(number);
}
