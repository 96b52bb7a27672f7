// The built project as Apps Script would hold it: code, HTML files, manifest. Each version of a file is compiled once.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';
import { type Program, parse } from 'acorn';

export interface Bundle {
  readonly folder: string;
  /** One per code file, in the order of their names. */
  readonly scripts: readonly Script[];
  /** Names of functions that are declared with `function` at top level: only these can be called by a formula. */
  readonly declared: readonly string[];
  /** HTML files by name without ending, such as `sidebar` or `pages/help`. */
  readonly pages: ReadonlyMap<string, string>;
  /** The script's own zone; the spreadsheet has another one. */
  readonly timeZone: string;
  /** Undefined where the manifest lists none: then Google grants what the code seems to need. */
  readonly scopes: ReadonlySet<string> | undefined;
  /** Prefixes of the only addresses that Google lets it reach; undefined where the manifest lists none. */
  readonly addresses: readonly string[] | undefined;
}

export function readBundle(folder: string): Bundle {
  // A file in a folder has the folder in its name, with a slash, as clasp pushes it.
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .sort();
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const manifest = files.includes('appsscript.json') ? parseManifest(read('appsscript.json')) : {};
  const compiled = files.filter((file) => /\.(js|gs)$/.test(file)).map((file) => compile(read(file), file));
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => [file.slice(0, -5), read(file)] as const);
  return {
    folder,
    scripts: compiled.map(({ script }) => script),
    declared: compiled.flatMap(({ declared }) => declared),
    pages: new Map(pages),
    timeZone: manifest.timeZone ?? 'Etc/GMT',
    scopes: manifest.oauthScopes && new Set(manifest.oauthScopes),
    addresses: manifest.urlFetchWhitelist,
  };
}

interface Compiled {
  script: Script;
  declared: string[];
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
    compiled = { script: new Script(code, { filename }), declared };
    known.set(code, compiled);
  }
  return compiled;
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
