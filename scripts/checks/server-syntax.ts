// Apps Script runs an older language than today's bundlers write: one unknown construct stops the whole project.
import { type Node, walk } from 'estree-walker';
import { lineOf, type Program, parseScript } from './parse-script.ts';

/** One sentence per construct of the server bundle that Apps Script refuses. */
export function checkServerSyntax(code: string): string[] {
  let tree: Program;
  try {
    tree = parseScript(code);
  } catch (error) {
    return [`Code.js can’t be parsed: ${messageOf(error)}.`];
  }
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
  return problems.length > 0 ? problems : newerThan2020(code);
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

// Catches what has no name above, such as `??=`, which esbuild lowers as long as its target stays.
function newerThan2020(code: string): string[] {
  try {
    parseScript(code, 2020);
    return [];
  } catch (error) {
    return [`Code.js uses syntax newer than ES2020: ${messageOf(error)}.`];
  }
}

function isFunction(node: Node): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
