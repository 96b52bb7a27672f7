import { describe, expect, it } from 'vitest';
import { HIDDEN_MESSAGE, serverMessage } from '../../../src/catalog/wire/server-message.ts';

const words = (body: unknown) => serverMessage(typeof body === 'string' ? body : JSON.stringify(body), 'the-key');

describe('serverWords', () => {
  it('finds the message in every shape of error that servers use', () => {
    expect(words({ message: 'No seats left' })).toBe('No seats left');
    expect(words({ error: 'Nope', message: 'Really' })).toBe('Really. Nope');
    expect(words({ errors: ['a', 'b'] })).toBe('a. b');
    expect(words({ errors: [{ message: 'is bad', field: 'title' }] })).toBe('title is bad');
    expect(words({ errors: { title: ['is short', 'is odd'], base: ['Too late'] } })).toBe('title is short. title is odd. Too late');
    expect(words({ path: ['is taken'] })).toBe('path is taken');
    expect(words('"just text"')).toBe('just text');
    expect(words('Rate limit')).toBe('Rate limit');
  });

  it('says nothing where nothing is said, and repeats no record', () => {
    expect(words('')).toBeUndefined();
    expect(words({})).toBeUndefined();
    expect(words({ id: 1, email: 'someone@example.com' })).toBeUndefined();
  });

  it('holds no HTML and no more than 300 characters', () => {
    expect(words('<html><head><title>x</title><style>a{}</style></head><body><h1>502</h1>\n<p>Bad&nbsp;Gateway</body></html>')).toBe(
      '502 Bad Gateway',
    );
    expect(words({ message: '<b>Bad</b> <script>alert(1)</script>thing' })).toBe('Bad thing');
    expect(words('x'.repeat(5_000))).toHaveLength(300);
  });

  it('is hidden if it repeats six characters of the key in a row, in any case, direction, and encoding', () => {
    const key = 'Zq7+f/9=Kd-20xWm4T1b';
    const part = key.slice(5, 15);
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const spellings = [
      key,
      part,
      part.toLowerCase(),
      part.toUpperCase(),
      Array.from(part).reverse().join(''),
      Array.from(part).join(' '),
      `<b>${part.slice(0, 4)}</b>${part.slice(4)}`,
      encodeURIComponent(part),
      encodeURIComponent(encodeURIComponent(key)),
      Array.from(part, (sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
      Array.from(part, (sign) => `&#${sign.charCodeAt(0)};`).join(''),
      Array.from(part, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join(''),
      Buffer.from(part).toString('hex'),
      (Buffer.from(part).toString('hex').match(/../g) ?? []).join(':'),
      ...['', '-', '--'].flatMap((before) => [base64(`${before}${part}`), Buffer.from(before + part).toString('base64url')]),
      base64(`Token token="${key}"`),
      encodeURIComponent(base64(key)),
      base64(base64(key)),
    ];
    for (const spelling of spellings) expect([spelling, serverMessage(`Not ${spelling}!`, key)]).toEqual([spelling, HIDDEN_MESSAGE]);
    expect(serverMessage('Token the-key is unknown', 'the-key')).toBe(HIDDEN_MESSAGE);
  });

  it('is shown if it repeats five characters of the key, or if there is no key', () => {
    expect(serverMessage('Not Zq7+f, nor 4T1b', 'Zq7+f/9=Kd-20xWm4T1b')).toBe('Not Zq7+f, nor 4T1b');
    expect(serverMessage('SKU 0123456789abcdef0123456789abcdef is taken', 'Zq7+f/9=Kd')).toContain('0123456789abcdef');
    expect(serverMessage('No key', '')).toBe('No key');
  });
});
