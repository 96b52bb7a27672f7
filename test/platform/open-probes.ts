// Opens the emulated Apps Script with the Google platform and the probes as its script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Host, HostOptions } from '../../emulator/host.ts';
import { openHost } from '../../emulator/index.ts';

const project = join(import.meta.dirname, '../..');

const glue = `
  import { googlePlatform } from './src/platform/google/google-platform.ts';
  import * as probes from './test/platform/probes.ts';
  export const run = (name) => JSON.stringify(probes[name](googlePlatform()));
`;

export interface Probes {
  host: Host;
  /** Runs a probe and answers what it found. */
  probe(name: string): unknown;
}

export async function openProbes(options: Partial<HostOptions> = {}): Promise<Probes> {
  const { outputFiles } = await build({
    stdin: { contents: glue, resolveDir: project },
    absWorkingDir: project,
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    platform: 'neutral',
    target: 'es2020',
  });
  const dist = mkdtempSync(join(tmpdir(), 'catalog-sync-probes-'));
  const stubs =
    'function probe(name) { return bundle.run(name); }\nfunction hourly() { PropertiesService.getUserProperties().setProperty("seen", bundle.run("hasWorkbook")); }\n';
  writeFileSync(join(dist, 'Code.js'), `${outputFiles[0]?.text}\n${stubs}`);
  for (const page of ['sidebar', 'review'])
    writeFileSync(join(dist, `${page}.html`), `<p data-page="${page}" data-view="<?= view ?>" data-token="<?= token ?>">Hello</p>`);
  writeFileSync(
    join(dist, 'appsscript.json'),
    JSON.stringify({
      timeZone: 'Etc/UTC',
      runtimeVersion: 'V8',
      oauthScopes: ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'script.scriptapp'].map(
        (scope) => `https://www.googleapis.com/auth/${scope}`,
      ),
    }),
  );
  const host = await openHost({ dist, hosts: {}, ...options });
  // Everything has been read by now.
  rmSync(dist, { recursive: true });
  const probe = (name: string): unknown => {
    const answer = host.run('probe', name);
    return typeof answer === 'string' ? JSON.parse(answer) : undefined;
  };
  return { host, probe };
}
