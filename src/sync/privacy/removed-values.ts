// The values that are removed, prepared for a search: a full name or an address is found anywhere in a text, as whole words. A first
// name alone is found only if it's the whole text, because it's part of many others.

import { isCustom } from '../../catalog/custom-fields.ts';

/** Stands for what was removed from a text. */
const MARK = '…';
const MIN_LETTERS = 3;
const MIN_DIGITS = 7;
const MIN_CUSTOM_LENGTH = 8;
/** The longest address that mail takes. */
const MAX_ADDRESS_LENGTH = 254;

/** A part of a text: where it starts, and where the rest continues. */
interface Span {
  start: number;
  end: number;
}

export class RemovedValues {
  /** By their first word: normalized values with the number of their words, longest first. */
  private readonly anywhere = new Map<string, { value: string; words: number }[]>();
  private readonly whole = new Set<string>();

  /** Adds the value of a personal field, unless it's too short to tell anything about a person. */
  add(field: string, value: unknown): void {
    if (typeof value !== 'string') return;
    const words = wordsIn(value);
    const [first, last] = [words[0], words[words.length - 1]];
    if (!first || !last) return;
    const normalized = normalize(value.slice(first.start, last.end));
    if (!isTelling(field, normalized, words.length)) return;
    if (words.length === 1 && !isFound(field, normalized)) {
      this.whole.add(normalized);
      return;
    }
    const start = normalize(value.slice(first.start, first.end));
    const known = this.anywhere.get(start) ?? [];
    if (known.some((each) => each.value === normalized)) return;
    this.anywhere.set(
      start,
      [...known, { value: normalized, words: words.length }].sort((a, b) => b.words - a.words),
    );
  }

  isIn(text: string): boolean {
    return this.spansIn(text).length > 0;
  }

  /** Returns a text without the values. */
  redact(text: string): string {
    return without(text, this.spansIn(text));
  }

  private spansIn(text: string): Span[] {
    const words = wordsIn(text);
    const [first, last] = [words[0], words[words.length - 1]];
    if (!first || !last) return [];
    if (this.whole.has(normalize(text.slice(first.start, last.end)))) return [{ start: 0, end: text.length }];
    const spans: Span[] = [];
    words.forEach((word, index) => {
      if ((spans[spans.length - 1]?.end ?? 0) > word.start) return;
      for (const candidate of this.anywhere.get(normalize(text.slice(word.start, word.end))) ?? []) {
        const end = words[index + candidate.words - 1]?.end;
        if (end === undefined || normalize(text.slice(word.start, end)) !== candidate.value) continue;
        spans.push({ start: word.start, end });
        return;
      }
    });
    return spans;
  }
}

/** Returns a text without the values, and without anything that looks like an email address. */
export function withoutPeople(text: string, values: RemovedValues): string {
  return withoutAddresses(values.redact(text));
}

/** Returns a text without anything that looks like an email address. */
export function withoutAddresses(text: string): string {
  const spans: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const isPart = (index: number) => Math.abs(index - at) < MAX_ADDRESS_LENGTH && /[^\s@<>()"',;:“”]/.test(text.charAt(index));
    let start = at;
    while (isPart(start - 1)) start -= 1;
    let end = at + 1;
    while (isPart(end)) end += 1;
    if (start < at && text.slice(at + 1, end).includes('.') && start >= (spans[spans.length - 1]?.end ?? 0)) spans.push({ start, end });
  }
  return without(text, spans);
}

function without(text: string, spans: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of spans) {
    rest += text.slice(from, start) + MARK;
    from = end;
  }
  return rest + text.slice(from);
}

/** Returns whether a value says anything about one person. Answers such as “Web” or “1” don't. */
function isTelling(field: string, value: string, words: number): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (value.includes('@') || digits >= MIN_DIGITS) return true;
  if (isCustom(field)) return words > 1 && value.length >= MIN_CUSTOM_LENGTH && /\p{L}/u.test(value);
  return value.length >= (/^[ -~]*$/.test(value) ? MIN_LETTERS : 2) && /\p{L}/u.test(value);
}

/** Returns whether a value of one word is also looked for inside of longer texts. */
function isFound(field: string, value: string): boolean {
  return value.includes('@') || /\d/.test(value) || !/(^|_)(first|last)_name$/.test(field);
}

/** Returns a text in lower case, with single spaces and straight apostrophes. */
function normalize(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replace(/[’‘]/g, "'");
}

function wordsIn(text: string): Span[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), (word) => ({ start: word.index, end: word.index + word[0].length }));
}
