// What the last pull of a tab has seen, as short texts. If the next one sees the same, there's nothing to write.
import { hash } from '../../base/hash.ts';
import { isCustom } from '../../catalog/custom-fields.ts';
import { filtersText } from '../../catalog/lists/filters.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Seen } from '../../tabs/memory/registry.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import { seenCells } from '../../tabs/sheet/seen-cells.ts';
import type { Contents } from '../../tabs/sheet/tab.ts';
import type { PullJob } from '../jobs/job.ts';

/** Raise it if a version writes the same records to other cells. */
const FORM = 1;

/** Returns the same text for the same records in the same order. */
export function recordsText(records: Iterable<Parsed>): string {
  return hash(Array.from(records, ({ key, values, lines, odd }) => JSON.stringify([key, values, lines, odd])).join('\n'));
}

/** Returns another text if the same records would come to other cells, or if a pull would ask for others. */
export function wayText(resource: Resource, job: PullJob, zone: string): string {
  const { connection, scope, filters, withoutPersonal, readOnly } = job;
  // What else a tab shows is found while reading, and a new column is a change.
  const fields = resource.fields.flatMap(({ name, from }) => (isCustom(name) || from ? [] : [name]));
  return hash(JSON.stringify([FORM, connection, scope, filtersText(filters), withoutPersonal, readOnly, zone, fields]));
}

/** Returns what a pull has seen if it wrote nothing, so that the tab still shows what was read of it. */
export function seenAfter(result: UpsertResult, contents: Contents, records: () => Pick<Seen, 'way' | 'records'>): Seen | undefined {
  const { added, changed, removed, marked, snapshot, unformatted, refused, keptRows, replaced } = result;
  const isWritten = added + changed + removed + marked > 0 || snapshot !== undefined || contents.open || contents.wrong;
  if (isWritten || unformatted || refused || keptRows || replaced) return undefined;
  return { ...records(), cells: seenCells(contents), kept: result.kept };
}
