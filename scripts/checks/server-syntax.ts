// Apps Script runs an older language than today's bundlers write: one unknown construct stops the whole project.
import { type Node, walk } from 'estree-walker';
import { lineOf, type Program, parseScript } from './parse-script.ts';

/** One sentence per construct of the server bundle that Apps Script refuses. */
export function checkServerSyntax(code: string): string[] {
  return readServer(code).problems;
}

export interface ReadServer {
  /** Missing if the bundle can't be parsed. */
  tree?: Program;
  problems: string[];
}

/** The same, with the tree of the bundle: parsing it takes longer than each of the checks. */
export function readServer(code: string): ReadServer {
  // What parses as ES2020 has the same tree as later, and the bundle is long.
  const old = parsed(code, 2020);
  const { tree, message } = old.tree ? old : parsed(code, 'latest');
  if (!tree) return { problems: [`Code.js can’t be parsed: ${message}.`] };
  const problems = refusedIn(tree);
  // Catches what has no name below, such as `??=`, which esbuild lowers as long as its target stays.
  return { tree, problems: problems.length > 0 || old.tree ? problems : [`Code.js uses syntax newer than ES2020: ${old.message}.`] };
}

function parsed(code: string, ecmaVersion: 2020 | 'latest'): { tree?: Program; message?: string } {
  try {
    return { tree: parseScript(code, ecmaVersion) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

function refusedIn(tree: Program): string[] {
  const problems: string[] = [];
  let functions = 0;
  walk(tree, {
    enter(node) {
      const name = refused(node, functions > 0);
      if (name !== undefined) problems.push(`Code.js line ${lineOf(node)}: Apps Script doesn’t support ${name}.`);
      if (isFunction(node)) functions += 1;
    },
    leave(node) {
      if (isFunction(node)) functions -= 1;
    },
  });
  return problems;
}

function refused(node: Node, insideFunction: boolean): string | undefined {
  switch (node.type) {
    case 'PrivateIdentifier':
      return `private names (#${node.name})`;
    case 'PropertyDefinition':
      return node.static ? 'static class fields' : 'class fields';
    case 'StaticBlock':
      return 'class static blocks';
    case 'ImportExpression':
      return 'dynamic import()';
    case 'ImportDeclaration':
      return 'import';
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
      return 'export';
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'import.meta' : undefined;
    case 'AwaitExpression':
      return insideFunction ? undefined : 'await outside a function';
    case 'ForOfStatement':
      return node.await && !insideFunction ? 'await outside a function' : undefined;
    case 'Literal':
      return 'regex' in node && /\(\?<[=!]/.test(node.regex.pattern) ? `lookbehind (/${node.regex.pattern}/)` : undefined;
    default:
      return undefined;
  }
}

function isFunction(node: Node): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}
