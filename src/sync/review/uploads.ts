// Which updates go to Catalog together in one file. Pure.
import type { RowChange } from '../plan/row-change.ts';

/** Many updates of nothing but the field that a file can set become one file. */
export function withUploads(changes: readonly RowChange[]): RowChange[] {
  const uploadOf = ({ resource, operation, edits: [edit, second] }: RowChange) =>
    operation !== 'update' || !edit || second || edit.mine === null
      ? undefined
      : Object.keys(resource.writes).find((word) => resource.writes[word]?.upload?.field === edit.field.name);
  const counts = new Map<string, number>();
  const nameOf = (change: RowChange) => `${change.resource.name} ${uploadOf(change)}`;
  for (const change of changes) counts.set(nameOf(change), (counts.get(nameOf(change)) ?? 0) + 1);
  return changes.map((change) => {
    const word = uploadOf(change);
    const from = change.resource.writes[word ?? '']?.upload?.from ?? 0;
    return word !== undefined && (counts.get(nameOf(change)) ?? 0) >= from ? { ...change, operation: word } : change;
  });
}
