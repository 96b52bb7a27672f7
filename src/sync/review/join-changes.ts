// One record that stands in several tabs, changed in more than one of them: equal changes are one, different ones are
// refused with both rows named. Pure.

import { groupBy } from '../../base/group-by.ts';
import { sameValue } from '../../catalog/records/parse-record.ts';
import type { RowChange } from '../plan/row-change.ts';
import type { Rejected } from './make-plan.ts';

export function mergeDuplicateChanges(changes: readonly RowChange[]): { changes: RowChange[]; rejected: Rejected[] } {
  const records = changes.filter(({ operation }) => operation !== 'create');
  const rejected: Rejected[] = [];
  const replaced = new Map<RowChange, RowChange | undefined>();
  for (const twins of groupBy(records, ({ resource, key }) => `${resource.name} ${key}`).values()) {
    for (const change of twins) {
      const other = twins.find((twin) => twin !== change && differ(twin, change));
      if (other) {
        replaced.set(change, undefined);
        rejected.push({
          change,
          what: `was changed differently in row ${other.row} of “${other.tab}”`,
          todo: 'Make both rows match, or undo one of the changes.',
        });
      } else if (change !== twins[0]) replaced.set(change, withoutKnown(change, twins.slice(0, twins.indexOf(change))));
    }
  }
  return { changes: changes.flatMap((change) => (replaced.has(change) ? (replaced.get(change) ?? []) : change)), rejected };
}

function differ(one: RowChange, other: RowChange): boolean {
  if (one.operation !== other.operation) return true;
  return one.edits.some(({ field, mine }) => {
    const same = other.edits.find((edit) => edit.field.name === field.name);
    return same !== undefined && !sameValue(field, mine, same.mine);
  });
}

/** Only what no earlier row says already; `undefined` where nothing is left. */
function withoutKnown(change: RowChange, earlier: readonly RowChange[]): RowChange | undefined {
  const known = new Set(earlier.flatMap(({ edits }) => edits.map(({ field }) => field.name)));
  const edits = change.edits.filter(({ field }) => !known.has(field.name));
  return edits.length === 0 ? undefined : { ...change, edits };
}

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
