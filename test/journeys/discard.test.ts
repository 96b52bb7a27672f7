// Edits that the review puts back to what was pulled.
import { describe, expect, it } from 'vitest';
import type { Messages } from '../../src/protocol/messages.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import { FEW, openWorld, review, rowsOf, type World, writes } from '../support/open-world.ts';

const openDesk = () => openWorld({ catalog: FEW, pulled: ['courses', 'tags'] });

function discard({ person }: World, input: Messages['discard']['input']): Messages['discard']['output'] {
  return person.ask<Messages['discard']['output']>('discard', input);
}

/** Reviews again, as the page does after *Discard*. */
function again({ person, host }: World): PlanView {
  const plan = person.ask<PlanView>('review');
  host.dialogs().at(-1)?.close();
  return plan;
}

const cellOf = (row: PlanView['refused'][number] | undefined) => ({
  sheet: row?.sheet ?? 0,
  key: row?.key ?? '',
  field: row?.field ?? '',
  typed: row?.typed ?? '',
});

const requestAt = (plan: PlanView, row: number) => plan.requests.find((request) => request.row === row)?.request ?? '';

/** A tag, and its name with a letter left out. */
function misspelled(world: World): { name: string; typo: string } {
  const name = rowsOf(world, 'Tags').find(({ Name = '' }) => Name.length >= 6 && /^[a-z ]+$/i.test(Name))?.Name ?? '';
  return { name, typo: `${name.slice(0, 3)}${name.slice(4)}` };
}

describe('Discard edit', () => {
  it('puts back cells of changes and of rows that can’t be sent, and keeps the other edits', async () => {
    const world = await openDesk();
    const before = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '59.50');
    world.person.type('Courses', 'Title', 3, 'Another title');
    world.person.type('Courses', 'Seats', 3, '77');
    world.person.type('Courses', 'Price', 4, '12,50');
    world.person.type('Courses', 'Title', 5, 'Kept');
    const plan = review(world);
    const [wrong] = plan.refused;
    expect(wrong).toMatchObject({
      row: 4,
      title: before[2]?.Title,
      label: 'Price',
      typed: '12,50',
      what: 'has a decimal comma',
      todo: 'Enter it like this: 12.50.',
    });
    const result = discard(world, {
      plan: plan.plan,
      changes: [{ request: requestAt(plan, 2) }, { request: requestAt(plan, 3), fields: ['title'] }],
      cells: [cellOf(wrong)],
    });
    expect(result).toEqual({
      discarded: [
        'Courses, row 2, Price: “59.5” was discarded.',
        'Courses, row 3, Title: “Another title” was discarded.',
        'Courses, row 4, Price: “12,50” was discarded.',
      ],
      kept: [],
    });
    const after = rowsOf(world, 'Courses');
    expect([after[0]?.Price, after[1]?.Title, after[1]?.Seats, after[2]?.Price, after[3]?.Title]).toEqual([
      before[0]?.Price,
      before[1]?.Title,
      '77',
      before[2]?.Price,
      'Kept',
    ]);
    const rest = again(world);
    expect([rest.refused, rest.remarks]).toEqual([[], plan.remarks]);
    expect(rest.requests.map(({ row, fields }) => [row, fields.map(({ label }) => label)])).toEqual([
      [3, ['Seats']],
      [5, ['Title']],
    ]);
    expect(rowsOf(world, 'Courses')[2]?.Status).toBe('');
    expect(writes(world)).toEqual([]);
  });

  it('names a date as its cell shows it, and puts its cell back', async () => {
    const world = await openDesk();
    const before = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Open from', 2, '12:00');
    world.person.type('Courses', 'Credits', 3, '3/4/2026');
    const plan = review(world);
    expect(plan.refused.map(({ label, typed }) => [label, typed])).toEqual([
      ['Open from', '1899-12-30 12:00'],
      ['Credits', '2026-03-04 00:00'],
    ]);
    const { discarded, kept } = discard(world, { plan: plan.plan, changes: [], cells: plan.refused.map(cellOf) });
    expect([discarded, kept]).toEqual([
      ['Courses, row 2, Open from: “1899-12-30 12:00” was discarded.', 'Courses, row 3, Credits: “2026-03-04 00:00” was discarded.'],
      [],
    ]);
    const after = rowsOf(world, 'Courses');
    expect([after[0]?.['Open from'], after[1]?.Credits]).toEqual([before[0]?.['Open from'], before[1]?.Credits]);
    expect(again(world).refused).toEqual([]);
  });

  it.each(['3/4/2026', '12:30'])('puts a number back as a number where %s was typed', async (typed) => {
    const world = await openDesk();
    const [before] = rowsOf(world, 'Courses');
    for (const header of ['Credits', 'Price', 'Seats']) world.person.type('Courses', header, 2, typed);
    const plan = review(world);
    discard(world, { plan: plan.plan, changes: [], cells: plan.refused.map(cellOf) });
    expect(rowsOf(world, 'Courses')[0]).toEqual({ ...before, Status: expect.anything() });
    expect(again(world).refused).toEqual([]);
  });

  it('finds its cells after the tab was sorted and a column moved', async () => {
    const world = await openDesk();
    const { workbook } = world.host;
    const [first] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '59.50');
    const plan = review(world);
    const header = workbook.display('Courses')[0] ?? [];
    workbook.sort('Courses', header.indexOf('ID') + 1, false);
    workbook.moveColumn('Courses', header.indexOf('Price') + 1, header.indexOf('Title') + 1);
    discard(world, { plan: plan.plan, changes: [{ request: requestAt(plan, 2) }], cells: [] });
    expect(rowsOf(world, 'Courses').find(({ ID }) => ID === first?.ID)?.Price).toBe(first?.Price);
    expect(again(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('replaces a formula, restores a long text, clears an Action, and leaves a new row in the tab', async () => {
    const world = await openDesk();
    const { workbook } = world.host;
    const long = 'A course about plants. '.repeat(40);
    const [course] = rowsOf(world, 'Courses');
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.ID), fields: { description: long } });
    workbook.activate('Courses');
    world.host.click('Catalog Sync > Refresh > This tab');
    expect(rowsOf(world, 'Courses')[0]?.Description).toContain('A course about plants.');
    world.person.type('Courses', 'Description', 2, 'Short');
    world.person.type('Courses', 'Price', 3, '=50+9');
    world.person.type('Courses', 'Action', 4, 'archive');
    const row = workbook.display('Tags').length + 1;
    world.person.type('Tags', 'Name', row, 'Evenings');
    world.person.type('Tags', 'Action', row, 'create');
    const prices = rowsOf(world, 'Courses').map(({ Price }) => Price);
    const plan = review(world);
    expect(plan.requests).toHaveLength(4);
    const result = discard(world, { plan: plan.plan, changes: plan.requests.map(({ request }) => ({ request })), cells: [] });
    expect(result.kept).toEqual([]);
    const after = rowsOf(world, 'Courses');
    expect(after[0]?.Description).toContain('A course about plants.');
    expect(after[1]?.Price).not.toBe(prices[1]);
    expect(workbook.formulas('Courses', world.person.at('Courses', 'Price', 3))[0]?.[0] ?? '').toBe('');
    expect(after[2]).toMatchObject({ Action: '' });
    expect(rowsOf(world, 'Tags').find((each) => each.row === String(row))).toMatchObject({ Name: 'Evenings', Action: '' });
    expect(again(world)).toMatchObject({ requests: [], refused: [], newRows: [{ tab: 'Tags', rows: [row] }] });
  });
});

describe('Discard edit, after a colleague typed into the cells', () => {
  it('keeps what was typed since the review, and says so', async () => {
    const world = await openDesk();
    const before = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '59.50');
    world.person.type('Courses', 'Price', 3, '12,50');
    world.person.type('Courses', 'Action', 4, 'archive');
    world.person.type('Courses', 'Title', 5, 'Another title');
    world.person.type('Courses', 'Title', 6, 'Discarded');
    const plan = review(world);
    world.person.type('Courses', 'Price', 2, '61');
    world.person.type('Courses', 'Price', 3, '12.75');
    world.person.type('Courses', 'Action', 4, 'delete');
    world.person.type('Courses', 'Title', 5, before[3]?.Title ?? '');
    const changes = plan.requests.map(({ request }) => ({ request }));
    expect(discard(world, { plan: plan.plan, changes, cells: plan.refused.map(cellOf) })).toEqual({
      discarded: ['Courses, row 6, Title: “Discarded” was discarded.'],
      kept: [
        'Courses, row 2, Price: “61” was entered after the review, so it stays.',
        'Courses, row 4, Action: “delete” was entered after the review, so it stays.',
        'Courses, row 3, Price: “12.75” was entered after the review, so it stays.',
      ],
    });
    const after = rowsOf(world, 'Courses');
    expect([after[0]?.Price, after[1]?.Price, after[2]?.Action, after[3]?.Title, after[4]?.Title]).toEqual([
      '61.00',
      '12.75',
      'delete',
      before[3]?.Title,
      before[4]?.Title,
    ]);
    const rest = again(world);
    expect(rest.requests.map(({ row, operation }) => [row, operation]).sort()).toEqual([
      [2, 'update'],
      [3, 'update'],
      [4, 'delete'],
    ]);
  });

  it('discards a list that the review showed with an item’s new name', async () => {
    const world = await openDesk();
    const [course] = rowsOf(world, 'Courses');
    const tag = rowsOf(world, 'Tags').find(({ Name = '' }) => !course?.Tags?.includes(Name));
    world.person.type('Tags', 'Name', tag?.row ?? '', 'Renamed');
    world.person.type('Courses', 'Tags', 2, tag?.Name ?? '');
    const plan = review(world);
    const edit = plan.requests.find(({ tab }) => tab === 'Courses');
    expect(edit?.fields[0]?.after).toBe('Renamed');
    const { discarded, kept } = discard(world, { plan: plan.plan, changes: [{ request: edit?.request ?? '' }], cells: [] });
    expect([discarded, kept]).toEqual([[`Courses, row 2, Tags: “${tag?.Name}” was discarded.`], []]);
    expect(rowsOf(world, 'Courses')[0]?.Tags).toBe(course?.Tags);
  });
});

describe('Use this', () => {
  it('puts an existing tag into the cell in place of a similar new one, which the next review shows', async () => {
    const world = await openDesk();
    const { name: tag, typo } = misspelled(world);
    world.person.type('Courses', 'Tags', 2, `Quite new, ${typo}`);
    const row = rowsOf(world, 'Courses').length + 2;
    const course = { Title: 'A new course', Path: 'a-new-course', Teaser: 'New', Description: 'New', 'Canvas course ID': '990001' };
    for (const [header, value] of Object.entries(course)) world.person.type('Courses', header, row, value);
    world.person.type('Courses', 'Tags', row, typo);
    world.person.type('Courses', 'Action', row, 'create');
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    const chosen = [2, row].map((each) => plan.requests.find((request) => request.row === each));
    for (const request of chosen) {
      const field = request?.fields.find(({ newNames = [] }) => newNames.some(({ similar }) => similar !== undefined));
      expect(field?.newNames).toContainEqual({ name: typo, similar: tag });
      const input = { plan: plan.plan, request: request?.request ?? '', field: field?.field ?? '', name: typo, existing: tag };
      expect(world.person.ask('useName', input)).toEqual({ kept: [] });
    }
    const rest = again(world);
    expect(rest.refused).toEqual([]);
    const after = [2, row].map((each) =>
      rest.requests.find((request) => request.row === each)?.fields.find(({ label }) => label === 'Tags'),
    );
    expect(after.map((field) => [field?.after.split(', ').sort(), field?.newNames])).toEqual([
      [['Quite new', tag].sort(), [{ name: 'Quite new' }]],
      [[tag], undefined],
    ]);
    expect(writes(world)).toEqual([]);
  });

  it('leaves a cell alone that someone retyped after the review', async () => {
    const world = await openDesk();
    const { name: tag, typo } = misspelled(world);
    world.person.type('Courses', 'Tags', 2, typo);
    const plan = review(world);
    world.person.type('Courses', 'Tags', 2, 'Other');
    const field = plan.requests[0]?.fields[0]?.field ?? '';
    expect(world.person.ask('useName', { plan: plan.plan, request: requestAt(plan, 2), field, name: typo, existing: tag })).toEqual({
      kept: ['Courses, row 2, Tags: “Other” was entered after the review, so it stays.'],
    });
    expect(rowsOf(world, 'Courses')[0]?.Tags).toBe('Other');
  });
});

describe('a review', () => {
  it('of one tab counts the edits of the others, shows currencies, and marks what is unusual or new', async () => {
    const world = await openDesk();
    const { name: tag, typo } = misspelled(world);
    const row = rowsOf(world, 'Courses').find(({ Price }) => Number(Price?.replace(/,/g, '')) >= 10)?.row ?? '';
    world.person.type('Courses', 'Price', row, '0.05');
    const other = row === '3' ? 4 : 3;
    world.person.type('Courses', 'Tags', other, typo);
    world.person.type('Tags', 'Name', 2, 'Renamed');
    world.host.workbook.activate('Courses');
    const plan = world.person.ask<PlanView>('review', { scope: 'tab' });
    expect(plan.waiting).toMatchObject([{ tab: 'Tags', edits: 1 }]);
    const price = plan.requests.find((each) => each.row === Number(row));
    const tags = plan.requests.find((each) => each.row === other);
    expect(price?.fields[0]).toMatchObject({ label: 'Price', after: '0.05', currency: 'USD' });
    expect(price?.unusual).toEqual([expect.stringMatching(/^Price down by 99%\.$/)]);
    expect(tags?.fields[0]?.newNames).toEqual([{ name: typo, similar: tag }]);
  });

  it('counts a value that was taken from Catalog apart from what wasn’t sent, and the history says what was sent', async () => {
    const world = await openDesk();
    const { person, host, catalog } = world;
    const [course] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Title', 2, 'Mine');
    world.person.type('Courses', 'Price', 3, '59.50');
    world.person.type('Courses', 'Price', 4, '61');
    catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.ID), fields: { title: 'Theirs' } });
    const plan = review(world);
    const request = requestAt(plan, 2);
    const { sent } = person.finish<{ job: string; phase: string; count: number; text: string; sent: unknown }>('send', {
      plan: plan.plan,
      options: [],
      decisions: [{ request, field: 'title', choice: 'theirs' }],
    });
    expect(sent).toEqual({ done: 2, failed: 0, unconfirmed: 0, stale: 0, skipped: 0, taken: 1 });
    const results = person.ask<PlanView>('plan', { plan: plan.plan });
    expect(results.requests.find((each) => each.request === request)?.leftOut).toBe('taken');
    host.dialogs().at(-1)?.close();
    expect(rowsOf(world, 'Courses')[0]?.Title).toBe('Theirs');
    const { runs } = person.ask<Messages['state']['output']>('state');
    expect(runs[0]).toMatchObject({
      by: { you: true },
      about: [{ one: 'course', operation: 'update', count: 2, labels: ['Price'] }],
      taken: 1,
    });
  });

  it('clears the Action of a new row whose record exists', async () => {
    const world = await openDesk();
    const [tag] = rowsOf(world, 'Tags');
    const row = world.host.workbook.display('Tags').length + 1;
    world.person.type('Tags', 'Name', row, tag?.Name ?? '');
    world.person.type('Tags', 'Action', row, 'create');
    expect(review(world)).toMatchObject({ requests: [], refused: [{ row, what: expect.stringContaining('already exists') }] });
    expect(rowsOf(world, 'Tags').find((each) => each.row === String(row))).toMatchObject({
      Action: '',
      Status: expect.stringContaining('already exists in Catalog'),
    });
    expect(again(world)).toMatchObject({ requests: [], refused: [], newRows: [] });
  });
});
