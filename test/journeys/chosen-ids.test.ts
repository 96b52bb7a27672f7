import { describe, expect, it } from 'vitest';
import { FEW, openWorld, pull, rowsOf, violations } from '../support/open-world.ts';

describe('records that Catalog shows only for chosen ids', () => {
  it('come for all rows of a tab and for typed ids; those that have none are counted, and a second pull changes nothing', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const stored = world.catalog.records('certificates').map((one) => String(one.listing_id));
    const chosen = { of_tab: 'courses', of_ids: ['99999999'] };
    const summary = pull(world, 'certificates', chosen);
    expect(summary).toMatchObject({ records: stored.length, complete: true });
    expect(summary.remarks).toEqual([`Catalog has no records for 1 of the ${stored.length + 1} IDs.`]);
    expect(rowsOf(world, 'Certificates').map((row) => row['Listing ID'])).toEqual(stored);
    expect(pull(world, 'certificates', chosen)).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(violations(world)).toEqual([]);
  });

  it('come for typed ids, with the id that they hang on in each row', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['users', 'email_domain_sets'] });
    const people = [
      ...new Set(world.catalog.records('enrollments').flatMap(({ user, status }) => (status === 'concluded' ? Object(user).id : []))),
    ];
    pull(world, 'completed_certificates', { of_ids: people.map(String) });
    const rows = rowsOf(world, 'Completed certificates');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row.Completion).toBe(`${row['Canvas user ID']}-${row['Canvas course ID']}`);
    expect(pull(world, 'completed_certificates', { of_tab: 'users' }).complete).toBe(true);
    pull(world, 'promotions', { of_tab: 'email_domain_sets' });
    expect(new Set(rowsOf(world, 'Email domain promotions').map((row) => row['Email domain set ID'])).size).toBe(
      world.catalog.records('email_domain_sets').length,
    );
    expect(violations(world)).toEqual([]);
  });

  it('are not asked for without an id, and the reason says what to do', async () => {
    const world = await openWorld({ catalog: FEW });
    expect(() => pull(world, 'progresses', {})).toThrow('Background jobs can only be pulled for specific IDs.');
    expect(() => pull(world, 'certificates', { of_tab: 'courses' })).toThrow('This Catalog has no Courses tab yet. Pull it first');
    expect(pull(world, 'progresses', { of_ids: '12' })).toMatchObject({
      records: 0,
      remarks: ['Catalog has no records for 1 of the 1 ID.'],
    });
  });
});
