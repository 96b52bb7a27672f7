// Columns that no release names: for the fields that each catalog defines for itself, found while reading, labeled by the
// catalogs, and stored with the tab.

import { type CustomField, customName, customNamesIn, isCustom } from '../../catalog/custom-fields.ts';
import { type Found, startReading } from '../../catalog/lists/list-state.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { resources } from '../../catalog/resources/index.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { PullJob } from '../jobs/job.ts';
import type { Session } from '../jobs/session.ts';

/** More aren't stored with a tab, because a property holds 9 KB. */
const MAX_CUSTOM_FIELDS = 90;

/** Returns the custom fields of a tab after a pull: those that it knew, then new ones that the records have. */
export function findCustom(session: Session, resource: Resource, found: Found, tab: TabEntry | undefined): CustomField[] {
  const known = tab?.custom ?? [];
  if (!resource.custom) return [];
  const fresh = newNames(resource, found, known);
  if (fresh.length === 0) return known;
  const { definitions } = resource.custom;
  const labels = definitions === undefined ? new Map<string, string>() : readLabels(session, definitions);
  return [...known, ...fresh.map((name) => ({ name, label: labels.get(name) ?? name }))].slice(0, MAX_CUSTOM_FIELDS);
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
  const blanks = Object.fromEntries(fields.flatMap(({ name }) => (isCustom(name) ? [[name, null]] : [])));
  return new Map(
    Array.from(found, ([key, parsed]) => [key, parsed.custom ? { ...parsed, values: { ...blanks, ...parsed.values } } : parsed]),
  );
}

/** Returns the columns for custom fields that the tab didn't have before the pull. Settings get a column only on request. */
export function customColumnsToAdd(resource: Resource, custom: readonly CustomField[], before: TabEntry | undefined): string[] {
  if (resource.custom?.definitions === undefined) return [];
  const known = (before?.custom ?? []).map(({ name }) => name);
  return custom.flatMap(({ name }) => (known.includes(name) ? [] : [customName(name)]));
}

/** Returns the columns with personal data, if the tab was pulled without them and this pull includes them. */
export function personalColumnsToAdd({ fields }: Resource, job: PullJob, before: TabEntry | undefined): string[] {
  if (!before?.withoutPersonal || job.withoutPersonal) return [];
  return fields.filter((field) => field.personal).map(({ name }) => name);
}

/** Returns labels by name. A key that can't read the catalogs leaves the names as labels. */
function readLabels(session: Session, definitions: string): Map<string, string> {
  const labels = new Map<string, string>();
  const resource = resources.find((entry) => entry.name === definitions);
  if (!resource) return labels;
  let reading = startReading(resource, {});
  try {
    while (!reading.state.done) reading = stepList(session.client, reading);
  } catch (error) {
    if (!(error instanceof CatalogError) || error.code === 'wrong-key') throw error;
    return labels;
  }
  for (const { lines: items = [] } of reading.found.values()) {
    for (const item of items) labels.set(String(item.name), String(item.label ?? item.name));
  }
  return labels;
}
