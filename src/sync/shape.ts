// The resource of one tab: the table's entry, with what the tab has beside it and without what it was made without.
import { withCustomFields } from '../catalog/custom-fields.ts';
import type { Resource } from '../catalog/resource.ts';
import type { TabEntry } from '../tabs/registry.ts';

/** With the custom fields that the tab knows; read only, or without personal fields, where it was pulled like that. */
export function shapeOf(resource: Resource, tab: Pick<TabEntry, 'custom' | 'readOnly' | 'withoutPersonal'> | undefined): Resource {
  const whole = withCustomFields(resource, tab?.custom ?? []);
  const told = tab?.withoutPersonal ? { ...whole, fields: whole.fields.filter((field) => !field.personal) } : whole;
  return tab?.readOnly ? { ...told, writes: {}, fields: told.fields.map(({ write: _, ...field }) => field) } : told;
}
