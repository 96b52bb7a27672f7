// Bundles the browser side of the page, once for each state of its sources and of the packages it stands on. The package brings it built.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

export interface BuiltPage {
  script: string;
  /** Differs for each text of the script. */
  digest: string;
  style: string;
  /** Goes into every frame before anything else. */
  frameScript: string;
}

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

/** Where the package holds the built page. */
const packed = join(here, 'built');

/** The page that was read last. Its folder is named by its sources, so what's in it never changes. */
let last: { folder: string; page: BuiltPage } | undefined;

export async function buildPage(): Promise<BuiltPage> {
  const folder = existsSync(packed) ? packed : await builtFolder();
  if (last?.folder !== folder) last = { folder, page: readPage(folder) };
  return last.page;
}

function readPage(folder: string): BuiltPage {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const script = read('main.js');
  return { script, digest: digestOf(script), style: read('page.css'), frameScript: read('google-script.js') };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Returns the folder with the page as its sources are now. `packages.json` there lists the folders of the packages in it. */
export async function builtFolder(): Promise<string> {
  const folder = join(root, '.cache/page', hashOfSources());
  if (!existsSync(folder)) {
    await bundle(folder);
    forgetOthers(folder);
  }
  return folder;
}

/** The grid could break words in 70 languages, for documents. Cells do without, and each window would load twice as much. */
const withoutHyphens: Plugin = {
  name: 'without-hyphens',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ path, importer, kind }) =>
      kind === 'dynamic-import' && /engine-render[/\\]/.test(importer) ? { path, namespace: 'hyphens' } : undefined,
    );
    // A language without patterns is one that the grid doesn't know.
    onLoad({ filter: /./, namespace: 'hyphens' }, () => ({ contents: 'export {};' }));
  },
};

async function bundle(folder: string): Promise<void> {
  // Built beside and moved, so that a stopped build leaves nothing that looks finished.
  const beside = `${folder}-${process.pid}`;
  mkdirSync(beside, { recursive: true });
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['main.tsx', 'page.css', 'google-script.ts'].map((name) => join(here, 'browser', name)),
    outdir: beside,
    bundle: true,
    metafile: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
    plugins: [withoutHyphens],
    logLevel: 'error',
  });
  const packages = Object.keys(metafile.inputs).flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  writeFileSync(join(beside, 'packages.json'), JSON.stringify(Array.from(new Set(packages)).sort()));
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Each weighs 6 MB; only the newest is of use. */
function forgetOthers(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(basename(folder))) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const sources = readdirSync(join(here, 'browser')).map((name) => join(here, 'browser', name));
  const shared = ['protocol.ts', 'a1.ts', 'build-page.ts'].map((name) => join(here, name));
  for (const file of [...sources.sort(), ...shared, join(root, 'package-lock.json')]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
