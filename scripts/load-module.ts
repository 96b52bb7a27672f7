// Modules of the source as values of the build: bundled with what they import, then evaluated.
import { type BuildOptions, build } from 'esbuild';

export async function bundled(entry: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<Uint8Array> {
  const { outputFiles } = await build({ ...entry, bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'silent' });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Returns what a bundled module exports. */
export async function evaluated(code: Uint8Array): Promise<Record<string, unknown>> {
  return await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
