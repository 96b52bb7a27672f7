import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { orders } from '../../../src/catalog/resources/orders.ts';
import { findColumns, headsOf } from '../../../src/tabs/sheet/columns.ts';

describe('columns of a tab', () => {
  it('are found by the tag in the last line of the note, wherever they stand and whatever they are called', () => {
    const columns = findColumns(['', 'mine', 'Price of it.\ncatalog:enrollment_fee', 'catalog:title'], 'Courses');
    expect(Array.from(columns)).toEqual([
      ['enrollment_fee', 3],
      ['title', 4],
    ]);
  });

  it('a tag that stands twice stops the run', () => {
    expect(() => findColumns(['catalog:title', 'catalog:title'], 'Courses')).toThrow('two columns for the same field (title)');
  });

  it('keep their tag with lines that the user adds, and a tag within a line is only a note', () => {
    const notes = ['catalog:title\nseen', 'see catalog:price', 'catalog:enrollment_cap – ask Bob', 'catalog:old\n catalog:id'];
    expect(Array.from(findColumns(notes, 'Courses'))).toEqual([
      ['title', 1],
      ['enrollment_cap', 3],
      ['id', 4],
    ]);
  });

  it('editable tabs begin with Action and Status, read-only ones do not', () => {
    expect(
      headsOf(enrollments)
        .slice(0, 2)
        .map((head) => head.header),
    ).toEqual(['Action', 'Status']);
    expect(
      headsOf({ ...courses, writes: { update: { operationId: 'updateCourse', method: 'put', effects: [], order: 4 } } })[0]?.header,
    ).toBe('Status');
    expect(headsOf(orders)[0]?.header).toBe('ID');
  });

  it('every note says whether the column can be edited and what a blank cell means', () => {
    const noteOf = (name: string) => headsOf(courses).find((head) => head.name === name)?.note;
    expect(noteOf('enrollment_cap')).toContain('Editable. Clear the cell to remove the value.');
    expect(noteOf('title')).toContain('Editable. Can’t be blank.');
    expect(noteOf('days_to_complete')).toContain('Blank cells aren’t sent.');
    expect(noteOf('currency')).toContain('Read only.');
  });
});
