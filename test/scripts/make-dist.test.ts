import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_FILES } from '../../scripts/built-files.ts';
import { makeDist } from '../../scripts/make-dist.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const fixture = join(import.meta.dirname, 'fixture-project');
const modules = join(import.meta.dirname, '../../node_modules');

/** A copy of the fixture, with some files written otherwise. */
function project(files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  cpSync(fixture, folder, { recursive: true });
  symlinkSync(modules, join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'appsscript.json'), '{ "runtimeVersion": "V8" }');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const main = 'export function message() {}\nexport function click() {}\nexport function hourly() {}\n';

describe('the build', () => {
  it('makes exactly the files that Apps Script gets', async () => {
    const folder = project();
    const lines = await makeDist(folder);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual([
      'Code.js',
      'appsscript.json',
      'reports-es.html',
      'reports.html',
      'review-es.html',
      'review.html',
      'sidebar-es.html',
      'sidebar.html',
      'tasks-es.html',
      'tasks.html',
      'texts-es.html',
    ]);
    expect(lines.join('\n')).toMatch(/Code\.js +[\d.]+ KB minified/);
  });

  it('makes the same files from the same sources', async () => {
    const [one, two] = [project(), project()];
    await makeDist(one);
    await makeDist(two);
    for (const name of BUILT_FILES) {
      expect(readFileSync(join(one, 'dist', name), 'utf8')).toBe(readFileSync(join(two, 'dist', name), 'utf8'));
    }
  });

  it('refuses a global that Apps Script lacks, and leaves dist/ as it was', async () => {
    const folder = project({ 'src/main.ts': `${main}setTimeout(() => 1, 2);\n` });
    await expect(makeDist(folder)).rejects.toThrow('setTimeout isn’t a global in Apps Script');
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('refuses syntax that the bundler cannot lower', async () => {
    const folder = project({ 'src/main.ts': `${main}export const pattern = /(?<=a)b/;\nconsole.log(pattern);\n` });
    await expect(makeDist(folder)).rejects.toThrow('Apps Script doesn’t support lookbehind');
  });

  it('lowers what the bundler can lower', async () => {
    const folder = project({
      'src/main.ts': `${main}class A { #a = 1; static b = 2; a() { return (this.#a ??= 1); } }\nconsole.log(new A().a());\n`,
    });
    await makeDist(folder);
  });

  it('refuses a main without one of its three functions', async () => {
    const folder = project({ 'src/main.ts': 'export function message() {}\nexport function click() {}\n' });
    await expect(makeDist(folder)).rejects.toThrow('"hourly"');
  });

  it('refuses what the bundler only warns of', async () => {
    const folder = project({ 'src/main.ts': `${main}console.log(typeof main === 'nothing');\nconst main = 1;\n` });
    await expect(makeDist(folder)).rejects.toThrow('Bundler warning');
  });

  it('refuses a server that is too large', async () => {
    const texts = Array.from({ length: 56_000 }, (_, index) => `text ${index}`);
    const folder = project({ 'src/main.ts': `${main}console.log(${JSON.stringify(texts)});\n` });
    await expect(makeDist(folder)).rejects.toThrow('over its limit of 704 KB');
  });

  it('refuses a page that is too large, or that loads from elsewhere', async () => {
    const large = project({ 'src/sidebar/style/a.css': `p::after { content: '${'long '.repeat(20_000)}'; }` });
    await expect(makeDist(large)).rejects.toThrow('over its limit of 96 KB');
    const loading = project({ 'src/sidebar/style/a.css': 'p { background: url(https://cdn.example/a.png); }' });
    await expect(makeDist(loading)).rejects.toThrow('sidebar.html loads https://cdn.example/a.png');
  });

  it('refuses two entry points of one name', async () => {
    const folder = project({ 'src/commands/index.ts': "export const commands = { hourly: () => '' };\nexport const menu = [];\n" });
    await expect(makeDist(folder)).rejects.toThrow('Two entry points are named "hourly".');
  });
});
