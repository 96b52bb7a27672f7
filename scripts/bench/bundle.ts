// What the server bundle is made of: minified bytes by folder.
import { join } from 'node:path';
import { build } from 'esbuild';

const PROJECT = join(import.meta.dirname, '../..');

export interface BundlePart {
  origin: string;
  bytes: number;
}

export async function bundleParts(): Promise<BundlePart[]> {
  const { metafile } = await build({
    stdin: { contents: "export { message, click, hourly } from './src/main.ts';", resolveDir: PROJECT },
    absWorkingDir: PROJECT,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    globalName: 'catalogSync',
    platform: 'neutral',
    target: 'es2020',
    charset: 'utf8',
    outfile: 'out.js',
  });
  const sums = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const origin = originOf(file);
      sums.set(origin, (sums.get(origin) ?? 0) + bytesInOutput);
    }
  }
  return Array.from(sums, ([origin, bytes]) => ({ origin, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** Returns the package, or the room of a source file. */
function originOf(file: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  if (name !== undefined) return name;
  return file.split('/').slice(0, -1).slice(0, 3).join('/') || file;
}
