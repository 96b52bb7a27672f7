// Text that someone typed or pasted: without what can't be seen, and with plain spaces and quotes. The page and the server use it, so
// that a pasted name and a cell are compared by the same rules.

import { trimEndOf } from './trim-end.ts';

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
const JOINERS = /[\u200c\u200d]/;
/** Scripts in which joiners change how a word reads. */
const JOINED = /[\u0600-\u08ff\u0900-\u0dff]/;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`]/g;
const QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;

/** Returns a text without invisible characters, with plain spaces, apostrophes, and quotation marks. Line breaks and tabs stay. */
export function cleanText(text: string): string {
  const joined = JOINED.test(text);
  return text
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, (each) => (/[\n\r\t]/.test(each) || (joined && JOINERS.test(each)) ? each : ''))
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"');
}

/** Returns the address in a text, without a name around it, `mailto:`, and punctuation at its end. */
export function cleanAddress(text: string): string {
  const clean = cleanText(text).trim();
  const inside = /<([^<>]+)>[\s.,;]*$/.exec(clean)?.[1] ?? clean;
  return trimPunctuation(inside.trim().replace(/^mailto:/i, ''));
}

/** Returns a text as it's compared with others: of a text with an address only that, without case and repeated spaces. */
export function comparable(text: string): string {
  const clean = text.includes('@') ? cleanAddress(text) : cleanText(text);
  return clean.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Returns a text without punctuation and spaces at its end. */
export function trimPunctuation(text: string): string {
  return trimEndOf(text, (character) => ' .,;:!?'.includes(character));
}
