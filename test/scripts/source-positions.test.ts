import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { serverText } from '../../scripts/server-bundle.ts';
import { sourcePositions } from '../../scripts/source-positions.ts';

const project = join(import.meta.dirname, '../..');

describe('positions in the sources', () => {
  let toSource: (text: string) => string;
  let built: string[];
  beforeAll(async () => {
    toSource = await sourcePositions(project);
    built = (await serverText(project)).text.split('\n');
  });

  it.each([
    ['src/main.ts', 'function hourly('],
    ['src/base/hash.ts', 'function hash('],
  ])('rewrites a position in Code.js as one in %s', (file, start) => {
    const line = built.findLastIndex((each) => each.includes(start));
    const position = toSource(`at x (Code.js:${line + 1}:${(built[line] ?? '').indexOf(start) + 1})`);
    const [, path, sourceLine] = /\((.*):(\d+):\d+\)/.exec(position) ?? [];
    expect(path).toBe(file);
    expect(readFileSync(join(project, file), 'utf8').split('\n')[Number(sourceLine) - 1]).toContain(start);
  });

  it('leaves everything else of the text unchanged', () => {
    expect(toSource('Error: no row\n    at Script.runInContext (node:vm:148:12)\n    at Code.js:1:1')).toBe(
      'Error: no row\n    at Script.runInContext (node:vm:148:12)\n    at Code.js:1:1',
    );
  });
});
