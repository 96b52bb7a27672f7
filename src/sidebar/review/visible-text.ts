// Differences that can't be seen: characters without a shape, spaces at the edges, and letters of another script that look alike.
import { hiddenTexts } from '../texts/en/review.ts';

/** Characters without a shape of their own, by name. Two of them are harmless inside emoji and some scripts. */
const HIDDEN: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/[\u00a0\u202f\u2007]/u, hiddenTexts.noBreakSpace],
  [/[\u200b\u2060\ufeff]/u, hiddenTexts.zeroWidthSpace],
  [/[\u200c\u200d]/u, hiddenTexts.joiner],
  [/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u, hiddenTexts.directionMark],
  [/\u00ad/u, hiddenTexts.softHyphen],
];
const SCRIPTS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\p{Script=Latin}/u, hiddenTexts.latin],
  [/\p{Script=Cyrillic}/u, hiddenTexts.cyrillic],
  [/\p{Script=Greek}/u, hiddenTexts.greek],
];

/** Returns a text whose hidden characters, spaces at the edges, and letters of a second script in a word are named. */
export function visibleText(text: string): string {
  const spaces = (count: number) => (count === 0 ? '' : mark(hiddenTexts.spaces(count)));
  if (text === '') return '';
  // Counted instead of matched: an expression for both edges takes the square of a long text.
  let start = 0;
  while (text[start] === ' ') start += 1;
  if (start === text.length) return spaces(start);
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return `${spaces(start)}${withNames(text.slice(start, end))}${spaces(text.length - end)}`;
}

/** Returns a part of a text with names for what can't be seen in it. Spaces at its edges aren't those of the text. */
export function withNames(text: string): string {
  return withHiddenNames(text.replace(/[\p{L}\p{M}]+/gu, withScriptNames));
}

function withHiddenNames(text: string): string {
  const characters = Array.from(text);
  return characters
    .map((character, at) => {
      const name = HIDDEN.find(([pattern]) => pattern.test(character))?.[1];
      if (name === undefined) return character;
      const isJoiner = name === hiddenTexts.joiner && isJoined(characters[at - 1]) && isJoined(characters[at + 1]);
      return isJoiner ? character : mark(name);
    })
    .join('');
}

/** Returns whether a joiner belongs beside a character: emoji and scripts whose letters change their shape. */
function isJoined(character: string | undefined): boolean {
  return character !== undefined && !/[\s\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}]/u.test(character);
}

/** Returns a word with the name of the script after each letter of the script that it uses less. */
function withScriptNames(word: string): string {
  const letters = Array.from(word);
  const used = SCRIPTS.map(([pattern, name]) => ({ pattern, name, count: letters.filter((letter) => pattern.test(letter)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const [, ...others] = used;
  return letters
    .map((letter) => {
      const other = others.find(({ pattern }) => pattern.test(letter));
      return other ? `${letter}${mark(other.name)}` : letter;
    })
    .join('');
}

function mark(name: string): string {
  return `⟨${name}⟩`;
}
