import { describe, expect, it } from 'vitest';
import { checkSignatures } from '../../../scripts/checks/signatures.ts';

async function check(text: string, path = 'src/sync/send/send.ts'): Promise<string[]> {
  return checkSignatures([{ path, text }]);
}

const sentence = (name: string, count: number, path = 'src/sync/send/send.ts') =>
  `${path}: ${name} takes ${count} parameters. The limit is 4. Group what belongs together in one object.`;

describe('the check of signatures', () => {
  it('accepts functions with up to four parameters', async () => {
    expect(await check('export function send(a: string, b: number, c?: string, d = 1): void {}')).toEqual([]);
  });

  it.each([
    ['a function', 'export function send(a: string, b: number, c: string, d = 1, e?: string): void {}', sentence('send', 5)],
    ['an arrow function', 'const send = (a: 1, b: 2, c: 3, { d }: Part, ...e: string[]) => a;', sentence('send', 5)],
    ['a method', 'const sender = { send(a: 1, b: 2, c: 3, d: 4, e: 5, f: 6) {} };', sentence('send', 6)],
    ['a nested function', 'function outer() { return [1].map(function (a, b, c, d, e) {}); }', sentence('a function without a name', 5)],
  ])('names %s with more', async (_what, text, expected) => {
    expect(await check(text)).toEqual([expected]);
  });

  it('reads files with JSX', async () => {
    const text = 'export function Row(a, b, c, d, e) { return <b>{a}</b>; }';
    expect(await check(text, 'src/sidebar/row.tsx')).toEqual([sentence('Row', 5, 'src/sidebar/row.tsx')]);
  });

  it('doesn’t count a function type’s own parameters', async () => {
    expect(await check('function send(call: (a: 1, b: 2, c: 3, d: 4, e: 5) => void, a: 1, b: 2, c: 3) {}')).toEqual([]);
  });
});
