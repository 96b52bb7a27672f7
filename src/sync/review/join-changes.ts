// Changes that go to Catalog together. Equal changes of one record in several tabs are one change, and different ones are rejected
// with both rows named. Many changes of a field that a file can set become one upload. Pure.

import { groupBy } from '../../base/group-by.ts';
import { say } from '../../base/say.ts';
import { sameValue } from '../../catalog/records/parse-record.ts';
import type { RowChange } from '../plan/row-change.ts';
import type { Rejected } from './make-plan.ts';

export function mergeDuplicateChanges(changes: readonly RowChange[]): { changes: RowChange[]; rejected: Rejected[] } {
  const records = changes.filter(({ operation }) => operation !== 'create');
  const rejected: Rejected[] = [];
  const replaced = new Map<RowChange, RowChange | undefined>();
  for (const same of groupBy(records, ({ resource, key }) => `${resource.name} ${key}`).values()) {
    for (const change of same) {
      const other = same.find((each) => each !== change && differ(each, change));
      if (other) {
        replaced.set(change, undefined);
        rejected.push({
          change,
          what: say`was changed differently in row ${other.row} of “${other.tab}”`,
          todo: say`Make both rows match, or undo one of the changes.`,
        });
      } else if (change !== same[0]) replaced.set(change, withoutKnown(change, same.slice(0, same.indexOf(change))));
    }
  }
  return { changes: changes.flatMap((change) => (replaced.has(change) ? (replaced.get(change) ?? []) : change)), rejected };
}

function differ(one: RowChange, other: RowChange): boolean {
  if (one.operation !== other.operation) return true;
  return one.edits.some(({ field, mine }) => {
    const counterpart = other.edits.find((edit) => edit.field.name === field.name);
    return counterpart !== undefined && !sameValue(field, mine, counterpart.mine);
  });
}

/** Returns the change without fields that an earlier row changes, or `undefined` if no field is left. */
function withoutKnown(change: RowChange, earlier: readonly RowChange[]): RowChange | undefined {
  const known = new Set(earlier.flatMap(({ edits }) => edits.map(({ field }) => field.name)));
  const edits = change.edits.filter(({ field }) => !known.has(field.name));
  return edits.length === 0 ? undefined : { ...change, edits };
}

/** Turns many updates that only change a field that a file can set into one upload. */
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
