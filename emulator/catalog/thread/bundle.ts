// The code of the thread as one script. Node 20 does not read TypeScript in a worker, and one script starts several times
// faster than a hundred modules; it is built once per process, in memory.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let built: string | undefined;

export function threadCode(): string {
  built ??= build();
  return built;
}

function build(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./thread.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('The demo Catalog couldn’t be built.');
  return file.text;
}
