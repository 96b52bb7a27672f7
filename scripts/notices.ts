// The licenses of what travels inside the built files.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A comment with our own license in a line and the whole notice of each package. */
export function notices(packages: string[]): string {
  const texts = ['Catalog Sync, MIT license, (c) Catalog Sync contributors.', ...packages.map(notice)];
  const text = texts.join('\n\n').replaceAll('*/', '* /');
  return `/*!\n${text}\n*/`;
}

function notice(name: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  const license = readFileSync(join(folder, 'LICENSE'), 'utf8').trim();
  return `Includes ${name}:\n${license}`;
}
