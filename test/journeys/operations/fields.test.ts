import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesInContract } from '../../../scripts/contract-names.ts';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { type FileServer, serveFiles } from '../../support/file-server.ts';
import { FEW, openWorld, pull, review, rowsOf, send, violations, type World } from '../../support/open-world.ts';
import { fieldsSent, recorded } from '../../support/recorded.ts';

type Cells = Record<string, string>;

let pictures: FileServer;
beforeAll(async () => {
  pictures = await serveFiles({ '/tide.png': { type: 'image/png', body: '\u0089PNG\r\n' } });
});
afterAll(() => pictures.close());

/** Every cell of a listing that can be written. */
const listing: Cells = {
  Title: 'Tide pools',
  Price: '42.00',
  Tags: 'One, Two',
  Visibility: 'unlisted',
  'Open from': '2026-12-01 09:00',
  'Open to': '2027-01-31 09:00',
  Seats: '41',
  'Waitlist seats': '6',
  Path: 'tide-pools',
  Teaser: 'At low tide',
  Description: 'By the sea',
  'List order': '3',
  'Days to complete': '30',
  'Payment types': 'purchase_order',
  Image: 'https://pictures.example.org/tide.png',
};
const switches = ['Enrollment open', 'Waitlist', 'Free banner'];

/** Yes where it was no, and the other way round. */
function turned(row: Cells, headers: readonly string[]): Cells {
  return Object.fromEntries(headers.map((header) => [header, row[header] === 'TRUE' ? 'FALSE' : 'TRUE']));
}

/** Another visibility than it had. */
function other(row: Cells | undefined): string {
  return row?.Visibility === 'hidden' ? 'unlisted' : 'hidden';
}

/** Cells that say what to do, and those whose values Catalog does not show: an image gets an address there. */
const OWN = ['Action', 'Image', 'Days to complete', 'Domains to add', 'Listing ID for a new certificate'];

/** A row shows what was typed into it. */
/** `found` has the header and the value that find the row. */
function expectShown(world: World, tab: string, found: Record<string, unknown>, typed: Cells): void {
  const [[header, value] = ['ID', undefined]] = Object.entries(found);
  expect(rowOf(world, tab, value, header)).toMatchObject(Object.fromEntries(Object.entries(typed).filter(([name]) => !OWN.includes(name))));
}

describe('fields', () => {
  it('that can be written are sent, come back into their cells, and are no edits any more', async () => {
    const tabs = ['courses', 'programs', 'users', 'user_registrations', 'account_admins', 'tags', 'email_domain_sets'];
    const world = await openWorld({
      // Files of SKUs go over HTTP only.
      over: 'http',
      catalog: FEW,
      host: { hosts: { 'pictures.example.org': pictures.url } },
      pulled: [...tabs, 'enrollments'],
    });
    const { catalog } = world;
    const [root, sub] = catalog.records('catalogs').map(({ id }) => String(id));
    const [first, second] = rowsOf(world, 'Courses').map(({ ID }) => ID ?? '');
    const own = { Credits: '1.5', SKU: 'S-42', 'Canvas course ID': '7001' };
    const required = { 'Requirement IDs': `${first}, ${second}` };
    const places = { 'Also listed in': root ?? '', 'Catalog ID': sub ?? '' };
    const isNew = { Action: 'create', 'Enrollment open': 'TRUE', Waitlist: 'TRUE', 'Free banner': 'TRUE' };
    const adding = (tab: string, cells: Cells): Cells => {
      fill(world, tab, freeRow(world, tab), { ...cells, Action: 'create' });
      return cells;
    };
    const editing = (tab: string, row: Cells | undefined, cells: Cells): Cells => {
      fill(world, tab, row?.row, cells);
      return cells;
    };

    const newCourse = adding('Courses', { ...listing, ...places, ...own, ...isNew });
    const newProgram = adding('Programs', { ...listing, ...places, ...required, ...isNew, Path: 'sea', 'In sequence': 'TRUE' });
    const [course] = rowsOf(world, 'Courses').slice(2);
    const courseEdits = editing('Courses', course, {
      ...listing,
      ...places,
      ...own,
      ...turned(course ?? {}, switches),
      Path: 'two',
      Visibility: other(course),
    });
    const [program] = rowsOf(world, 'Programs');
    const elsewhere = (program?.['Catalog ID'] === root ? sub : root) ?? '';
    const turnedHere = turned(program ?? {}, [...switches, 'In sequence']);
    const programEdits = editing('Programs', program, {
      ...listing,
      ...places,
      ...required,
      ...turnedHere,
      Path: 'three',
      'Catalog ID': elsewhere,
    });
    const ada = { Name: 'Ada Example', Email: 'ada@example.com', 'First name': 'Ada', 'Last name': 'Example', Phone: '0042' };
    const newUser = adding('Users', { ...ada, 'Registered in': root ?? '' });
    const [user, merged] = rowsOf(world, 'Users');
    const userEdits = editing('Users', user, { Phone: `1${user?.Phone}` });
    catalog.mutate({ type: 'update', resource: 'users', id: Number(merged?.ID), fields: { merged_into_user_id: Number(user?.ID) } });
    fill(world, 'Users', merged?.row, { Action: 'unmerge' });
    const grace = { Name: 'Grace Example', Email: 'grace@example.com', 'Catalog ID': root ?? '', Phone: '0043' };
    const newRegistration = adding('User registrations', grace);
    const admin = { Name: 'Admin', Email: 'admin@example.com', 'Canvas user ID': '990011', 'Catalog IDs': `${root}, ${sub}` };
    const newAdmin = adding('Account admins', admin);
    const newTag = adding('Tags', { Name: 'Brand new', 'Listing IDs': second ?? '' });
    const [tag] = rowsOf(world, 'Tags');
    const tagEdits = editing('Tags', tag, { Name: 'Hardly new' });
    const [set] = rowsOf(world, 'Email domain sets');
    const setEdits = editing('Email domain sets', set, { Name: 'Renamed', 'Domains to add': 'a.example' });
    const open = catalog.records('courses').find((each) => each.enrollment_cap === null);
    const enrolled = catalog.records('enrollments').map((each) => String(Object(each.user).id));
    const learner = rowsOf(world, 'Users').find((row) => row['Canvas user ID'] && !enrolled.includes(row['Canvas user ID']));
    const newEnrollment = adding('Enrollments', { 'Canvas user ID': learner?.['Canvas user ID'] ?? '', 'Listing ID': String(open?.id) });
    const bare = catalog.records('programs').map(({ id }) => String(id));
    pull(world, 'certificates');
    const certificate = { Name: 'Well done', Template: '<p>{{name}}</p>', Orientation: 'Portrait', Active: 'TRUE' };
    const forDays = adding('Certificates', {
      ...certificate,
      'Listing ID for a new certificate': bare[0] ?? '',
      'Expires after (days)': '30',
    });
    const untilThen = adding('Certificates', {
      ...certificate,
      'Listing ID for a new certificate': bare[1] ?? '',
      Expires: '2027-01-31 12:00',
    });

    const plan = review(world);
    expect(plan.refused).toEqual([]);
    const sent = send(world, plan, { confirmed: plan.guard?.words });
    expect(sent.requests.filter(({ state }) => state !== 'done').map(({ tab, note }) => [tab, note])).toEqual([]);

    const idOf = (resource: string, field: string, value: unknown) => catalog.records(resource).find((each) => each[field] === value)?.id;
    expectShown(world, 'Courses', { ID: idOf('courses', 'listing_path', 'tide-pools') }, newCourse);
    expectShown(world, 'Courses', { ID: course?.ID }, courseEdits);
    expectShown(world, 'Programs', { ID: idOf('programs', 'listing_path', 'sea') }, newProgram);
    expectShown(world, 'Programs', { ID: program?.ID }, programEdits);
    expectShown(world, 'Users', { Email: 'ada@example.com' }, newUser);
    expectShown(world, 'Users', { ID: user?.ID }, userEdits);
    expectShown(world, 'Users', { ID: merged?.ID }, { 'Merged into': '', Status: 'unmerged' });
    expectShown(world, 'User registrations', { Email: 'grace@example.com' }, newRegistration);
    expectShown(world, 'Account admins', { 'Canvas user ID': '990011' }, newAdmin);
    expectShown(world, 'Tags', { Name: 'Brand new' }, newTag);
    expectShown(world, 'Tags', { ID: tag?.ID }, tagEdits);
    expectShown(world, 'Email domain sets', { ID: set?.ID }, setEdits);
    expectShown(world, 'Enrollments', { 'Canvas user ID': learner?.['Canvas user ID'] }, newEnrollment);
    expectShown(world, 'Certificates', { 'Listing ID': bare[0] }, forDays);
    expectShown(world, 'Certificates', { 'Listing ID': bare[1] }, untilThen);
    expect(review(world).requests).toEqual([]);
    expect(violations(world)).toEqual([]);
    await expect(recorded(fieldsSent(world, namesInContract().fields))).toMatchFileSnapshot('recorded/fields.txt');
  });
});
