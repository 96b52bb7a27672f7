// `npm run types`: checks the types of every world at the same time. Each has its own globals, so that a forbidden one doesn't compile.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const worlds = ['src', 'src/platform/google', 'src/sidebar', 'emulator/page/browser', '.'];
const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

const reports = await Promise.all(worlds.map(check));
// Worlds share files, and an error in one of those would be printed for each.
const lines = new Set(reports.flatMap(({ output }) => output.split('\n')).filter((line) => line !== ''));
for (const line of lines) console.log(line);
process.exit(reports.every(({ passed }) => passed) ? 0 : 1);

async function check(world: string): Promise<{ passed: boolean; output: string }> {
  const child = spawn(process.execPath, [compiler, '-p', world], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const output = await text(child.stdout);
  return { passed: (await ended) === 0, output };
}
