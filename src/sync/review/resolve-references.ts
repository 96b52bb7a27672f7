// References in new rows: an email address, a name, or a title in the place of an ID. The pulled tabs say which record is meant, and
// Catalog confirms it. A record that the same review creates gives its ID later. A text that could mean several is refused.
import type { Record_, Resource, Value } from '../../catalog/resource.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import type { Edit, Refused, RowChange, TabContents } from '../plan/row-change.ts';
import { captionOf, type Index, identityOf, indexBy, type Known, knownRecords, type Lookup, normalizeText } from './reference-index.ts';

/** What a text means: a record of a pulled tab, a new row of the same review, or no single one of them. */
export type Reference = { record: Known } | { create: RowChange } | Problem;

interface Problem {
  what: string;
  todo: string;
}

/** What is known of the references of a review. */
export interface Resolution {
  references: ReadonlyMap<Edit, Reference>;
  /** The referenced records as Catalog has them now. Records that this key can't read one by one are missing. */
  present: ReadonlyMap<string, Record_ | 'gone'>;
  indexOf(lookup: Lookup): Index;
}

/** Returns the changes whose references were resolved, and the rows of the others. Throws CatalogError if Catalog can't be read at all. */
export function resolveReferences(
  session: Session,
  tabs: readonly TabContents[],
  changes: readonly RowChange[],
): { changes: RowChange[]; refused: Refused[] } {
  const indexes = new Map<Lookup, Index>();
  const indexOf = (lookup: Lookup) => {
    const index = indexes.get(lookup) ?? indexBy(knownRecords(session, lookup, tabs), lookup);
    indexes.set(lookup, index);
    return index;
  };
  const references = findReferences(changes, indexOf);
  const records = Array.from(references.values()).flatMap((reference) => ('record' in reference ? reference.record : []));
  return applyReferences(changes, { references, present: readPresent(session, records), indexOf });
}

/** Returns what each text in the place of an ID means. Pure. */
export function findReferences(changes: readonly RowChange[], indexOf: Resolution['indexOf']): Map<Edit, Reference> {
  const references = new Map<Edit, Reference>();
  for (const edit of changes.flatMap(({ edits }) => edits)) {
    const { finds } = edit.field;
    if (edit.words !== undefined && finds) references.set(edit, referenceOf(edit.words, finds, indexOf(finds), changes));
  }
  return references;
}

function referenceOf(words: string, lookup: Lookup, index: Index, changes: readonly RowChange[]): Reference {
  const records = index.byWords(words);
  if (records.length > 1) return ambiguous(words, records, lookup);
  if (records[0]) return { record: records[0] };
  const creates = createsOf(changes, lookup, words);
  if (creates.length > 1) return createdTwice(words, creates);
  return creates[0] ? { create: creates[0] } : notFound(words, lookup);
}

/** Returns the new rows of the same review that a text means. */
function createsOf(changes: readonly RowChange[], { resources, by }: Lookup, words: string): RowChange[] {
  const text = normalizeText(words);
  const fits = (change: RowChange, name: string) =>
    change.edits.some(({ field, mine }) => field.name === name && normalizeText(String(mine)) === text);
  const creates = changes.filter(({ operation, resource }) => operation === 'create' && resources.includes(resource.name));
  return by.map((name) => creates.filter((change) => fits(change, name))).find((found) => found.length > 0) ?? [];
}

function readPresent(session: Session, records: readonly Known[]): Resolution['present'] {
  const present = new Map<string, Record_ | 'gone'>();
  const unique = Array.from(new Map(records.map((known) => [identityOf(known), known])).values());
  for (const resource of new Set(unique.map((known) => known.resource))) {
    const ofResource = unique.filter((known) => known.resource === resource);
    const keys = ofResource.map((known) => known.key);
    session.client.readMany(resource, keys).forEach((result, index) => {
      const known = ofResource[index];
      if ('failed' in result && !['forbidden', 'refused'].includes(result.failed.code)) throw result.failed;
      if (known && !('failed' in result)) present.set(identityOf(known), 'gone' in result ? 'gone' : result.found.values);
    });
  }
  return present;
}

/** Puts IDs in the place of texts, and names each row after the records it refers to. A row with one unresolved text is refused. Pure. */
export function applyReferences(changes: readonly RowChange[], resolution: Resolution): { changes: RowChange[]; refused: Refused[] } {
  const refused = changes.flatMap((change) =>
    change.edits.flatMap((edit): Refused[] => {
      const { sheet, tab, row } = change;
      const resolved = resolveEdit(edit, resolution);
      return 'what' in resolved ? [{ sheet, tab, row, label: edit.field.label, ...resolved }] : [];
    }),
  );
  const resolved = changes.flatMap((change): RowChange[] => {
    const results = change.edits.map((edit) => resolveEdit(edit, resolution));
    const edits = results.filter((result): result is Edit => 'field' in result);
    if (edits.length < results.length) return [];
    const caption = change.edits
      .map((edit) => referencedCaption(edit, resolution))
      .filter(Boolean)
      .join(', ');
    // A row without references stays the same object: `dependsOn` of another row compares it by identity.
    return [caption === '' ? change : { ...change, caption, edits }];
  });
  return { changes: resolved, refused };
}

function resolveEdit(edit: Edit, { references, present }: Resolution): Edit | Problem {
  const { finds } = edit.field;
  const reference = references.get(edit);
  if (!reference || !finds) return edit;
  if ('what' in reference) return reference;
  if ('create' in reference) return { ...edit, dependsOn: reference.create };
  const { record } = reference;
  const taken = take(record, present.get(identityOf(record)), edit, finds);
  return 'what' in taken ? taken : { ...edit, mine: taken.value };
}

function referencedCaption(edit: Edit, { references, indexOf }: Resolution): string {
  const { finds } = edit.field;
  const reference = references.get(edit);
  if (!finds || (reference && 'what' in reference)) return '';
  if (reference && 'create' in reference) return reference.create.caption;
  const known = reference ? reference.record : indexOf(finds).byValue(edit.mine);
  return known ? captionOf(known) : '';
}

/** Returns what is sent for a record. If Catalog has other texts for it than its row, the row could mean another record. */
function take(known: Known, record: Record_ | 'gone' | undefined, { words = '' }: Edit, lookup: Lookup): { value: Value } | Problem {
  const { title, one } = known.resource;
  const todo = `Refresh ${title}, then review again.`;
  if (record === 'gone') return { what: `“${words.trim()}” is a ${one} that no longer exists in Catalog`, todo };
  const text = normalizeText(words);
  if (record && !lookup.by.some((name) => normalizeText(String(record[name] ?? '')) === text))
    return { what: `“${words.trim()}” doesn’t match ${one} ${known.key} in Catalog`, todo };
  const value = record ? (record[lookup.take] ?? null) : known.value;
  return value === null ? { what: `“${words.trim()}” is a ${one} without this ID`, todo } : { value };
}

function notFound(words: string, { resources }: Lookup): Problem {
  const titles = resources.map((name) => resourceOf(name).title);
  const creatable = resources.map(resourceOf).filter(({ writes }) => writes.create);
  const create = creatable.map(({ title }) => `a new ${title} row and the Action “create”`).join(', or ');
  return {
    what: `“${words.trim()}” wasn’t found in ${titles.join(' or ')}`,
    todo: `Refresh ${titles.join(' and ')}${create ? `, or create it first with ${create}` : ''}.`,
  };
}

function ambiguous(words: string, records: readonly Known[], { take }: Lookup): Problem {
  const shown = records
    .slice(0, 5)
    .map(({ resource, value, texts }) => [String(value ?? `no ${labelOf(resource, take)}`), ...texts].filter(Boolean).join(' '));
  const more = records.length > shown.length ? ` and ${records.length - shown.length} more` : '';
  return { what: `“${words.trim()}” matches more than one record: ${shown.join(', ')}${more}`, todo: 'Enter the ID.' };
}

function labelOf({ fields }: Resource, name: string): string {
  return fields.find((field) => field.name === name)?.label ?? name;
}

function createdTwice(words: string, creates: readonly RowChange[]): Problem {
  const rows = creates.map(({ tab, row }) => `row ${row} of “${tab}”`);
  return { what: `“${words.trim()}” would be created twice: ${rows.join(', ')}`, todo: 'Delete one of these rows.' };
}
