// Columns for the fields that each catalog defines for itself: met while reading, labeled by the catalogs, remembered
// with the tab.

import { type CustomField, customNamesIn, isCustom } from '../../catalog/custom-fields.ts';
import { type Found, startReading } from '../../catalog/lists/list-state.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import type { Resource } from '../../catalog/resource.ts';
import { resources } from '../../catalog/resources/index.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';

/** More are not remembered with a tab, because a property holds 9 KB. */
const MAX = 90;

/** The custom fields of a tab after a pull: those it knew, and those that the records hold. */
export function findCustom(session: Session, resource: Resource, found: Found, tab: TabEntry | undefined): CustomField[] {
  const known = tab?.custom ?? [];
  if (!resource.custom) return [];
  const met = new Set<string>();
  for (const parsed of found.values()) for (const name of customNamesIn(Object.keys(parsed.values))) met.add(name);
  for (const { name } of known) met.delete(name);
  const [bag] = resource.custom.path;
  for (const { read = [] } of resource.fields) if (read[0] === bag) met.delete(read[1] ?? '');
  if (met.size === 0) return known;
  const { definitions } = resource.custom;
  const labels = definitions === undefined ? new Map<string, string>() : readLabels(session, definitions);
  const fresh = Array.from(met).sort();
  return [...known, ...fresh.map((name) => ({ name, label: labels.get(name) ?? name }))].slice(0, MAX);
}

/** Custom fields that a record could have and does not are empty, and not unknown. A list is read before all of them are known. */
export function fillCustom(found: Found, { fields }: Resource): void {
  const blanks = Object.fromEntries(fields.flatMap(({ name }) => (isCustom(name) ? [[name, null]] : [])));
  for (const [key, parsed] of found) if (parsed.custom) found.set(key, { ...parsed, values: { ...blanks, ...parsed.values } });
}

/** Labels by name. A key that may not read the catalogs leaves the names. */
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
  for (const parsed of reading.found.values()) {
    for (const line of parsed.lines ?? []) labels.set(String(line.name), String(line.label ?? line.name));
  }
  return labels;
}
