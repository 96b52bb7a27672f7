import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SWITCHES } from '../../../emulator/apps-script/switches.ts';
import { held, open } from './facts.ts';

it('every fact about Apps Script has a test that holds it, or a reason why not', () => {
  const missing = Object.entries(held).flatMap(([file, titles]) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    return Object.keys(titles).flatMap((title) =>
      text.includes(`('${title}',`) || text.includes(`    '${title}',\n`) ? [] : [`${file}: ${title}`],
    );
  });
  const facts = Object.values(held).flatMap((titles) => Object.values(titles).flat());
  const reasons = Object.entries(open);
  console.log(`facts of Apps Script: ${facts.length} of ${facts.length + reasons.length} held by a test`);

  expect(missing).toEqual([]);
  expect(new Set([...facts, ...Object.keys(open)]).size).toBe(facts.length + reasons.length);
  expect(reasons.every(([, why]) => why.length > 10)).toBe(true);
});

it('every open question is a switch that some test turns', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const text = tests.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
  const untouched = Object.keys(DEFAULT_SWITCHES).filter((name) => !new RegExp(`${name}(:|,? \\})`).test(text));

  expect(untouched).toEqual([]);
});
