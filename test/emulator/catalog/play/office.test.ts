import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../emulator/catalog/play/read-table.ts';
import { demo } from '../demo.ts';

function table(text: string): FormData {
  const form = new FormData();
  form.set('attachment', new File([text], 'skus.csv', { type: 'text/csv' }));
  return form;
}

describe('admins of subcatalogs', () => {
  it('come in pages from 0, in an envelope, with the Canvas user id as a text', async () => {
    const catalog = demo();

    const first = (await catalog.get('/api/v1/account_admins?per_page=5')).json;
    const second = (await catalog.get('/api/v1/account_admins?size=5&page=1')).json;

    expect([first.content.length, second.content.length]).toEqual([5, 2]);
    expect(second.page).toEqual({ number: 1, size: 5, totalElements: 7, totalPages: 2 });
    expect(first.content.every((admin) => typeof admin.canvas_user_id === 'string')).toBe(true);
  });

  it('are sorted by name when asked', async () => {
    const names = (await demo().get('/api/v1/account_admins?sort=name')).json.content.map((admin) => String(admin.name));

    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  });

  it('get accounts in addition, and are none without an account', async () => {
    const catalog = demo();
    const give = (account_ids: string) =>
      catalog.form('POST', '/api/v1/account_admins', {
        canvas_user_id: '5',
        user_name: 'Kim',
        email_address: 'kim@example.com',
        account_ids,
      });

    const made = await give('44');
    const more = await give('44,45');
    const id = made.json.id;

    expect([made.status, more.json.id]).toEqual([201, id]);
    expect(Object(more.json).accounts.map((account: { id: number }) => account.id)).toEqual([44, 45]);
    expect((await catalog.send('DELETE', `/api/v1/account_admins/${id}/accounts/44`)).status).toBe(204);
    expect((await catalog.send('DELETE', `/api/v1/account_admins/${id}/accounts/44`)).status).toBe(404);
    expect((await catalog.send('DELETE', `/api/v1/account_admins/${id}/accounts/45`)).status).toBe(204);
    expect((await catalog.send('DELETE', `/api/v1/account_admins/${id}`)).status).toBe(404);
    expect((await give('9')).status).toBe(422);
    expect(catalog.violations()).toEqual([]);
  });
});

describe('sets of e-mail domains', () => {
  it('take a name and domains, and show only the name', async () => {
    const catalog = demo();
    const set = catalog.state.store.emailDomainSets.rows[0];
    const change = (email_domain_set: object) => catalog.send('PUT', `/api/v1/email_domain_sets/${set?.id}`, { email_domain_set });

    const reply = await change({
      name: 'Friends',
      email_domains_attributes: [{ domain: 'a.example' }, { id: set?.domains[0]?.id, _destroy: true }],
    });

    expect(reply.json.name).toBe('Friends');
    expect(reply.json).not.toHaveProperty('domains');
    expect(set?.domains.map(({ domain }) => domain)).toEqual(['a.example']);
    await change({ email_domains_attributes: 'b.example, c.example' });
    expect(set?.domains.map(({ domain }) => domain)).toEqual(['b.example', 'c.example']);
    expect((await change({ name: ' ' })).status).toBe(422);
    expect(catalog.violations()).toEqual([]);
  });

  it('lead to their own promotions only', async () => {
    const catalog = demo();
    const promotions = async (id: number) =>
      (await catalog.get(`/api/v1/email_domain_sets/${id}/promotions`)).json.promotions.map((row) => row.id);

    expect(await promotions(3)).toEqual([700, 701, 702]);
    expect(await promotions(5)).toEqual([705, 706]);
    expect((await catalog.get('/api/v1/email_domain_sets/4/promotions')).status).toBe(404);
  });
});

describe('seats bought for others', () => {
  it('are read by the id of their order', async () => {
    const catalog = demo();
    const [bulk] = catalog.state.store.bulkEnrollments.rows;

    expect((await catalog.get(`/api/v1/order_items/history/bulk_enrollments/${bulk?.order_id}`)).json.bulk_enrollment).toEqual(bulk);
  });
});

describe('SKUs from a table', () => {
  it('are set by a job that goes on each time somebody looks', async () => {
    const catalog = demo();
    const [one, two] = catalog.state.store.courses.rows;
    const upload = await catalog.form(
      'PUT',
      '/api/v1/courses/update_skus',
      table(`Catalog Course ID,Catalog Course SKU\r\n${one?.id},0007\r\n${two?.id},"a,b"\r\n`),
    );
    const look = async () => (await catalog.get(`/api/v1/progresses/${upload.json.progress.id}`)).json.progress;

    const looks = [await look(), await look(), await look()];

    expect(looks.map((progress) => [progress.workflow_state, progress.completion_percent])).toEqual([
      ['queued', null],
      ['running', 50],
      ['completed', 100],
    ]);
    expect([one?.sku, two?.sku]).toEqual(['0007', 'a,b']);
    expect(catalog.violations()).toEqual([]);
  });

  it('fail by course where there is none, and set the others', async () => {
    const catalog = demo();
    const [one] = catalog.state.store.courses.rows;
    const upload = await catalog.form(
      'PUT',
      '/api/v1/courses/update_skus',
      table(`Catalog Course SKU,Catalog Course ID\nX1,1\nX2,${one?.id}\n`),
    );
    const look = async () => (await catalog.get(`/api/v1/progresses/${upload.json.progress.id}`)).json.progress;
    await look();
    await look();

    expect(await look()).toMatchObject({ workflow_state: 'failed', payload: { errors: ['There is no course 1.'] } });
    expect(one?.sku).toBe('X2');
  });

  it('need both columns, and a file', async () => {
    const catalog = demo();

    expect((await catalog.form('PUT', '/api/v1/courses/update_skus', table('id,sku\n1,2\n'))).status).toBe(400);
    expect((await catalog.send('PUT', '/api/v1/courses/update_skus', { attachment: 'x' })).status).toBe(400);
  });
});

describe('a table', () => {
  it('holds commas, line breaks and quotes inside quotes', () => {
    expect(readTable('\uFEFFa,b\r\n"1,2","x\n""y"""\n\n,3\n')).toEqual([
      ['a', 'b'],
      ['1,2', 'x\n"y"'],
      ['', '3'],
    ]);
    expect(readTable('')).toEqual([]);
  });
});

describe('removing people from a waitlist', () => {
  it('takes one person, or all of the listing', async () => {
    const catalog = demo({ scale: 'medium' });
    const { applicants } = catalog.state.store;
    const [first] = applicants.rows;
    const waiting = () => applicants.rows.filter((applicant) => applicant.listing.id === first?.listing.id).length;
    const before = waiting();

    const one = await catalog.form('DELETE', '/api/v1/applicants', {
      listing_id: String(first?.listing.id),
      canvas_user_id: String(first?.user?.id),
    });
    expect([one.status, waiting()]).toEqual([204, before - 1]);
    const all = await catalog.send('DELETE', `/api/v1/applicants?listing_id=${first?.listing.id}`);

    expect([all.status, waiting()]).toEqual([204, 0]);
    expect((await catalog.send('DELETE', '/api/v1/applicants?listing_id=1')).status).toBe(404);
    expect((await catalog.send('DELETE', '/api/v1/applicants?canvas_user_id=1')).status).toBe(422);
    expect(applicants.rows.length).toBeGreaterThan(0);
  });
});
