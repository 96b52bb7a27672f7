// Collects the texts of the source that can reach a screen, a cell, or a note, and the texts of its buttons.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Node, type Program, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { walk } from 'estree-walker';

export interface SourceText {
  file: string;
  /** With `…` for each placeholder. */
  text: string;
}

type AnyNode = Parameters<typeof walk>[0];

/** Returns the texts of two words or more in all source files of a folder. */
export function sourceTexts(root: string): SourceText[] {
  return sourceFiles(root).flatMap((file) => textsOf(readFileSync(join(root, file), 'utf8')).map((text) => ({ file, text })));
}

/** Returns the texts of two words or more in one source file. */
export function textsOf(source: string): string[] {
  return literalsIn(parsed(source) as AnyNode).filter(isProse);
}

/** Returns what the buttons of the views show, one entry for each text that a button's expression names. */
export function buttonTexts(sidebar: string): SourceText[] {
  const views = sourceFiles(sidebar).filter((file) => file.endsWith('.tsx'));
  return views.flatMap((file) => {
    const tree = parsed(readFileSync(join(sidebar, file), 'utf8'));
    const modules = textModules(tree);
    return namesInButtons(tree).flatMap(({ module, name }) => {
      const path = modules.get(module);
      return path === undefined ? [] : textsNamed(join(sidebar, dirname(file), path), name).map((text) => ({ file, text }));
    });
  });
}

function sourceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
}

function parsed(source: string): Program {
  const { code } = transformSync(source, { loader: 'tsx', jsx: 'automatic', target: 'esnext', format: 'esm', legalComments: 'none' });
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
}

function literalsIn(tree: AnyNode): string[] {
  const texts: string[] = [];
  walk(tree, {
    enter(node, parent) {
      const isClass = parent?.type === 'Property' && parent.key.type === 'Identifier' && parent.key.name === 'class';
      if (isClass || parent?.type === 'ImportDeclaration') return;
      if (node.type === 'Literal' && typeof node.value === 'string') texts.push(node.value.trim());
      if (node.type === 'TemplateLiteral')
        texts.push(
          node.quasis
            .map(({ value }) => value.cooked ?? '')
            .join('…')
            .trim(),
        );
    },
  });
  return texts;
}

function isProse(text: string): boolean {
  return /[\p{L}…]\p{P}* \p{P}*[\p{L}…]/u.test(text);
}

/** Local names of the modules of texts that a view imports, with their paths. */
function textModules({ body }: Program): Map<string, string> {
  const modules = new Map<string, string>();
  for (const node of body) {
    if (node.type !== 'ImportDeclaration' || !String(node.source.value).includes('/texts/')) continue;
    for (const each of node.specifiers)
      if (each.type === 'ImportNamespaceSpecifier') modules.set(each.local.name, String(node.source.value));
  }
  return modules;
}

/** `module.name` for each text inside the children of a Button. */
function namesInButtons(tree: Node): { module: string; name: string }[] {
  const names: { module: string; name: string }[] = [];
  walk(tree as AnyNode, {
    enter(node) {
      if (node.type !== 'CallExpression') return;
      const [tag, props] = node.arguments;
      if (tag?.type !== 'Identifier' || tag.name !== 'Button' || props?.type !== 'ObjectExpression') return;
      for (const property of props.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'children') continue;
        walk(property.value, {
          enter(inner) {
            if (inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && inner.property.type === 'Identifier')
              names.push({ module: inner.object.name, name: inner.property.name });
          },
        });
      }
    },
  });
  return names;
}

function textsNamed(path: string, name: string): string[] {
  for (const node of parsed(readFileSync(path, 'utf8')).body) {
    if (node.type !== 'VariableDeclaration') continue;
    for (const { id, init } of node.declarations)
      if (id.type === 'Identifier' && id.name === name && init) return literalsIn(init as AnyNode);
  }
  return [];
}
