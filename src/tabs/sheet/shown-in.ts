// What the cells of a tab last showed from Catalog, as its snapshot has it.
import type { Resource } from '../../catalog/resource.ts';
import { type CellContext, encodeCell } from '../cells/codec.ts';
import { isShortened, isUnordered, type Snapshot, showsBase } from '../memory/snapshot.ts';
import type { Shown } from './displaced.ts';
import { keyOfId } from './tracked.ts';

interface ShownBy {
  resource: Resource;
  context: CellContext;
  snapshot?: Snapshot;
}

/** Returns what tells what a cell last showed. Only columns that can be edited are in a snapshot. */
export function shownIn({ resource, context, snapshot }: ShownBy): Shown {
  const fields = new Map(resource.fields.map((field) => [field.name, field]));
  return (row, column, cell) => {
    const field = fields.get(column);
    const base = snapshot?.get(keyOfId(row) ?? '')?.bases[column];
    if (!field || base === undefined) return undefined;
    if (showsBase(field, cell, base, context)) return 'still';
    return isShortened(base) || isUnordered(base) ? undefined : { value: encodeCell(field, base, context) };
  };
}
