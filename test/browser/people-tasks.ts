// Working with people in the emulated spreadsheet, with counted interactions: `npm test` plays it with the keyboard alone, and the deep
// tests with the mouse.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import type { Person } from '../../scripts/person.ts';
import { CATALOG_HOST } from '../support/open-world.ts';
import { type FrameName, frameOf, type Hands, waitForHeading } from './hands.ts';
import type { OpenBrowser } from './open-browser.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface User {
  user_name: string;
  email_address: string;
  canvas_user_id: number;
}

/** A story: each test goes on where the one before has ended. `way` names the hands in pictures and in what is printed. */
export function peopleTasks(way: string, handsAt: (page: Page) => Hands): void {
  let catalog: DemoCatalog;
  let host: Host;
  let browser: OpenBrowser;
  let person: Person;
  let hands: Hands;

  beforeAll(async () => {
    const scale = { courses: 24, programs: 4, orders: 10, enrollments: 40, tags: 8, users: 90 };
    const opened = await openSpreadsheet({ scale }, (world) => {
      world.host.click('Open sidebar');
      world.person.ask('connect', { host: CATALOG_HOST, key: world.catalog.apiKey, kind: 'test' });
    });
    ({ catalog, host, person, browser } = opened);
    browser.page.setDefaultTimeout(40_000);
    hands = handsAt(browser.page);
    return opened.close;
  });

  const heading = (frame: FrameName, name: string | RegExp) => waitForHeading(browser.page, frame, name);

  /** What axe finds in one of the pages of the script. Their title is that of their frame, which Google shows. */
  async function flaws(name: FrameName): Promise<unknown> {
    const frame = browser.page.frame({ name });
    await frame?.evaluate(axe);
    return await frame?.evaluate(
      "axe.run({ rules: { 'document-title': { enabled: false } } }).then((found) => found.violations.map(({ id }) => id))",
    );
  }

  it('see who is enrolled in what after one pull, with names and titles', async () => {
    await hands.menu('Pull', 'Enrollments');
    await heading('sidebar', 'Pull Enrollments');
    await hands.press('sidebar', 'Pull');
    await frameOf(browser.page, 'sidebar').getByRole('button', { name: 'Include personal data' }).waitFor();
    expect(await flaws('sidebar')).toEqual([]);
    await hands.press('sidebar', 'Include personal data');
    await heading('sidebar', 'Enrollments is up to date');
    expect(await flaws('sidebar')).toEqual([]);
    await browser.screenshot(`roster-by-${way}`);
    console.info(`the roster after one pull, by ${way}: ${hands.acted()} interactions`);
    expect(hands.acted()).toBeLessThanOrEqual(4);
    const [headers = [], ...rows] = host.workbook.display('Enrollments');
    expect(headers.slice(0, 8)).toEqual(['Action', 'Status', 'ID', 'Learner', 'Email', 'Listing', 'Enrollment status', 'Enrolled']);
    const names = new Map((catalog.records('users') as unknown as User[]).map((user) => [String(user.canvas_user_id), user.user_name]));
    const id = headers.indexOf('Canvas user ID');
    const filled = rows.filter((row) => row[2] !== '');
    expect(filled.length).toBe(40);
    expect(filled.map((row) => row[3])).toEqual(filled.map((row) => names.get(row[id] ?? '') ?? ''));
    expect(filled.every((row) => row[5] !== '')).toBe(true);
  });

  it('enroll 13 of a messy list of 14, of whom one is new and one is enrolled already', async () => {
    for (const resource of ['users', 'courses']) person.finish('pull', { resource, filters: {} });
    const [course] = catalog.records('courses') as unknown as { id: number; title: string }[];
    if (!course) throw new Error('a course');
    catalog.mutate({ type: 'update', resource: 'courses', id: course.id, fields: { enrollment_cap: null, waitlist: false } });
    const enrolled = new Set(enrollmentsOf(course.id));
    const users = (catalog.records('users') as unknown as User[]).filter(
      ({ user_name }, _, all) =>
        /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(user_name) && all.filter((each) => each.user_name === user_name).length === 1,
    );
    const inAlready = (catalog.records('users') as unknown as User[]).find(({ canvas_user_id }) => enrolled.has(canvas_user_id));
    const free = users.filter(({ canvas_user_id }) => !enrolled.has(canvas_user_id)).slice(0, 12);
    expect([free.length, inAlready !== undefined]).toEqual([12, true]);
    await hands.menu('Open sidebar');
    const before = hands.acted();
    await hands.menu('Tasks', 'Enroll learners');
    await frameOf(browser.page, 'sidebar').getByLabel('Learners', { exact: true }).waitFor();
    await hands.fill('sidebar', 'Listing', course.title);
    await hands.fill('sidebar', 'Learners', messy(free, inAlready?.email_address ?? ''));
    await browser.screenshot(`messy-list-by-${way}`);
    await hands.press('sidebar', 'Find learners');
    await frameOf(browser.page, 'sidebar').getByText('12 found').waitFor();
    await frameOf(browser.page, 'sidebar').getByText('1 already in this listing').waitFor();
    expect(await flaws('sidebar')).toEqual([]);
    await hands.tick('sidebar', 'Create 1 user not found in Users');
    await browser.screenshot(`messy-list-found-by-${way}`);
    await hands.press('sidebar', 'Add 13 rows');
    await heading('dialog', '14 to send');
    expect(await flaws('dialog')).toEqual([]);
    await browser.screenshot(`messy-list-review-by-${way}`);
    await hands.press('dialog', 'Send 14 changes');
    await heading('dialog', '14 sent');
    await hands.press('dialog', 'Done');
    const acted = hands.acted() - before;
    console.info(`a messy list of 14 people enrolled, by ${way}: ${acted} interactions`);
    expect(acted).toBeLessThanOrEqual(9);
    const now = enrollmentsOf(course.id);
    expect(now.length - enrolled.size).toBe(13);
    expect(free.filter(({ canvas_user_id }) => !now.includes(canvas_user_id))).toEqual([]);
    expect((catalog.records('users') as unknown as User[]).some(({ email_address }) => email_address === 'ana.newcomer@example.org')).toBe(
      true,
    );
    expect(browser.problems).toEqual([]);
  });

  /** The Canvas IDs of those who have a place in a course. */
  function enrollmentsOf(course: number): number[] {
    const all = catalog.records('enrollments') as unknown as { listing: { id: number }; user: { id: number } | null; status: string }[];
    return all.flatMap(({ listing, user, status }) => (listing.id === course && user && status !== 'dropped' ? [user.id] : []));
  }
}

/** A list as an office pastes it: from mails, cells, and notes, with one learner twice. */
function messy(free: readonly User[], inAlready: string): string {
  const name = (at: number) => free[at]?.user_name ?? '';
  const mail = (at: number) => free[at]?.email_address ?? '';
  const swapped = (at: number) => name(at).split(' ').reverse().join(', ');
  return [
    mail(0).toUpperCase(),
    `"${swapped(1)}" <${mail(1)}>`,
    swapped(2),
    `• ${name(3)}`,
    `1. ${name(4)}`,
    `mailto:${mail(5)}`,
    `${mail(6)}\u200b.`,
    `${name(7)} <${mail(7)}>`,
    `${mail(8)} ${mail(9)}`,
    `${mail(10)}; ${mail(11)}`,
    name(0),
    'Ana Newcomer <ana.newcomer@example.org>',
    inAlready,
  ].join('\n');
}
