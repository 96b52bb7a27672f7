import { describe, expect, it } from 'vitest';
import { demo } from '../demo.ts';

describe('the strictness of the demo Catalog', () => {
  it('refuses a field that the contract does not know, and changes nothing', async () => {
    const catalog = demo();
    const [course] = catalog.state.store.courses.rows;

    const reply = await catalog.send('PUT', `/api/v1/courses/${course?.id}`, { course: { title: 'New', listing_path: 'new' } });

    expect(reply.status).toBe(400);
    expect(reply.json.error).toContain('listing_path');
    expect(catalog.violations()).toEqual(['body.course: listing_path isn’t declared']);
    expect(course?.title).not.toBe('New');
  });

  it('strips an unknown field and acts when told to, but still records it', async () => {
    const catalog = demo({ switches: { unknownFields: 'ignored' } });
    const [course] = catalog.state.store.courses.rows;

    const reply = await catalog.send('PUT', `/api/v1/courses/${course?.id}`, { course: { title: 'New', nonsense: 1 }, more: true });

    expect(reply.status).toBe(204);
    expect(course?.title).toBe('New');
    expect(catalog.violations().sort()).toEqual(['body.course: nonsense isn’t declared', 'body: more isn’t declared']);
  });

  it('refuses a field on the wrong side of its wrapper', async () => {
    const catalog = demo();
    const [user] = catalog.state.store.users.rows;
    const [course] = catalog.state.store.courses.rows;

    const reply = await catalog.send('POST', '/api/v1/enrollments', {
      enrollment: { listing_id: course?.id, canvas_user_id: user?.canvas_user_id, send_email: false },
    });

    expect(reply.status).toBe(400);
    expect(catalog.violations()).toEqual(['body.enrollment: send_email isn’t declared']);
  });

  it('refuses an unknown filter', async () => {
    const catalog = demo();

    expect((await catalog.get('/api/v1/users?email=a@example.com')).status).toBe(400);
    expect(catalog.violations()).toEqual(['query: email isn’t declared']);
  });

  it('refuses a filter that is no number where one is due, and a page before the first', async () => {
    const catalog = demo();

    expect((await catalog.get('/api/v1/enrollments?listing_id=abc')).status).toBe(400);
    expect((await catalog.get('/api/v1/courses?page=0')).status).toBe(400);
    expect(catalog.violations()).toHaveLength(2);
  });

  it('records a wrong type and answers by field', async () => {
    const catalog = demo();
    const [course] = catalog.state.store.courses.rows;

    const reply = await catalog.send('PUT', `/api/v1/courses/${course?.id}`, { course: { enrollment_cap: 'many', visibility: 'secret' } });

    expect(reply.status).toBe(422);
    expect(Object.keys(reply.json.errors).sort()).toEqual(['enrollment_cap', 'visibility']);
    expect(catalog.violations()).toHaveLength(2);
  });

  it('says which required fields are missing', async () => {
    const catalog = demo();

    const reply = await catalog.send('POST', '/api/v1/courses', { course: { title: 'Only a title' } });

    expect(reply.status).toBe(422);
    expect(Object.keys(reply.json.errors).sort()).toEqual(['canvas_course_id', 'description', 'path', 'teaser']);
  });

  it('answers 400 to a body that is no JSON, and to none where one is due', async () => {
    const catalog = demo();
    const path = `/api/v1/courses/${catalog.state.store.courses.rows[0]?.id}`;
    const init = {
      method: 'PUT',
      body: '{"course":',
      headers: { authorization: 'Token token="secret"', 'content-type': 'application/json' },
    };
    const { createFetch } = await import('../../../../emulator/catalog/serve/server.ts');
    const request = new Request(`http://localhost${path}`, init);

    expect((await createFetch(catalog.state)(request, Response.error)).status).toBe(400);
    expect((await catalog.send('PUT', path)).status).toBe(400);
    expect(catalog.violations()).toEqual(['body: the body isn’t JSON', 'body: is missing']);
  });

  it('knows no record whose id is not a number', async () => {
    const catalog = demo();

    expect((await catalog.get('/api/v1/courses/first')).status).toBe(404);
    expect(catalog.violations()).toHaveLength(1);
  });

  it('takes a form in brackets and gives its texts the declared types', async () => {
    const catalog = demo();
    const [course] = catalog.state.store.courses.rows;
    const fields = {
      'course[enrollment_cap]': '12',
      'course[waitlist]': 'true',
      'course[title]': '007',
      'course[tag_names][]': '1',
      sku: '001',
    };

    const reply = await catalog.form('PUT', `/api/v1/courses/${course?.id}`, fields);

    expect(reply.status).toBe(204);
    expect(course).toMatchObject({ enrollment_cap: 12, waitlist: true, title: '007', tag_names: ['1'], sku: '001' });
    expect(catalog.violations()).toEqual([]);
  });

  it('takes a multipart form with an image', async () => {
    const catalog = demo();
    const [course] = catalog.state.store.courses.rows;
    const form = new FormData();
    form.set('course[teaser]', 'With a picture');
    form.set('course[listing_image]', new Blob(['<svg/>'], { type: 'image/svg+xml' }), 'logo.svg');

    const reply = await catalog.form('PUT', `/api/v1/courses/${course?.id}`, form);

    expect(reply.status).toBe(204);
    expect(course).toMatchObject({ short_description: 'With a picture', listing_image: 'logo.svg' });
  });

  it('reads the ids of a bulk delete from the query where the body of a DELETE was dropped', async () => {
    const catalog = demo();
    const [tag] = catalog.state.store.tags.rows;

    const reply = await catalog.send('DELETE', `/api/v1/tags/bulk_delete?ids[]=${tag?.id}`);

    expect(reply.status).toBe(200);
    expect(catalog.violations()).toEqual([]);
    expect(catalog.state.store.tags.rows).not.toContain(tag);
  });

  it('never writes the key into the log', async () => {
    const catalog = demo();

    await catalog.get('/api/v1/courses?query=secret');
    await catalog.form('POST', '/api/v1/tags', { name: 'my secret' });

    expect(JSON.stringify(catalog.state.requests)).not.toContain('secret');
  });
});
