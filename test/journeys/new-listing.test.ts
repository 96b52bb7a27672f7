import { describe, expect, it } from 'vitest';
import type { ListingTemplate } from '../../src/protocol/tasks.ts';
import { FEW, openedReview, rowsOf, send, shareWorld, type World } from '../support/open-world.ts';

/** Selects the row of a record and opens the form. */
function patternAt(world: World, tab: string, id: string): ListingTemplate {
  world.host.workbook.select(tab, world.person.cell(tab, 'ID', id, 'Title'));
  world.host.click('New listing from selected row');
  return world.person.ask<ListingTemplate>('listingTemplate');
}

describe('a new listing from a row', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['courses', 'programs'] });

  it('is a copy with its own title, path and Canvas course, and is created by the ordinary review', () => {
    const world = shared();
    const [old] = rowsOf(world, 'Courses').filter((row) => /^[A-Z]/.test(row.Title ?? '') && row.Teaser !== '' && row.Description !== '');
    if (!old) throw new Error('no course');
    const pattern = patternAt(world, 'Courses', String(old.ID));
    expect(pattern).toMatchObject({ key: old.ID, one: 'course', title: old.Title, path: old.Path, hasCourse: true });
    const made = world.person.ask<{ row: number; left: string[] }>('newListing', {
      sheet: pattern.sheet,
      key: pattern.key,
      title: 'Spring run',
      path: 'spring-run',
      course: '99123',
    });
    const row = rowsOf(world, 'Courses').find((each) => each.row === String(made.row));
    expect(row).toMatchObject({
      Action: 'create',
      ID: '',
      Status: expect.stringMatching(/^to create · /),
      Title: 'Spring run',
      Path: 'spring-run',
      'Canvas course ID': '99123',
    });
    for (const header of ['Price', 'Tags', 'Visibility', 'Seats', 'Open from', 'Teaser', 'Description', 'Credits']) {
      expect([header, row?.[header]]).toEqual([header, old[header]]);
    }
    expect(row?.Created).toBe('');
    const plan = openedReview(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests).toMatchObject([{ operation: 'create', caption: 'Spring run', row: made.row }]);
    expect(send(world, plan).requests).toMatchObject([{ state: 'done' }]);
    expect(world.catalog.records('courses').at(-1)).toMatchObject({ title: 'Spring run', canvas_course: { id: 99123 } });
  });

  it('needs a path of its own', () => {
    const world = shared();
    const [old] = rowsOf(world, 'Programs');
    const pattern = patternAt(world, 'Programs', String(old?.ID));
    expect(pattern.hasCourse).toBe(false);
    const before = rowsOf(world, 'Programs').length;
    expect(() =>
      world.person.ask('newListing', { sheet: pattern.sheet, key: pattern.key, title: 'New', path: pattern.path.toUpperCase() }),
    ).toThrow('Enter a different path.');
    expect(rowsOf(world, 'Programs')).toHaveLength(before);
  });

  it('is offered for rows of courses and programs only', () => {
    const world = shared();
    world.host.workbook.select('Courses', 'A1');
    expect(() => world.person.ask('listingTemplate')).toThrow('No course or program selected.');
  });
});
