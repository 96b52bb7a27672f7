// Names for changes of a learner in a listing. Their records have no name of their own, so Catalog is asked for them, once for each
// learner and all at the same time. The name cache is in a sheet that everyone can edit, so it can't say whose change is reviewed.
import { sayHere } from '../../base/say.ts';
import { directories } from '../../catalog/directories.ts';
import { isBlank } from '../../catalog/records/parse-record.ts';
import type { Record_ } from '../../catalog/resource.ts';
import { personalAnswer } from '../../tabs/memory/personal-data.ts';
import type { Session } from '../jobs/session.ts';
import { readById } from '../names/read-names.ts';
import type { RowChange } from '../plan/row-change.ts';

/** Learners that one review asks for. The others are named by their Canvas user ID. */
const MAX_LEARNERS = 100;
const MAX_NAMED = 3;

/** A change, and its record as just read. */
export interface ReadChange {
  change: RowChange;
  record: Record_;
}

/** Returns captions that name learner and listing, for the changes whose resource has both. A name that this key can't read is an ID. */
export function learnerCaptions(session: Session, changes: readonly ReadChange[]): Map<RowChange, string> {
  const concerned = changes.filter(({ change }) => learnersOf(change, {}) !== undefined);
  const unnamed = concerned.filter(({ change, record }) => isBlank(record[change.resource.subject?.name ?? '']));
  const names = readNames(
    session,
    unnamed.flatMap(({ change, record }) => learnersOf(change, record) ?? []),
  );
  return new Map(concerned.map(({ change, record }) => [change, captionFor(change, record, names)]));
}

/** Returns the Canvas IDs of a change's learners, or `undefined` if its Action isn't about learners. */
function learnersOf({ resource: { subject }, operation, edits }: RowChange, record: Record_): string[] | undefined {
  if (!subject || (subject.for && !subject.for.includes(operation))) return undefined;
  const value = edits.find(({ field }) => field.name === subject.learner)?.mine ?? record[subject.learner];
  if (isBlank(value)) return [];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(String);
}

function captionFor(change: RowChange, record: Record_, names: ReadonlyMap<string, string>): string {
  const { subject } = change.resource;
  const listing = String(record[subject?.listing ?? ''] ?? '');
  const name = String(record[subject?.name ?? ''] ?? '');
  const learners = name === '' ? (learnersOf(change, record) ?? []).map((id) => names.get(id) ?? unnamedLearner(id)) : [name];
  const more = learners.length > MAX_NAMED ? [sayHere`${learners.length - MAX_NAMED} more learners`] : [];
  return subjectCaption([...learners.slice(0, MAX_NAMED), ...more], listing) || change.caption;
}

/** Returns names by Canvas ID, as far as this key can read them and personal data is included in this file. */
function readNames(session: Session, ids: readonly string[]): Map<string, string> {
  if (personalAnswer(session.document) !== 'with') return new Map();
  const wanted = Array.from(new Set(ids)).slice(0, MAX_LEARNERS);
  // A key that can't read users can still drop them. The caption then shows the ID.
  const { records } = readById(session.client, directories.people, wanted);
  return new Map(
    records.flatMap(({ canvas_user_id: id, user_name: name }): [string, string][] => (isBlank(name) ? [] : [[String(id), String(name)]])),
  );
}

/** Returns how a change of learners in a listing is named, such as `Ada Lovelace in Botany`. */
export function subjectCaption(learners: readonly string[], listing: string): string {
  return learners.length > 0 && listing !== '' ? sayHere`${learners.join(', ')} in ${listing}` : learners.join(', ') || listing;
}

/** Returns how a learner is shown whose name can't be read. */
export function unnamedLearner(id: string): string {
  return sayHere`Canvas user ${id}`;
}
