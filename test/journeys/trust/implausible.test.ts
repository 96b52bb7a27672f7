// Values that hardly anyone means: what Catalog would refuse is refused, and what it would take is questioned.
import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../../src/protocol/review.ts';
import { fill, freeRow } from '../../support/cells.ts';
import { FEW, openWorld, pull, review, rowsOf, send, shareWorld, type World, writes } from '../../support/open-world.ts';

/** What the review says of a cell after a text was typed into it. The cell is put back. */
function refusedFor(world: World, header: string, text: string): string[] {
  const before = rowsOf(world, 'Courses').find(({ row }) => row === '3')?.[header] ?? '';
  world.person.type('Courses', header, 3, text);
  const { requests, refused } = review(world);
  world.host.dialogs().at(-1)?.close();
  world.person.type('Courses', header, 3, before);
  expect(requests).toEqual([]);
  return refused.map(({ label, what }) => `${label} ${what}`);
}

function sentBy(world: World, plan: PlanView, confirmed?: string): unknown[] {
  send(world, plan, { confirmed });
  return writes(world).map(({ body }) => body);
}

describe('a time', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['courses'] });

  it.each(['2027', '9:00', '3000000', '1804579200', '1804579200000', '1899-12-31', '2101-01-01 09:00', '9999-12-31'])(
    'typed as %s is refused with the years that are possible',
    (text) => {
      expect(refusedFor(shared(), 'Open from', text)).toEqual(['Open from isn’t between the years 1970 and 2100']);
    },
  );

  it.each([
    ['2027/03/10 08:30:00 +0000', '2027-03-10T08:30:00Z'],
    ['2027-03-10T08:30:00.123Z', '2027-03-10T08:30:00Z'],
    ['2027-03-10T08:30:00+02:00', '2027-03-10T06:30:00Z'],
    ['2027-03-10 08:30:00.5 -05:00', '2027-03-10T13:30:00Z'],
  ])('typed as %s is read', (text, instant) => {
    const world = shared();
    world.host.workbook.edit('Courses', world.person.at('Courses', 'Open to', 4), `'${text}`);
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(JSON.stringify(sentBy(world, plan))).toContain(instant);
  });
});

describe('a number', () => {
  const shared = shareWorld({ catalog: FEW, pulled: ['courses'] });

  it.each([
    ['Price', '-5'],
    ['Seats', '-1'],
    ['Waitlist seats', '-3'],
    ['Credits', '-0.5'],
  ])('below 0 under %s is refused', (header, text) => {
    expect(refusedFor(shared(), header, text)).toEqual([`${header} can’t be negative`]);
  });

  it.each([
    ['Seats', '20', '46085'],
    ['Seats', null, '46085'],
    ['Price', '249', '46154'],
    ['Credits', '3', '46085'],
  ])('under %s that could be a date, where it was %s, is held back', async (header, before, text) => {
    const world = shared();
    const id = Number(rowsOf(world, 'Courses').find(({ row }) => row === '3')?.ID);
    const name = { Seats: 'enrollment_cap', Price: 'enrollment_fee', Credits: 'credits' }[header] ?? '';
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { [name]: before === null ? null : Number(before) } });
    pull(world, 'courses');
    expect(refusedFor(world, header, text)).toEqual([`${header} might be a date that the spreadsheet made a number`]);
  });

  it('that looks like a date is sent if it was typed as text, or if it was as large before', () => {
    const world = shared();
    const id = Number(rowsOf(world, 'Courses').find(({ row }) => row === '5')?.ID);
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { enrollment_fee: 39000 } });
    pull(world, 'courses');
    world.host.workbook.edit('Courses', world.person.at('Courses', 'Seats', 3), "'46085");
    world.person.type('Courses', 'Price', 5, '46000');
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    const sent = JSON.stringify(sentBy(world, plan));
    expect(sent).toContain('46085');
    expect(sent).toContain('46000');
  });
});

describe('a date that Sheets makes of a typed number', () => {
  it.each(['3-4', '3/4'])('of %s under Seats is held back', async (text) => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    world.person.type('Courses', 'Seats', 3, text);
    const { requests, refused } = review(world);
    expect(requests).toEqual([]);
    expect(refused).toMatchObject([{ row: 3, label: 'Seats', what: expect.stringMatching(/date/) }]);
  });

  it('of 12.5 under Price in a German file is held back', async () => {
    const world = await openWorld({ catalog: FEW, host: { locale: 'de_DE' }, pulled: ['courses'] });
    world.person.type('Courses', 'Price', 3, '12.5');
    const { requests, refused } = review(world);
    expect(requests).toEqual([]);
    expect(refused).toMatchObject([{ row: 3, label: 'Price', what: expect.stringMatching(/date/) }]);
  });
});

describe('a new course', () => {
  const required = { Action: 'create', Title: 'Soil', Path: 'soil', Teaser: 'Soil.', Description: 'Soil.', 'Canvas course ID': '99123' };

  it.each([
    ['en_US', 'Seats', '3-4'],
    ['en_US', 'Price', '3/4'],
    ['de_DE', 'Price', '12.5'],
  ])('in %s whose %s is typed as %s is held back, because Sheets makes a date of it', async (locale, header, text) => {
    const world = await openWorld({ catalog: FEW, host: { locale }, pulled: ['courses'] });
    const row = freeRow(world, 'Courses');
    const [pattern] = rowsOf(world, 'Courses');
    fill(world, 'Courses', row, { ...required, 'Catalog ID': pattern?.['Catalog ID'] ?? '', [header]: text });
    const { requests, refused } = review(world);
    expect(requests).toEqual([]);
    expect(refused).toMatchObject([{ row, label: header, what: expect.stringMatching(/date/) }]);
  });

  it('with a price like a date is sent if most courses cost about as much', async () => {
    const world = await openWorld({ catalog: FEW });
    for (const { id } of world.catalog.records('courses'))
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(id), fields: { enrollment_fee: 39000 } });
    pull(world, 'courses');
    const [pattern] = rowsOf(world, 'Courses');
    fill(world, 'Courses', freeRow(world, 'Courses'), { ...required, 'Catalog ID': pattern?.['Catalog ID'] ?? '', Price: '46000' });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(JSON.stringify(sentBy(world, plan))).toContain('46000');
  });

  it('with the price of another course is sent, however large it is', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const pattern = rowsOf(world, 'Courses').find(({ Currency }) => Currency === 'JPY');
    const Price = pattern?.Price?.replace(',', '') ?? '';
    expect(Number(Price)).toBeGreaterThan(25569);
    fill(world, 'Courses', freeRow(world, 'Courses'), { ...required, 'Catalog ID': pattern?.['Catalog ID'] ?? '', Price });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(JSON.stringify(sentBy(world, plan))).toContain(Price);
  });
});

describe('many changes of a column', () => {
  const TWELVE = { scale: { courses: 12, users: 8 } };

  async function withPrices(prices: (at: number) => number): Promise<World> {
    const world = await openWorld({ catalog: TWELVE });
    world.catalog.records('courses').forEach(({ id }, at) => {
      world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(id), fields: { enrollment_fee: prices(at) } });
    });
    pull(world, 'courses');
    return world;
  }

  const typeAll = (world: World, rows: number, text: string) => {
    for (let row = 2; row < 2 + rows; row += 1) world.person.type('Courses', 'Price', row, text);
  };

  it.each([
    ['0', '“Price” would be 0 in 12 of 12 rows of “Courses”.'],
    ['15', '“Price” would be 15 in 12 of 12 rows of “Courses”.'],
  ])('to %s is confirmed with a typed word', async (text, why) => {
    const world = await withPrices((at) => 100 + at);
    typeAll(world, 12, text);
    const plan = review(world);
    expect(plan.guard).toMatchObject({ words: 'change', why: [why] });
    expect(() => send(world, plan)).toThrow('to confirm');
    expect(writes(world)).toEqual([]);
    world.host.dialogs().at(-1)?.close();
    expect(sentBy(world, review(world), 'change')).toHaveLength(12);
  });

  it('by more than 90 % in half of its rows is confirmed with a typed word', async () => {
    const world = await withPrices((at) => 200 + at);
    for (let row = 2; row <= 7; row += 1) world.person.type('Courses', 'Price', row, String(row));
    expect(review(world).guard).toMatchObject({
      words: 'change',
      why: ['“Price” would change by more than 90% in 6 of 12 rows of “Courses”.'],
    });
  });

  it.each([
    [5, (row: number) => String(row)],
    [12, (row: number) => String(210 + row)],
  ])('that touch %i rows as usual need no word', async (rows, priceOf) => {
    const world = await withPrices((at) => 200 + at);
    for (let row = 2; row < 2 + rows; row += 1) world.person.type('Courses', 'Price', row, priceOf(row));
    expect(review(world).guard).toBeUndefined();
  });
});

describe('a new user', () => {
  it('whose address is in Users in other letters is refused at the review', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['users'] });
    const known = rowsOf(world, 'Users').find(({ Email }) => /^[a-z]/.test(Email ?? ''));
    const row = freeRow(world, 'Users');
    for (const email of [known?.Email?.toUpperCase() ?? '', `${known?.Email}\u200b`, `${known?.Email}.`]) {
      fill(world, 'Users', row, { Name: 'Someone New', Email: email, Action: 'create' });
      const { requests, refused } = review(world);
      world.host.dialogs().at(-1)?.close();
      expect(requests).toEqual([]);
      expect(refused).toMatchObject([{ row, what: `already exists in Catalog (ID ${known?.ID})` }]);
    }
    expect(writes(world)).toEqual([]);
  });

  it('is created without what can’t be seen in its address', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['users'] });
    fill(world, 'Users', freeRow(world, 'Users'), { Name: 'Nova', Email: '\ufeffmailto:nova@example.org\u200b.', Action: 'create' });
    send(world, review(world));
    expect(world.catalog.records('users').map(({ email_address }) => email_address)).toContain('nova@example.org');
  });
});

describe('a new tag', () => {
  it.each(['Evning', 'evening', 'Evening ', 'Eve\u200bning'])('%j is questioned next to “Evening”', async (name) => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'tags'] });
    fill(world, 'Tags', freeRow(world, 'Tags'), { Name: name, Action: 'create' });
    const [request] = review(world).requests;
    expect(request?.unusual).toEqual(['A similar tag exists: “Evening”.']);
  });
});

describe('an SKU', () => {
  it('of another listing is questioned', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses'] });
    const taken = rowsOf(world, 'Courses').find(({ row, SKU }) => row !== '3' && SKU !== '');
    world.person.type('Courses', 'SKU', 3, ` ${taken?.SKU?.toLowerCase()}`);
    expect(review(world).requests[0]?.unusual).toEqual([`SKU is already used by “${taken?.Title}”.`]);
  });
});
