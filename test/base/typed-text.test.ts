import { describe, expect, it } from 'vitest';
import { cleanAddress, cleanText, comparable } from '../../src/base/typed-text.ts';

describe('typed text', () => {
  it('loses what can’t be seen, and keeps its lines and the joiners of its script', () => {
    expect(cleanText('\ufeffA\u200bd\u00ada\u00a0L.\n\tx')).toBe('Ada L.\n\tx');
    expect(cleanText('\u0645\u06cc\u200c\u0646')).toBe('\u0645\u06cc\u200c\u0646');
    expect(cleanText('a\u200cb')).toBe('ab');
  });

  it('gets plain apostrophes and quotation marks, and composed letters', () => {
    expect(cleanText('O’Neil ʼ ´ ` “x” «y» „z‟')).toBe('O\'Neil \' \' \' "x" "y" "z"');
    expect(cleanText('Mu\u0308ller')).toBe('Müller');
  });

  it.each([
    ['Ada <ada@x.example>', 'ada@x.example'],
    ['"Lovelace, Ada" <mailto:ada@x.example>.', 'ada@x.example'],
    [' ada@x.example.; ', 'ada@x.example'],
  ])('%s is the address %s', (text, address) => {
    expect(cleanAddress(text)).toBe(address);
  });

  it('is the same in other letters, with other spaces, and around an address', () => {
    expect(comparable(' Ada\u00a0  LOVELACE ')).toBe('ada lovelace');
    expect(comparable('Ada <ADA@x.example>')).toBe(comparable('ada@X.example.'));
  });
});
