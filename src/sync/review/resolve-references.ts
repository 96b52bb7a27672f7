// References in new rows. The pulled tabs say which record a text means, and Catalog confirms it. A record that the same review creates
// gives its ID later.
import { noun, say } from '../../base/say.ts';
import { RESOURCE } from '../../catalog/directories.ts';
import type { Record_, Value } from '../../catalog/resource.ts';
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
import type { Edit, Refused, RowChange, TabContents } from '../plan/row-change.ts';
import { createsOf, findReferences, idOf, type ListedReference, type Problem, type Reference, wordsOf } from './find-references.ts';
import { subjectCaption, unnamedLearner } from './learner-names.ts';

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

/** Puts IDs in the place of texts, and names each row after the records it refers to. A row with one unresolved text is refused. */
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
