import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { once } from '../../src/base/once.ts';

describe('what is made once', () => {
  it('is made when it’s first needed, and never again', () => {
    let made = 0;
    const value = once(() => {
      made += 1;
      return undefined;
    });
    expect(made).toBe(0);
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(made).toBe(1);
  });

  it('is what few runs need: no file makes a schema as it loads', () => {
    const src = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(100);
    const early = files.filter((file) => /^(?:export )?const [^=]*= z\b/m.test(readFileSync(src + file, 'utf8')));
    expect(early).toEqual([]);
  });
});
