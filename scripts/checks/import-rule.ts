// Imports go one way through the folders, so that each can be read and tested without those above it.
import { dirname, join } from 'node:path/posix';

export interface SourceFile {
  /** From the top of the project, with `/`. */
  path: string;
  text: string;
}

/** What each folder or file may import beside itself. The longest matching path counts. */
const mayImport: Record<string, readonly string[]> = {
  'src/platform/ports.ts': [],
  'src/platform/google': ['src/platform/ports.ts'],
  'src/catalog': ['src/platform/ports.ts'],
  'src/tabs': ['src/catalog', 'src/platform/ports.ts'],
  'src/sync': ['src/tabs', 'src/catalog', 'src/platform/ports.ts'],
  'src/commands': ['src/sync', 'src/tabs', 'src/catalog', 'src/platform/ports.ts'],
  'src/main.ts': ['src/commands', 'src/platform'],
  'src/sidebar': [],
  'emulator/host.ts': [],
  'emulator/demo-catalog.ts': [],
  'emulator/apps-script': ['emulator/host.ts'],
  'emulator/catalog': ['emulator/demo-catalog.ts'],
  'emulator/page': ['emulator/apps-script', 'emulator/host.ts', 'emulator/demo-catalog.ts'],
  emulator: [],
  scripts: ['src/catalog', 'src/commands', 'emulator'],
  // Draws the scenes that the tests look at.
  'scripts/pictures.ts': ['scripts', 'emulator', 'test/browser'],
  bench: ['emulator', 'src', 'test/world'],
  test: ['src', 'emulator', 'scripts', 'bench', 'dist'],
};

/** What may be imported in addition with `import type`, which leaves nothing in the bundle. */
const mayImportTypes: Record<string, readonly string[]> = { 'src/sidebar': ['src/commands'] };

/** The packages that may travel in the built files. */
const mayImportPackages: Record<string, RegExp> = { 'src/sidebar': /^preact(\/|$)/, src: /^zod\/mini$/ };

/** One sentence per import that goes the wrong way. */
export function checkImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => importsOf(file.text).flatMap((found) => problemsOf(file.path, found)));
}

interface Import {
  statement: string;
  from: string;
  typeOnly: boolean;
}

// Biome writes every import and re-export at the start of a line.
function importsOf(text: string): Import[] {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm)];
  const dynamic = [...text.matchAll(/\bimport\(\s*(type\s+)?'([^']+)'/g)];
  return [...statements, ...dynamic].map(([statement, type, from = '']) => ({ statement, from, typeOnly: type !== undefined }));
}

function problemsOf(path: string, { statement, from, typeOnly }: Import): string[] {
  if (!from.startsWith('.')) return packageProblems(path, from, statement);
  const target = join(dirname(path), from);
  const home = ruleFor(mayImport, path);
  if (home === undefined) return [];
  const allowed = [home, ...(mayImport[home] ?? []), ...(typeOnly ? (mayImportTypes[home] ?? []) : [])];
  const problems = allowed.some((folder) => isIn(target, folder)) ? [] : [`${path} can’t import ${target}.`];
  if (!/\.(tsx?|mjs|css|json)$/.test(from)) problems.push(`${path} imports ${from} without a file extension.`);
  return problems;
}

function packageProblems(path: string, from: string, statement: string): string[] {
  if (/^zod(\/|$)/.test(from) && !/^import (type )?\* as z from 'zod\/mini'$/.test(statement)) {
    return [`${path}: import zod only as "import * as z from 'zod/mini'". Other forms make the bundle several times larger.`];
  }
  const rule = ruleFor(mayImportPackages, path);
  if (rule === undefined || mayImportPackages[rule]?.test(from)) return [];
  return [`${path} can’t import the package ${from}.`];
}

function ruleFor(rules: Record<string, unknown>, path: string): string | undefined {
  return Object.keys(rules)
    .filter((folder) => isIn(path, folder))
    .sort((a, b) => b.length - a.length)[0];
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
