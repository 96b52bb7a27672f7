// The built project as Apps Script would hold it: code, HTML files, manifest. Each version of a file is compiled once.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';
import { type Program, parse } from 'acorn';

export interface Bundle {
  readonly folder: string;
  /** One per code file, in the order of their names. */
  readonly scripts: readonly Script[];
  /** Names of functions that are declared with `function` at top level: only these can be called by a formula. */
  readonly declared: readonly string[];
  /** Whether evaluating the code does nothing but declare functions and variables, and which variables have no value then. */
  readonly declaresOnly: boolean;
  readonly variables: readonly string[];
  /** HTML files by name without ending, such as `sidebar` or `pages/help`. */
  readonly pages: ReadonlyMap<string, string>;
  /** The script's own zone; the spreadsheet has another one. */
  readonly timeZone: string;
  /** Undefined where the manifest lists none: then Google grants what the code seems to need. */
  readonly scopes: ReadonlySet<string> | undefined;
  /** Prefixes of the only addresses that Google lets it reach; undefined where the manifest lists none. */
  readonly addresses: readonly string[] | undefined;
}

/** By folder, what was read last, and how its files looked then: a test run opens hundreds of hosts with one build. */
const read = new Map<string, { looks: string; bundle: Bundle }>();

export function readBundle(folder: string): Bundle {
  // A file in a folder has the folder in its name, with a slash, as clasp pushes it.
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .sort();
  const looks = files.map((file) => [file, ...lookOf(join(folder, file))].join(' ')).join('\n');
  const known = read.get(folder);
  if (known?.looks === looks) return known.bundle;
  const bundle = bundleOf(folder, files);
  read.set(folder, { looks, bundle });
  return bundle;
}

/** A file that was written again differs in its time or its inode, if not in its size. */
function lookOf(path: string): bigint[] {
  const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
  return [size, mtimeNs, ctimeNs, ino];
}

function bundleOf(folder: string, files: readonly string[]): Bundle {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const manifest = files.includes('appsscript.json') ? parseManifest(text('appsscript.json')) : {};
  const compiled = files.filter((file) => /\.(js|gs)$/.test(file)).map((file) => compile(text(file), file));
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => [file.slice(0, -5), text(file)] as const);
  return {
    folder,
    scripts: compiled.map(({ script }) => script),
    declared: compiled.flatMap(({ declared }) => declared),
    declaresOnly: compiled.every(({ declaresOnly }) => declaresOnly),
    variables: compiled.flatMap(({ variables }) => variables),
    pages: new Map(pages),
    timeZone: manifest.timeZone ?? 'Etc/GMT',
    scopes: manifest.oauthScopes && new Set(manifest.oauthScopes),
    addresses: manifest.urlFetchWhitelist,
  };
}

interface Compiled {
  script: Script;
  declared: string[];
  declaresOnly: boolean;
  variables: string[];
}

const known = new Map<string, Compiled>();

/** Apps Script reads ES2020 at best: one private or static field, and the whole project does not start. */
function compile(code: string, filename: string): Compiled {
  let compiled = known.get(code);
  if (!compiled) {
    let program: Program;
    try {
      program = parse(code, { ecmaVersion: 2020, sourceType: 'script' });
    } catch (error) {
      throw new SyntaxError(`${filename}: Apps Script can’t parse this file: ${error instanceof Error ? error.message : String(error)}`);
    }
    const declared = program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
    compiled = { script: new Script(code, { filename }), declared, ...variablesOf(program) };
    known.set(code, compiled);
  }
  return compiled;
}

function variablesOf({ body }: Program): Pick<Compiled, 'declaresOnly' | 'variables'> {
  const found = body.map((node) => {
    if (node.type === 'FunctionDeclaration') return [];
    if (node.type !== 'VariableDeclaration' || node.kind !== 'var') return undefined;
    const names = node.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && !init ? [id.name] : []));
    return names.length === node.declarations.length ? names : undefined;
  });
  return { declaresOnly: !found.includes(undefined), variables: found.flatMap((names) => names ?? []) };
}

interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
  urlFetchWhitelist?: string[];
}

function parseManifest(text: string): Manifest {
  // Shape by the manifest reference; the product's build checks its own manifest.
  return JSON.parse(text) as Manifest;
}
