// A host around a few lines of script, for tests of the host itself.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openHost } from '../../../emulator/apps-script/open-host.ts';
import type { Host, HostOptions } from '../../../emulator/host.ts';

interface Setting extends Partial<Omit<HostOptions, 'dist'>> {
  /** HTML files by name; a name with a slash is a file in a folder. */
  pages?: Record<string, string>;
  manifest?: { timeZone?: string; oauthScopes?: string[]; urlFetchWhitelist?: string[] };
}

/** `sheet` is the first tab; the clock stands on 2 January 2026, noon in UTC, unless set. */
export async function hostWith(code: string, { pages = {}, manifest = {}, ...options }: Setting = {}): Promise<Host> {
  const dist = mkdtempSync(join(tmpdir(), 'apps-script-'));
  const prelude = 'function file() { return SpreadsheetApp.getActive(); }\nfunction sheet() { return file().getSheets()[0]; }\n';
  writeFileSync(join(dist, 'Code.js'), prelude + code);
  writeFileSync(join(dist, 'appsscript.json'), JSON.stringify({ timeZone: 'Etc/GMT', runtimeVersion: 'V8', ...manifest }));
  for (const [name, html] of Object.entries(pages)) {
    const file = join(dist, `${name}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
  const host = await openHost({ dist, hosts: {}, clock: Date.UTC(2026, 0, 2, 12), ...options });
  onTestFinished(async () => {
    await host.close();
    rmSync(dist, { recursive: true, force: true });
  });
  return host;
}

/** Runs one expression as a script and answers its value. */
export async function evaluate(expression: string, setting: Setting = {}): Promise<unknown> {
  const host = await hostWith(`function it() { return ${expression}; }`, setting);
  return host.run('it');
}
