import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { Record_, Value } from '../catalog/resource.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable } from '../sync/jobs/session.ts';
import { addRows, selectedRow } from '../sync/tab-rows.ts';
import { decodeCell } from '../tabs/cells/codec.ts';
import { cellContext } from '../tabs/memory/context.ts';
import { readTabs } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { cellAt, readTab } from '../tabs/sheet/tab.ts';
import { showAddedRows } from './open-review.ts';

/** Returns the listing in the selected row, which a new listing can be copied from. */
export const listingTemplate: CommandEntry<'listingTemplate'> = {
  input: () => z.object({}),
  run: (platform) => {
    const row = selectedRow(openSession(platform), ['courses', 'programs']);
    const key = row?.contents.keys[row.index] ?? '';
    if (!row || key === '') throw noListing();
    const { resource, contents, index } = row;
    return {
      sheet: contents.sheet.id,
      key,
      one: resource.one,
      title: String(cellAt(contents, index, 'title')),
      path: String(cellAt(contents, index, 'listing_path')),
      hasCourse: resource.fields.some(({ name, write }) => name === 'canvas_course_id' && write),
    };
  },
};

function noListing(): StopError {
  return new StopError('no-listing', 'No course or program selected.', 'Select a row with an ID in Courses or Programs.');
}

/** Copies a listing's row below the others, without its ID and the fields that Catalog sets. Then opens the review. */
export const newListing: CommandEntry<'newListing'> = {
  input: () =>
    z.object({
      sheet: z.number(),
      key: z.string(),
      title: z.string(),
      path: z.string(),
      course: z.optional(z.string()),
    }),
  run: (platform, { sheet: id, key, title, path, course }) => {
    const session = openSession(platform);
    assertWritable(session);
    const tab = readTabs(session.document).find((each) => each.sheet === id);
    const sheet = session.workbook.sheet(id);
    if (!tab || !sheet) throw deleted();
    const resource = resourceForTab(tab);
    const contents = readTab(sheet, resource);
    const index = contents.keys.indexOf(key);
    if (index < 0) throw deleted();
    const same = contents.keys.findIndex((_, at) => String(cellAt(contents, at, 'listing_path')).toLowerCase() === path.toLowerCase());
    if (same >= 0) throw new StopError('path-taken', say`Row ${same + 2} already uses the path “${path}”.`, 'Enter a different path.');
    const context = cellContext(session.workbook, session.document);
    const left: string[] = [];
    const record: { [field: string]: Value } = {};
    for (const field of resource.fields) {
      const cell = cellAt(contents, index, field.name);
      if (field.name === 'currency') record.currency = String(cell);
      if (!field.write || field.write.for || cell === '') continue;
      const meaning = decodeCell(field, cell, context, field.currency ? String(cellAt(contents, index, field.currency)) : undefined);
      // The image of another listing can't be copied, only uploaded again.
      if (!meaning.ok || field.write.file) left.push(field.label);
      else record[field.name] = meaning.value;
    }
    const fresh: Record_ = { ...record, title, listing_path: path, ...(course === undefined ? {} : { canvas_course_id: course }) };
    const row = addRows(session, tab, [fresh]);
    showAddedRows(platform, [{ sheet: tab.sheet, row, rows: 1 }]);
    return { row, left };
  },
};

function deleted(): StopError {
  return new StopError('no-listing', 'The selected listing is no longer in its tab.', 'Select its row again.');
}
