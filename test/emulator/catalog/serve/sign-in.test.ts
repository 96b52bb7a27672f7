import { describe, expect, it } from 'vitest';
import { demo } from '../demo.ts';

describe('signing in', () => {
  it('takes the documented spelling of the key and the two that public clients use', async () => {
    const catalog = demo();

    expect((await catalog.get('/api/v1/courses', { authorization: 'Token token="secret"' })).status).toBe(200);
    expect((await catalog.get('/api/v1/courses', { authorization: 'Token secret' })).status).toBe(200);
    expect((await catalog.get('/api/v1/courses', { authorization: 'Bearer secret' })).status).toBe(200);
  });

  it('refuses a wrong key and a missing one in plain text, with a challenge', async () => {
    const catalog = demo();

    const wrong = await catalog.get('/api/v1/courses', { authorization: 'Token token="other"' });
    const missing = await catalog.get('/api/v1/courses', { authorization: '' });

    expect([wrong.status, missing.status]).toEqual([401, 401]);
    expect(wrong.text.trim()).toBe('HTTP Token: Access denied.');
    expect(wrong.headers.get('content-type')).toContain('text/plain');
    expect(wrong.headers.get('www-authenticate')).toContain('Token');
  });

  it('changes nothing for a wrong key', async () => {
    const catalog = demo();
    const [tag] = catalog.state.store.tags.rows;
    const before = tag?.name;
    catalog.state.apiKey = 'changed';

    const reply = await catalog.form('PUT', `/api/v1/tags/${tag?.id}`, { name: 'Stolen' });

    expect(reply.status).toBe(401);
    expect(tag?.name).toBe(before);
  });
});
