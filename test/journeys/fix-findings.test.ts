import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { openWorld, rowsOf, send, type World, writes } from '../support/open-world.ts';

const host = { clock: Date.parse('2026-11-29T15:00:00Z'), timeZone: 'America/New_York' };
const MATCH = 'Orders against enrollments, last 90 days';

const run = (world: World, resource: string, filters = {}) => world.person.finish('pull', { resource, filters });
const rowsWith = (world: World, tab: string, finding: string) => rowsOf(world, tab).filter(({ Finding }) => Finding === finding);

describe('from a finding to its fix', () => {
  it('enrolls the selected learners who paid: the review has exactly these, and the finding is gone after the send', async () => {
    const world = await openWorld({ host });
    run(world, 'report/order_match', { from: 'last:90' });
    world.host.workbook.sort(MATCH, 5, true);
    const [first] = rowsWith(world, MATCH, 'Paid, not enrolled');
    // It's full, which can be why they aren't enrolled.
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(first?.['Listing ID']), fields: { enrollment_cap: null } });
    world.host.workbook.activate(MATCH);
    world.host.workbook.select(MATCH, `A${first?.row}:C${first?.row}`);

    world.host.click('Enroll selected learners');

    const [, ...opened] = /data-view="rows:(\d+)\.(\d+)\.(\d+)"/.exec(world.host.dialogs().at(-1)?.html ?? '') ?? [];
    const [sheet, row, rows] = opened.map(Number);
    const plan = world.person.ask<PlanView>('review', { rows: [{ sheet, row, rows }] });
    expect(rows).toBe(1);
    expect(plan.requests.map(({ operation, resource }) => `${operation} ${resource}`)).toEqual(['create enrollments']);
    send(world, plan);
    expect(writes(world)).toMatchObject([
      {
        body: { enrollment: { canvas_user_id: Number(first?.['Canvas user ID']), listing_id: Number(first?.['Listing ID']) } },
        status: 201,
      },
    ]);
    run(world, 'report/order_match', { from: 'last:90' });
    expect(rowsWith(world, MATCH, 'Paid, not enrolled').some(({ Row }) => Row === first?.Row)).toBe(false);
  });

  it('shows the listing of a finding in its tab, at the cell that fixes it, after any sort', async () => {
    const world = await openWorld({ host });
    run(world, 'report/seats');
    world.host.workbook.sort('Seats', 3, false);
    const [over] = rowsWith(world, 'Seats', 'Over the limit');
    world.host.workbook.activate('Seats');
    world.host.workbook.select('Seats', `A${over?.row}`);

    world.host.click('Edit selected findings');

    const row = rowsOf(world, 'Courses').find(({ ID }) => ID === over?.['Listing ID'])?.row;
    expect(world.host.workbook.active().sheet).toBe(world.host.workbook.dump('Courses').id);
    expect(world.host.toasts().at(-1)?.text).toBe(`Courses, row ${row}. Edit, then review.`);
  });

  it('says what to select if the tab isn’t a report, or has no such finding', async () => {
    const world = await openWorld({ host, pulled: ['tags'] });
    world.host.workbook.activate('Tags');
    world.host.click('Enroll selected learners');
    expect(world.host.toasts().at(-1)?.text).toContain('This tab isn’t a report.');
    run(world, 'report/seats');
    world.host.workbook.activate('Seats');
    world.host.workbook.select('Seats', 'A2');
    world.host.click('Enroll selected learners');
    expect(world.host.toasts().at(-1)?.text).toContain('The selected rows have no learner to enroll.');
  });
});
