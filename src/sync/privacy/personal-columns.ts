// Which columns of a sheet hold personal data. Tabs in the registry and copies of tabs are known by the tags in their header notes.

import { isCustom, isLearnerField } from '../../catalog/custom-fields.ts';
import type { Field, Resource } from '../../catalog/resource.ts';
import { resources } from '../../catalog/resources/index.ts';
import type { Sheet } from '../../platform/ports.ts';
import { childResource, shownResource } from '../../tabs/child-resource.ts';
import type { TabEntry } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { headerNotes, STATUS, tagIn } from '../../tabs/sheet/columns.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';

export interface Column {
  /** The name of its field, or its tag. */
  name: string;
  column: number;
  /** It can name someone whose row it isn't. */
  lookedUp?: true;
}

/** The columns of a sheet that's a tab of ours, or a copy of one. */
export interface TabColumns {
  /** Cleared. */
  personal: Column[];
  /** An ID for which you can type a name or an address. Only IDs stay. */
  references: Column[];
  /** Canvas IDs of users, by which the rows of one learner are known. */
  ids: Column[];
  status: Column[];
}

/** The fields of a resource, or of the items in its records. */
interface Shape {
  fields: readonly Field[];
  custom: boolean;
  /** Whether its tab can show user-defined fields of learners. */
  learner: boolean;
}

let shapes: readonly Shape[] | undefined;
const alwaysPersonal = new Map<string, boolean>();

/** Returns the shapes of all resources. They're made when first needed, because each execution evaluates the whole script. */
function allShapes(): readonly Shape[] {
  shapes ??= resources.flatMap((resource) => [
    { fields: resource.fields, custom: resource.custom?.definitions !== undefined, learner: resource.learnerId !== undefined },
    ...[childResource(resource)].flatMap((child) =>
      child ? [{ fields: child.fields, custom: false, learner: child.learnerId !== undefined }] : [],
    ),
  ]);
  return shapes;
}

/** Returns what a registered tab shows with all of its fields, whether it was pulled with personal data or not. */
export function resourceOfEntry(tab: TabEntry): Resource {
  return shownResource({ ...tab, withoutPersonal: undefined });
}

/** Returns a resolver for journal entries: to their resource with all of its fields, as the registry has it now. */
export function completeResources(tabs: readonly TabEntry[]): (entry: Pick<JournalEntry, 'resource' | 'sheet'>) => Resource {
  const resolved = new Map<string, Resource>();
  return ({ resource: name, sheet }) => {
    const key = `${name} ${sheet}`;
    const resource = resolved.get(key) ?? resourceForTab({ resource: name, custom: tabs.find((tab) => tab.sheet === sheet)?.custom });
    resolved.set(key, resource);
    return resource;
  };
}

/** Returns whether a field of this name holds personal data in whatever resource has one. */
export function isAlwaysPersonal(name: string): boolean {
  const known = alwaysPersonal.get(name);
  if (known !== undefined) return known;
  if (isLearnerField(name)) return true;
  const fields = allShapes().flatMap((shape) => shape.fields.filter((field) => field.name === name));
  const isPersonal = fields.length > 0 && fields.every((field) => field.personal);
  alwaysPersonal.set(name, isPersonal);
  return isPersonal;
}

/** Returns whether a field of this name is looked up in some resource. */
function isLookedUp(name: string): boolean {
  return isLearnerField(name) || allShapes().some(({ fields }) => fields.some((field) => field.name === name && field.from));
}

/** Returns whether words typed into a field stand for a person. */
export function findsPeople({ finds }: Field): boolean {
  return finds?.resources.includes('users') ?? false;
}

/** Returns the columns of a sheet, or undefined if none is ours. Columns with the same tag all count. */
export function columnsOf(sheet: Sheet, tab: TabEntry | undefined): TabColumns | undefined {
  const notes = headerNotes(sheet);
  const tagged = notes.flatMap((note, index): Column[] => {
    const name = tagIn(note);
    return name === undefined ? [] : [{ name, column: index + 1 }];
  });
  if (tagged.length === 0) return undefined;
  const names = tagged.map(({ name }) => name);
  const fields = (tab && resourceOfEntry(tab)?.fields) ?? fieldsOfCopy(names);
  const isOfUsers = names.includes('email_address');
  const isPersonal = ({ name }: Column) => {
    // A tab can have a column of a user-defined field that its entry no longer names.
    if (isLearnerField(name)) return true;
    if (isCustom(name)) return isOfUsers || (fields?.some((field) => field.name === name && field.personal) ?? false);
    return fields ? fields.some((field) => field.name === name && field.personal) : isAlwaysPersonal(name);
  };
  return {
    personal: tagged.filter(isPersonal).map((each) => (isLookedUp(each.name) ? { ...each, lookedUp: true } : each)),
    references: tagged.filter(({ name }) => fields?.some((field) => field.name === name && findsPeople(field))),
    ids: tagged.filter(({ name }) => /(^|_)(canvas_user_id|user_id)$/.test(name)),
    status: tagged.filter(({ name }) => name === STATUS),
  };
}

/** Returns the fields of the resource that a sheet is most likely a copy of. */
function fieldsOfCopy(names: readonly string[]): readonly Field[] | undefined {
  const isIn = (name: string, { fields, custom, learner }: Shape) =>
    name.startsWith('$') || fields.some((field) => field.name === name) || (custom && isCustom(name)) || (learner && isLearnerField(name));
  return allShapes()
    .filter((shape) => names.every((name) => isIn(name, shape)))
    .sort((a, b) => a.fields.length - b.fields.length)[0]?.fields;
}

/** Returns whose data a field of analytics holds, such as `student`, because a row can name two people. */
export function roleOf(name: string): string {
  return /^(student|purchaser)_/.exec(name)?.[1] ?? '';
}
