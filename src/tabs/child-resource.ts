// The child rows of a resource as a read-only resource of their own: one row per item of a list inside each record.

import { saidHere, sayHere } from '../base/say.ts';
import { withLearnerFields } from '../catalog/custom-fields.ts';
import type { Field, Resource } from '../catalog/resource.ts';
import type { TabEntry } from './memory/registry.ts';
import { learnerColumns, resourceForTab } from './resource-for-tab.ts';

/** The name of the key of a child row, such as `1043-1`. */
export const LINE = 'line';

function lineField(): Field {
  return { name: LINE, label: saidHere('Line'), kind: 'text', help: sayHere`ID of the record and position of the item in it.` };
}

/** Returns undefined if the resource has no child rows. `columns` are those of their tab that are looked up. */
export function childResource(resource: Resource, columns: readonly string[] = []): Resource | undefined {
  const { children } = resource;
  if (!children) return undefined;
  return {
    name: children.name,
    title: children.title,
    one: children.one,
    group: resource.group,
    path: resource.path,
    list: resource.list,
    writes: {},
    filters: [],
    key: LINE,
    fields: withLearnerFields([lineField(), ...children.fields], children.learnerId, learnerColumns(columns)),
    ...(children.learnerId === undefined ? {} : { learnerId: children.learnerId }),
    ...(children.leading ? { leading: [LINE, ...children.leading] } : {}),
  };
}

/** Returns what a tab shows: its resource, or the child rows of it. */
export function shownResource(tab: Pick<TabEntry, 'resource' | 'custom' | 'readOnly' | 'withoutPersonal' | 'part' | 'lookedUp'>): Resource {
  const resource = resourceForTab(tab);
  const { part, lookedUp, withoutPersonal } = tab;
  return (part && childResource(resource, withoutPersonal ? [] : lookedUp)) || resource;
}
