// How long an edit takes until it shows under `npm run dev`: prints the seconds, in a copy of the project.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hasBrowser, openBrowser } from '../browser/open-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Building the page takes long on a slow machine. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 240_000 });
const project = join(import.meta.dirname, '../..');

it.skipIf(!hasBrowser)('shows an edited sentence, an edited page, and an edited emulator without a new start', async () => {
  const folder = copyOfProject();
  const { url, output } = await startDev(folder);
  const { page } = await openBrowser(url);
  page.setDefaultTimeout(240_000);
  const sidebar = page.frameLocator('iframe').first();
  await sidebar.getByText('Send history').waitFor();

  const edited = performance.now();
  replace(join(folder, 'src/sidebar/texts/en/home.ts'), "'Send history'", "'Edited history'");
  await sidebar.getByText('Edited history').waitFor();
  print('a sentence in src/sidebar/texts', edited);

  const styled = performance.now();
  await page.evaluate('window.isOld = true');
  replace(join(folder, 'emulator/page/browser/page.css'), 'body', '/* edited */ body');
  await soon(() => page.evaluate('window.isOld')).toBe(undefined);
  await sidebar.getByText('Edited history').waitFor();
  print('a style of the emulator’s page', styled);

  const taught = performance.now();
  replace(join(folder, 'emulator/catalog/play/tags.ts'), '\n', '\n// Edited.\n');
  await soon(() => output().split('Open the workbook').length).toBe(3);
  await sidebar.getByText('Edited history').waitFor();
  print('a file of the demo Catalog', taught);
});

function print(what: string, since: number): void {
  console.info(`npm run dev: ${what} shows after ${((performance.now() - since) / 1000).toFixed(1)} s`);
}

function copyOfProject(): string {
  const folder = temporaryFolder();
  for (const name of ['src', 'emulator', 'scripts', 'appsscript.json', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(project, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

async function startDev(folder: string): Promise<{ url: string; output: () => string }> {
  let output = '';
  const child = spawn('npm', ['run', '-s', 'dev', '--', '--port', String(await freePort())], { cwd: folder, detached: true });
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  onTestFinished(() => stop(child));
  await soon(() => output).toContain('Watching');
  return { url: /Open the workbook: (\S+)/.exec(output)?.[1] ?? '', output: () => output };
}

/** With everything that it started. */
function stop({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid);
}

/** The page must have the same address after a restart. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

function replace(file: string, find: string, by: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(find);
  writeFileSync(file, text.replace(find, by));
}
