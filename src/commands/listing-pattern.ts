import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import type { Platform } from '../platform/ports.ts';
import { cellAt } from '../tabs/sheet/tab.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';
import { selectedRow } from './selected-row.ts';

/** The listing in the selected row, from which a new one can be made. */
export const listingPattern: CommandEntry<'listingPattern'> = {
  input: () => z.object({}),
  run: selectedListing,
};

function selectedListing(platform: Platform) {
  const row = selectedRow(openWorld(platform), ['courses', 'programs']);
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
}

function noListing(): StopError {
  return new StopError('no-listing', 'No course or program selected.', 'Select a row with an ID in Courses or Programs.');
}
