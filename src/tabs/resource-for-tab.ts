// Which resource a name, a tab or a line means: the table's entry, with what the tab has beside it and without what it was
// made without.

import { StopError } from '../base/problem.ts';
import { withCustomFields } from '../catalog/custom-fields.ts';
import type { Field, Resource } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import type { Properties } from '../platform/ports.ts';
import { readTabs, type TabEntry } from './memory/registry.ts';

/** Throws StopError where there is none of this name. */
export function resourceOf(name: string): Resource {
  const resource = resources.find((entry) => entry.name === name);
  if (!resource) throw new StopError('no-such-resource', `Unknown data type “${name}”.`, 'Reload the spreadsheet to update Catalog Sync.');
  return resource;
}

/** Nothing about people: their fields are not even read. */
function withoutPersonal({ custom: _, ...resource }: Resource): Resource {
  const told = (fields: readonly Field[]) => fields.filter((field) => !field.personal);
  const { children: lines } = resource;
  return { ...resource, fields: told(resource.fields), ...(lines ? { children: { ...lines, fields: told(lines.fields) } } : {}) };
}

/** With the custom fields that the tab knows; read only, or without personal fields, where it was pulled like that. */
export function resourceForTab(tab: Pick<TabEntry, 'resource' | 'custom' | 'readOnly' | 'withoutPersonal'>): Resource {
  const whole = withCustomFields(resourceOf(tab.resource), tab.custom ?? []);
  const told = tab.withoutPersonal ? withoutPersonal(whole) : whole;
  return tab.readOnly ? { ...told, writes: {}, fields: told.fields.map(({ write: _, ...field }) => field) } : told;
}

/** For the lines of a plan: the tabs are looked up once, and lines of one tab have the very same resource. */
export function resourceResolver({ document }: { document: Properties }): (line: { resource: string; sheet: number }) => Resource {
  let tabs: TabEntry[] | undefined;
  const shapes = new Map<string, Resource>();
  return ({ resource, sheet }) => {
    const name = `${resource} ${sheet}`;
    tabs ??= readTabs(document);
    const shape = shapes.get(name) ?? resourceForTab({ ...tabs.find((tab) => tab.sheet === sheet), resource });
    shapes.set(name, shape);
    return shape;
  };
}
