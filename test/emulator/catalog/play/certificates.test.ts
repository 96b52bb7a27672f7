import { describe, expect, it } from 'vitest';
import { type Demo, demo } from '../demo.ts';

function courses({ state: { store } }: Demo) {
  const certified = new Set(store.certificates.rows.map((certificate) => certificate.listing_id));
  const plain = store.courses.rows.find((course) => !certified.has(course.id));
  const completion = store.completions.rows.find((row) => certified.has(row.listing_id) && row.completed_at !== null && !row.revoked);
  return { plain, completion };
}

describe('certificates', () => {
  it('are one object of a listing, or not found', async () => {
    const catalog = demo();
    const [certificate] = catalog.state.store.certificates.rows;

    expect((await catalog.get(`/api/v1/certificates?listing_id=${certificate?.listing_id}`)).json.certificate).toEqual(certificate);
    expect((await catalog.get(`/api/v1/certificates?listing_id=${courses(catalog).plain?.id}`)).status).toBe(404);
    expect((await catalog.get('/api/v1/certificates')).status).toBe(400);
  });

  it('are made once for a listing, with one way to run out', async () => {
    const catalog = demo();
    const certificate = { listing_id: courses(catalog).plain?.id, name: 'Paper', template: '<p>Done</p>' };

    const both = await catalog.send('POST', '/api/v1/certificates', {
      certificate,
      days_to_expire: 30,
      expires_at: '2030-01-01T00:00:00Z',
    });
    const made = await catalog.send('POST', '/api/v1/certificates', { certificate, days_to_expire: '30' });
    const again = await catalog.send('POST', '/api/v1/certificates', { certificate });

    expect([both.status, made.status, again.status]).toEqual([422, 201, 422]);
    expect(made.json.certificate).toMatchObject({
      active: true,
      days_to_expire: 30,
      expires_at: null,
      pdf_settings: { orientation: 'Landscape' },
    });
    expect(made.headers.get('location')).toBe(`https://catalog.example.edu/certificates/${made.json.certificate.id}`);
    expect(catalog.violations()).toEqual([]);
  });

  it('are deleted by body or by query, with the completion times only when asked', async () => {
    const catalog = demo();
    const { completion } = courses(catalog);
    const id = completion?.listing_id;

    const kept = await catalog.send('DELETE', `/api/v1/certificates?certificate[listing_id]=${id}`);
    expect(completion?.completed_at).not.toBeNull();
    await catalog.send('POST', '/api/v1/certificates', { certificate: { listing_id: id, name: 'Again', template: 'x' } });
    const gone = await catalog.send('DELETE', '/api/v1/certificates', {
      certificate: { listing_id: id },
      nullify_requirements_completed_at: true,
    });

    expect([kept.status, gone.status]).toEqual([204, 204]);
    expect(completion?.completed_at).toBeNull();
  });

  it('show on what a person completed until they are revoked', async () => {
    const catalog = demo();
    const { completion } = courses(catalog);
    const mine = async (more = '') =>
      (await catalog.get(`/api/v1/completed_certificates?user_id=${completion?.canvas_user_id}&per_page=100${more}`)).json
        .completed_certificates;
    const certificate = catalog.state.store.certificates.rows.find((row) => row.listing_id === completion?.listing_id);
    if (certificate !== undefined) certificate.active = true;
    const before = await mine('&only_certificates=true');

    const reply = await catalog.send('PUT', '/api/v1/certificates/revoke_users_certificate', {
      certificate: { listing_id: completion?.listing_id, canvas_user_ids: `${completion?.canvas_user_id},1` },
    });

    expect(reply.json.revoked_certificates).toMatchObject([
      { canvas_user_id: completion?.canvas_user_id, listing_id: completion?.listing_id },
    ]);
    expect(await mine('&only_certificates=true')).toHaveLength(before.length - 1);
    expect((await mine()).length).toBeGreaterThanOrEqual(before.length);
    expect(catalog.violations()).toEqual([]);
  });
});
