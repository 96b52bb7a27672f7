import { describe, expect, it } from 'vitest';
import { serverMessage } from '../../../src/catalog/wire/server-message.ts';

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

  it('never holds the key', () => {
    expect(words({ message: 'Token the-key is unknown: the-key' })).toBe('Token … is unknown: …');
    expect(serverMessage('Not a+b/c, nor a%2Bb%2Fc', 'a+b/c')).toBe('Not …, nor …');
    const key = 'practice-4711-narrow-key';
    for (const said of [key, `Token token="${key}"`]) expect(serverMessage(`Not ${btoa(said)}!`, key)).toBe('Not …!');
  });
});
