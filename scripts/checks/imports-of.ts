// Which files a source file imports, type imports included: what the import rules, the cycle check, and the structure command share.
import { dirname, join } from 'node:path/posix';

export interface SourceFile {
  /** From the top of the project, with `/`. */
  path: string;
  text: string;
}

export interface Import {
  statement: string;
  /** As written: a package, or a relative path. */
  from: string;
  typeOnly: boolean;
}

/** Returns every import, re-export, and dynamic import of a file. Biome writes each static one at the start of a line. */
export function importsOf(text: string): Import[] {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm)];
  const dynamic = [...text.matchAll(/\bimport\(\s*(type\s+)?'([^']+)'/g)];
  return [...statements, ...dynamic].map(([statement, type, from = '']) => ({ statement, from, typeOnly: type !== undefined }));
}

/** For each file, the files of the same list that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, text }) => {
      const targets = importsOf(text).flatMap(({ from }) => (from.startsWith('.') ? [join(dirname(path), from)] : []));
      return [path, Array.from(new Set(targets)).filter((target) => known.has(target) && target !== path)];
    }),
  );
}

/**
 * Returns the groups of nodes that reach each other (strongly connected components with more than one node, after Tarjan),
 * and every node in an order in which it follows all nodes that it points to.
 */
export function findCycles(graph: ImportGraph): { cycles: string[][]; order: string[] } {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const order: string[] = [];
  const visit = (node: string): number => {
    const number = numbers.size;
    numbers.set(node, number);
    lowest.set(node, number);
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      const seen = numbers.get(target);
      if (seen === undefined) lowest.set(node, Math.min(lowest.get(node) ?? number, visit(target)));
      else if (stack.includes(target)) lowest.set(node, Math.min(lowest.get(node) ?? number, seen));
    }
    const low = lowest.get(node) ?? number;
    if (low === number) {
      const group = stack.splice(stack.indexOf(node)).sort();
      if (group.length > 1) cycles.push(group);
      order.push(...group);
    }
    return low;
  };
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node);
  return { cycles, order };
}
