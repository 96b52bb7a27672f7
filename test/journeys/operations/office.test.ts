import { describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { covers } from '../../support/covers.ts';
import { pull, review, rowsOf, send, shareWorld, writes } from '../../support/open-world.ts';
import { tracesAfterRemoval } from '../../support/people-traces.ts';

const shared = shareWorld({});

describe('the waitlist', () => {
  it('loses one person, and nobody else of the listing', () => {
    const world = shared();
    pull(world, 'applicants');
    const all = world.catalog.records('applicants');
    const row = rowsOf(world, 'Waitlist applicants').find(
      (each) => all.filter((one) => String((one.listing as { id: number }).id) === each['Listing ID']).length > 1,
    );
    fill(world, 'Waitlist applicants', row?.row, { Action: 'remove' });
    send(world, review(world));
    const left = world.catalog.records('applicants');
    expect(all.filter((one) => !left.some((other) => other.id === one.id)).map(({ id }) => String(id))).toEqual([row?.ID]);
    expect(rowOf(world, 'Waitlist applicants', row?.ID)).toMatchObject({ Status: 'removed', Action: '' });
    covers(world, { deleteApplicants: 'the one applicant is gone from Catalog; removed in Status' });
  });

  it('keeps an applicant without a user: without one everybody of the listing would go', () => {
    const world = shared();
    const row = rowsOf(world, 'Waitlist applicants').at(-1);
    world.catalog.mutate({ type: 'update', resource: 'applicants', id: Number(row?.ID), fields: { user: null } });
    fill(world, 'Waitlist applicants', row?.row, { Action: 'remove' });
    const plan = review(world);
    expect(plan.requests).toEqual([]);
    expect(plan.refused[0]?.what).toContain('has no Canvas user ID in Catalog');
    fill(world, 'Waitlist applicants', row?.row, { Action: '' });
  });
});

describe('registrations', () => {
  it('are created from a row', () => {
    const world = shared();
    pull(world, 'user_registrations');
    const tab = 'User registrations';
    fill(world, tab, freeRow(world, tab), { Action: 'create', Name: 'Grace Example', Email: 'grace@example.com' });
    send(world, review(world));
    const grace = world.catalog.records('users').find((user) => user.email_address === 'grace@example.com');
    expect(grace).toMatchObject({ user_name: 'Grace Example' });
    expect(rowOf(world, tab, grace?.canvas_user_id, 'Canvas user ID')).toMatchObject({ Status: 'created', Name: 'Grace Example' });
    covers(world, { createUserRegistration: 'the user in Catalog; the Canvas user id in the row' });
  });
});

describe('email domain sets', () => {
  it('take a new name, and further domains that are never sent twice', () => {
    const world = shared();
    pull(world, 'email_domain_sets');
    const tab = 'Email domain sets';
    const [row] = rowsOf(world, tab);
    const before = world.catalog.records('emailDomainSets').find((set) => String(set.id) === row?.ID)?.domains as unknown[];
    fill(world, tab, row?.row, { Name: 'Renamed', 'Domains to add': 'a.example, b.example' });
    send(world, review(world));
    const set = world.catalog.records('emailDomainSets').find((each) => String(each.id) === row?.ID);
    expect(set?.name).toBe('Renamed');
    expect((set?.domains as { domain: string }[] | undefined)?.slice(before.length).map(({ domain }) => domain)).toEqual([
      'a.example',
      'b.example',
    ]);
    expect(rowOf(world, tab, row?.ID)).toMatchObject({ Name: 'Renamed', Status: 'sent · can’t be verified' });
    expect(review(world).requests).toEqual([]);
    fill(world, tab, row?.row, { 'Domains to add': 'c.example' });
    const plan = review(world);
    world.catalog.setFaults([{ match: 'PUT ', answer: 'act-then-500', times: 1 }]);
    expect(send(world, plan).requests[0]?.state).toBe('unconfirmed');
    world.catalog.setFaults([]);
    covers(world, { updateEmailDomainSet: 'name and domains in Catalog; the name in the row' });
  });
});

describe('account admins', () => {
  it('are made from a row, and get and lose single catalogs, or all of them', () => {
    const world = shared();
    pull(world, 'account_admins');
    const tab = 'Account admins';
    const [first, second, third] = world.catalog.records('catalogs').map(({ id }) => String(id));
    fill(world, tab, freeRow(world, tab), {
      Action: 'create',
      Name: 'New Admin',
      Email: 'admin@example.com',
      'Canvas user ID': '990011',
      'Catalog IDs': `${first}, ${second}`,
    });
    send(world, review(world));
    const admin = () => world.catalog.records('accountAdmins').find((each) => each.canvas_user_id === '990011');
    const catalogs = () => (admin()?.accounts as { id: number }[] | undefined)?.map(({ id }) => String(id));
    expect(catalogs()).toEqual([first, second]);
    const { row, ID } = rowOf(world, tab, '990011', 'Canvas user ID');
    fill(world, tab, row, { Action: 'add catalog', 'Catalog ID to add or remove': String(third) });
    send(world, review(world));
    expect(catalogs()).toEqual([first, second, third]);
    expect(rowOf(world, tab, ID)).toMatchObject({ Status: 'catalog added', 'Catalog IDs': `${first}, ${second}, ${third}` });
    fill(world, tab, row, { Action: 'remove catalog', 'Catalog ID to add or remove': String(first) });
    send(world, review(world));
    expect(catalogs()).toEqual([second, third]);
    expect(rowOf(world, tab, ID)).toMatchObject({ Status: 'catalog removed', 'Catalog IDs': `${second}, ${third}` });
    fill(world, tab, row, { Action: 'delete' });
    send(world, review(world));
    expect(admin()).toBeUndefined();
    expect(rowOf(world, tab, ID)).toMatchObject({ Status: 'deleted' });
    covers(world, {
      createAccountAdmin: 'the admin and the catalogs in Catalog; Catalog ids in the row',
      deleteAccountAdminAccount: 'the catalog is gone from the admin; Catalog ids in the row',
      deleteAccountAdmin: 'the admin is gone from Catalog; deleted in Status',
    });
  });
});

describe('certificates', () => {
  it('are revoked for chosen people, and deleted with or without what was completed', () => {
    const world = shared();
    const completion = world.catalog
      .records('completions')
      .find((each) => each.revoked === false && world.catalog.records('certificates').some((one) => one.listing_id === each.listing_id));
    const listing = String(completion?.listing_id);
    pull(world, 'certificates', { of_ids: [listing] });
    const { row } = rowOf(world, 'Certificates', listing, 'Listing ID');
    fill(world, 'Certificates', row, { Action: 'revoke', 'Revoke for': String(completion?.canvas_user_id) });
    send(world, review(world));
    expect(world.catalog.records('completions').find((each) => each.id === completion?.id)?.revoked).toBe(true);
    expect(rowOf(world, 'Certificates', listing, 'Listing ID')).toMatchObject({ Status: 'revoked', Action: '' });
    fill(world, 'Certificates', row, { Action: 'delete' });
    const plan = review(world);
    expect(plan.options.map(({ name }) => name)).toEqual(['nullify_requirements_completed_at']);
    send(world, plan, { options: ['nullify_requirements_completed_at'] });
    expect(world.catalog.records('certificates').some((one) => String(one.listing_id) === listing)).toBe(false);
    expect(world.catalog.records('completions').find((each) => each.id === completion?.id)?.completed_at).toBe(null);
    expect(rowOf(world, 'Certificates', listing, 'Listing ID')).toMatchObject({ Status: 'deleted' });
    expect(writes(world).at(-1)?.path).toContain('certificate%5Blisting_id%5D=');
    covers(world, {
      revokeUsersCertificate: 'the certificate of the person is revoked in Catalog; revoked in Status',
      deleteCertificate: 'the certificate and the completion are gone from Catalog; deleted in Status',
    });
  });

  it('are revoked from the rows of what people have completed, with the title of the listing', () => {
    const world = shared();
    const certified = world.catalog.records('certificates').map((one) => one.listing_id);
    const completed = world.catalog
      .records('completions')
      .filter((each) => each.revoked === false && certified.includes(each.listing_id) && each.completed_at !== null);
    const alsoIn = (one: Record<string, unknown>) =>
      completed.find((each) => each.listing_id === one.listing_id && each.canvas_user_id !== one.canvas_user_id);
    const completion = completed.find(alsoIn);
    const second = completion && alsoIn(completion);
    const course = world.catalog.records('courses').find((each) => each.id === completion?.listing_id);
    const people = [completion, second].map((each) => String(each?.canvas_user_id));
    const tab = 'Completed certificates';
    pull(world, 'courses');
    pull(world, 'completed_certificates', { of_ids: people });
    const rows = rowsOf(world, tab).filter((row) => row.Listing === course?.title);
    expect(rows.map((row) => row['Canvas user ID']).sort()).toEqual([...people].sort());
    for (const { row } of rows) fill(world, tab, row, { Action: 'revoke', 'Revoke from listing': String(course?.title) });
    const plan = review(world);
    expect(plan.requests.map(({ operation, fields }) => [operation, ...fields.map((each) => each.after)])).toEqual([
      ['revoke', String(course?.id)],
      ['revoke', String(course?.id)],
    ]);
    const before = writes(world).length;
    send(world, plan);
    expect(writes(world).slice(before)).toHaveLength(1);
    const isRevoked = (each: Record<string, unknown> | undefined) =>
      world.catalog.records('completions').find((one) => one.id === each?.id)?.revoked;
    expect([completion, second].map(isRevoked)).toEqual([true, true]);
    expect(rowsOf(world, tab).filter((row) => row.Certificate === '' && row.Status === 'revoked' && row.Action === '')).toHaveLength(2);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
    covers(world, { revokeUsersCertificate: 'two people lost their certificates with one request; revoked and no address in their rows' });
  });

  it('are made for a listing, and run out either after days or at a time', () => {
    const world = shared();
    const tab = 'Certificates';
    const shown = new Set(rowsOf(world, tab).map((each) => each['Listing ID']));
    const bare = world.catalog
      .records('courses')
      .find(({ id }) => !world.catalog.records('certificates').some((one) => one.listing_id === id) && !shown.has(String(id)));
    const row = freeRow(world, tab);
    fill(world, tab, row, {
      Action: 'create',
      'Listing ID for a new certificate': String(bare?.id),
      Name: 'Well done',
      Template: '<p>{{name}}</p>',
      Orientation: 'Portrait',
      'Expires after (days)': '30',
      Expires: '2027-01-31 12:00',
    });
    expect(review(world).refused[0]).toMatchObject({ label: 'Expires after (days)', what: 'can’t be combined with Expires' });
    fill(world, tab, row, { Expires: '' });
    send(world, review(world));
    const made = world.catalog.records('certificates').find((one) => one.listing_id === bare?.id);
    expect(made).toMatchObject({ name: 'Well done', days_to_expire: 30, expires_at: null, pdf_settings: { orientation: 'Portrait' } });
    expect(rowOf(world, tab, bare?.id, 'Listing ID')).toMatchObject({ Status: 'created', Name: 'Well done' });
    covers(world, { createCertificate: 'the certificate in Catalog; its listing in the row' });
  });
});

describe('personal data of everyone in these journeys', () => {
  it('leaves no trace once it’s removed', () => {
    expect(tracesAfterRemoval(shared())).toEqual([]);
  });
});
