// A pasted table: rows of a spreadsheet, or a CSV file. Its header says which columns hold names and addresses, or its cells do.
import Papa from 'papaparse';
import { cleanAddress } from '../../base/typed-text.ts';

export interface PastedPerson {
  /** `''` if only an address was pasted, and the other way around. */
  name: string;
  mail: string;
}

/** Texts of headers. */
const FIRST = /^(first|given|vorname)/i;
const LAST = /^(last|family|sur ?name|nachname)/i;
const WHOLE = /^(full |display |student |user |learner |sortable )?(name|student|learner|user|participant|names)$/i;
const MAIL = /^(e-?mails?|mail|login)([ -]?(address|addresses))?$/i;
const DELIMITERS = ['\t', ';', ',', '|'];

/** Returns the people of a table, or undefined if the text isn't one. */
export function peopleInTable(text: string): PastedPerson[] | undefined {
  const lines = text.split(/[\n\r]+/).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  if (lines.length > 1 && [MAIL, WHOLE].some((header) => header.test(first.trim()))) {
    return lines.slice(1).some((line) => /[,;\t]/.test(line)) ? undefined : lines.slice(1).map((line) => person(line, ''));
  }
  for (const delimiter of DELIMITERS) {
    if (!first.includes(delimiter)) continue;
    const { data, errors } = Papa.parse<string[]>(lines.join('\n'), { delimiter });
    const rows = data.map((row) => row.map((cell) => cell.trim()));
    if (errors.length === 0 && rows.every(({ length }) => length === rows[0]?.length)) return byHeader(rows) ?? byCells(rows);
  }
  return undefined;
}

function byHeader([header = [], ...rows]: readonly string[][]): PastedPerson[] | undefined {
  const at = (pattern: RegExp) => header.findIndex((cell) => pattern.test(cell));
  const [mail, whole, first, last] = [at(MAIL), at(WHOLE), at(FIRST), at(LAST)];
  if (rows.length === 0 || header.some((cell) => cell.includes('@')) || Math.max(mail, whole, first, last) < 0) return undefined;
  return rows.map((row) => {
    const parts = whole >= 0 ? [row[whole]] : [row[first], row[last]];
    return person(row[mail] ?? '', parts.filter(Boolean).join(' '));
  });
}

/** Without a header, there need to be several rows, each with one address and a name. */
function byCells(rows: readonly string[][]): PastedPerson[] | undefined {
  const people = rows.flatMap((row) => personInCells(row) ?? []);
  return rows.length > 1 && people.length === rows.length ? people : undefined;
}

/** Returns the person in two cells, if one is an address and the other one isn't. */
export function personInCells(cells: readonly string[]): PastedPerson | undefined {
  const [mail, second] = cells.filter((cell) => cell.includes('@'));
  const name = cells.find((cell) => !cell.includes('@'));
  if (cells.length !== 2 || mail === undefined || second !== undefined || name === undefined || mail.includes('<')) return undefined;
  return person(mail, name.trim());
}

function person(mail: string, name: string): PastedPerson {
  return mail.includes('@') ? { name, mail: cleanAddress(mail) } : { name: name || mail.trim(), mail: '' };
}
