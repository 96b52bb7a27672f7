import { describe, expect, it } from 'vitest';
import { openWorld, pull, review, rowsOf, violations } from '../support/open-world.ts';

interface RowsRefreshed {
  text: string;
  read: number;
  changed: number;
  gone: number;
}

describe('refreshing selected rows', () => {
  it('reads their records by id, and touches nothing else', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const { host, catalog } = world;
    const rows = rowsOf(world, 'Courses');
    for (const row of rows.slice(0, 6))
      catalog.mutate({ type: 'update', resource: 'courses', id: Number(row.ID), fields: { enrollment_fee: 77 } });
    catalog.mutate({ type: 'delete', resource: 'courses', id: Number(rows[3]?.ID) });
    world.person.type('Courses', 'Title', 3, 'My own title');
    catalog.clearRequests();

    host.workbook.activate('Courses');
    host.workbook.select('Courses', 'C2:D5');
    host.click('Catalog Sync > Refresh > Selected rows');

    expect(catalog.requests().map(({ operationId }) => operationId)).toEqual(Array.from({ length: 4 }, () => 'getCourse'));
    expect(host.toasts().at(-1)?.text).toBe('Courses: 3 rows refreshed, 3 rows changed, 1 unsent edit kept, 1 deleted in Catalog.');
    const after = rowsOf(world, 'Courses');
    expect(after.map((row) => row.ID)).toEqual(rows.filter((_, index) => index !== 3).map((row) => row.ID));
    expect(after.slice(0, 5).map((row) => Number(row.Price) === 77)).toEqual([true, true, true, false, false]);
    expect(after[1]?.Title).toBe('My own title');
    // What was not selected is as old as before: only the edit is there to send.
    expect(review(world)).toMatchObject({ counts: { update: 1, conflict: 0 } });
    expect(violations(world)).toEqual([]);
  });

  it('says where it is not possible: no record selected, figures without identity, another sheet', async () => {
    const world = await openWorld({ pulled: ['tags', 'analytics/products'] });
    const { host, person } = world;
    const refresh = () => person.ask<RowsRefreshed>('refreshRows');
    host.workbook.select('Tags', 'A1:C1');
    host.workbook.activate('Tags');
    expect(refresh).toThrow('The selected rows don’t contain Catalog records.');
    host.workbook.activate('Listing analytics');
    host.workbook.select('Listing analytics', 'A2:A4');
    expect(refresh).toThrow('Rows in “Listing analytics” can’t be refreshed individually. Refresh the whole tab instead.');
    host.workbook.activate('Sheet1');
    expect(refresh).toThrow('wasn’t pulled from Catalog');
  });

  it('keeps rows of records that could not be read, and says how many', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host, person, catalog } = world;
    const rows = rowsOf(world, 'Tags');
    catalog.setFaults([{ match: `/api/v1/tags/${rows[0]?.ID}`, answer: '422' }]);
    host.workbook.activate('Tags');
    host.workbook.select('Tags', 'A2:A4');
    expect(person.ask<RowsRefreshed>('refreshRows')).toMatchObject({ read: 2, changed: 0, gone: 0, failed: 1 });
    expect(rowsOf(world, 'Tags')).toEqual(rows);
    catalog.setFaults([{ match: '/api/v1/tags/', answer: '422' }]);
    expect(() => person.ask('refreshRows')).toThrow('rejected the request');
    expect(pull(world, 'tags')).toMatchObject({ added: 0, changed: 0 });
  });
});
