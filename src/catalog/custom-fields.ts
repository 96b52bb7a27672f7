// Fields that each catalog defines for itself: they are not in the table, so they become fields when they are met.
import type { Field, Resource } from './resource.ts';

/** A custom field as it was met: its name in the map, and the label that a catalog gives it. */
export interface CustomField {
  name: string;
  label: string;
}

const PREFIX = 'custom.';

/** Longer names don't fit into the note of a header and the property of a tab. */
const MAX_NAME_LENGTH = 300;

/** Name of the field of a custom field; without spaces, because it is also the tag of a column. */
export function customName(name: string): string {
  // Half a character can't be encoded, and `isUsable` leaves its field out.
  return PREFIX + encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Returns whether a column can carry the name of a custom field. A replaced character would make another field of it in Catalog. */
export function isUsable(name: string): boolean {
  return !name.includes('\ufffd') && customName(name).length <= MAX_NAME_LENGTH;
}

export function isCustom(field: string): boolean {
  return field.startsWith(PREFIX);
}

/** Names of the custom fields among the fields of a record. */
export function customNamesIn(fields: Iterable<string>): string[] {
  return Array.from(fields, (field) => (field.startsWith(PREFIX) ? [decodeURIComponent(field.slice(PREFIX.length))] : [])).flat();
}

/** Headers of columns that aren't fields. */
const OWN_HEADERS = ['Action', 'Status'];

/** The resource with a column for each custom field. A label that another column has, in any case, gets an addition. */
export function withCustomFields(resource: Resource, custom: readonly CustomField[]): Resource {
  if (custom.length === 0) return resource;
  const taken = new Set([...OWN_HEADERS, ...resource.fields.map((field) => field.label)].map((each) => each.toLowerCase()));
  const fields = custom.map(({ name, label }): Field => {
    const free = [label, `${label} (custom)`, `${label} (${name})`].find((each) => !taken.has(each.toLowerCase())) ?? name;
    taken.add(free.toLowerCase());
    const { definitions, write } = resource.custom ?? {};
    const base = { name: customName(name), label: free, kind: 'text', nullable: true } as const;
    return definitions === undefined
      ? { ...base, asked: true, help: `Setting ${name}.` }
      : { ...base, personal: true, write: write && { ...write, name }, help: `User-defined field ${name}.` };
  });
  return { ...resource, fields: [...resource.fields, ...fields] };
}
