import { describe, expect, it } from 'vitest';
import { parseReply, type Reply, readRetryAfter, retryPolicy, waitAfterSend } from '../../../src/catalog/wire/responses.ts';
import { HIDDEN_MESSAGE } from '../../../src/catalog/wire/server-message.ts';
import { connection, json, status } from '../fake-wire.ts';

/** The status of a reply in one word: `ok`, or the code of its error. */
const codeOf = (reply: Reply) => (reply.ok ? 'ok' : reply.error.code);

describe('parseReply', () => {
  it('returns JSON that keeps long numbers as texts, with the response as it came and the headers', () => {
    const text = '{"id":10000000000000042}';
    const reply = parseReply(status(200, { total: '1' }, text), connection, 0);
    expect(reply).toEqual({ ok: true, json: { id: '10000000000000042' }, text, headers: { total: '1' } });
  });

  it.each([
    [200, '{}', 'ok'],
    [204, '', 'cut-answer'],
    [200, '{"books": [{"id', 'cut-answer'],
    [200, '<html>Sign in</html>', 'not-catalog'],
    [301, '', 'not-catalog'],
    [400, '', 'refused'],
    [401, '', 'wrong-key'],
    [403, '', 'forbidden'],
    [404, '', 'not-found'],
    [408, '', 'server-error'],
    [410, '', 'not-found'],
    [422, '', 'refused'],
    [429, '', 'too-many-requests'],
    [500, '', 'server-error'],
    [503, '', 'server-error'],
  ])('reads status %i with the body %j as %s', (code, body, expected) => {
    expect(codeOf(parseReply(status(code, {}, body), connection, 0))).toBe(expected);
  });

  it('reads a 403 that says when to come back as a limit', () => {
    const reply = parseReply(status(403, { 'retry-after': '7' }), connection, 0);
    expect(reply).toMatchObject({ ok: false, error: { code: 'too-many-requests', retryAfter: 7, status: 403 } });
  });

  it('hides a message of the server that repeats the key', () => {
    const reply = parseReply(json({ message: `Bad token ${connection.key}` }, {}, 401), connection, 0);
    expect(reply).toMatchObject({ error: { serverMessage: HIDDEN_MESSAGE, host: connection.host } });
  });
});

describe('waitAfterSend', () => {
  it('doubles from one second', () => {
    expect([1, 2, 3, 4].map((send) => waitAfterSend(send, undefined, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('does what the server asks instead', () => {
    expect(waitAfterSend(1, 12, 0)).toBe(12_000);
    expect(waitAfterSend(3, 0, 0)).toBe(0);
  });

  it('ends after the last send and before the sleep gets too long', () => {
    expect(waitAfterSend(retryPolicy.sends, undefined, 0)).toBeUndefined();
    expect(waitAfterSend(1, 21, 0)).toBeUndefined();
    expect(waitAfterSend(1, undefined, 19_500)).toBeUndefined();
  });
});

describe('readRetryAfter', () => {
  it('reads seconds and dates', () => {
    expect(readRetryAfter('30', 0)).toBe(30);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:01:00 GMT', 1_000)).toBe(59);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:01:00 GMT', 90_000)).toBe(0);
    expect(readRetryAfter('soon', 0)).toBeUndefined();
    expect(readRetryAfter(undefined, 0)).toBeUndefined();
  });
});
