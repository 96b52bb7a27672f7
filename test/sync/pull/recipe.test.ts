import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StopError } from '../../../src/base/problem.ts';
import { reports } from '../../../src/catalog/reports/index.ts';
import type { Filter } from '../../../src/catalog/resource.ts';
import { resources } from '../../../src/catalog/resources/index.ts';
import { cleanName, freeName } from '../../../src/sync/pull/own-name.ts';
import { hasIds, readRecipe, recipeText } from '../../../src/sync/pull/recipe.ts';
import type { OwnReportShape } from '../../../src/tabs/memory/own-reports.ts';
import { headsOf } from '../../../src/tabs/sheet/columns.ts';

const all = [...resources, ...reports];
const roster: OwnReportShape = {
  name: 'Monday roster',
  resource: 'report/roster',
  filters: { from: 'last:7', listing_id: ['Advanced Spanish'], status: 'active' },
  columns: ['learner', '-earlier', 'learner.custom.phone'],
  order: ['-enrolled'],
};
const refusalOf = (text: string): string => {
  try {
    readRecipe(text);
  } catch (error) {
    if (error instanceof StopError) return `${error.problem.code}: ${error.problem.what}`;
    throw error;
  }
  return 'accepted';
};
const changed = (changes: object) => JSON.stringify({ ...JSON.parse(recipeText(roster)), ...changes });

/** A value that a filter takes. */
function valueFor(filter: Filter): fc.Arbitrary<string | string[]> {
  const choices = fc.constantFrom(...(filter.choices ?? ['']));
  switch (filter.kind) {
    case 'boolean':
      return fc.constantFrom('true', 'false', '');
    case 'presence':
      return fc.constantFrom('true', '');
    case 'choice':
      return choices;
    case 'choices':
      return fc.array(choices, { maxLength: 3 });
    case 'day':
      return filter.period
        ? fc.constantFrom('last:7', 'month-1', 'term:Fall 2026=2026-08-24/2026-12-18', '2026-02-28')
        : fc.constant('2026-02-28');
    case 'integer':
      return hasIds(filter) ? fc.string({ maxLength: 20 }) : fc.nat().map(String);
    case 'decimal':
      return fc.constantFrom('0', '249.5');
    case 'ids':
      return fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 4 });
    default:
      return fc.string({ unit: 'grapheme', maxLength: 30 });
  }
}

const anyReport = fc.constantFrom(...all).chain((resource) => {
  const names = headsOf(resource).map(({ name }) => name);
  const filters = Object.fromEntries(resource.filters.filter(({ hidden }) => !hidden).map((filter) => [filter.name, valueFor(filter)]));
  return fc.record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `R ${text}`.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()),
    resource: fc.constant(resource.name),
    filters: fc.record(filters, { requiredKeys: [] }).map((some) => some as OwnReportShape['filters']),
    columns: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.boolean()), { selector: ([name]) => name, maxLength: 12 })
      .map((some) => some.map(([name, hidden]) => (hidden ? `-${name}` : name))),
    order: fc.constantFrom<string[][]>([], [`-${resource.fields[0]?.name}`]),
  });
});

describe('a recipe', () => {
  it('is one line, and reads as the report that it was made of', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = recipeText(report);
        expect(text).not.toMatch(/[\r\n]/);
        expect(readRecipe(` ${text}\n`)).toEqual(report);
      }),
    );
  });

  it('is read or refused in two sentences, whatever is pasted', () => {
    const value = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom('__proto__', 'constructor', 'learner.custom.%', 'custom.%ZZ'));
    const hostile = fc.record(
      {
        catalogSync: fc.constantFrom<unknown>('report', 1),
        v: fc.constantFrom<unknown>(1, 2, '1', -1),
        name: value,
        of: fc.oneof(fc.constantFrom(...all.map(({ name }) => name)), value),
        filters: fc.oneof(fc.dictionary(fc.oneof(fc.constantFrom('from', 'to', 'status', '__proto__'), fc.string()), value), value),
        columns: fc.oneof(fc.array(value), value),
        order: fc.oneof(fc.array(value), value),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          hostile.map((each) => JSON.stringify(each)),
          fc.string(),
          fc.json(),
        ),
        (text) => {
          expect(refusalOf(text)).toMatch(/^(accepted|[a-z-]+: .+[.”])$/su);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['words', 'hello', 'no-recipe: This isn’t a recipe.'],
    ['another part', changed({ more: 1 }), 'no-recipe: This isn’t a recipe.'],
    ['a newer version', changed({ v: 2 }), 'recipe-too-new: This recipe is from a newer version of Catalog Sync.'],
    ['a long text', changed({ name: 'x'.repeat(9_000) }), 'recipe-too-large: This recipe is too large.'],
    ['an unknown report', changed({ of: 'report/none' }), 'no-such-resource: Unknown data type “report/none”.'],
    ['an unknown filter', changed({ filters: { since: '1' } }), 'unknown-in-recipe: Roster have no filter “since” here.'],
    ['an unknown choice', changed({ filters: { status: 'gone' } }), 'unknown-in-recipe: “gone” isn’t a value of Enrollment status here.'],
    [
      'a day that no month has',
      changed({ filters: { to: '2026-02-30' } }),
      'unknown-in-recipe: “2026-02-30” isn’t a value of When to here.',
    ],
    ['an unknown column', changed({ columns: ['-salary'] }), 'unknown-in-recipe: Roster have no column “salary” here.'],
    [
      'a broken column',
      changed({ columns: ['learner.custom.%ZZ'] }),
      'unknown-in-recipe: Roster have no column “learner.custom.%ZZ” here.',
    ],
    ['an unknown order', changed({ order: ['salary'] }), 'unknown-in-recipe: Roster have no column “salary” to sort by.'],
    ['a blank name', changed({ name: ' /:* ' }), 'no-name: The name is blank.'],
  ])('with %s is refused', (_, text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });
});

describe('a name', () => {
  it.each([
    ['  Monday   roster ', 'Monday roster'],
    ['Q1/Q2: all?', 'Q1 Q2 all'],
    ["'quoted'", 'quoted'],
    ['left\u202Eright\u0000', 'left right'],
  ])('%j becomes %j', (typed, name) => {
    expect(cleanName(typed)).toBe(name);
  });

  it('gets a number if it’s taken', () => {
    expect(freeName('Monday', [{ name: 'monday' }, { name: 'Monday (2)' }])).toBe('Monday (3)');
    expect(freeName('x'.repeat(60), [{ name: 'x'.repeat(60) }])).toBe(`${'x'.repeat(55)} (2)`);
  });
});
