// `npm run dev`: opens the demo like `npm start`, and follows your edits.
// A change in src builds dist/ again and pushes it to the open spreadsheet, which keeps its data. A change in the emulator's page
// reloads the browser. Any other change in emulator or scripts restarts this process, under the same address: tsx sees to that.
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Host } from '../emulator/host.ts';
import { newToken } from '../emulator/page.ts';
import { makeDist, makePages } from './make-dist.ts';
import { startDemo } from './run-demo.ts';
import { sourcePositions } from './source-positions.ts';

const project = join(import.meta.dirname, '..');
/** Editors save a file in several steps. */
const QUIET_MS = 30;
const LOG_INTERVAL_MS = 300;

const { values } = parseArgs({ options: { port: { type: 'string', default: '4300' } } });

try {
  await makeDist(project);
  const demo = { dist: join(project, 'dist'), installation: join(project, 'node_modules'), token: keptToken() };
  const running = await startDemo({
    ...demo,
    once: false,
    empty: false,
    port: Number(values.port),
    seed: 1,
    scale: 'small',
    verbose: false,
    language: 'en',
  });
  if (running) {
    const { host, page } = running;
    follow('src', async (names) => {
      const onlyPages = names.every((name) => name.startsWith('sidebar'));
      await (onlyPages ? makePages(project) : makeDist(project));
      host.push();
      reopen(host);
    });
    follow('emulator/page/browser', () => page.reload());
    followLogs(host);
    console.log('Watching src, emulator, and scripts.');
  }
} catch (error) {
  await printProblem(error);
  console.error('Waiting for a change.');
}

/** Runs `act` with the changed files of a folder, one run after the other. Prints a failure and keeps watching. */
function follow(folder: string, act: (names: readonly string[]) => Promise<void>): void {
  let changed: string[] = [];
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  watch(join(project, folder), { recursive: true }, (_event, name) => {
    const began = Date.now();
    changed.push(name ?? '');
    clearTimeout(timer);
    timer = setTimeout(() => {
      const names = changed;
      changed = [];
      running = running
        .then(() => act(names))
        .then(
          () => console.log(`${folder}/${name}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`),
          (error: unknown) => printProblem(error),
        );
    }, QUIET_MS);
  });
}

/** Opens the file again for its menu, and replaces the sidebar and every dialog that a menu item of the same name opens. */
function reopen(host: Host): void {
  host.open();
  const captions = host.menu().map(({ path }) => path.at(-1));
  for (const dialog of host.dialogs()) {
    if (!captions.includes(dialog.title)) continue;
    dialog.close();
    host.click(dialog.title);
  }
  if (isSidebarOpen(host)) host.click('Open sidebar');
}

function isSidebarOpen(host: Host): boolean {
  try {
    host.sidebar();
    return true;
  } catch {
    return false;
  }
}

function followLogs(host: Host): void {
  let printed = host.logs().length;
  setInterval(() => {
    const lines = host.logs().slice(printed);
    printed += lines.length;
    if (lines.length > 0) void printProblem(lines.join('\n'));
  }, LOG_INTERVAL_MS);
}

/** Prints a message or a stack with positions in src. */
async function printProblem(problem: unknown): Promise<void> {
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  console.error(text.includes('Code.js:') ? (await sourcePositions(project))(text) : text);
}

/** Returns the same token after each restart, so that the open page finds its server again. */
function keptToken(): string {
  const file = join(project, '.cache/dev-token');
  if (!existsSync(file)) {
    mkdirSync(join(project, '.cache'), { recursive: true });
    writeFileSync(file, newToken(), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
