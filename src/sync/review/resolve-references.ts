// References in new rows: an email address, a name, or a title in the place of an ID. The pulled tabs say which record is meant, and
// Catalog confirms it. A record that the same review creates gives its ID later. A text that could mean several is refused.
import { noun, saidHere, say } from '../../base/say.ts';
import { RESOURCE } from '../../catalog/directories.ts';
import type { Record_, Resource, Value } from '../../catalog/resource.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { findIds, findInCatalog } from '../names/find-in-catalog.ts';
import {
  captionOf,
  type Index,
  identityOf,
  indexBy,
  type Known,
  knownFrom,
  knownRecords,
  type Lookup,
  normalizeText,
} from '../names/reference-index.ts';
import { captionText } from '../plan/caption.ts';
import type { Edit, Refused, RowChange, TabContents, TypedName } from '../plan/row-change.ts';
import { subjectCaption, unnamedLearner } from './learner-names.ts';

/** What a text means: a record of a pulled tab, a new row of the same review, or no single one of them. */
export type Reference = { record: Known } | { create: RowChange } | { list: readonly ListedReference[] } | Problem;

/** One of several texts and IDs in a cell. */
type ListedReference = { id: number } | { record: Known; words: string };

interface Problem {
  what: string;
  todo: string;
  /** The header of the column, if it isn't that of the ID. */
  label?: string;
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
    const index = indexes.get(lookup) ?? indexOfAll(session, lookup, { tabs, changes });
    indexes.set(lookup, index);
    return index;
  };
  const references = findReferences(changes, indexOf);
  const records = Array.from(references.values()).flatMap(recordsIn);
  return applyReferences(changes, { references, present: readPresent(session, records), indexOf });
}

function recordsIn(reference: Reference): Known[] {
  if ('list' in reference) return reference.list.flatMap((each) => ('record' in each ? each.record : []));
  return 'record' in reference ? [reference.record] : [];
}

/**
 * Returns the index of what the tabs and the name cache know, and of what Catalog has for words that neither of them knows. Only Catalog
 * says whose an ID is: cells and the cache can be edited.
 */
function indexOfAll(
  session: Session,
  lookup: Lookup,
  { tabs, changes }: { tabs: readonly TabContents[]; changes: readonly RowChange[] },
): Index {
  const known = knownRecords(session, lookup, tabs);
  const { byWords } = indexBy(known, lookup);
  const edits = changes.flatMap((change) => change.edits.filter(({ field }) => field.finds === lookup));
  const unknown = edits
    .flatMap((edit) => wordsOf(edit, byWords))
    .filter((words) => byWords(words).length === 0 && createsOf(changes, lookup, words).length === 0);
  const named = findIds(session, lookup, Array.from(new Set(edits.flatMap(idOf))));
  const found = unknown.length > 0 ? findInCatalog(session, lookup, unknown) : [];
  return { byWords: indexBy([...known, ...found, ...named], lookup).byWords, byValue: indexBy(named, lookup).byValue };
}

/** Returns the ID that is entered as such. */
function idOf({ words, mine }: Edit): string[] {
  return words === undefined && mine !== null ? [mine].flat().map(String) : [];
}

/** Returns all texts of an edit that stand for its records. */
function wordsOf({ field, words, alsoTyped = [] }: Edit, byWords: Index['byWords']): string[] {
  const own = words === undefined ? [] : field.kind === 'ids' ? partsOf(words, byWords).filter((part) => !isId(part)) : [words];
  return [...own, ...alsoTyped.map((typed) => typed.words)];
}

const isId = (text: string) => /^\d{1,15}$/.test(text);

/** Returns the texts in a cell that takes several. A comma can also stand between last and first name. */
function partsOf(words: string, byWords: Index['byWords']): string[] {
  const parts = words.split(/[;\n]/).flatMap((part) => (byWords(part).length > 0 ? [part] : part.split(',')));
  return parts.flatMap((part) => part.trim() || []);
}

/** Returns what each text in the place of an ID means. Pure. */
export function findReferences(changes: readonly RowChange[], indexOf: Resolution['indexOf']): Map<Edit, Reference> {
  const references = new Map<Edit, Reference>();
  for (const edit of changes.flatMap(({ edits }) => edits)) {
    const { finds } = edit.field;
    if (!finds || (edit.words === undefined && !edit.alsoTyped)) continue;
    const reference =
      edit.field.kind === 'ids'
        ? referencesOf(edit.words ?? '', finds, indexOf(finds))
        : edit.alsoTyped
          ? referenceOfSeveral(edit, finds, indexOf(finds), changes)
          : referenceOf(edit.words ?? '', finds, indexOf(finds), changes);
    if (reference) references.set(edit, reference);
  }
  return references;
}

/** Returns what the texts and IDs in a cell mean, or the first problem among them. They stand for records that Catalog has. */
function referencesOf(words: string, lookup: Lookup, index: Index): Reference {
  const list: ListedReference[] = [];
  for (const part of partsOf(words, index.byWords)) {
    const reference = isId(part) ? { id: Number(part) } : referenceOf(part, lookup, index, []);
    if ('what' in reference) return reference;
    if ('id' in reference) list.push(reference);
    else if ('record' in reference) list.push({ record: reference.record, words: part });
  }
  return { list };
}

/** Returns what an ID and the texts next to it mean together, or a problem if they mean different records. Undefined if the ID is enough. */
function referenceOfSeveral(edit: Edit, lookup: Lookup, index: Index, changes: readonly RowChange[]): Reference | undefined {
  const { field, words, typedIn = field.label, alsoTyped = [], mine } = edit;
  const typed = [...(words === undefined ? [] : [{ label: typedIn, words }]), ...alsoTyped];
  const meant = typed.map((each) => ({
    ...each,
    reference: referenceOf(each.words, lookup, index, changes),
    records: index.byWords(each.words),
  }));
  const unclear = meant.find(({ reference, records }) => 'what' in reference && records.length === 0);
  if (unclear && 'what' in unclear.reference) return { ...unclear.reference, label: unclear.label };
  const [first, ...others] = meant;
  if (!first) return undefined;
  if (words === undefined) {
    const other = meant.find(({ records }) => !records.some(({ value }) => value === mine));
    const own = index.byValue(mine);
    return other && contradiction(other, { label: field.label, words: captionOf(own) || String(mine) });
  }
  const other = others.find((each) => !isSameReference(first, each));
  if (other) return contradiction(first, other);
  const common = first.records.filter((record) =>
    others.every(({ records }) => records.some((each) => identityOf(each) === identityOf(record))),
  );
  return common.length === 1 && common[0]
    ? { record: common[0] }
    : { ...first.reference, ...('what' in first.reference ? { label: first.label } : {}) };
}

interface Meant {
  reference: Reference;
  records: readonly Known[];
}

/** Returns whether two texts can mean one record: one that both find, or the same new row. */
function isSameReference(a: Meant, b: Meant): boolean {
  if ('create' in a.reference || 'create' in b.reference)
    return 'create' in a.reference && 'create' in b.reference && a.reference.create === b.reference.create;
  return a.records.some((one) => b.records.some((other) => identityOf(one) === identityOf(other)));
}

function contradiction(one: TypedName, other: TypedName): Problem {
  return { label: one.label, what: say`is “${one.words}”, but ${other.label} is ${other.words}`, todo: say`Clear one of them.` };
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
      const { sheet, tab, row, key } = change;
      const title = captionText(change.resource, change);
      const resolved = resolveEdit(edit, resolution);
      const label = edit.typedIn ?? edit.field.label;
      return 'what' in resolved ? [{ sheet, tab, row, key, title, label, field: edit.field.name, typed: edit.words, ...resolved }] : [];
    }),
  );
  const resolved = changes.flatMap((change): RowChange[] => {
    const results = change.edits.map((edit) => resolveEdit(edit, resolution));
    const edits = results.filter((result): result is Edit => 'field' in result);
    if (edits.length < results.length) return [];
    const caption = captionFor(change, resolution);
    // A row without references stays the same object: `dependsOn` of another row compares it by identity.
    const isSame = caption === '' && edits.every((edit, index) => edit === change.edits[index]);
    return [isSame ? change : { ...change, caption: caption || change.caption, edits }];
  });
  return { changes: resolved, refused };
}

/** Returns how a new row is named: after the learner and the listing that it refers to, or else after all that it refers to. */
function captionFor({ resource: { subject }, edits }: RowChange, resolution: Resolution): string {
  const isLearner = ({ field }: Edit) => field.name === subject?.learner;
  const captionsOf = (some: readonly Edit[]) => some.map((edit) => referencedCaption(edit, resolution)).filter((caption) => caption !== '');
  const learners = captionsOf(edits.filter(isLearner));
  const others = captionsOf(edits.filter((edit) => !isLearner(edit)));
  const unnamed = learners.length === 0 && others.length > 0 ? edits.filter(isLearner).flatMap(idOf) : [];
  return subjectCaption([...learners, ...unnamed.map(unnamedLearner)], others.join(', '));
}

function resolveEdit(edit: Edit, { references, present }: Resolution): Edit | Problem {
  const { finds } = edit.field;
  const reference = references.get(edit);
  if (!reference || !finds) return edit;
  if ('what' in reference) return reference;
  if ('create' in reference) return { ...edit, dependsOn: reference.create };
  if ('list' in reference) return resolveList(edit, finds, reference.list, present);
  const { record } = reference;
  const taken = take(record, present.get(identityOf(record)), edit, finds);
  return 'what' in taken ? taken : { ...edit, mine: taken.value };
}

/** Returns an edit with the IDs of a list, each once. */
function resolveList(edit: Edit, lookup: Lookup, list: readonly ListedReference[], present: Resolution['present']): Edit | Problem {
  const taken = list.map((each) =>
    'id' in each ? { value: each.id } : take(each.record, present.get(identityOf(each.record)), { words: each.words }, lookup),
  );
  const problem = taken.find((each) => 'what' in each);
  if (problem && 'what' in problem) return problem;
  const ids = taken.flatMap((each) => ('value' in each && each.value !== null ? Number(each.value) : []));
  return { ...edit, mine: Array.from(new Set(ids)).sort((a, b) => a - b) };
}

function referencedCaption(edit: Edit, { references, present, indexOf }: Resolution): string {
  const { finds } = edit.field;
  const reference = references.get(edit);
  if (!finds || (reference && 'what' in reference)) return '';
  if (reference && 'create' in reference) return reference.create.caption;
  if (edit.field.kind === 'ids') return '';
  if (!reference) return captionOf(indexOf(finds).byValue(edit.mine));
  if ('list' in reference) return '';
  const { record } = reference;
  const now = present.get(identityOf(record));
  return captionOf(typeof now === 'object' ? knownFrom(finds, { ...now, [RESOURCE]: record.resource.name }) : record);
}

/** Returns what is sent for a record. If Catalog has other texts for it than its row, the row could mean another record. */
function take(
  known: Known,
  record: Record_ | 'gone' | undefined,
  { words = '' }: Pick<Edit, 'words'>,
  lookup: Lookup,
): { value: Value } | Problem {
  const { title, one } = known.resource;
  const todo = say`Refresh ${title}, then review again.`;
  if (record === 'gone') return { what: say`“${words.trim()}” is a ${noun(one)} that no longer exists in Catalog`, todo };
  const text = normalizeText(words);
  if (record && !lookup.by.some((name) => normalizeText(String(record[name] ?? '')) === text))
    return { what: say`“${words.trim()}” doesn’t match ${noun(one)} ${known.key} in Catalog`, todo };
  const value = record ? (record[lookup.take] ?? null) : known.value;
  return value === null ? { what: say`“${words.trim()}” is a ${noun(one)} without this ID`, todo } : { value };
}

function notFound(words: string, { resources }: Lookup): Problem {
  const titles = resources.map((name) => resourceOf(name).title);
  const creatable = resources.map(resourceOf).filter(({ writes }) => writes.create);
  const creating = creatable.map(({ title }) => title);
  const or = (names: readonly string[]) => names.reduce((some, name) => say`${some} or ${name}`);
  const all = titles.reduce((some, name) => say`${some} and ${name}`);
  return {
    what: say`“${words.trim()}” wasn’t found in ${or(titles)}`,
    todo:
      creating.length > 0
        ? say`Refresh ${all}. Or create it first, with a new ${or(creating)} row and the Action “${saidHere('create')}”.`
        : say`Refresh ${all}.`,
  };
}

function ambiguous(words: string, records: readonly Known[], { take }: Lookup): Problem {
  const shown = records
    .slice(0, 5)
    .map(({ resource, value, texts }) => [String(value ?? say`no ${labelOf(resource, take)}`), ...texts].filter(Boolean).join(' '));
  const more = records.length - shown.length;
  const what =
    more > 0
      ? say`“${words.trim()}” matches more than one record: ${shown.join(', ')} and ${more} more`
      : say`“${words.trim()}” matches more than one record: ${shown.join(', ')}`;
  return { what, todo: say`Enter the ID.` };
}

function labelOf({ fields }: Resource, name: string): string {
  return fields.find((field) => field.name === name)?.label ?? name;
}

function createdTwice(words: string, creates: readonly RowChange[]): Problem {
  const rows = creates.map(({ tab, row }) => say`row ${row} of “${tab}”`);
  return { what: say`“${words.trim()}” would be created twice: ${rows.join(', ')}`, todo: say`Delete one of these rows.` };
}
