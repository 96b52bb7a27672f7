import { describe, expect, it } from 'vitest';
import { openWorld, review, rowsOf, send, writes } from '../support/open-world.ts';

/** What a person types under a header, what the cell then shows, and what Catalog is sent; written by hand. */
interface Typed {
  header: string;
  typed: string;
  shown: string;
  sent: Record<string, unknown>;
}

async function types(locale: string, timeZone: string, table: Typed[]) {
  const world = await openWorld({ host: { locale, timeZone }, pulled: ['courses'] });
  table.forEach(({ header, typed }, index) => {
    world.person.type('Courses', header, index + 2, typed);
  });
  const rows = rowsOf(world, 'Courses');
  const shown = table.map(({ header, typed }, index) => [typed, rows[index]?.[header]]);
  expect(shown).toEqual(table.map((each) => [each.typed, each.shown]));
  const plan = review(world);
  expect(plan.refused).toEqual([]);
  send(world, plan);
  const sent = new Map(writes(world).map((write) => [write.path, (write.body as { course: unknown }).course]));
  const expected = new Map(table.map((each, index) => [`/api/v1/courses/${rows[index]?.ID}`, each.sent]));
  expect(sent).toEqual(expected);
}

/** What is refused, and with which words. */
async function refuses(locale: string, header: string, typed: string, what: string) {
  const world = await openWorld({ host: { locale, timeZone: 'Europe/Berlin' }, pulled: ['courses'] });
  world.person.type('Courses', header, 2, typed);
  const { requests, refused } = review(world);
  expect(requests).toEqual([]);
  expect(refused.map((row) => [row.label, row.what])).toEqual([[header, what]]);
}

describe('what people type', () => {
  it('in the United States', async () => {
    await types('en_US', 'America/New_York', [
      { header: 'Price', typed: '49.99', shown: '49.99', sent: { enrollment_fee: 49.99 } },
      { header: 'Price', typed: '1,250.50', shown: '1,250.50', sent: { enrollment_fee: 1250.5 } },
      { header: 'Seats', typed: '30', shown: '30', sent: { enrollment_cap: 30 } },
      { header: 'Open from', typed: '12/25/2026 9:00', shown: '2026-12-25 09:00', sent: { enrollment_open_from: '2026-12-25T14:00:00Z' } },
      { header: 'Open to', typed: '2027-01-31', shown: '2027-01-31 00:00', sent: { enrollment_open_to: '2027-01-31T05:00:00Z' } },
      { header: 'Title', typed: '1/2', shown: '1/2', sent: { title: '1/2' } },
      // A SKU goes beside the course, so that nothing stands inside.
      { header: 'SKU', typed: '007', shown: '007', sent: {} },
    ]);
  });

  it('in Germany', async () => {
    await types('de_DE', 'Europe/Berlin', [
      { header: 'Price', typed: '49,99', shown: '49,99', sent: { enrollment_fee: 49.99 } },
      { header: 'Price', typed: '1.250,50', shown: '1.250,50', sent: { enrollment_fee: 1250.5 } },
      { header: 'Open from', typed: '25.12.2026 09:00', shown: '2026-12-25 09:00', sent: { enrollment_open_from: '2026-12-25T08:00:00Z' } },
      { header: 'Open to', typed: '2026-07-01 09:00', shown: '2026-07-01 09:00', sent: { enrollment_open_to: '2026-07-01T07:00:00Z' } },
      { header: 'Teaser', typed: '=ganz neu', shown: '=ganz neu', sent: { teaser: '=ganz neu' } },
    ]);
  });

  it('in France', async () => {
    await types('fr_FR', 'Europe/Paris', [
      { header: 'Price', typed: '49,99', shown: '49,99', sent: { enrollment_fee: 49.99 } },
      { header: 'Open from', typed: '25/12/2026 09:00', shown: '2026-12-25 09:00', sent: { enrollment_open_from: '2026-12-25T08:00:00Z' } },
      { header: 'Credits', typed: '1,5', shown: '1,5', sent: { credits: 1.5 } },
    ]);
  });

  it('in Great Britain', async () => {
    await types('en_GB', 'Europe/London', [
      { header: 'Price', typed: '1,250.50', shown: '1,250.50', sent: { enrollment_fee: 1250.5 } },
      { header: 'Open from', typed: '25/12/2026 09:00', shown: '2026-12-25 09:00', sent: { enrollment_open_from: '2026-12-25T09:00:00Z' } },
      { header: 'Open to', typed: '01/07/2026 09:00', shown: '2026-07-01 09:00', sent: { enrollment_open_to: '2026-07-01T08:00:00Z' } },
    ]);
  });

  it('in Brazil', async () => {
    await types('pt_BR', 'America/Sao_Paulo', [
      { header: 'Price', typed: '1.250,50', shown: '1.250,50', sent: { enrollment_fee: 1250.5 } },
      { header: 'Credits', typed: '2,75', shown: '2,75', sent: { credits: 2.75 } },
      { header: 'Open from', typed: '25/12/2026 09:00', shown: '2026-12-25 09:00', sent: { enrollment_open_from: '2026-12-25T12:00:00Z' } },
    ]);
  });

  it('in Japan', async () => {
    await types('ja_JP', 'Asia/Tokyo', [
      { header: 'Price', typed: '49.99', shown: '49.99', sent: { enrollment_fee: 49.99 } },
      { header: 'Seats', typed: '30', shown: '30', sent: { enrollment_cap: 30 } },
      { header: 'Open from', typed: '2026/12/25 9:00', shown: '2026-12-25 09:00', sent: { enrollment_open_from: '2026-12-25T00:00:00Z' } },
    ]);
  });

  it('a percentage is no number of seats', async () => {
    await refuses('en_US', 'Seats', '50%', 'isn’t a whole number');
  });

  it('words are no price', async () => {
    await refuses('de_DE', 'Price', 'umsonst', 'isn’t a number');
  });

  it('a time that clocks skip in spring is shown in the review as the time that Google makes of it, with a remark', async () => {
    const world = await openWorld({ host: { locale: 'de_DE', timeZone: 'Europe/Berlin' }, pulled: ['courses'] });
    world.person.type('Courses', 'Open from', 2, '28.03.2027 02:30');
    const plan = review(world);
    expect(plan.requests[0]?.fields).toMatchObject([{ label: 'Open from', after: '2027-03-28 03:30' }]);
    expect(plan.remarks).toEqual([expect.stringContaining('Courses, row 2: check Open from. Clocks go forward that day')]);
  });

  it('a time that clocks show twice in autumn is asked about', async () => {
    await refuses('de_DE', 'Open from', '31.10.2027 02:30', 'occurs twice on that day because clocks go back');
  });

  it('another visibility than Catalog knows is refused', async () => {
    await refuses('en_US', 'Visibility', 'secret', 'isn’t a value Catalog accepts');
  });
});
