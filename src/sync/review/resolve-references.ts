// Words in the place of an id, in new rows: an address, a name or a title that stands in a pulled tab is exchanged for the id
// there, as Catalog confirms it; one of a row that is to be created waits for that. What could be meant by several is refused.
import type { Field, Record_, Resource, Value } from '../../catalog/resource.ts';
import { decodeCell } from '../../tabs/cells/codec.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../../tabs/resource-for-tab.ts';
import { cellAt, readTab } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';
import type { Edit, Refused, RowChange, TabContents } from '../plan/row-change.ts';

export type Lookup = NonNullable<Field['finds']>;

/** A record that a pulled tab shows. */
export interface Known {
  resource: Resource;
  key: string;
  /** What the row shows under `take`. */
  value: Value;
  /** Its texts under `by`, in that order. */
  texts: string[];
}

interface Problem {
  what: string;
  todo: string;
}

/** Changes whose words were found, and the rows of the others. Throws CatalogError where Catalog cannot be read at all. */
export function resolveReferences(
  session: Session,
  readings: readonly TabContents[],
  changes: readonly RowChange[],
): { changes: RowChange[]; refused: Refused[] } {
  const refused: Refused[] = [];
  const books = new Map<Lookup, Index>();
  const bookOf = (finds: Lookup) => {
    const book = books.get(finds) ?? indexBy(knownRecords(session, finds, readings), finds);
    books.set(finds, book);
    return book;
  };
  const meant = new Map<Edit, Known>();
  const problems = new Map<Edit, Problem>();
  const awaited = new Map<Edit, RowChange>();
  for (const { edits } of changes) {
    for (const edit of edits) {
      const { finds } = edit.field;
      if (edit.words === undefined || !finds) continue;
      const found = bookOf(finds).byWords(edit.words);
      const [first] = found;
      const creates = first ? [] : createsOf(changes, finds, edit.words);
      if (found.length > 1) problems.set(edit, several(edit.words, found, finds));
      else if (first) meant.set(edit, first);
      else if (creates.length === 1 && creates[0]) awaited.set(edit, creates[0]);
      else problems.set(edit, creates.length > 1 ? twice(edit.words, creates) : unknown(edit.words, finds));
    }
  }
  const records = confirm(session, meant.values());

  const done = changes.flatMap((change): RowChange[] => {
    const names: string[] = [];
    let isRefused = false;
    const edits = change.edits.map((edit): Edit => {
      const { finds } = edit.field;
      if (!finds) return edit;
      const known = meant.get(edit);
      const create = awaited.get(edit);
      const taken = known && take(known, records.get(nameOf(known)), edit, finds);
      const problem = problems.get(edit) ?? (taken && 'what' in taken ? taken : undefined);
      if (problem) {
        isRefused = true;
        refused.push({ sheet: change.sheet, tab: change.tab, row: change.row, label: edit.field.label, ...problem });
      }
      const shown = known ?? (create ? undefined : bookOf(finds).byValue(edit.mine));
      names.push(create?.caption ?? (shown ? captionOf(shown) : ''));
      if (create) return { ...edit, dependsOn: create };
      return taken && 'value' in taken ? { ...edit, mine: taken.value } : edit;
    });
    if (isRefused) return [];
    const caption = names.filter(Boolean).join(', ');
    return [caption === '' ? change : { ...change, caption, edits }];
  });
  return { changes: done, refused };
}

/** The records of these resources in the pulled tabs of this Catalog, each once. */
export function knownRecords(session: Session, { resources, by, take }: Lookup, readings: readonly TabContents[] = []): Known[] {
  const known = new Map<string, Known>();
  const context = cellContext(session.workbook, session.document);
  for (const tab of readTabs(session.document)) {
    if (!resources.includes(tab.resource) || tab.part || tab.connection !== session.client.connection.id || tab.pulledAt === undefined)
      continue;
    const resource = resourceForTab(tab);
    const sheet = session.workbook.sheet(tab.sheet);
    const contents = readings.find((reading) => reading.contents.sheet.id === tab.sheet)?.contents ?? (sheet && readTab(sheet, resource));
    const field = resource.fields.find((each) => each.name === take);
    if (!contents || !field) continue;
    contents.keys.forEach((key, index) => {
      if (key === '') return;
      const meaning = decodeCell(field, cellAt(contents, index, take), context);
      const texts = by.map((name) => String(cellAt(contents, index, name)).trim());
      const one: Known = { resource, key, value: meaning.ok ? meaning.value : null, texts };
      known.set(nameOf(one), one);
    });
  }
  return Array.from(known.values());
}

/** How words stand for the records of a field. */
export function findsOf({ name, fields }: Resource, field: string): Lookup {
  const finds = fields.find((each) => each.name === field)?.finds;
  if (!finds) throw new Error(`${name}.${field} finds nothing`);
  return finds;
}

/** Who is meant by some words. */
export interface Index {
  /** All that the words could mean. */
  byWords(words: string): Known[];
  byValue(value: Value): Known | undefined;
}

export function indexBy(known: readonly Known[], { by }: Lookup): Index {
  const byText = by.map((_, at) => {
    const ofText = new Map<string, Known[]>();
    for (const one of known) {
      const text = normalizeText(one.texts[at] ?? '');
      const others = ofText.get(text);
      if (others) others.push(one);
      else if (text !== '') ofText.set(text, [one]);
    }
    return ofText;
  });
  const byValue = new Map(known.map((one) => [one.value, one]));
  return {
    byWords(words) {
      const text = normalizeText(words);
      return byText.map((ofText) => ofText.get(text) ?? []).find((found) => found.length > 0) ?? [];
    },
    byValue: (value) => (value === null ? undefined : byValue.get(value)),
  };
}

/** Words as they are compared: of `Ada <ada@example.org>` the address; case and the number of spaces mean nothing. */
export function normalizeText(words: string): string {
  return (/<([^<>]+)>\s*$/.exec(words)?.[1] ?? words).trim().replace(/\s+/g, ' ').toLowerCase();
}

/** How people call it: by name or title where there is one. */
export function captionOf({ texts }: Known): string {
  return [...texts].reverse().find((text) => text !== '') ?? '';
}

/** New rows of the same review that the words mean. */
function createsOf(changes: readonly RowChange[], { resources, by }: Lookup, words: string): RowChange[] {
  const text = normalizeText(words);
  const fits = (change: RowChange, name: string) =>
    change.edits.some(({ field, mine }) => field.name === name && normalizeText(String(mine)) === text);
  const creates = changes.filter(({ operation, resource }) => operation === 'create' && resources.includes(resource.name));
  return by.map((name) => creates.filter((change) => fits(change, name))).find((found) => found.length > 0) ?? [];
}

/** The records as Catalog holds them now; nothing for those that this key may not read one by one. */
function confirm(session: Session, meant: Iterable<Known>): Map<string, Record_ | 'gone'> {
  const records = new Map<string, Record_ | 'gone'>();
  const once = Array.from(new Map(Array.from(meant, (known) => [nameOf(known), known])).values());
  for (const resource of new Set(once.map((known) => known.resource))) {
    const ofResource = once.filter((known) => known.resource === resource);
    const keys = ofResource.map((known) => known.key);
    session.client.readMany(resource, keys).forEach((answer, index) => {
      const known = ofResource[index];
      if ('failed' in answer && !['forbidden', 'refused'].includes(answer.failed.code)) throw answer.failed;
      if (known && !('failed' in answer)) records.set(nameOf(known), 'gone' in answer ? 'gone' : answer.found.values);
    });
  }
  return records;
}

/** What is sent for a record; where Catalog knows it by other words than its row, nobody can be sure what is meant. */
function take(known: Known, record: Record_ | 'gone' | undefined, { words = '' }: Edit, finds: Lookup): { value: Value } | Problem {
  const { title, one } = known.resource;
  const todo = `Refresh ${title}, then review again.`;
  if (record === 'gone') return { what: `“${words.trim()}” is a ${one} that no longer exists in Catalog`, todo };
  const text = normalizeText(words);
  if (record && !finds.by.some((name) => normalizeText(String(record[name] ?? '')) === text))
    return { what: `“${words.trim()}” doesn’t match ${one} ${known.key} in Catalog`, todo };
  const value = record ? (record[finds.take] ?? null) : known.value;
  return value === null ? { what: `“${words.trim()}” is a ${one} without this ID`, todo } : { value };
}

function unknown(words: string, { resources }: Lookup): Problem {
  const titles = resources.map((name) => resourceOf(name).title);
  const creatable = resources.map(resourceOf).filter(({ writes }) => writes.create);
  const create = creatable.map(({ title }) => `a new ${title} row and the Action “create”`).join(', or ');
  return {
    what: `“${words.trim()}” wasn’t found in ${titles.join(' or ')}`,
    todo: `Refresh ${titles.join(' and ')}${create ? `, or create it first with ${create}` : ''}.`,
  };
}

function several(words: string, found: readonly Known[], { take }: Lookup): Problem {
  const shown = found
    .slice(0, 5)
    .map(({ resource, value, texts }) => [String(value ?? `no ${labelOf(resource, take)}`), ...texts].filter(Boolean).join(' '));
  const more = found.length > shown.length ? ` and ${found.length - shown.length} more` : '';
  return { what: `“${words.trim()}” matches more than one record: ${shown.join(', ')}${more}`, todo: 'Enter the ID.' };
}

function labelOf({ fields }: Resource, name: string): string {
  return fields.find((field) => field.name === name)?.label ?? name;
}

function twice(words: string, creates: readonly RowChange[]): Problem {
  const rows = creates.map(({ tab, row }) => `row ${row} of “${tab}”`);
  return { what: `“${words.trim()}” would be created twice: ${rows.join(', ')}`, todo: 'Delete one of these rows.' };
}

function nameOf({ resource, key }: Known): string {
  return `${resource.name} ${key}`;
}
