// Columns that no release names: for the fields that each catalog defines for itself, found while reading, labeled by the
// catalogs, and stored with the tab.

import { bytesOf, cutTo, fitting } from '../../base/property-size.ts';
import { count, say } from '../../base/say.ts';
import { type CustomField, customName, customNamesIn, isCustom, isUsable } from '../../catalog/custom-fields.ts';
import type { Found } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';
import { readLabels } from '../names/chosen-fields.ts';

/** More aren't stored with a tab, because a property holds 9 KB: with filters and what else a tab stores. */
const MAX_CUSTOM_FIELDS = 90;
const MAX_CUSTOM_BYTES = 4_000;
/** A header shows this much of a label. */
const MAX_LABEL_LENGTH = 100;
/** The names that a note about fields that were left out shows. */
const MAX_NAMED = 3;

/** Returns the custom fields of a tab after a pull: those that it knew, then new ones that the records have. */
export function findCustom(session: Session, resource: Resource, found: Found, tab: TabEntry | undefined): CustomField[] {
  const known = tab?.custom ?? [];
  if (!resource.custom) return [];
  const fresh = newNames(resource, found, known).filter(isUsable);
  if (fresh.length === 0) return known;
  const { definitions } = resource.custom;
  const labels = definitions === undefined ? new Map<string, string>() : readLabels(session, definitions);
  const labeled = fresh.map((name) => ({ name, label: cutTo(labels.get(name) ?? name, MAX_LABEL_LENGTH) }));
  const room = Math.max(0, MAX_CUSTOM_FIELDS - known.length);
  return [...known, ...fitting(labeled.slice(0, room), MAX_CUSTOM_BYTES - bytesOf(JSON.stringify(known)))];
}

/** Returns what a pull says about custom fields that have no column, or a cut label in their new one. */
export function customNotes(resource: Resource, found: Found, custom: readonly CustomField[], tab: TabEntry | undefined): string[] {
  if (!resource.custom) return [];
  const one = resource.custom.definitions === undefined ? 'setting' : 'user-defined field';
  const known = (tab?.custom ?? []).map(({ name }) => name);
  const cut = custom.filter(({ name, label }) => label.length > MAX_LABEL_LENGTH && !known.includes(name)).length;
  const leftOut = newNames(resource, found, custom);
  const named = leftOut.slice(0, MAX_NAMED).map((name) => cutTo(name, 30));
  return [...(cut > 0 ? [cutNote(cut, one)] : []), ...(leftOut.length > 0 ? [leftOutNote(leftOut.length, one, listed(named))] : [])];
}

function cutNote(cut: number, one: string): string {
  return cut === 1
    ? say`${count(cut, one)} has a label that’s too long. Its header is cut.`
    : say`${count(cut, one)} have labels that are too long. Their headers are cut.`;
}

function leftOutNote(leftOut: number, one: string, named: string): string {
  if (leftOut > MAX_NAMED) return say`Left out ${count(leftOut, one)}, such as ${named}. A tab can’t hold them.`;
  return leftOut === 1
    ? say`Left out ${count(leftOut, one)}: ${named}. A tab can’t hold it.`
    : say`Left out ${count(leftOut, one)}: ${named}. A tab can’t hold them.`;
}

function listed(names: readonly string[]): string {
  const [first = '', second = '', third] = names;
  if (third !== undefined) return say`${first}, ${second}, and ${third}`;
  return names.length === 2 ? say`${first} and ${second}` : first;
}

/** Returns the names in the records that neither the tab knows nor a field of the resource reads, in order. */
function newNames({ custom, fields }: Resource, found: Found, known: readonly CustomField[]): string[] {
  const names = new Set<string>();
  for (const { values } of found.values()) for (const name of customNamesIn(Object.keys(values))) names.add(name);
  for (const { name } of known) names.delete(name);
  const bag = custom?.path[0];
  for (const { read = [] } of fields) if (read[0] === bag) names.delete(read[1] ?? '');
  return Array.from(names).sort();
}

/**
 * Returns the records with null for each custom field that they lack. A list is read before all custom fields are known, and a
 * field that a record could have is empty, not unknown.
 */
export function fillCustom(found: Found, { fields }: Resource): Found {
  const names = fields.flatMap(({ name }) => (isCustom(name) ? [name] : []));
  if (names.length === 0) return found;
  const blanks = Object.fromEntries(names.map((name) => [name, null]));
  const lacksSome = ({ custom, values }: Parsed) => custom && names.some((name) => values[name] === undefined);
  return new Map(
    Array.from(found, ([key, parsed]) => [key, lacksSome(parsed) ? { ...parsed, values: { ...blanks, ...parsed.values } } : parsed]),
  );
}

/** Returns the columns for custom fields that the tab didn't have before the pull. Settings get a column only on request. */
export function customColumnsToAdd(resource: Resource, custom: readonly CustomField[], before: TabEntry | undefined): string[] {
  if (resource.custom?.definitions === undefined) return [];
  const known = (before?.custom ?? []).map(({ name }) => name);
  const isLeftOut = (name: string) => resource.fields.some((field) => field.name === name && field.asked);
  return custom.flatMap(({ name }) => (known.includes(name) || isLeftOut(customName(name)) ? [] : [customName(name)]));
}

/** Returns the columns with personal data, if the tab was pulled without them and this pull includes them. */
export function personalColumnsToAdd({ fields }: Resource, job: PullJob, before: TabEntry | undefined): string[] {
  if (!before?.withoutPersonal || job.withoutPersonal) return [];
  return fields.filter((field) => field.personal && !field.asked).map(({ name }) => name);
}
