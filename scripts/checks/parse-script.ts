// The syntax tree of a built script, for the checks.
import { type Options, parse } from 'acorn';
import type { Node } from 'estree-walker';

export type Program = Extract<Node, { type: 'Program' }>;

/** Parses as a module, so that what a script may not contain (import, top-level await) can be named instead of refused. */
export function parseScript(code: string, ecmaVersion: Options['ecmaVersion'] = 'latest'): Program {
  // acorn's trees are ESTree trees; only the names of its types differ.
  return parse(code, { ecmaVersion, sourceType: 'module', locations: true, ranges: true }) as Program;
}

export function lineOf(node: Node): number {
  return node.loc?.start.line ?? 0;
}
