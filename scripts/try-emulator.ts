// `npm run try-emulator`: packs the emulator, installs it in an empty folder from the registry, and runs the example of its README there.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderSize } from './folder-size.ts';

const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'try-emulator-'));
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });

try {
  const pack = ['pack', '--workspace', 'emulator', '--pack-destination', folder, '--json', '--loglevel=error'];
  const [{ filename, size }] = JSON.parse(execFileSync('npm', pack, { cwd: project, encoding: 'utf8' }));
  console.log(`Packed ${filename}: ${(size / 1e6).toFixed(1)} MB`);
  run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, filename));
  console.log(`Installed with its dependencies: ${((await folderSize(join(folder, 'node_modules'))) / 1e6).toFixed(0)} MB\n`);
  cpSync(join(folder, 'node_modules/catalog-sync-emulator/example'), join(folder, 'example'), { recursive: true });
  run(process.execPath, 'example/demo.mjs');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
