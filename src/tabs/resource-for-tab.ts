// Which resource a name, a tab, or a journal entry means: the table's entry, plus the tab's custom fields, minus what the tab
// was pulled without.

import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import { type CustomField, learnerFieldsIn, withCustomFields, withLearnerFields } from '../catalog/custom-fields.ts';
import { localized } from '../catalog/localized.ts';
import { reports } from '../catalog/reports/index.ts';
import type { Field, Resource } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import type { Properties } from '../platform/ports.ts';
import { readTabs, type TabEntry } from './memory/registry.ts';

/** Returns a resource or a report in the language of the workbook. Throws StopError if the table has none of this name. */
export function resourceOf(name: string): Resource {
  return localized(tableEntry(name));
}

/** Returns the entry of the table, whose texts are English: for what is said in the language of the user. */
export function tableEntry(name: string): Resource {
  const resource = [...resources, ...reports].find((entry) => entry.name === name);
  if (!resource)
    throw new StopError('no-such-resource', say`Unknown data type “${name}”.`, say`Reload the spreadsheet to update Catalog Sync.`);
  return resource;
}

/** Returns the resource as a tab shows it: with its custom fields, and without writes or personal data if it was pulled so. */
export function resourceForTab(tab: Pick<TabEntry, 'resource' | 'custom' | 'readOnly' | 'withoutPersonal' | 'lookedUp'>): Resource {
  const known = withCustomFields(resourceOf(tab.resource), tab.custom ?? []);
  const complete = { ...known, fields: withLearnerFields(known.fields, known.learnerId, learnerColumns(tab.lookedUp)) };
  const shown = tab.withoutPersonal ? withoutPersonal(complete) : complete;
  return tab.readOnly ? { ...shown, writes: {}, fields: shown.fields.map(({ write: _, ...field }) => field) } : shown;
}

/** Returns the user-defined fields of learners that a tab shows. It stores their names only, so a new header is the name. */
export function learnerColumns(lookedUp: readonly string[] = []): CustomField[] {
  return learnerFieldsIn(lookedUp).map((name) => ({ name, label: name }));
}

/** Returns a resolver for journal entries. It reads the tabs once, and entries of one tab get the very same resource. */
export function resourceResolver({ document }: { document: Properties }): (entry: { resource: string; sheet: number }) => Resource {
  let tabs: TabEntry[] | undefined;
  const resolved = new Map<string, Resource>();
  return ({ resource: name, sheet }) => {
    const key = `${name} ${sheet}`;
    tabs ??= readTabs(document);
    const resource = resolved.get(key) ?? resourceForTab({ ...tabs.find((tab) => tab.sheet === sheet), resource: name });
    resolved.set(key, resource);
    return resource;
  };
}

/** Without personal fields, and without custom ones, which can hold anything. They aren't even read. */
function withoutPersonal({ custom: _, ...resource }: Resource): Resource {
  const impersonal = (fields: readonly Field[]) => fields.filter((field) => !field.personal);
  const { children } = resource;
  return {
    ...resource,
    fields: impersonal(resource.fields),
    ...(children && { children: { ...children, fields: impersonal(children.fields) } }),
  };
}
