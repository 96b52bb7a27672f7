import { describe, expect, it } from 'vitest';
import { openedReview, openWorld, rowsOf, send, type World, writes } from '../support/open-world.ts';

const host = { clock: Date.parse('2026-11-29T15:00:00Z'), timeZone: 'America/New_York' };
const MATCH = 'Orders against enrollments, last 90 days';

const run = (world: World, resource: string, filters = {}) => world.person.finish('pull', { resource, filters });
const rowsWith = (world: World, tab: string, finding: string) => rowsOf(world, tab).filter(({ Finding }) => Finding === finding);

describe('from a finding to its fix', () => {
  it('enrolls the selected learners who paid: the review has exactly these, and the finding is gone after the send', async () => {
    const world = await openWorld({ host });
    run(world, 'report/order_match', { from: 'last:90' });
    world.host.workbook.sort(MATCH, 5, true);
    // Those who wait for a seat can't be enrolled before they leave the waitlist.
    const waiting = rowsWith(world, MATCH, 'On the waitlist after paying').map((row) => row['Order ID']);
    const [first] = rowsWith(world, MATCH, 'Paid, not enrolled').filter((row) => !waiting.includes(row['Order ID']));
    // It's full, which can be why they aren't enrolled.
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(first?.['Listing ID']), fields: { enrollment_cap: null } });
    world.host.workbook.activate(MATCH);
    world.host.workbook.select(MATCH, `A${first?.row}:C${first?.row}`);

    world.host.click('Enroll selected learners');

    const plan = openedReview(world);
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

  it('selects the cells that fix all findings of several ranges, and reviews exactly these after any sort', async () => {
    const world = await openWorld({ host, pulled: ['courses'] });
    const { workbook } = world.host;
    run(world, 'report/catalog_check', { checks: ['No image', 'No tags', 'Listed, but closed'] });
    const tab = 'Catalog check';
    workbook.sort(tab, 6, false);
    workbook.sort('Courses', 4, false);
    const wanted = rowsOf(world, tab).filter(({ Type }) => Type === 'Course');
    const [first, second, third, fourth] = wanted;
    const chosen = [first, second, fourth];
    workbook.activate(tab);
    workbook.select(tab, [fourth, first, second].map((each) => `C${each?.row}`).join(', '));

    world.host.click('Edit selected findings');

    const fixes: Record<string, string> = { 'No image': 'Image', 'No tags': 'Tags', 'Listed, but closed': 'Enrollment open' };
    const cells = chosen.map((each) => {
      const row = rowsOf(world, 'Courses').find(({ ID }) => ID === each?.['Listing ID'])?.row ?? '';
      return world.person.at('Courses', fixes[each?.Finding ?? ''] ?? '', Number(row));
    });
    const at = (cell: string) => workbook.select('Courses', cell);
    const areas = workbook.selected();
    const isSelected = (cell: string) => {
      at(cell);
      const [{ row, column } = { row: 0, column: 0 }] = workbook.selected();
      return areas.some((area) => row >= area.row && row < area.row + area.rows && column === area.column);
    };
    expect(cells.filter(isSelected)).toEqual(cells);
    expect(areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0)).toBe(new Set(cells).size);

    // These and another course are edited, the tabs are sorted, and only these are reviewed.
    for (const each of [...chosen, third]) {
      const row = rowsOf(world, 'Courses').find(({ ID }) => ID === each?.['Listing ID'])?.row;
      workbook.edit('Courses', world.person.at('Courses', 'Teaser', Number(row)), `Fixed ${each?.['Listing ID']}`);
    }
    workbook.sort('Courses', 4, true);
    workbook.activate(tab);
    workbook.sort(tab, 3, true);
    const ids = Array.from(new Set(chosen.map((each) => each?.['Listing ID'])));
    const again = rowsOf(world, tab).filter((row) => chosen.some((each) => each?.Row === row.Row));
    workbook.select(tab, again.map(({ row }) => `A${row}`).join(','));
    world.host.click('Review selected findings');
    const plan = openedReview(world);
    expect(plan.requests.map(({ fields }) => fields[0]?.after).sort()).toEqual(ids.map((id) => `Fixed ${id}`).sort());
    send(world, plan);
    expect(writes(world)).toHaveLength(ids.length);
  });

  it('enrolls all selected learners of several ranges, and reviews exactly these', async () => {
    const world = await openWorld({ host });
    run(world, 'report/order_match', { from: 'last:90' });
    world.host.workbook.sort(MATCH, 4, false);
    const found = rowsWith(world, MATCH, 'Paid, not enrolled');
    const [other] = rowsOf(world, MATCH).filter(({ Finding }) => Finding === 'Paid, then dropped');
    for (const each of found)
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(each['Listing ID']), fields: { enrollment_cap: null } });
    expect(found.length).toBeGreaterThan(1);
    world.host.workbook.activate(MATCH);
    world.host.workbook.select(MATCH, [...found, other].map((each) => `B${each?.row}:C${each?.row}`).join(','));

    world.host.click('Enroll selected learners');

    const pair = (user: unknown, listing: unknown) => `${user} in ${listing}`;
    const plan = openedReview(world);
    // Two of them are on the waitlist, which the review says in their rows.
    const waiting = rowsWith(world, MATCH, 'On the waitlist after paying').map((each) => pair(each['Canvas user ID'], each['Listing ID']));
    const pairs = found.map((each) => pair(each['Canvas user ID'], each['Listing ID']));
    const enrolled = pairs.filter((each) => !waiting.includes(each));
    expect([plan.requests.length, plan.refused.length]).toEqual([enrolled.length, pairs.length - enrolled.length]);
    send(world, plan);
    const sent = writes(world).map(({ body }) => (body as { enrollment: Record<string, unknown> }).enrollment);
    expect(sent.map(({ canvas_user_id, listing_id }) => pair(canvas_user_id, listing_id)).sort()).toEqual(enrolled.sort());
  });

  it('names listings of the other kind, and those that the tab doesn’t have', async () => {
    const world = await openWorld({ host, pulled: ['courses', 'programs'] });
    run(world, 'report/seats', { all: 'true' });
    const [over] = rowsWith(world, 'Seats', 'Over the limit');
    const [program] = rowsOf(world, 'Seats').filter(({ Type, Finding }) => Type === 'Program' && Finding !== '');
    const [gone] = rowsOf(world, 'Seats').filter((row) => row.Type === 'Course' && row.Finding !== '' && row.Row !== over?.Row);
    const row = rowsOf(world, 'Courses').find(({ ID }) => ID === gone?.['Listing ID'])?.row;
    world.host.workbook.deleteRows('Courses', Number(row), 1);
    world.host.workbook.activate('Seats');
    world.host.workbook.select('Seats', [program, gone, over].map((each) => `A${each?.row}`).join(','));
    const order = [over, gone, program].sort((a, b) => Number(a?.row) - Number(b?.row));

    world.host.click('Edit selected findings');

    const text = world.host.toasts().at(-1)?.text;
    if (order[0]?.Type === 'Program') expect(text).toContain('2 more are in Courses.');
    else {
      expect(text).toContain('1 more isn’t in it.');
      expect(text).toContain('1 more is in Programs.');
    }
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
