import { describe, expect, it } from 'vitest';
import { checkImportCycles } from '../../../scripts/checks/import-cycles.ts';
import { findCycles, importGraph } from '../../../scripts/checks/imports-of.ts';

const file = (path: string, ...imports: string[]) => ({ path, text: imports.map((from) => `import { x } from '${from}';`).join('\n') });

describe('the check for import cycles', () => {
  it('accepts files that import each other in one direction', () => {
    const files = [file('src/a.ts', './b.ts', './c.ts'), file('src/b.ts', './c.ts'), file('src/c.ts')];
    expect(checkImportCycles(files)).toEqual([]);
  });

  it('names every file of a cycle that leads through several folders', () => {
    const files = [file('src/a/one.ts', '../b/two.ts'), file('src/b/two.ts', '../c/three.ts'), file('src/c/three.ts', '../a/one.ts')];
    expect(checkImportCycles(files)).toEqual([
      'These files import each other, directly or through others: src/a/one.ts, src/b/two.ts, src/c/three.ts.',
    ]);
  });

  it('counts type imports, re-exports, and dynamic imports', () => {
    const cycle = (text: string) => checkImportCycles([{ path: 'src/a.ts', text }, file('src/b.ts', './a.ts')]);
    expect(cycle("import type { B } from './b.ts';")).toHaveLength(1);
    expect(cycle("export { b } from './b.ts';")).toHaveLength(1);
    expect(cycle("const b = await import('./b.ts');")).toHaveLength(1);
    expect(cycle("// import { b } from './b.ts';")).toEqual([]);
  });

  it('orders every file after the files that it imports', () => {
    const graph = importGraph([file('src/top.ts', './middle.ts'), file('src/middle.ts', './bottom.ts'), file('src/bottom.ts')]);
    expect(findCycles(graph).order).toEqual(['src/bottom.ts', 'src/middle.ts', 'src/top.ts']);
  });
});
