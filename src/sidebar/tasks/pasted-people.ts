// People in a pasted text: addresses, names, or both, in lines, lists, or a table. A parser of address lines reads what a mail program
// writes, and only the rest is taken apart comma by comma and word by word.
import emailAddresses from 'email-addresses';
import { cleanAddress, cleanText, comparable, trimPunctuation } from '../../base/typed-text.ts';
import { type PastedPerson, peopleInTable, personInCells } from './pasted-table.ts';

/** Returns the people in a pasted text, each once. */
export function pastedPeople(text: string): PastedPerson[] {
  const clean = cleanText(text);
  const people = peopleInTable(clean) ?? clean.split(/[\n\r]+/).flatMap(peopleInLine);
  const once = new Map<string, PastedPerson>();
  for (const person of people) {
    const key = comparable(person.mail || person.name);
    if (key !== '' && !once.has(key)) once.set(key, person);
  }
  return Array.from(once.values());
}

const BULLET = /^\s*(?:[-*+\u2022\u00b7\u2013\u2014\u25aa\u25e6\u2023]|\(?\d{1,4}[.)])(?:\s+|$)/;

function peopleInLine(line: string): PastedPerson[] {
  const text = line.replace(BULLET, '');
  const inCells = text.includes('\t') ? personInCells(text.split('\t')) : undefined;
  if (inCells) return [inCells];
  return partsOf(text, /(?:"[^"]*(?:"|$)|[^;\t"])+/g).flatMap((part) => (part.includes('@') ? withAddresses(part) : names(part)));
}

/** Returns the parts of a text between separators outside of quotation marks. */
function partsOf(text: string, part: RegExp): string[] {
  return (text.match(part) ?? []).map((each) => each.trim()).filter(Boolean);
}

/** Reads a part of a line with an address: as the address line of a mail program, else comma by comma and word by word. */
function withAddresses(text: string): PastedPerson[] {
  const part = trimPunctuation(text.replace(/mailto:/gi, ''));
  const found = mailboxes(part);
  if (found) return found;
  const pieces = partsOf(part, /(?:"[^"]*(?:"|$)|[^,"])+/g);
  if (pieces.length === 1) return byWords(part);
  // `Lovelace, Ada <ada@x.example>` is one person, and so on in pairs.
  const isPaired =
    pieces.length % 2 === 0 &&
    pieces.every((piece, at) => (at % 2 === 0 ? !piece.includes('@') : piece.includes('<') && piece.includes('@')));
  if (isPaired) return pieces.flatMap((piece, at) => (at % 2 === 0 ? withLastName(piece, pieces[at + 1] ?? '') : []));
  return pieces.flatMap((piece) => (piece.includes('@') ? (mailboxes(piece) ?? byWords(piece)) : names(piece)));
}

function withLastName(last: string, rest: string): PastedPerson[] {
  return (mailboxes(rest) ?? byWords(rest)).map(({ name, mail }) => ({ name: name === '' ? tidy(last) : `${tidy(last)}, ${name}`, mail }));
}

/** An address, alone or after a name. The parser reads these too, but takes a millisecond for each. */
const PLAIN = /^("[^"\\]*"\s*|[^@,;:"<>()[\]\\]*\s)?(?:<)?([\w.+'-]+@[\w.-]+)>?$/;

function mailboxes(input: string): PastedPerson[] | undefined {
  const [, name = '', mail] = PLAIN.exec(input) ?? [];
  if (mail !== undefined) return [{ name: tidy(name), mail: cleanAddress(mail) }];
  const parsed: unknown = emailAddresses({ input, rfc6532: true, rejectTLD: true, simple: true });
  if (!Array.isArray(parsed)) return undefined;
  return (parsed as (emailAddresses.ParsedMailbox | emailAddresses.ParsedGroup)[])
    .flatMap((each) => (each.type === 'group' ? each.addresses : [each]))
    .map(({ name, address }) => ({ name: tidy(name ?? ''), mail: cleanAddress(address) }));
}

/** Takes each word with an at sign for an address, and the words before it, or after the last one, for its name. */
function byWords(text: string): PastedPerson[] {
  const people: PastedPerson[] = [];
  let words: string[] = [];
  for (const word of text.split(/[\s,]+/)) {
    const mail = cleanAddress(word.replace(/[<>()"]/g, ''));
    if (!/^[^@]+@[^@]+$/.test(mail)) words.push(word);
    else {
      people.push({ name: tidy(words.join(' ')), mail });
      words = [];
    }
  }
  const last = people.at(-1);
  if (last?.name === '') last.name = tidy(words.join(' '));
  return people.length > 0 ? people : names(text);
}

/** Returns the names in a text: `Lovelace, Ada` is one, and `Ada Lovelace, Grace Hopper` are two. */
function names(text: string): PastedPerson[] {
  const parts = text.split(',').map(tidy).filter(Boolean);
  const isOne = parts.length === 2 && parts.some((part) => !part.includes(' '));
  return (isOne ? [parts.join(', ')] : parts).map((name) => ({ name, mail: '' }));
}

function tidy(text: string): string {
  return text
    .replace(/["<>]|\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
