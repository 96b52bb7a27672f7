// What a text in the place of an ID means: an email address, a name, or a title of a record, or of a new row of the same review. A text
// that could mean several is refused. Pure.
import { saidHere, say } from '../../base/say.ts';
import type { Resource } from '../../catalog/resource.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import { captionOf, type Index, identityOf, type Known, type Lookup, normalizeText } from '../names/reference-index.ts';
import type { Edit, RowChange, TypedName } from '../plan/row-change.ts';

/** What a text means: a record of a pulled tab, a new row of the same review, or no single one of them. */
export type Reference = { record: Known } | { create: RowChange } | { list: readonly ListedReference[] } | Problem;

/** One of several texts and IDs in a cell. */
export type ListedReference = { id: number } | { record: Known; words: string };

export interface Problem {
  what: string;
  todo: string;
  /** The header of the column, if it isn't that of the ID. */
  label?: string;
}

/** Returns what each text in the place of an ID means. */
export function findReferences(changes: readonly RowChange[], indexOf: (lookup: Lookup) => Index): Map<Edit, Reference> {
  const references = new Map<Edit, Reference>();
  for (const edit of changes.flatMap(({ edits }) => edits)) {
    const { finds } = edit.field;
    if (!finds || (edit.words === undefined && !edit.alsoTyped)) continue;
    const reference = referenceOfCell(edit, finds, indexOf(finds), changes);
    if (reference) references.set(edit, reference);
  }
  return references;
}

function referenceOfCell(edit: Edit, lookup: Lookup, index: Index, changes: readonly RowChange[]): Reference | undefined {
  const { field, words = '', alsoTyped } = edit;
  if (field.kind === 'ids') return referencesOf(words, lookup, index);
  return alsoTyped ? referenceOfSeveral(edit, lookup, index, changes) : referenceOf(words, lookup, index, changes);
}

/** Returns all texts of an edit that stand for its records. */
export function wordsOf({ field, words, alsoTyped = [] }: Edit, byWords: Index['byWords']): string[] {
  const own = words === undefined ? [] : field.kind === 'ids' ? partsOf(words, byWords).filter((part) => !isId(part)) : [words];
  return [...own, ...alsoTyped.map((typed) => typed.words)];
}

/** Returns the ID that is entered as such. */
export function idOf({ words, mine }: Edit): string[] {
  return words === undefined && mine !== null ? [mine].flat().map(String) : [];
}

const isId = (text: string) => /^\d{1,15}$/.test(text);

/** Returns the texts in a cell that takes several. A comma can also stand between last and first name. */
function partsOf(words: string, byWords: Index['byWords']): string[] {
  const parts = words.split(/[;\n]/).flatMap((part) => (byWords(part).length > 0 ? [part] : part.split(',')));
  return parts.flatMap((part) => part.trim() || []);
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
export function createsOf(changes: readonly RowChange[], { resources, by }: Lookup, words: string): RowChange[] {
  const text = normalizeText(words);
  const fits = (change: RowChange, name: string) =>
    change.edits.some(({ field, mine }) => field.name === name && normalizeText(String(mine)) === text);
  const creates = changes.filter(({ operation, resource }) => operation === 'create' && resources.includes(resource.name));
  return by.map((name) => creates.filter((change) => fits(change, name))).find((found) => found.length > 0) ?? [];
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
