// The built files of the variant that can send email.
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Built, serverBundle } from '../../scripts/server-bundle.ts';
import { DIST } from './open-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROJECT = join(import.meta.dirname, '../..');
let built: Promise<Built> | undefined;

/** Built once for all tests of a file. */
export function emailBundle(): Promise<Built> {
  built ??= serverBundle(PROJECT, { kind: 'bound', email: true });
  return built;
}

export async function emailDist(): Promise<string> {
  const { text } = await emailBundle();
  const dist = temporaryFolder();
  for (const page of readdirSync(DIST).filter((file) => file.endsWith('.html'))) copyFileSync(join(DIST, page), join(dist, page));
  copyFileSync(join(PROJECT, 'appsscript.email.json'), join(dist, 'appsscript.json'));
  writeFileSync(join(dist, 'Code.js'), text);
  return dist;
}
