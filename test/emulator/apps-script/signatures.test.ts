import { describe, expect, it } from 'vitest';
import { checkedMethods } from '../../../emulator/apps-script/signatures/check-arguments.ts';
import { makeTable } from '../../../emulator/apps-script/signatures/make-table.ts';
import { evaluate, hostWith } from './host-with.ts';
import { memberOf, ONE_OF_EACH, overloads, SETTING, table } from './one-of-each.ts';

const ATTEMPTS = `${ONE_OF_EACH}
  function attempts(calls) {
    const all = objects();
    return calls.map(({ owner, method, types }) => {
      try {
        const args = types.map((type) => sample(type, all));
        all[owner][method](...args);
        return 'accepted';
      } catch (error) { return error.message; }
    });
  }`;

interface Attempt {
  path: string;
  types: string[];
}

const few: Attempt[] = [...overloads].flatMap(([path, lists]) => {
  const least = lists.reduce((a, b) => (b.length < a.length ? b : a));
  return least.length === 0 ? [] : [{ path, types: least.slice(0, -1) }];
});

const many: Attempt[] = [...overloads].flatMap(([path, lists]) => {
  const most = lists.reduce((a, b) => (b.length > a.length ? b : a));
  return most.some((type) => type.startsWith('...')) ? [] : [{ path, types: [...most, 'any'] }];
});

const wrong: Attempt[] = [...overloads].flatMap(([path, lists]) =>
  lists.flatMap((types) =>
    types.flatMap((type, index) =>
      ['null', 'object'].flatMap((other) => {
        const strange = types.map((each, at) => (at === index ? other : each));
        const fits = lists.some((list) => list.length === types.length && list.every((each, at) => allows(each, strange[at] ?? '')));
        return type.startsWith('...') || fits || isWider(path, strange) ? [] : [{ path, types: strange }];
      }),
    ),
  ),
);

function pathsOf(attempts: readonly Attempt[]): Set<string> {
  return new Set(attempts.map(({ path }) => path));
}

/** The attempts that were not refused in the name of their method. */
async function accepted(attempts: Attempt[]): Promise<string[]> {
  const host = await hostWith(ATTEMPTS, SETTING);
  const calls = attempts.map(({ path, types }) => ({ ...memberOf(path), types }));
  const answers = host.run('attempts', calls) as string[];
  return attempts.flatMap(({ path, types }, index) =>
    answers[index]?.endsWith(`don't match the method signature for ${path}.`) ? [] : [`${path}(${types}): ${answers[index]}`],
  );
}

describe('arguments of services', () => {
  it("has one table of signatures that is what Google's types say today", async () => {
    expect(table, 'Run: npx tsx emulator/apps-script/signatures/make-table.ts').toBe(await makeTable());
    expect(checkedMethods.length).toBe(overloads.size);
  });

  it('tries each method with a missing, an extra, or a strange argument', () => {
    const tried = { missing: pathsOf(few), extra: pathsOf(many), null: pathsOf(wrong.filter(({ types }) => types.includes('null'))) };
    const counts = Object.entries(tried).map(([kind, paths]) => `${paths.size} with ${kind}`);
    console.log(`argument checks: ${overloads.size} methods, ${counts.join(', ')}`);

    const untried = [...overloads.keys()].filter((path) => !Object.values(tried).some((paths) => paths.has(path)));
    expect(untried).toEqual([]);
  });

  it('refuses too few arguments for every method that needs some', async () => {
    expect(few.length).toBeGreaterThan(70);
    expect(await accepted(few)).toEqual([]);
  });

  it('refuses one argument too many for every method', async () => {
    expect(many.length).toBeGreaterThan(150);
    expect(await accepted(many)).toEqual([]);
  });

  it('refuses null and an object for every argument that has another type', async () => {
    expect(wrong.length).toBeGreaterThan(200);
    expect(await accepted(wrong)).toEqual([]);
  });

  it('refuses elements of a byte list that are no numbers', async () => {
    for (const call of ["newBlob(['a'])", "base64Encode(['a'])", "computeHmacSha256Signature(['a'], [1])"]) {
      await expect(evaluate(`Utilities.${call}`)).rejects.toThrow('Cannot convert a to byte.');
    }
  });

  it('names the types of the arguments as Google does', async () => {
    await expect(evaluate("Utilities.formatDate('today', 'GMT', 'yyyy')")).rejects.toThrow(
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    );
    await expect(evaluate("sheet().getRange(1, '2', true, null)")).rejects.toThrow(
      "The parameters (number,String,Boolean,null) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    );
    await expect(evaluate("Utilities.computeHmacSha256Signature([1], 'key')")).rejects.toThrow('The parameters (number[],String)');
    await expect(evaluate("Utilities.computeHmacSha256Signature('text', 'key', 'fake')")).rejects.toThrow('(String,String,String)');
    await expect(evaluate('Utilities.computeHmacSha256Signature([1], [2], Utilities.Charset.UTF_8)')).rejects.toThrow(
      '(number[],number[],',
    );
  });
});

/** Every type of the table but these words is a class, an enumeration or a list. */
function allows(type: string, other: string): boolean {
  return type === other || type === 'any' || type.split('|').includes(other);
}

/** Public programs do it on Google's servers, whatever the types say. */
function isWider(path: string, types: string[]): boolean {
  if (path === 'UrlFetchApp.fetch') return types[1] === 'null' && types[0] === 'string';
  return (
    /^(PropertiesService\.Properties\.setProperty|CacheService\.Cache\.put)$/.test(path) && types[0] === 'string' && types[1] === 'object'
  );
}
