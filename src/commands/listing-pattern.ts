import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import { shapeOf } from '../sync/shape.ts';
import { StopError } from '../tabs/problem.ts';
import { readTabs } from '../tabs/registry.ts';
import { cellAt, readTab } from '../tabs/tab.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** The listing in the selected row, from which a new one can be made. */
export const listingPattern: CommandEntry<'listingPattern'> = {
  input: () => z.object({}),
  run: selectedListing,
};

function selectedListing(platform: Platform) {
  const world = openWorld(platform);
  const sheet = world.workbook.active();
  const tab = readTabs(world.document).find((each) => each.sheet === sheet?.id && !each.part);
  const [area] = world.workbook.selection();
  const isListing = tab !== undefined && ['courses', 'programs'].includes(tab.resource);
  if (!sheet || !isListing || !area) throw noListing();
  const resource = shapeOf(tab);
  const contents = readTab(sheet, resource);
  const index = area.row - 2;
  const key = contents.keys[index] ?? '';
  if (key === '') throw noListing();
  return {
    sheet: sheet.id,
    key,
    one: resource.one,
    title: String(cellAt(contents, index, 'title')),
    path: String(cellAt(contents, index, 'listing_path')),
    hasCourse: resource.fields.some(({ name, write }) => name === 'canvas_course_id' && write),
  };
}

function noListing(): StopError {
  return new StopError('no-listing', 'No course or program is selected.', 'Select a row with an Id in the tab Courses or Programs.');
}
