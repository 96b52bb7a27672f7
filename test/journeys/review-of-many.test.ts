// A review of so many edits that the list of Catalog is read, and not each record.
import { describe, expect, it } from 'vitest';
import { openWorld, review } from '../support/open-world.ts';

describe('a review of many edits', () => {
  it('reads Catalog’s list, and alone only what the list doesn’t show', async () => {
    const world = await openWorld({ pulled: ['courses'], catalog: { scale: { courses: 130 } } });
    const { host, person, catalog } = world;
    const ids = catalog.records('courses').map(({ id }) => Number(id));
    const cells = Array.from({ length: 120 }, (_, index) => [`Renamed ${index}`]);
    host.workbook.paste('Courses', person.at('Courses', 'Title', 2), cells);
    const rows = host.workbook.display('Courses').slice(1, 121);
    const idAt = host.workbook.display('Courses', '1:1')[0]?.indexOf('ID') ?? -1;
    const edited = rows.map((row) => Number(row[idAt]));
    const [theirs = 0, gone = 0] = edited;
    catalog.mutate({ type: 'update', resource: 'courses', id: theirs, fields: { title: 'Theirs' } });
    catalog.mutate({ type: 'delete', resource: 'courses', id: gone });
    catalog.clearRequests();
    const plan = review(world);
    const paths = catalog.requests().map(({ path }) => path.split('?')[0]);
    expect(paths.filter((path) => path !== '/api/v1/courses')).toEqual([`/api/v1/courses/${gone}`]);
    expect(ids).toContain(theirs);
    expect(plan.requests.filter(({ fields }) => fields.some((field) => field.theirs !== undefined)).map(({ key }) => key)).toEqual([
      String(theirs),
    ]);
    expect(plan.refused.map(({ what }) => what)).toEqual(['is no longer in Catalog']);
    expect(plan.requests).toHaveLength(119);
  });
});
