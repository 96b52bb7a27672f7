// The package of the emulator, installed in an empty folder. Its dependencies are linked from here, so no test needs a network:
// `npm run try-emulator` installs them.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEmulator } from '../../scripts/build-emulator.ts';

const project = join(import.meta.dirname, '../..');
const emulator = join(project, 'emulator');
const { name, dependencies, exports: exported, bin } = JSON.parse(readFileSync(join(emulator, 'package.json'), 'utf8'));
const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

const folder = mkdtempSync(join(tmpdir(), 'emulator-package-'));
const [staged, empty] = [join(folder, 'staged'), join(folder, 'empty')];
let files: string[];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  mkdirSync(staged);
  for (const file of ['package.json', 'README.md', 'LICENSE', 'example'])
    cpSync(join(emulator, file), join(staged, file), { recursive: true });
  await buildEmulator(staged);
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--json'], { cwd: staged, encoding: 'utf8' }));
  files = packed.files.map(({ path }: { path: string }) => path);
  const home = join(empty, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(staged, packed.filename), '--strip-components=1', '-C', home]);
  for (const dependency of Object.keys(dependencies)) {
    const link = join(empty, 'node_modules', dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(project, 'node_modules', dependency), link);
  }
  writeFileSync(join(empty, 'package.json'), '{ "type": "module" }');
  cpSync(join(home, 'example'), join(empty, 'example'), { recursive: true });
});

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: empty, encoding: 'utf8' });
}

describe('the package of the emulator', () => {
  it('holds compiled code and its README, and no sources or tests', () => {
    expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'dist/page/built/main.js']));
    expect(files.filter((file) => /(?<!\.d)\.tsx?$|test/.test(file))).toEqual([]);
  });

  it('runs another script as its README shows', () => {
    const printed = /```text\n([\s\S]*?)```/.exec(readFileSync(join(emulator, 'README.md'), 'utf8'))?.[1];
    expect(run('example/demo.mjs')).toBe(printed);
  });

  it('starts a demo Catalog', () => {
    const code = `import { startCatalog } from '${name}';
      const catalog = await startCatalog({ scale: { courses: 3 } });
      const response = await fetch(catalog.url + '/api/v1/courses', { headers: { Authorization: 'Token token="' + catalog.apiKey + '"' } });
      console.log(response.status, catalog.records('courses').length);
      await catalog.close();`;
    expect(run('--input-type=module', '-e', code)).toBe('200 3\n');
  });

  it('serves its page with one command', async () => {
    const server = spawn(process.execPath, [join('node_modules', name, bin), 'example/script'], { cwd: empty });
    try {
      const lines: string[] = [];
      for await (const line of createInterface({ input: server.stdout })) {
        lines.push(line);
        if (line.startsWith('Open')) break;
      }
      const address = /http:\S+/.exec(lines.at(-1) ?? '')?.[0] ?? '';
      expect(lines.slice(0, 2)).toEqual(['Menu: Stock > Update prices', 'Menu: Stock > Add items']);
      expect(await (await fetch(address)).text()).toContain('<title>Emulated Google Sheets</title>');
      expect((await (await fetch(`${address}page.js`)).text()).length).toBeGreaterThan(5_000_000);
    } finally {
      server.kill();
      await once(server, 'exit');
    }
  });

  it('lets in only through its entry points', () => {
    const entries = Object.keys(exported).map((entry) => entry.replace('.', name));
    const load = (entry: string) => `await import('${entry}').then(() => 'loads', (error) => error.code)`;
    const code = `console.log(${[...entries, `${name}/dist/apps-script/open-host.js`, `${name}/apps-script/open-host`].map(load).join(', ')})`;
    const refused = 'ERR_PACKAGE_PATH_NOT_EXPORTED';
    expect(run('--input-type=module', '-e', code).trim().split(' ')).toEqual([...entries.map(() => 'loads'), refused, refused]);
  });

  it('brings types for each entry point', () => {
    const code = `import { openHost, type Host } from '${name}';
      import type { HostSwitches } from '${name}/host-switches';
      import { servePage } from '${name}/page';
      import { countEvidence } from '${name}/contract';
      import type { Faults } from '${name}/demo-catalog';
      const switches: HostSwitches = { undoStep: 'batch' };
      const faults: Faults = { answer: '503' };
      const host: Host = await openHost({ dist: 'script', hosts: {}, switches });
      // @ts-expect-error: a host has no such method, so its type isn't any.
      host.fly(faults);
      export const results = [await servePage(host), countEvidence().operations.toFixed()];`;
    writeFileSync(join(empty, 'user.ts'), code);
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', 'user.ts'];
    expect(run(compiler, ...options, '--typeRoots', join(project, 'node_modules/@types'), '--types', 'node')).toBe('');
  });
});
