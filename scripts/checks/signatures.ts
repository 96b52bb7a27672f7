// A call with five values in a row can't be read without looking up the function: what belongs together is one object.
import { transform } from 'esbuild';
import { type Node, walk } from 'estree-walker';
import type { SourceFile } from './imports-of.ts';
import { parseScript } from './parse-script.ts';

export const MAX_PARAMETERS = 4;

/** Returns one sentence per function with more than `MAX_PARAMETERS` parameters. */
export async function checkSignatures(files: readonly SourceFile[]): Promise<string[]> {
  return (await Promise.all(files.map(problemsOf))).flat();
}

async function problemsOf({ path, text }: SourceFile): Promise<string[]> {
  // Without types, so that acorn can parse it. Unused imports and comments don't matter here.
  const { code } = await transform(text, { loader: path.endsWith('x') ? 'tsx' : 'ts', target: 'esnext', logLevel: 'silent' });
  const problems: string[] = [];
  walk(parseScript(code), {
    enter(node, parent) {
      if (!isFunction(node) || node.params.length <= MAX_PARAMETERS) return;
      problems.push(
        `${path}: ${nameOf(node, parent)} takes ${node.params.length} parameters. The limit is ${MAX_PARAMETERS}. Group what belongs together in one object.`,
      );
    },
  });
  return problems;
}

type FunctionNode = Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>;

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

function nameOf(node: FunctionNode, parent: Node | null): string {
  if ('id' in node && node.id) return node.id.name;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if ((parent?.type === 'Property' || parent?.type === 'MethodDefinition') && parent.key.type === 'Identifier') return parent.key.name;
  return 'a function without a name';
}
