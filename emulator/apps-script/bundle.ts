// The built project as Apps Script would hold it: code, HTML files, manifest. Read once, compiled once.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';
import { parse } from 'acorn';

export interface Bundle {
  /** One per code file, in the order of their names. */
  readonly scripts: readonly Script[];
  /** HTML files by name without ending, such as `sidebar` or `pages/help`. */
  readonly pages: ReadonlyMap<string, string>;
  /** The script's own zone; the spreadsheet has another one. */
  readonly timeZone: string;
  /** Undefined where the manifest lists none: then Google grants what the code seems to need. */
  readonly scopes: ReadonlySet<string> | undefined;
}

export function readBundle(folder: string): Bundle {
  // A file in a folder has the folder in its name, with a slash, as clasp pushes it.
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .sort();
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const manifest = files.includes('appsscript.json') ? parseManifest(read('appsscript.json')) : {};
  const scripts = files.filter((file) => /\.(js|gs)$/.test(file)).map((file) => compiled(read(file), file));
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => [file.slice(0, -5), read(file)] as const);
  return {
    scripts,
    pages: new Map(pages),
    timeZone: manifest.timeZone ?? 'Etc/GMT',
    scopes: manifest.oauthScopes && new Set(manifest.oauthScopes),
  };
}

const known = new Map<string, Script>();

/** Apps Script reads ES2020 at best: one private or static field, and the whole project does not start. */
function compiled(code: string, filename: string): Script {
  let script = known.get(code);
  if (!script) {
    try {
      parse(code, { ecmaVersion: 2020, sourceType: 'script' });
    } catch (error) {
      throw new SyntaxError(`${filename}: Apps Script can’t parse this file: ${error instanceof Error ? error.message : String(error)}`);
    }
    script = new Script(code, { filename });
    known.set(code, script);
  }
  return script;
}

interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
}

function parseManifest(text: string): Manifest {
  // Shape by the manifest reference; the product's build checks its own manifest.
  return JSON.parse(text) as Manifest;
}
