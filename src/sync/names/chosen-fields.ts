// The user-defined fields of learners that tabs show next to their names: which ones can be chosen, and which ones are.

import { StopError } from '../../base/problem.ts';
import { bytesOf } from '../../base/property-size.ts';
import { type CustomField, isCustom, isLearnerField, isUsable } from '../../catalog/custom-fields.ts';
import type { DirectoryRule } from '../../catalog/directories.ts';
import { startReading } from '../../catalog/lists/list-state.ts';
import { stepList } from '../../catalog/lists/read-list.ts';
import { lookedUpFields } from '../../catalog/resource.ts';
import { resources } from '../../catalog/resources/index.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { shownResource } from '../../tabs/child-resource.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import type { Session } from '../jobs/session.ts';
import type { ShownNames } from './name-index.ts';

/** The columns of a tab are stored with its entry, in a property of 9 KB. */
const MAX_CHOSEN = 90;
const MAX_CHOSEN_BYTES = 4_000;

/** Returns a directory with those of its optional fields that tabs show of its records, or are about to show. */
export function withChosenFields({ document, client }: Session, rule: DirectoryRule, shown: readonly ShownNames[]): DirectoryRule {
  const { name, optional } = rule;
  if (!optional) return rule;
  const inTabs = readTabs(document)
    .filter(({ connection }) => connection === client.connection.id)
    .flatMap((tab) => lookedUpFields(shownResource(tab)).filter((field) => tab.lookedUp?.includes(field.name)));
  const takes = [...inTabs, ...shown.flatMap(({ fields }) => fields)].flatMap(({ from }) => (from?.in === name ? [from.take] : []));
  return { ...rule, chosen: Array.from(new Set(takes.filter((take) => isCustom(take) || optional.includes(take)))).sort() };
}

/** Throws StopError if a tab shows more user-defined fields of learners than its entry has room for. */
export function assertChosenFit(columns: readonly string[]): void {
  const chosen = columns.filter(isLearnerField);
  if (chosen.length <= MAX_CHOSEN && bytesOf(JSON.stringify(chosen)) <= MAX_CHOSEN_BYTES) return;
  throw new StopError('too-many-fields', 'These are too many user-defined fields for one tab.', 'Clear some of them, then try again.');
}

/** Returns the user-defined fields that Catalog has for its users: as the catalogs define them, and as a Users tab shows them. */
export function userFields(session: Session): CustomField[] {
  const inTabs = readTabs(session.document).flatMap(({ resource, connection, custom = [] }) =>
    resource === 'users' && connection === session.client.connection.id ? custom : [],
  );
  const labels = readLabels(session, 'catalogs');
  const defined = Array.from(labels, ([name, label]) => ({ name, label }));
  const all = new Map([...inTabs, ...defined].map((each) => [each.name, each]));
  return Array.from(all.values()).filter(({ name }) => isUsable(name));
}

/** Returns labels by name. A key that can't read the catalogs leaves the names as labels. */
export function readLabels(session: Session, definitions: string): Map<string, string> {
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
