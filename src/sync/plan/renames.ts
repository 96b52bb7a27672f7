// Renames in the same plan: a list of names is planned as it will be once they are sent, which they are first. Pure.
import type { Field, Value } from '../../catalog/resource.ts';
import type { RowChange } from './row-change.ts';

/** New caption by old caption, by resource. */
export type Renames = Map<string, Map<string, string>>;

/** Takes in a change that can be sent, or is done, if it is a rename. */
export function addRename(renames: Renames, { resource, operation, edits }: RowChange): void {
  const edit = edits.find(({ field }) => field.name === resource.caption);
  if (operation !== 'update' || typeof edit?.base !== 'string' || typeof edit.mine !== 'string') return;
  const ofResource = renames.get(resource.name) ?? new Map<string, string>();
  renames.set(resource.name, ofResource.set(edit.base, edit.mine));
}

/** The items of a set after the renames of the same plan, which are sent first. */
export function renamed(field: Pick<Field, 'names' | 'ordered'>, value: Value | undefined, renames: Renames): Value | undefined {
  const ofResource = field.names === undefined ? undefined : renames.get(field.names);
  if (!ofResource || !Array.isArray(value)) return value;
  const items = Array.from(new Set((value as readonly string[]).map((item) => ofResource.get(item) ?? item)));
  return field.ordered ? items : items.sort();
}
