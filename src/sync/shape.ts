// Which resource a name, a tab or a line means; that of a tab has the custom fields which the tab knows.
import { withCustomFields } from '../catalog/custom-fields.ts';
import type { Resource } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import type { Properties } from '../platform/ports.ts';
import { StopError } from '../tabs/problem.ts';
import { readTabs, type TabEntry } from '../tabs/registry.ts';
import type { Line } from './line.ts';

/** Throws StopError where there is none of this name. */
export function resourceOf(name: string): Resource {
  const resource = resources.find((entry) => entry.name === name);
  if (!resource) throw new StopError('no-such-resource', `There is nothing called “${name}” to pull.`, 'Update Catalog Sync.');
  return resource;
}

export function shapeOf({ resource, custom = [] }: Pick<TabEntry, 'resource' | 'custom'>): Resource {
  return withCustomFields(resourceOf(resource), custom);
}

/** For the lines of a plan: the tabs are looked up once, and lines of one tab have the very same resource. */
export function shapesIn({ document }: { document: Properties }): (line: Pick<Line, 'resource' | 'sheet'>) => Resource {
  let tabs: TabEntry[] | undefined;
  const shapes = new Map<string, Resource>();
  return ({ resource, sheet }) => {
    const name = `${resource} ${sheet}`;
    tabs ??= readTabs(document);
    const shape = shapes.get(name) ?? shapeOf({ resource, custom: tabs.find((tab) => tab.sheet === sheet)?.custom });
    shapes.set(name, shape);
    return shape;
  };
}
