import { describe, expect, it } from 'vitest';
import { namesInContract } from '../../../scripts/contract-names.ts';
import type { Filter, Resource } from '../../../src/catalog/resource.ts';
import { resources } from '../../../src/catalog/resources/index.ts';
import { covers } from '../../support/covers.ts';
import { FEW, pull, rowsOf, shareWorld, TITLES, violations, type World } from '../../support/open-world.ts';
import { tracesAfterRemoval } from '../../support/people-traces.ts';
import { filtersAsked, recorded } from '../../support/recorded.ts';

const shared = shareWorld({ catalog: FEW });

/** One column of a tab, sorted. */
function column(world: World, resource: string, header: string): string[] {
  return rowsOf(world, TITLES[resource] ?? '')
    .map((row) => row[header] ?? '')
    .sort();
}

/** One field of what Catalog holds, sorted as texts. */
function stored(world: World, resource: string, field = 'id'): string[] {
  return world.catalog
    .records(resource)
    .map((record) => String(record[field]))
    .sort();
}

/** Reads the first row of a tab by its id, after a colleague has changed its record, and answers the cell under a header. */
function readFirst(world: World, resource: string, header: string, fields: Record<string, unknown>): string | undefined {
  const tab = TITLES[resource] ?? '';
  world.catalog.mutate({ type: 'update', resource, id: Number(rowsOf(world, tab)[0]?.ID), fields });
  world.host.workbook.activate(tab);
  world.host.workbook.select(tab, 'A2:B2');
  world.host.click('Catalog Sync > Refresh > Selected rows');
  return rowsOf(world, tab)[0]?.[header];
}

/** Something that a person could choose. */
function chosen({ kind, choices, several }: Filter): string | string[] {
  if (kind === 'day') return '2025-01-31';
  if (kind === 'boolean' || kind === 'presence') return 'true';
  if (kind === 'choice') return choices?.[0] ?? '';
  if (kind === 'choices') return [...(choices ?? [])];
  if (kind === 'ids') return several === undefined ? ['3110', '3116'] : ['71004'];
  return kind === 'text' ? 'data' : '3110';
}

const all = ({ filters }: Resource) => Object.fromEntries(filters.map((filter) => [filter.name, chosen(filter)]));

describe('pulling', () => {
  it('shows each record of the store', () => {
    const world = shared();
    for (const resource of ['courses', 'programs', 'orders', 'tags', 'catalogs', 'email_domain_sets']) {
      pull(world, resource);
      expect([resource, ...column(world, resource, 'ID')]).toEqual([resource, ...stored(world, resource)]);
    }
    covers(world, {
      listCourses: 'ID of each course in its row',
      listPrograms: 'ID of each program in its row',
      listOrders: 'ID of each order in its row',
      listTags: 'ID of each tag in its row',
      listCatalogs: 'ID of each catalog in its row',
      listEmailDomainSets: 'ID of each set in its row',
    });
  });

  it('shows each record of people and of what they learn', () => {
    const world = shared();
    for (const resource of ['users', 'account_admins', 'enrollments', 'applicants', 'bulk_enrollments']) {
      pull(world, resource);
      expect([resource, ...column(world, resource, 'ID')]).toEqual([resource, ...stored(world, resource)]);
    }
    pull(world, 'user_registrations');
    const registered = world.catalog.records('users').filter((user) => user.registered_account_id !== null);
    expect(column(world, 'user_registrations', 'Canvas user ID')).toEqual(registered.map((user) => String(user.canvas_user_id)).sort());
    covers(world, {
      listUsers: 'ID of each user in its row',
      listAccountAdmins: 'ID of each admin in its row',
      listEnrollments: 'ID of each enrollment in its row',
      listApplicants: 'ID of each applicant in its row',
      listBulkEnrollments: 'ID of each bulk enrollment in its row',
      listUserRegistrations: 'Canvas user id of each person who signed up in its row',
    });
  });

  it('shows what hangs on the rows of another tab', () => {
    const world = shared();
    pull(world, 'certificates');
    const ofCourses = stored(world, 'certificates', 'listing_id').filter((id) => stored(world, 'courses').includes(id));
    expect(column(world, 'certificates', 'Listing ID')).toEqual(ofCourses);
    pull(world, 'promotions');
    expect(column(world, 'promotions', 'ID')).toEqual(stored(world, 'promotions'));
    const [person] = world.catalog.records('completions').filter(({ completed_at }) => completed_at !== null);
    pull(world, 'completed_certificates', { of_ids: [String(person?.canvas_user_id)] });
    expect(column(world, 'completed_certificates', 'Canvas user ID')).toContain(String(person?.canvas_user_id));
    covers(world, {
      getListingCertificate: 'Listing id of each certificate in its row',
      listEmailDomainSetPromotions: 'ID of each promotion in its row',
      listCompletedCertificates: 'the person in the row',
    });
  });

  it('shows figures', () => {
    const world = shared();
    for (const resource of ['analytics/products', 'analytics/enrollments', 'analytics/orders', 'analytics/users']) pull(world, resource);
    expect(column(world, 'analytics/products', 'Listing ID')).toEqual(expect.arrayContaining(stored(world, 'courses')));
    expect(column(world, 'analytics/enrollments', 'Enrolled')).toHaveLength(stored(world, 'enrollments').length);
    expect(column(world, 'analytics/orders', 'Buyer ID').filter((id) => !stored(world, 'users').includes(id) && id !== '')).toEqual([]);
    expect(column(world, 'analytics/users', 'Learner ID')).toEqual(stored(world, 'users'));
    covers(world, {
      getProductsAnalytics: 'Listing id of each course in its row',
      getEnrollmentsAnalytics: 'one row for each enrollment',
      getOrdersAnalytics: 'ids of buyers in the rows',
      getUsersAnalytics: 'id of each user in its row',
    });
  });

  it('shows figures that were cut off as a whole, and keeps the last ones where none come', () => {
    const world = shared();
    const all = stored(world, 'enrollments').length;
    world.catalog.setSwitches({ silentCap: 20 });
    expect(pull(world, 'analytics/enrollments')).toMatchObject({ records: all, complete: true, remarks: [] });
    world.catalog.setSwitches({ silentCap: 0 });
    const none = { records: 0, removed: 0, remarks: [`Catalog returned no rows, so the ${all} rows of the last pull were kept.`] };
    expect(pull(world, 'analytics/enrollments')).toMatchObject(none);
    expect(rowsOf(world, 'Enrollment analytics')).toHaveLength(all);
    world.catalog.setSwitches({});
    expect(pull(world, 'analytics/enrollments')).toMatchObject({ complete: true, remarks: [] });
    expect(column(world, 'analytics/enrollments', 'Enrolled')).toHaveLength(all);
    // Another choice of figures shows those alone.
    expect(pull(world, 'analytics/enrollments', { student_ids: ['1'] })).toMatchObject({ records: 0 });
    expect(rowsOf(world, 'Enrollment analytics')).toEqual([]);
  });
});

describe('reading selected rows', () => {
  it('shows what a colleague has changed in the store', () => {
    const world = shared();
    expect(readFirst(world, 'courses', 'Title', { title: 'Course now' })).toBe('Course now');
    expect(readFirst(world, 'programs', 'Title', { title: 'Program now' })).toBe('Program now');
    expect(readFirst(world, 'orders', 'Order number', { full_id: 'NOW-1' })).toBe('NOW-1');
    expect(readFirst(world, 'tags', 'Name', { name: 'Tag now' })).toBe('Tag now');
    expect(readFirst(world, 'catalogs', 'Name', { name: 'Catalog now' })).toBe('Catalog now');
    expect(readFirst(world, 'email_domain_sets', 'Name', { name: 'Set now' })).toBe('Set now');
    expect(readFirst(world, 'certificates', 'Name', { name: 'Certificate now' })).toBe('Certificate now');
    covers(world, {
      getCourse: 'its new title in the cell',
      getProgram: 'its new title in the cell',
      getOrder: 'its new number in the cell',
      getTag: 'its new name in the cell',
      getCatalog: 'its new name in the cell',
      getEmailDomainSet: 'its new name in the cell',
      getListingCertificate: 'its new name in the cell',
    });
  });

  it('shows what a colleague has changed about people', () => {
    const world = shared();
    expect(readFirst(world, 'users', 'Name', { user_name: 'Ada Now' })).toBe('Ada Now');
    expect(readFirst(world, 'enrollments', 'Enrollment status', { status: 'concluded' })).toBe('concluded');
    expect(readFirst(world, 'applicants', 'Waitlist status', { status: 'expired' })).toBe('expired');
    expect(readFirst(world, 'bulk_enrollments', 'Seats', { seats: 77 })).toBe('77');
    const [registration] = rowsOf(world, 'User registrations');
    const user = world.catalog.records('users').find((each) => String(each.canvas_user_id) === registration?.['Canvas user ID']);
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(user?.id), fields: { user_name: 'Grace Now' } });
    world.host.workbook.activate('User registrations');
    world.host.workbook.select('User registrations', 'A2:A2');
    world.host.click('Catalog Sync > Refresh > Selected rows');
    expect(rowsOf(world, 'User registrations')[0]?.Name).toBe('Grace Now');
    covers(world, {
      getUser: 'the new name in the cell',
      getEnrollment: 'the new status in the cell',
      getApplicant: 'the new status in the cell',
      getBulkEnrollment: 'the seats in the cell',
      getUserRegistration: 'the new name in the cell',
    });
  });
});

describe('filters', () => {
  it('of every pull form reach Catalog as the contract has them', async () => {
    const world = shared();
    world.catalog.clearRequests();
    for (const resource of resources.filter(({ filters }) => filters.length > 0)) pull(world, resource.name, all(resource));
    pull(world, 'orders', { canvas_user_id: ['71004', '71006'] });
    expect(violations(world)).toEqual([]);
    await expect(recorded(filtersAsked(world, namesInContract().filters))).toMatchFileSnapshot('recorded/filters.txt');
  });
});

describe('personal data of everyone in these journeys', () => {
  it('leaves no trace once it’s removed', () => {
    expect(tracesAfterRemoval(shared())).toEqual([]);
  });
});
