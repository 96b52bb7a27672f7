// Fields that each catalog defines for itself: they are not in the table, so they become fields when they are met.
import { saidHere, sayHere } from '../base/say.ts';
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

/** Of fields in other tabs that show a user-defined field of a learner. */
const LEARNER_PREFIX = `learner.${PREFIX}`;

/** Returns the name of the field that shows a user-defined field of the learner whose ID a record has. */
export function learnerFieldName(name: string): string {
  return `learner.${customName(name)}`;
}

/** Returns whether a field shows a user-defined field of a learner. */
export function isLearnerField(field: string): boolean {
  return field.startsWith(LEARNER_PREFIX);
}

export function isCustom(field: string): boolean {
  return field.startsWith(PREFIX);
}

/** Returns the names of the user-defined fields of learners among the columns of a tab. */
export function learnerFieldsIn(columns: readonly string[]): string[] {
  return columns.flatMap((field) => (isLearnerField(field) ? [decodeURIComponent(field.slice(LEARNER_PREFIX.length))] : []));
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
  const fields = freeLabels(resource.fields, custom).map(({ name, label }): Field => {
    const { definitions, write } = resource.custom ?? {};
    const base = { name: customName(name), label, kind: 'text', nullable: true } as const;
    return definitions === undefined
      ? { ...base, asked: true, help: sayHere`Setting ${name}.` }
      : { ...base, personal: true, write: write && { ...write, name }, help: sayHere`User-defined field ${name}.` };
  });
  return { ...resource, fields: [...resource.fields, ...fields] };
}

/** Returns the fields with a looked-up one for each user-defined field of the learner whose ID is in `learnerId`. */
export function withLearnerFields(
  fields: readonly Field[],
  learnerId: string | undefined,
  custom: readonly CustomField[],
): readonly Field[] {
  if (learnerId === undefined || custom.length === 0) return fields;
  const added = freeLabels(fields, custom).map(
    ({ name, label }): Field => ({
      name: learnerFieldName(name),
      label,
      kind: 'text',
      nullable: true,
      personal: true,
      asked: true,
      from: { by: learnerId, in: 'people', take: customName(name) },
      help: sayHere`User-defined field ${name}.`,
    }),
  );
  return [...fields, ...added];
}

/** Returns the custom fields with labels that no other column has. */
function freeLabels(fields: readonly Field[], custom: readonly CustomField[]): CustomField[] {
  const taken = new Set(
    [...OWN_HEADERS, ...OWN_HEADERS.map(saidHere), ...fields.map((field) => field.label)].map((each) => each.toLowerCase()),
  );
  return custom.map(({ name, label }) => {
    const free = [label, sayHere`${label} (custom)`, `${label} (${name})`].find((each) => !taken.has(each.toLowerCase())) ?? name;
    taken.add(free.toLowerCase());
    return { name, label: free };
  });
}
