// Times beside the hour that clocks skip in spring. Who types a time within that hour sees it in the cell, but scripts are
// given another time within an hour of it, so that nobody can tell the two apart: the review says so.
import type { Value } from '../../catalog/resource.ts';
import { isNearDstGap } from '../../tabs/cells/time.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';

export function dstNotes(entries: readonly JournalEntry[], zone: string, tabName: (sheet: number) => string): string[] {
  return entries.flatMap(({ resource, field: name, value, sheet, row }) => {
    const field = resourceOf(resource).fields.find((each) => each.name === name);
    if (field?.kind !== 'time' || !isTime(value) || !isNearDstGap(Date.parse(value), zone)) return [];
    return [
      `${tabName(sheet)}, row ${row}: check ${field.label}. Clocks go forward that day, and a time typed within the skipped hour shifts. The time shown here is what will be sent.`,
    ];
  });
}

function isTime(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
