import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BUILT_FILES } from '../../scripts/built-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const preload = pathToFileURL(join(project, 'test/support/called-google-apis.mjs'));

/** Runs a program of Node as somebody who has never logged in to Google. */
function run(cwd: string, args: string[]) {
  const home = temporaryFolder();
  const env = { ...process.env, HOME: home, USERPROFILE: home, NODE_OPTIONS: `--import ${preload.href}` };
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env });
}

describe('clasp, the real one without network', () => {
  it('would push exactly the built files', () => {
    const folder = temporaryFolder();
    for (const name of ['.clasp.json', '.claspignore']) cpSync(join(project, name), join(folder, name));
    mkdirSync(join(folder, 'dist'));
    for (const name of [...BUILT_FILES, 'Code.js.map', 'notes.html']) writeFileSync(join(folder, 'dist', name), '{}');
    const { stdout } = run(folder, [require.resolve('@google/clasp'), 'show-file-status', '--json']);
    expect(JSON.parse(stdout).filesToPush.sort()).toEqual(BUILT_FILES.map((file) => `dist/${file}`).sort());
  });

  it('is asked for a login by `npm run new-sheet`, which then changes nothing', () => {
    const before = readFileSync(join(project, '.clasp.json'), 'utf8');
    const { status, stderr } = run(project, [require.resolve('tsx/cli'), 'scripts/new-sheet.ts']);
    expect(stderr).toContain('You’re not signed in to Google. Run "npx clasp login", then run this command again');
    expect(status).toBe(1);
    expect(readFileSync(join(project, '.clasp.json'), 'utf8')).toBe(before);
  });
});
