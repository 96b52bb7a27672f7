import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SWITCHES } from '../../../emulator/apps-script/switches.ts';
import { factsReference } from '../../../scripts/facts-reference.ts';
import { facts, type HeldFact, notCounted } from './facts/all-facts.ts';
import { type SourceName, sources } from './facts/sources.ts';

const testsHere = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));

/** Whether the test file has a test of that title. */
function isHeld({ file, title }: HeldFact): boolean {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text.includes(`('${title}',`) || text.includes(`    '${title}',\n`);
}

/** Someone's page, or a named observation. */
function hasSource({ source }: { source: SourceName }): boolean {
  return sources[source]?.startsWith('https://') ?? source.startsWith('Seen: ');
}

describe('facts about Apps Script', () => {
  it('have a source and a test that holds them, each of them', () => {
    const good = facts.filter((fact) => isHeld(fact) && hasSource(fact));
    console.log(`emulator facts: ${good.length} of ${facts.length}`);

    expect(facts.filter((fact) => !good.includes(fact))).toEqual([]);
    expect(good.length).toBeGreaterThan(180);
  });

  it('are each known once', () => {
    const all = [...facts, ...notCounted].map(({ fact }) => fact);
    expect(all.filter((fact, index) => all.indexOf(fact) !== index)).toEqual([]);
  });

  it('aren’t counted by a rule only, and have a source all the same', () => {
    expect(notCounted.map(({ fact, rule }) => `${rule}: ${fact}`)).toMatchInlineSnapshot(`
      [
        "absent: Installable triggers for edits and changes exist beside those of the clock.",
        "absent: Advanced services need the scope for all files.",
        "absent: Charts and developer metadata move with their cells.",
        "one-thread: Answers to a page can come in another order than the calls.",
        "one-thread: At most 30 scripts of a person run at a time.",
        "stricter: A promise that fails without anybody awaiting it is silent.",
      ]
    `);
    expect(notCounted.filter((fact) => !hasSource(fact))).toEqual([]);
  });

  it('use every source that is listed', () => {
    const used = new Set([...facts, ...notCounted].map(({ source }) => source));
    expect(Object.keys(sources).filter((name) => !used.has(name as SourceName))).toEqual([]);
  });

  it('decide every switch of the host', () => {
    const decided = new Set(facts.map(({ decides }) => decides));
    expect(Object.keys(DEFAULT_SWITCHES).filter((name) => !decided.has(name as keyof typeof DEFAULT_SWITCHES))).toEqual([]);
  });

  it('fill docs/facts.md; `npm run docs` writes it', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../docs/facts.md'), 'utf8')).toBe(factsReference());
  });
});

it('every open question is a switch that some test turns', () => {
  const text = testsHere.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
  const untouched = Object.keys(DEFAULT_SWITCHES).filter((name) => !new RegExp(`${name}(:|,? \\})`).test(text));

  expect(untouched).toEqual([]);
});
