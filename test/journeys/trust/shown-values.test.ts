// What a tab shows is what it holds: the shown values can be pasted back without an edit, and numbers look like numbers.
import { describe, expect, it } from 'vitest';
import { openOddWorld } from '../../support/odd-catalog.ts';
import { FEW, openWorld, pull, review, rowsOf, type World } from '../../support/open-world.ts';

/** Pastes what a tab shows over its cells, as after a download as CSV. */
function pasteBack({ host }: World, tab: string): void {
  host.workbook.paste(tab, 'A2', host.workbook.display(tab).slice(1));
}

describe('the shown values of a tab', () => {
  it.each([
    ['courses', 'Courses'],
    ['programs', 'Programs'],
    ['enrollments', 'Enrollments'],
    ['users', 'Users'],
    ['tags', 'Tags'],
  ])('pasted back over %s make no edit, and a refresh puts the exact ones back', async (resource, tab) => {
    const world = await openWorld({ catalog: FEW });
    const [course] = world.catalog.records('courses');
    const fields = { credits: 2.123456789012, enrollment_open_from: '2026-03-04T05:06:07Z', enrollment_fee: 12.3456 };
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields });
    pull(world, resource);
    const before = world.host.workbook.values(tab);
    pasteBack(world, tab);
    const { requests, refused } = review(world);
    world.host.dialogs().at(-1)?.close();
    expect([requests.flatMap((request) => request.fields), refused]).toEqual([[], []]);
    expect(pull(world, resource)).toMatchObject({ kept: 0 });
    const without = (rows: readonly (readonly unknown[])[]) =>
      rows.map((row) => row.filter((cell) => cell !== 'edited').map((cell) => String(cell).replace(/^'/, '')));
    expect(without(world.host.workbook.values(tab))).toEqual(without(before));
  });

  it('are an edit as soon as one digit that shows is another', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const [course] = world.catalog.records('courses');
    const fields = { enrollment_open_from: '2026-03-04T05:06:07Z', credits: 2.125 };
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields });
    pull(world, 'courses');
    const row = Number(rowsOf(world, 'Courses').find(({ ID }) => ID === String(course?.id))?.row);
    const [shown = ''] = world.host.workbook.display('Courses', world.person.at('Courses', 'Open from', row))[0] ?? [];
    world.person.type(
      'Courses',
      'Open from',
      row,
      shown.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
    );
    world.person.type('Courses', 'Credits', row, '2.12');
    const [request] = review(world).requests;
    expect(request?.fields.map(({ label }) => label)).toEqual(['Open from', 'Credits']);
  });
});

describe('a number with three decimals', () => {
  it('is edited by typing it with two, and a refresh keeps what was typed', async () => {
    const world = await openWorld({ catalog: FEW });
    const [course] = world.catalog.records('courses');
    const fields = { enrollment_fee: 12.345, currency: 'KWD', credits: 0.125 };
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields });
    pull(world, 'courses');
    const at = () => rowsOf(world, 'Courses').find(({ ID }) => ID === String(course?.id));
    expect(at()).toMatchObject({ Price: '12.345', Credits: '0.125' });
    world.person.type('Courses', 'Price', at()?.row ?? '', '12.35');
    world.person.type('Courses', 'Credits', at()?.row ?? '', '0.13');
    const plan = review(world);
    world.host.dialogs().at(-1)?.close();
    expect(plan.requests[0]?.fields.map(({ before, after }) => [before, after])).toEqual([
      ['12.345', '12.35'],
      ['0.125', '0.13'],
    ]);
    expect(pull(world, 'courses')).toMatchObject({ kept: 2 });
    expect(at()).toMatchObject({ Price: '12.350', Credits: '0.13' });
  });
});

describe('numbers', () => {
  it('are shown without a trailing point or padding', async () => {
    const world = await openWorld({ catalog: FEW });
    const courses = world.catalog.records('courses').slice(0, 4);
    for (const [index, credits] of [1, 3, 2.5, 4320].entries())
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(courses[index]?.id), fields: { credits } });
    pull(world, 'courses');
    const shown = rowsOf(world, 'Courses');
    expect(courses.map(({ id }) => shown.find(({ ID }) => ID === String(id))?.Credits)).toEqual(['1', '3', '2.5', '4320']);
  });

  it('of analytics with the noise of binary fractions are numbers, too', async () => {
    const odd = await openOddWorld({ catalog: FEW });
    odd.respond([{ match: 'POST /api/v1/analytics/products', replace: ['"revenue":("[^"]*"|[\\d.]+)', '"revenue":1234.1000000000001'] }]);
    pull(odd.world, 'analytics/products');
    const [headers = [], ...rows] = odd.world.host.workbook.values('Listing analytics');
    expect(rows.map((row) => row[headers.indexOf('Revenue')])).toContain(1234.1);
  });

  it('of bulk enrollments are shown as whole numbers', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['bulk_enrollments'] });
    const prices = rowsOf(world, 'Bulk enrollments').flatMap((row) => [row['Price per seat'] ?? '', row.Price ?? '']);
    expect(prices.filter((price) => price !== '').length).toBeGreaterThan(0);
    expect(prices.filter((price) => price.endsWith('.'))).toEqual([]);
  });

  it('with the noise of binary fractions stay numbers, which SUM counts', async () => {
    const world = await openWorld({ catalog: FEW });
    const [course] = world.catalog.records('courses');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields: { credits: 1234.1000000000001 } });
    pull(world, 'courses');
    const row = Number(rowsOf(world, 'Courses').find(({ ID }) => ID === String(course?.id))?.row);
    const cell = world.person.at('Courses', 'Credits', row);
    expect(world.host.workbook.values('Courses', cell)).toEqual([[1234.1]]);
    expect(pull(world, 'courses')).toMatchObject({ changed: 0, kept: 0 });
  });
});
