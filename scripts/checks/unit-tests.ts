// Which unit tests reach a source file through their imports, nearest first.
import { type ImportGraph, importGraph, type SourceFile } from './imports-of.ts';

const folders = ['test/base/', 'test/catalog/', 'test/tabs/', 'test/sync/'];

/** For each unit test, the number of imports between it and every file that it reaches. A test that starts the emulator isn’t a unit test. */
export function unitTests(files: readonly SourceFile[]): Map<string, Map<string, number>> {
  const graph = importGraph(files);
  const tests = files
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.test.ts') && folders.some((folder) => path.startsWith(folder)));
  const reached = tests.map((test): [string, Map<string, number>] => [test, distancesFrom(graph, test)]);
  return new Map(reached.filter(([, distances]) => ![...distances.keys()].some((path) => path.startsWith('emulator/'))));
}

/** Returns the tests that reach a file in groups: first those closest to it. */
export function testsByDistance(tests: ReadonlyMap<string, ReadonlyMap<string, number>>, file: string): string[][] {
  const groups = new Map<number, string[]>();
  for (const [test, distances] of tests) {
    const distance = distances.get(file);
    if (distance !== undefined) groups.set(distance, [...(groups.get(distance) ?? []), test]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group.sort());
}

function distancesFrom(graph: ImportGraph, start: string): Map<string, number> {
  const distances = new Map([[start, 0]]);
  for (const [path, distance] of distances) {
    for (const target of graph.get(path) ?? []) if (!distances.has(target)) distances.set(target, distance + 1);
  }
  return distances;
}
