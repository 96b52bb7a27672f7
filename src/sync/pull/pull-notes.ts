// What the sidebar says about a pull besides its counts.

import { count, say } from '../../base/say.ts';
import { looksCapped, MAX_RECORDS } from '../../catalog/lists/merge-pages.ts';
import type { Resource } from '../../catalog/resource.ts';
import { clockOf } from '../../tabs/cells/time.ts';
import type { CursorStart } from '../../tabs/memory/cursor.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { UpsertResult } from '../../tabs/sheet/merge.ts';
import type { PullJob } from '../jobs/job.ts';
import { isAddition } from './report-sources.ts';

/** A pull that was written to its tab. */
export interface WrittenPull {
  job: PullJob;
  /** How many records were read. */
  records: number;
  /** The name of its tab. */
  name: string;
  result: UpsertResult;
  /** The time zone of the spreadsheet. */
  zone: string;
}

/** Returns the notes about what a pull left out, kept, or couldn't format. */
export function notesOf({ job, records, name, result, zone }: WrittenPull): string[] {
  const notes: string[] = [];
  if (job.cursor) notes.push(sinceNote(job.cursor, zone));
  if (job.sources) notes.push(...incompleteSources(resourceOf(job.resource), job.sources));
  else if (!job.list.complete) notes.push(...incompleteNotes(resourceOf(job.resource), job.list.total, records));
  if (job.list.hidden) notes.push(say`Catalog counts ${count(job.list.hidden, 'more record')} than it shows to this key.`);
  if (result.unformatted)
    notes.push(say`“${name}” contains a Google Sheets table. Values were updated, but formats and drop-downs weren’t.`);
  notes.push(...refusedNotes(name, result), ...replacedNotes(name, result));
  if (result.marked > 0)
    notes.push(
      job.sources
        ? resolvedNote(result.marked)
        : say`Kept ${count(result.marked, 'row')} of deleted records that contain your own entries.`,
    );
  return notes;
}

function resolvedNote(rows: number): string {
  if (rows === 1) return say`Kept 1 resolved row that contains your own entries.`;
  return say`Kept ${rows} resolved rows that contain your own entries.`;
}

/** How many refused cells are named. */
const MAX_NAMED = 5;

/** Returns the notes about cells and rows that Google didn't let us write. */
function refusedNotes(name: string, { refused = [], keptRows = 0 }: Pick<UpsertResult, 'refused' | 'keptRows'>): string[] {
  const named = refused.slice(0, MAX_NAMED).map(({ row, header }) => say`${header} in row ${row}`);
  const rest = refused.length - MAX_NAMED;
  const list = rest > 0 ? say`${named.join(', ')} and ${rest} more` : named.join(', ');
  const cells = count(refused.length, 'cell');
  return [
    ...(refused.length > 0
      ? [say`Google didn’t let Catalog Sync write ${cells} in “${name}”: ${list}. They’re protected, or their drop-down rejects the value.`]
      : []),
    ...(keptRows > 0
      ? [say`Google didn’t let Catalog Sync add or remove ${count(keptRows, 'row')} in “${name}”. Check its protection.`]
      : []),
  ];
}

/** Returns the notes about what users typed during the refresh and couldn't be kept. */
export function replacedNotes(name: string, { replaced }: Pick<UpsertResult, 'replaced'>): string[] {
  const { cells = [], more = 0 } = replaced ?? {};
  const named = cells.map(({ value, header, caption, row }) => {
    if (value === undefined) return say`${header} in row ${row}`;
    return caption === '' ? say`“${value}” in ${header} of row ${row}` : say`“${value}” in ${header} of “${caption}” (row ${row})`;
  });
  return [
    ...(cells.length > 0
      ? [
          say`${count(cells.length, 'cell')} edited in “${name}” during the refresh couldn’t be kept: ${named.join(', ')}. Enter them again.`,
        ]
      : []),
    ...(more > 0
      ? [say`${count(more, 'more cell')} of “${name}” changed during the refresh. Check whether your entries are still there.`]
      : []),
  ];
}

function sinceNote({ at, fullAt }: CursorStart, zone: string): string {
  const day = (time: number) => clockOf(time, zone).day;
  return say`Only changes since ${day(Date.parse(at))} were pulled. The last full refresh was on ${day(fullAt)}. Only a full refresh finds deleted records.`;
}

function incompleteNotes(resource: Resource, total: number | undefined, records: number): string[] {
  if (records > 0 && resource.list.period) return [cutNote(resource, say`Pull again with other filters, such as catalogs, and compare.`)];
  if (records >= MAX_RECORDS)
    return [say`Incomplete: a tab can’t hold more than ${records} records. Pull again with filters, such as dates.`];
  if (total !== undefined) return [say`Incomplete: ${records} of ${total} records. No rows were removed. Pull again.`];
  if (!looksCapped(records)) return [say`Catalog doesn’t report a total, so rows might be missing.`];
  return [
    say`Exactly ${records} rows came back, so the list might be cut off. Pull again with narrower filters, such as dates or catalogs, and compare.`,
  ];
}

/** Returns a note for each list of a report that wasn't read to its end. */
function incompleteSources({ report }: Resource, sources: NonNullable<PullJob['sources']>): string[] {
  return Object.entries(sources).flatMap(([name, { resource, complete }]) => {
    if (complete) return [];
    const source = report?.sources.find((each) => each.name === name);
    const list = resourceOf(resource);
    if (list.list.period) return [cutNote(list, source && isAddition(source) ? say`Columns that need them are blank.` : undefined)];
    return [say`Might be incomplete: Catalog didn’t return all ${list.title.toLowerCase()}. No rows were removed. Run it again.`];
  });
}

/** Returns a note about a list that is cut off in each half of its period. */
export function cutNote({ title }: Resource, outcome = say`No rows were removed.`): string {
  return say`Might be incomplete: Catalog doesn’t return all ${title.toLowerCase()}, even of a short period. ${outcome}`;
}

export function noRowsNote(rows: number): string {
  return say`Catalog returned no rows, so the ${rows} rows of the last pull were kept.`;
}

export function uncheckedRowsNote(rows: number): string {
  return say`Kept ${count(rows, 'row')} not found in Catalog’s response. If the records no longer exist, delete the rows.`;
}

export function keptRowsNote(rows: number): string {
  return say`Kept ${count(rows, 'row')} outside the current filters, or that couldn’t be read.`;
}

/** Returns a note if some of the records that were chosen by ID have no list. */
export function emptyListsNotes(empty: number, ids: number): string[] {
  return empty > 0 ? [say`Catalog has no records for ${empty} of the ${count(ids, 'ID')}.`] : [];
}
