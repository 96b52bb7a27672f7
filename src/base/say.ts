// Sentences in the language of the user, or in that of the workbook. English is in the source, and what stands between two
// backticks there is the key of its translation. A sentence is translated as a whole, never in pieces.

export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text with `{0}` for the first value, in any order. Two texts if it depends on the first number: for one, and for all others. */
export type Translation = string | readonly [one: string, others: string];

/** By the English text. A noun has its plural as its second text. */
export type Dictionary = Readonly<Record<string, Translation>>;

/** The languages of an execution. Each function is called when the first sentence needs it. */
export interface Speech {
  user: () => Language;
  /** How the user writes numbers and times, such as `es-MX`: decimal marks differ between countries with the same language. */
  locale: () => string;
  workbook: () => Language;
  dictionary: (language: Language) => Dictionary;
}

/** A noun, which each language forms by itself. */
export interface Noun {
  /** The English singular. */
  readonly one: string;
  /** How many of them, written before the noun. `many` is the plural alone. */
  readonly number: number | 'one' | 'many';
  toString(): string;
}

type Value = string | number | Noun;

/** An execution of Apps Script is the life of this module. */
let speech: Speech | undefined;
/** Those that were read, by language. */
let read: { [language: string]: Dictionary } = {};
let dictionaries: { user?: Dictionary; workbook?: Dictionary } = {};
/** By what was said to the user: the same in the language of the workbook. */
let counterparts = new Map<string, () => string>();

/** Sets the languages. Until then, everything is English. */
export function speak(languages: Speech | undefined): void {
  speech = languages;
  dictionaries = {};
  counterparts = new Map();
  read = {};
}

/** Returns a sentence in the language of the user. */
export function say(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  const text = sentence('user', parts, values);
  const here = () =>
    sentence(
      'workbook',
      parts,
      values.map((value) => (typeof value === 'string' ? inWorkbook(value) : value)),
    );
  counterparts.set(text, here);
  return text;
}

/** Returns a sentence in the language of the workbook, for what stands in cells, notes, and names of tabs. */
export function sayHere(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  return sentence('workbook', parts, values);
}

/** Translates a text of a table, such as a title, into the language of the user. */
export function said(text: string): string {
  const word = translated('user', text);
  counterparts.set(word, () => translated('workbook', text));
  return word;
}

/** Translates a text of a table into the language of the workbook. */
export function saidHere(text: string): string {
  return translated('workbook', text);
}

/** Returns what was said to the user in the language of the workbook, for a cell. A text that wasn't said is returned as it is. */
export function inWorkbook(text: string): string {
  const counterpart = counterparts.get(text);
  return !counterpart || dictionaryOf('user') === dictionaryOf('workbook') ? text : counterpart();
}

/** Returns the dictionary of the workbook's language. Undefined in English. */
export function dictionaryHere(): Dictionary | undefined {
  return dictionaryOf('workbook');
}

/** Returns the language of the workbook, as this execution speaks it. */
export function languageHere(): Language {
  return dictionaryHere() ? (speech?.workbook() ?? 'en') : 'en';
}

/** Returns how the user writes numbers and times. */
export function userLocale(): string {
  return dictionaryOf('user') ? (speech?.locale() ?? 'en') : 'en';
}

/** `1,200` or `12.50`, as the user writes it. */
export function numberText(value: number): string {
  const text = numberIn(userLocale(), value);
  counterparts.set(text, () => numberTextHere(value));
  return text;
}

/** The same in the language of the workbook. */
export function numberTextHere(value: number): string {
  return numberIn(languageHere(), value);
}

function numberIn(locale: string, value: number): string {
  return value.toLocaleString(locale, { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 4 });
}

/** `1 row`, `2 rows`, for a sentence. */
export function count(number: number, one: string): Noun {
  return nounOf(one, number);
}

/** `course`, for a sentence. */
export function noun(one: string): Noun {
  return nounOf(one, 'one');
}

/** `courses`, for a sentence. */
export function nouns(one: string): Noun {
  return nounOf(one, 'many');
}

function nounOf(one: string, number: Noun['number']): Noun {
  return { one, number, toString: () => formOf({ one, number }, undefined) };
}

function sentence(who: 'user' | 'workbook', parts: readonly string[], values: readonly Value[]): string {
  const dictionary = dictionaryOf(who);
  const shown = values.map((value) => (typeof value === 'object' ? formOf(value, dictionary) : String(value)));
  if (!dictionary) return parts.reduce((text, part, index) => `${text}${shown[index - 1] ?? ''}${part}`);
  const key = parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
  return templateFor(key, values, dictionary).replace(/\{(\d+)\}/g, (_, index: string) => shown[Number(index)] ?? '');
}

function templateFor(key: string, values: readonly Value[], dictionary: Dictionary): string {
  const found = dictionary[key];
  if (found === undefined || typeof found === 'string') return found ?? key;
  const first = values.map((value) => (typeof value === 'object' ? value.number : value)).find((value) => typeof value === 'number');
  return first === 1 ? found[0] : found[1];
}

function formOf({ one, number }: Pick<Noun, 'one' | 'number'>, dictionary: Dictionary | undefined): string {
  const found = dictionary?.[one] ?? [one, `${one}s`];
  const [singular, plural] = typeof found === 'string' ? [found, found] : found;
  if (typeof number === 'string') return number === 'one' ? singular : plural;
  return `${number} ${number === 1 ? singular : plural}`;
}

function translated(who: 'user' | 'workbook', text: string): string {
  const found = dictionaryOf(who)?.[text] ?? text;
  return typeof found === 'string' ? found : found[0];
}

/** Returns undefined for English. */
function dictionaryOf(who: 'user' | 'workbook'): Dictionary | undefined {
  if (!speech || who in dictionaries) return dictionaries[who];
  // Looking it up can fail, and the error says something, too.
  dictionaries[who] = undefined;
  dictionaries[who] = dictionaryIn(speech, who);
  return dictionaries[who];
}

/** A sentence in English is better than none. */
function dictionaryIn(languages: Speech, who: 'user' | 'workbook'): Dictionary | undefined {
  try {
    const language = languages[who]();
    if (language === 'en') return undefined;
    read[language] ??= languages.dictionary(language);
    return read[language];
  } catch {
    return undefined;
  }
}
