// The names that a script uses without declaring them: its globals.
import { analyze } from 'eslint-scope';
import { type Node, walk } from 'estree-walker';
import { lineOf, type Program, parseScript } from './parse-script.ts';

/** Each global name with the lines that use it. `typeof name` alone is no use: it is harmless where the name is missing. */
export function freeNames(code: string): Map<string, number[]> {
  return freeNamesIn(parseScript(code));
}

export function freeNamesIn(tree: Program): Map<string, number[]> {
  const probed = new Set<Node>();
  walk(tree, {
    enter(node) {
      if (node.type === 'UnaryExpression' && node.operator === 'typeof') probed.add(node.argument);
    },
  });
  const names = new Map<string, number[]>();
  const scopes = analyze(tree, { ecmaVersion: 2022, sourceType: 'module' });
  for (const { identifier } of scopes.globalScope?.through ?? []) {
    if (identifier.type !== 'Identifier' || probed.has(identifier)) continue;
    names.set(identifier.name, [...(names.get(identifier.name) ?? []), lineOf(identifier)]);
  }
  return names;
}
