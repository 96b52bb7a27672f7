// The built project as Apps Script would hold it: code, HTML files, manifest. Read once, compiled once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

export interface Bundle {
  /** One per code file, in the order of their names. */
  readonly scripts: readonly Script[];
  /** HTML files by name without ending. */
  readonly pages: ReadonlyMap<string, string>;
  /** The script's own zone; the spreadsheet has another one. */
  readonly timeZone: string;
  /** Undefined where the manifest lists none: then Google grants what the code seems to need. */
  readonly scopes: ReadonlySet<string> | undefined;
}

export function readBundle(folder: string): Bundle {
  const files = readdirSync(folder).sort();
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const manifest = files.includes('appsscript.json') ? parseManifest(read('appsscript.json')) : {};
  const scripts = files.filter((file) => /\.(js|gs)$/.test(file)).map((file) => new Script(read(file), { filename: file }));
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => [file.slice(0, -5), read(file)] as const);
  return {
    scripts,
    pages: new Map(pages),
    timeZone: manifest.timeZone ?? 'Etc/GMT',
    scopes: manifest.oauthScopes && new Set(manifest.oauthScopes),
  };
}

interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
}

function parseManifest(text: string): Manifest {
  // Shape by the manifest reference; the product's build checks its own manifest.
  return JSON.parse(text) as Manifest;
}
