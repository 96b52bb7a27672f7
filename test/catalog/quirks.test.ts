import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { held, open } from './quirks.ts';

it('every quirk of the Catalog API has a test that holds it, or a reason why not', () => {
  const tests = join(import.meta.dirname, '..');
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const text = files.map((file) => readFileSync(join(tests, file), 'utf8')).join('\n');
  const missing = Object.values(held).filter((title) => !text.includes(`it('${title}',`));
  const all = Object.keys(held).length + Object.keys(open).length;
  console.log(`quirks of the Catalog API: ${Object.keys(held).length} of ${all} held by a test`);
  expect(missing).toEqual([]);
  expect(Object.values(open).every((why) => why.length > 10)).toBe(true);
});
