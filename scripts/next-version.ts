// `npm run version`: makes the next version of what waits in .changeset. Changesets writes it into package.json and CHANGELOG.md, and this
// writes it into the sources that name it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../src/base/say.ts';

const project = join(import.meta.dirname, '..');
const manifest = join(project, 'package.json');
const NAMED: Readonly<Record<string, RegExp>> = {
  'src/commands/check-catalog.ts': /(?<=export const version = ')[^']+/,
  ...Object.fromEntries(LANGUAGES.map((language) => [`src/sidebar/texts/${language}/changes.ts`, /(?<=version: ')[^']+/])),
};

/** Changesets knows the project itself only as one of its own workspaces, which an installation doesn't need. */
function withWorkspaces(change: (workspaces: string[]) => string[]): { version: string } {
  const content = JSON.parse(readFileSync(manifest, 'utf8'));
  const changed = { ...content, workspaces: change(content.workspaces) };
  writeFileSync(manifest, `${JSON.stringify(changed, null, 2)}\n`);
  return changed;
}

const run = (command: string, ...args: string[]) => void execFileSync(command, args, { cwd: project, stdio: 'inherit' });
withWorkspaces((workspaces) => ['.', ...workspaces]);
try {
  run('npm', 'run', '--silent', 'changeset', '--', 'version');
} finally {
  withWorkspaces((workspaces) => workspaces.filter((each) => each !== '.'));
}
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
run('npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund');
for (const [file, pattern] of Object.entries(NAMED)) {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  if (!pattern.test(text)) throw new Error(`${file} doesn’t name the version.`);
  writeFileSync(path, text.replace(pattern, version));
}
console.log(`Version ${version}. Write what’s new for users into src/sidebar/texts/*/changes.ts, and save its workbooks.`);
