// The README's way into a spreadsheet of one's own, followed to the letter: its commands run the real clasp, which talks to a fake of
// Google's APIs, and what was pushed opens in the emulator.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../emulator/index.ts';
import { BUILT_FILES } from '../../scripts/built-files.ts';
import { type FakeGoogle, type ScriptFile, serveGoogle } from '../support/fake-google-api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const preload = pathToFileURL(join(root, 'test/support/google-api-preload.mjs'));

/** What a browser does with the address that it's given: the user agrees, and Google leads back to clasp. */
const BROWSER = `#!/usr/bin/env node
const url = new URL(process.argv[2]);
const back = new URL(url.searchParams.get('redirect_uri'));
back.searchParams.set('code', 'agreed');
back.searchParams.set('state', url.searchParams.get('state') ?? '');
fetch(back).then((response) => response.text());
`;

interface Step {
  text: string;
  commands: string[];
}

/** The numbered steps of a section, each with the commands in it. */
function stepsOf(heading: string): Step[] {
  const section = readFileSync(join(root, 'README.md'), 'utf8').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const steps = Array.from(section.matchAll(/^\d+\. ([\s\S]*?)(?=^\d+\. |\n\n)/gm), ([, text = '']) => text.replace(/\s+/g, ' '));
  return steps.map((text) => ({ text, commands: Array.from(text.matchAll(/`(np[mx] [^`]+)`/g), ([, command = '']) => command) }));
}

interface Computer {
  project: string;
  discard(): void;
  run(command: string): Promise<{ status: number | null; text: string }>;
}

/** A fresh checkout after `npm ci`, on the computer of someone who has never used clasp. */
function computerOf(google: FakeGoogle): Computer {
  const disk = mkdtempSync(join(tmpdir(), 'install-guide-'));
  const [project, home] = [join(disk, 'project'), join(disk, 'home')];
  mkdirSync(home);
  for (const name of ['src', 'scripts', 'package.json', 'tsconfig.json', 'appsscript.json', '.clasp.json', '.claspignore'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
  const browser = join(home, 'browser.mjs');
  writeFileSync(browser, BROWSER, { mode: 0o755 });
  const env = {
    ...process.env,
    // As npm has it for the commands of its scripts.
    PATH: [join(project, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    BROWSER: browser,
    FAKE_GOOGLE_API: google.url,
    NODE_OPTIONS: `--import ${preload.href}`,
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
  return {
    project,
    discard: () => rmSync(disk, { recursive: true, force: true }),
    run: (command) =>
      new Promise((resolve) => {
        const child = spawn(command, { cwd: project, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
        child.on('close', (status) => resolve({ status, text }));
      }),
  };
}

/** The pushed files as the folder that the emulator opens. */
function savedAsDist(files: readonly ScriptFile[]): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const ending: Record<string, string> = { JSON: 'json', SERVER_JS: 'js', HTML: 'html' };
  for (const { name, type, source } of files) writeFileSync(join(folder, `${name}.${ending[type]}`), source);
  return folder;
}

/** The tests tell one story, in order. Only on Linux does a variable name the browser that clasp opens. */
describe.skipIf(process.platform !== 'linux')('the README’s way into a spreadsheet of one’s own', () => {
  const steps = stepsOf('Use it in your own spreadsheet');
  let google: FakeGoogle;
  let computer: Computer;

  beforeAll(async () => {
    google = await serveGoogle();
    computer = computerOf(google);
    return async () => {
      computer.discard();
      await google.close();
    };
  });

  it('has six steps, two of them with a command', () => {
    expect(steps).toHaveLength(6);
    expect(steps.flatMap(({ commands }) => commands)).toEqual(['npx clasp login', 'npm run new-sheet']);
    expect(steps[0]?.text).toContain('turn on **Google Apps Script API**');
  });

  it('leads from a fresh checkout to the menu that it names', async () => {
    const printed: string[] = [];
    for (const { text, commands } of steps) {
      if (text.includes('turn on **Google Apps Script API**')) google.enabled = true;
      for (const command of commands) {
        const { status, text: output } = await computer.run(command);
        printed.push(output);
        expect(status, output).toBe(0);
      }
    }
    expect(printed[0]).toContain('You are logged in as pat@example.com.');
    expect(printed[1]).toContain('Created https://docs.google.com/spreadsheets/d/sheet-1/edit');
    expect(google.files.get('sheet-1')).toMatchObject({ name: 'Catalog Sync', mimeType: 'application/vnd.google-apps.spreadsheet' });
    const script = google.scripts.get('script-1');
    expect(script).toMatchObject({ title: 'Catalog Sync', parentId: 'sheet-1' });
    expect(script?.files.map(({ name, type }) => `${name} ${type}`).sort()).toEqual(
      BUILT_FILES.map((file) =>
        file
          .replace(/\.html$/, ' HTML')
          .replace(/\.js$/, ' SERVER_JS')
          .replace(/\.json$/, ' JSON'),
      ).sort(),
    );
    for (const { name, type, source } of script?.files ?? []) {
      const file = join(computer.project, 'dist', `${name}.${type === 'JSON' ? 'json' : type === 'HTML' ? 'html' : 'js'}`);
      expect(source === readFileSync(file, 'utf8'), name).toBe(true);
    }
    expect(JSON.parse(readFileSync(join(computer.project, '.clasp.json'), 'utf8'))).toEqual({
      scriptId: 'script-1',
      parentId: 'sheet-1',
      rootDir: 'dist',
    });

    // Steps 4 to 6, with what Google now has.
    const host = await openHost({
      dist: savedAsDist(script?.files ?? []),
      hosts: {},
      scriptName: script?.title,
      switches: { consent: 'unasked', account: 'private' },
    });
    onTestFinished(() => host.close());
    const [menu] = /(?<=\*\*Extensions > )Catalog Sync > Open sidebar(?=\*\*)/.exec(steps[3]?.text ?? '') ?? [];
    host.open();
    host.click(String(menu));
    expect(host.consent()).toMatchObject({ unverified: true, script: 'Catalog Sync' });
    host.agree();
    expect(() => host.sidebar()).toThrow('No sidebar is open.');
    host.click(String(menu));
    expect(host.sidebar().title).toBe('Catalog Sync');
  });

  it('pushes to the same script with `npm run push` after that', async () => {
    const script = google.scripts.get('script-1');
    if (script) script.files = [];
    // Built already: the test above runs the whole of `npm run new-sheet`.
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [build, push] = scripts.push.split(' && ');
    expect(build).toBe('npm run build');
    const { status, text } = await computer.run(push);
    expect(status, text).toBe(0);
    expect(google.scripts.size).toBe(1);
    expect(script?.files).toHaveLength(BUILT_FILES.length);
  });

  it('says what Google says if step 1 was left out, and creates no script', async () => {
    google.enabled = false;
    writeFileSync(join(computer.project, '.clasp.json'), readFileSync(join(root, '.clasp.json')));
    // Built already; the test above runs the whole of `npm run new-sheet`.
    const refused = await computer.run('tsx scripts/new-sheet.ts');
    expect(refused.status).toBe(1);
    expect(refused.text).toContain('User has not enabled the Apps Script API.');
    expect(google.scripts.size).toBe(1);
    expect(readFileSync(join(computer.project, '.clasp.json'), 'utf8')).toContain('PUT-YOUR-SCRIPT-ID-HERE');
  });
});
