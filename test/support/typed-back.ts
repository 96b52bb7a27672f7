// Cells of every kind, through the whole way: random values in Catalog, pulled into a workbook of some locale and zone, and
// then typed again by a person exactly as the cells show them.
import fc from 'fast-check';
import { expect } from 'vitest';
import { openWorld, pull, review, rowsOf, send, writes } from './open-world.ts';

export const LOCALES = ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'pt_BR', 'ja_JP'];
export const ZONES = ['UTC', 'America/New_York', 'America/St_Johns', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'];

/** Days around which clocks change in one of the zones, and one on which none do. */
const DAYS = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-07-15'].map((day) =>
  Date.parse(`${day}T00:00:00Z`),
);
const QUARTER = 15 * 60_000;

const time = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: -4 * 14, max: 4 * 40 }))
  .map(([day, quarters]) => new Date(day + quarters * QUARTER).toISOString().replace('.000', ''));
const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((cents) => cents / 100);
const course = fc.record({
  // A person's own apostrophe in front is theirs to double, and what is around a text is theirs to type.
  title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text && !/^'|[\r\n\t]/.test(text)),
  // Numbers between are those of dates, which the review asks about where the value before was far away.
  enrollment_fee: hundredths(20_000),
  credits: hundredths(99),
  enrollment_cap: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 100_000, max: 2 ** 40 })),
  waitlist: fc.boolean(),
  enrollment_open_from: time,
});
type Values = typeof course extends fc.Arbitrary<infer Each> ? Each : never;

const HEADERS: [keyof Values, string][] = [
  ['title', 'Title'],
  ['enrollment_fee', 'Price'],
  ['credits', 'Credits'],
  ['enrollment_cap', 'Seats'],
  ['waitlist', 'Waitlist'],
  ['enrollment_open_from', 'Open from'],
];

/** Answers how many cells were typed. */
export async function typeBack(locale: string, timeZone: string, seed: number, count = 24): Promise<number> {
  const values = fc.sample(course, { numRuns: count, seed });
  const world = await openWorld({ catalog: { scale: { courses: count } }, host: { locale, timeZone } });
  world.catalog.records('courses').forEach(({ id }, index) => {
    world.catalog.mutate({
      type: 'update',
      resource: 'courses',
      id: Number(id),
      fields: { ...values[index], currency: 'USD', enrollment_open_to: null },
    });
  });
  pull(world, 'courses');
  const where = `${locale} ${timeZone} seed ${seed}`;
  const quiet = () => {
    const { requests, refused } = review(world);
    return { where, requests, refused };
  };
  expect(quiet()).toEqual({ where, requests: [], refused: [] });

  const rows = rowsOf(world, 'Courses');
  const shown = rows.map((row) => HEADERS.map(([, header]) => row[header] ?? ''));
  const typeAll = (from: (row: number) => number, afterTitle = '') => {
    rows.forEach(({ row }, index) => {
      HEADERS.forEach(([name, header], column) => {
        world.person.type('Courses', header, row, (shown[from(index)]?.[column] ?? '') + (name === 'title' ? afterTitle : ''));
      });
    });
  };
  // The same again is no edit.
  typeAll((row) => row);
  expect(quiet()).toEqual({ where, requests: [], refused: [] });

  // What the next row shows means what the next row has. Titles that only changed places would be refused.
  const next = (row: number) => (row + 1) % rows.length;
  typeAll(next, 'x');
  const plan = review(world);
  const twice = values.filter(({ enrollment_open_from: at }, row) => {
    return isShownTwice(at, timeZone) && values[(row + values.length - 1) % values.length]?.enrollment_open_from !== at;
  });
  expect({ where, refused: plan.refused.map(({ what }) => what) }).toEqual({
    where,
    refused: twice.map(() => 'occurs twice on that day because clocks go back'),
  });
  send(world, plan, { confirmed: plan.guard?.words });
  const sent = new Map(writes(world).map(({ path, body }) => [path, comparable((body as { course: Partial<Values> }).course)]));
  const expected = new Map(
    rows.flatMap(({ ID }, row) => {
      const [old, there] = [values[row], values[next(row)]];
      if (old === undefined || there === undefined) return [];
      const wanted = { ...there, title: `${there.title}x` };
      // A row with one field that is asked about waits as a whole.
      const asked = wanted.enrollment_open_from !== old.enrollment_open_from && isShownTwice(wanted.enrollment_open_from, timeZone);
      const changed = asked ? [] : HEADERS.filter(([name]) => old[name] !== wanted[name]);
      const fields = Object.fromEntries(changed.map(([name]) => [name, wanted[name]]));
      return changed.length > 0 ? [[`/api/v1/courses/${ID}`, comparable(fields)] as const] : [];
    }),
  );
  expect({ where, sent }).toEqual({ where, sent: expected });
  return 2 * rows.length * HEADERS.length;
}

function comparable(fields: Partial<Values>): Record<string, unknown> {
  const { enrollment_open_from: from, ...rest } = fields;
  return from === undefined ? rest : { ...rest, enrollment_open_from: Date.parse(from) };
}

/** Asked of the clock of this machine, which is not how the product finds out. */
function isShownTwice(at: string, timeZone: string): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const instant = Date.parse(at);
  return [-60, -30, 30, 60].some((minutes) => clock.format(instant + minutes * 60_000) === clock.format(instant));
}
