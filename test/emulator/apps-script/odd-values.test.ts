import { expect, it } from 'vitest';
import { hostWith } from './host-with.ts';
import { memberOf, ONE_OF_EACH, overloads, SETTING } from './one-of-each.ts';

/** Values that fit a type and that no caller thinks of. */
const ODD: Record<string, unknown[]> = {
  number: [Number.NaN, -1, 0, 0.5, 1e12, Number.POSITIVE_INFINITY],
  string: ['', '\u0000', '!', "'", '=(', 'A1:B'],
  any: [{}, [], Number.NaN, Number.NEGATIVE_INFINITY, new Date(Number.NaN)],
  object: [{ method: 5, headers: 7, payload: {} }, { contentsOnly: true }],
  Date: [new Date(Number.NaN)],
  'any[][]': [[[]], [[null]], [[{}]], [[1, 2]]],
  'string[][]': [[[1]], [[null]]],
  '((string|null)[])[]': [[[{}]]],
  'string[]': [[1, null]],
  'number[]': [[Number.NaN, 1e9]],
  '(object|string)[]': [[{}], [{ url: 5 }], ['nonsense']],
};

const code = `${ONE_OF_EACH}
  function call({ owner, method, types, at, odd }) {
    const all = objects();
    const args = types.map((type, index) => index === at ? odd : type === 'string' ? 'A1' : sample(type, all));
    try {
      all[owner][method](...args);
      SpreadsheetApp.flush();
      sheet().getDataRange().getValues();
      return 'accepted';
    } catch (error) { return error.name; }
  }`;

it('accepts or refuses odd values in every argument, and never fails itself', async () => {
  const faults: string[] = [];
  let count = 0;
  const host = await hostWith(code, SETTING);
  const back = host.keep();
  for (const [path, lists] of overloads) {
    const calls = lists.flatMap((types) =>
      types.flatMap((type, at) => (ODD[type] ?? ODD[type.split('|')[0] ?? ''] ?? []).map((odd) => ({ ...memberOf(path), types, at, odd }))),
    );
    for (const call of calls) {
      back();
      count++;
      try {
        const answer = String(host.run('call', call));
        if (!['accepted', 'Exception', 'NotModelled'].includes(answer)) faults.push(`${path}(${call.types}): ${answer}`);
      } catch (error) {
        faults.push(`${path}(${call.types}) with ${String(call.odd)}: ${String(error)}`);
      }
    }
  }

  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(500);
});
