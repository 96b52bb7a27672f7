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
  return sourceFiles(root).flatMap((file) =>
    literalsIn(treeOf(join(root, file)) as AnyNode)
      .filter(isProse)
      .map((text) => ({ file, text })),
  );
}

/** Returns the texts of two words or more in one source file. */
export function textsOf(source: string, loader: 'ts' | 'tsx' = 'tsx'): string[] {
  return literalsIn(parsed(source, loader) as AnyNode).filter(isProse);
}

/** A text behind `say` or `sayHere`. */
export interface SaidText {
  file: string;
  /** As the dictionary has it: with `{0}` for the first placeholder. */
  key: string;
  /** Outside of any function, where the languages aren't known yet. */
  tooEarly: boolean;
}

/** Returns the texts behind the tags in all source files of a folder. */
export function saidTexts(root: string): SaidText[] {
  return sourceFiles(root).flatMap((file) => {
    const found: SaidText[] = [];
    let depth = 0;
    walk(treeOf(join(root, file)) as AnyNode, {
      enter(node) {
        if (isFunction(node)) depth += 1;
        if (isSaid(node)) found.push({ file, key: keyOf(node.quasi), tooEarly: depth === 0 });
      },
      leave(node) {
        if (isFunction(node)) depth -= 1;
      },
    });
    return found;
  });
}

/** Returns the prose that isn't behind a tag, with `…` for each placeholder. */
export function untaggedTexts(root: string): SourceText[] {
  return sourceFiles(root).flatMap((file) =>
    literalsIn(treeOf(join(root, file)) as AnyNode, isSaid).flatMap((text) => (isProse(text) ? [{ file, text }] : [])),
  );
}

/** Returns every text of all source files of a folder, words and codes included, with the texts behind tags as keys. */
export function allTexts(root: string): Set<string> {
  const plain = sourceFiles(root).flatMap((file) => literalsIn(treeOf(join(root, file)) as AnyNode));
  return new Set([...plain, ...saidTexts(root).map(({ key }) => key)]);
}

/** Returns the words that are given to functions of `src/base/say.ts` as they are, such as `saidHere('Action')` or `count(2, 'row')`. */
export function saidWords(root: string): { file: string; text: string; isNoun: boolean }[] {
  return sourceFiles(root).flatMap((file) => {
    const found: { file: string; text: string; isNoun: boolean }[] = [];
    const tree = treeOf(join(root, file));
    const known = tree.body.flatMap((node) =>
      node.type === 'ImportDeclaration' && String(node.source.value).endsWith('base/say.ts') ? node.specifiers : [],
    );
    walk(tree as AnyNode, {
      enter(node) {
        if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
        const { name } = node.callee;
        if (!['said', 'saidHere', ...NOUNS].includes(name) || !known.some(({ local }) => local.name === name)) return;
        for (const argument of node.arguments)
          found.push(...plainTextsIn(argument as AnyNode).map((text) => ({ file, text, isNoun: NOUNS.includes(name) })));
      },
    });
    return found;
  });
}

const NOUNS = ['count', 'noun', 'nouns'];

/** Returns the texts that an expression can be. */
function plainTextsIn(node: AnyNode): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(plainTextsIn);
  if (node.type === 'LogicalExpression') return [node.left, node.right].flatMap(plainTextsIn);
  return [];
}

/** Returns the single words with a capital that aren't behind a tag. Codes and names of fields have none. */
export function untaggedWords(root: string): SourceText[] {
  return sourceFiles(root).flatMap((file) =>
    literalsIn(treeOf(join(root, file)) as AnyNode, isSaid).flatMap((text) =>
      /^\p{Lu}[\p{L}’-]*\p{Ll}[.…:]?$/u.test(text) ? [{ file, text }] : [],
    ),
  );
}

function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
}

type Said = Extract<AnyNode, { type: 'TaggedTemplateExpression' }>;

function isSaid(node: AnyNode): node is Said {
  return node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier' && ['say', 'sayHere'].includes(node.tag.name);
}

function keyOf({ quasis }: Said['quasi']): string {
  return quasis.map(({ value }) => value.cooked ?? '').reduce((text, part, index) => `${text}{${index - 1}}${part}`);
}

/** Returns what the buttons of the views show, one entry for each text that a button's expression names. */
export function buttonTexts(sidebar: string): SourceText[] {
  return sourceFiles(sidebar).flatMap((file) => {
    const tree = treeOf(join(sidebar, file));
    const groups = textGroups(tree);
    return namesInButtons(tree).flatMap(({ group, name }) => {
      const path = groups.get(group);
      return path === undefined ? [] : textsNamed(join(sidebar, dirname(file), path), group, name).map((text) => ({ file, text }));
    });
  });
}

/** Type parameters of an arrow function look like an element in a file with markup. */
function loaderOf(file: string): 'ts' | 'tsx' {
  return file.endsWith('x') ? 'tsx' : 'ts';
}

function sourceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
}

/** By path and text: each source file is parsed once for all that is asked about it. */
const trees = new Map<string, { source: string; tree: Program }>();

function treeOf(path: string): Program {
  const source = readFileSync(path, 'utf8');
  const known = trees.get(path);
  if (known?.source === source) return known.tree;
  const tree = parsed(source, loaderOf(path));
  trees.set(path, { source, tree });
  return tree;
}

function parsed(source: string, loader: 'ts' | 'tsx' = 'tsx'): Program {
  const { code } = transformSync(source, { loader, jsx: 'automatic', target: 'esnext', format: 'esm', legalComments: 'none' });
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
}

function literalsIn(tree: AnyNode, isLeftOut: (node: AnyNode) => boolean = () => false): string[] {
  const texts: string[] = [];
  walk(tree, {
    enter(node, parent) {
      if (isLeftOut(node)) return this.skip();
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

/** Returns the paths of the texts that a view imports, by local name: a group of texts, or all texts of a module. */
function textGroups({ body }: Program): Map<string, string> {
  const groups = new Map<string, string>();
  for (const node of body) {
    if (node.type !== 'ImportDeclaration' || !String(node.source.value).includes('/texts/')) continue;
    for (const each of node.specifiers) groups.set(each.local.name, String(node.source.value));
  }
  return groups;
}

/** Returns `group.name` for each text inside the children of a Button. */
function namesInButtons(tree: Node): { group: string; name: string }[] {
  const names: { group: string; name: string }[] = [];
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
              names.push({ group: inner.object.name, name: inner.property.name });
          },
        });
      }
    },
  });
  return names;
}

/** Looks for the text in the group of this name, then among the module's own exports. */
function textsNamed(path: string, group: string, name: string): string[] {
  let found: AnyNode | undefined;
  for (const node of treeOf(path).body) {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier' || !init) continue;
      if (id.name === name) found ??= init as AnyNode;
      if (id.name !== group || init.type !== 'ObjectExpression') continue;
      for (const property of init.properties)
        if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name)
          found = property.value as AnyNode;
    }
  }
  return found === undefined ? [] : literalsIn(found);
}
