import { describe, expect, it } from 'vitest';
import { growsLinearly } from './growth.ts';

const texts = (length: number) => Array.from({ length }, (_, at) => `text ${at}`);

describe('the growth of work', () => {
  it('is linear if each text is looked up in a set', () => {
    expect(growsLinearly((length) => new Set(texts(length)), 1_000)).toBe(true);
  });

  it('isn’t linear if each text is compared with all others', () => {
    expect(growsLinearly((length) => texts(length).filter((text, at, all) => all.indexOf(text) === at), 200)).toBe(false);
  });
});
