// Imports go one way through the folders, so that each can be read and tested without those above it.
import { dirname, join } from 'node:path/posix';
import { type Import, importsOf, type SourceFile } from './imports-of.ts';

const base = 'src/base';
const ports = 'src/platform/ports.ts';
const shapes = ['src/catalog/resource.ts', 'src/catalog/custom-fields.ts'];
const jobs = 'src/sync/jobs';
const plan = 'src/sync/plan';
const names = 'src/sync/names';
const pull = 'src/sync/pull';
const texts = 'src/sidebar/texts';
const pages = [texts, 'src/sidebar/parts', 'src/sidebar/page'];

/** What each folder or file may import beside itself. The longest matching path counts. */
const mayImport: Record<string, readonly string[]> = {
  'src/base': [],
  // Dictionaries. The build reads them, and the server only their text.
  'src/texts': [base],
  'src/platform/ports.ts': [],
  'src/platform/google': [ports, base],
  'src/catalog/report-rule.ts': [],
  'src/catalog/resource.ts': [base, 'src/catalog/report-rule.ts'],
  'src/catalog/custom-fields.ts': [base, 'src/catalog/resource.ts'],
  'src/catalog/resources': [base, ...shapes],
  'src/catalog/reports': [base, ...shapes, 'src/catalog/report-rule.ts', 'src/catalog/resources'],
  'src/catalog/wire': [base, ports],
  'src/catalog/records': [base, ports, ...shapes],
  'src/catalog/lists': [base, ports, ...shapes, 'src/catalog/wire', 'src/catalog/records'],
  'src/catalog/writes': [base, ports, ...shapes, 'src/catalog/wire', 'src/catalog/records', 'src/catalog/lists'],
  'src/catalog/check': [base, ports, ...shapes, 'src/catalog/wire', 'src/catalog/records', 'src/catalog/lists'],
  'src/catalog': [base, ports],
  'src/tabs/cells': [base, ports, 'src/catalog'],
  'src/tabs/memory': [base, ports, 'src/catalog', 'src/tabs/cells'],
  'src/tabs/sheet': [base, ports, 'src/catalog', 'src/tabs/cells', 'src/tabs/memory'],
  'src/tabs': [base, ports, 'src/catalog'],
  'src/reports': [base, 'src/catalog', 'src/tabs/cells'],
  'src/sync/jobs': [base, ports, 'src/catalog', 'src/tabs'],
  'src/sync/names': [base, ports, 'src/catalog', 'src/tabs', jobs],
  'src/sync/plan': [base, ports, 'src/catalog', 'src/tabs', jobs],
  'src/sync/pull': [base, ports, 'src/catalog', 'src/tabs', 'src/reports', jobs, names],
  'src/sync/dashboard': [base, ports, 'src/catalog', 'src/tabs', jobs],
  'src/sync/schedule': [base, ports, 'src/tabs', jobs, pull],
  'src/sync/review': [base, ports, 'src/catalog', 'src/tabs', jobs, names, plan],
  'src/sync/send': [base, ports, 'src/catalog', 'src/tabs', jobs, plan],
  'src/sync/privacy': [base, ports, 'src/catalog', 'src/tabs', jobs, names, plan, pull],
  'src/sync': [base, ports, 'src/catalog', 'src/tabs'],
  'src/protocol': [base, ports, 'src/catalog', 'src/tabs', 'src/sync'],
  'src/commands': [base, ports, 'src/catalog', 'src/tabs', 'src/sync', 'src/protocol'],
  'src/main.ts': ['src/commands', 'src/platform'],
  'src/sidebar/texts': [],
  // Nouns that the server names, too. They're only texts.
  'src/sidebar/texts/es': [texts, 'src/texts/es/nouns.ts'],
  'src/sidebar/parts': [texts],
  'src/sidebar/page': [texts],
  'src/sidebar/pull': pages,
  // The page and the server compute the same digest of what a review shows, and name rows in the same way.
  'src/sidebar/review': [...pages, 'src/base/row-names.ts', 'src/base/sha256.ts'],
  // A pasted export becomes the payments that the server keeps.
  'src/sidebar/settle': [...pages, 'src/base/payment.ts'],
  'src/sidebar/reports': [...pages, 'src/sidebar/pull', 'src/sidebar/settle'],
  'src/sidebar/settings': pages,
  // A pasted name and a cell are compared by the same rules.
  'src/sidebar/tasks': [...pages, 'src/base/typed-text.ts'],
  'src/sidebar/home': [...pages, 'src/sidebar/pull', 'src/sidebar/settings'],
  'src/sidebar': [],
  'emulator/host-switches.ts': [],
  'emulator/site.ts': [],
  'emulator/host.ts': ['emulator/host-switches.ts', 'emulator/site.ts'],
  'emulator/demo-catalog.ts': ['emulator/site.ts'],
  'emulator/apps-script': ['emulator/host.ts', 'emulator/host-switches.ts', 'emulator/site.ts'],
  'emulator/catalog': ['emulator/demo-catalog.ts', 'emulator/site.ts'],
  'emulator/page': ['emulator/apps-script', 'emulator/host.ts', 'emulator/demo-catalog.ts'],
  emulator: [],
  scripts: ['src/base', 'src/catalog', 'src/tabs/cells', 'src/commands', 'src/protocol', 'emulator'],
  // Knows what the dashboard's formulas look like, and words in other languages.
  'scripts/on-edit.ts': ['src/tabs/cells', 'src/sync/dashboard', 'src/texts'],
  // Runs the product without the emulator, too.
  'scripts/bench': ['scripts', 'emulator', 'src', 'test/support'],
  // Draws the scenes that the tests look at.
  'scripts/pictures.ts': ['scripts', 'emulator', 'test/browser'],
  // Lists the facts that the tests hold.
  'scripts/facts-reference.ts': ['scripts', 'emulator', 'test/emulator'],
  'scripts/mutant-text.ts': ['test/mutants'],
  'scripts/mutants.ts': ['scripts', 'test/mutants'],
  'scripts/journey-mutants.ts': ['scripts', 'test/mutants'],
  test: ['src', 'emulator', 'scripts', 'dist'],
};

/** What may be imported in addition with `import type`, which leaves nothing in the bundle. */
const mayImportTypes: Record<string, readonly string[]> = { 'src/sidebar': ['src/protocol'] };

/** The packages that may travel in the built files. */
const mayImportPackages: Record<string, RegExp> = {
  'src/sidebar': /^preact(\/|$)/,
  'src/sidebar/settle': /^(preact(\/.*)?|papaparse)$/,
  'src/sidebar/tasks': /^(preact(\/.*)?|papaparse|email-addresses)$/,
  src: /^zod\/mini$/,
};

/** One sentence per import that goes the wrong way. */
export function checkImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => importsOf(file.text).flatMap((found) => problemsOf(file.path, found)));
}

function problemsOf(path: string, { statement, from, typeOnly }: Import): string[] {
  if (!from.startsWith('.')) return packageProblems(path, from, statement);
  const target = join(dirname(path), from);
  const home = ruleFor(mayImport, path);
  if (home === undefined) return [];
  const types = ruleFor(mayImportTypes, path);
  const allowed = [home, ...(mayImport[home] ?? []), ...(typeOnly && types !== undefined ? (mayImportTypes[types] ?? []) : [])];
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
