// Finds a Chromium for the browser tests: the one that the person names, the one that the machine has, or the one that
// comes as an optional package, which needs nothing of the system, not even fonts.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Browser {
  executablePath: string;
  args: string[];
  /** To be added to the environment of the browser. */
  env: Record<string, string>;
}

const cache = join(dirname(fileURLToPath(import.meta.url)), '../.cache');

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The first Chromium that is there; `undefined` where there is none. */
export function findBrowser(): Browser | undefined {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return { executablePath: named, args: quiet, env: {} };
  const installed = installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: quiet, env: {} };
  return packagedBrowser();
}

function installedBrowser(): string | undefined {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
    return apps.flatMap((app) => [app, join(homedir(), app)]).find((file) => existsSync(file));
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => programs.map((program) => join(root, program))).find((file) => existsSync(file));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
}

/** Unpacks the optional package once into a folder of its own, because it takes whatever lies in the folder for its own. */
function packagedBrowser(): Browser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  let home: string;
  try {
    home = join(dirname(require.resolve('@sparticuz/chromium')), '../..');
  } catch {
    return undefined;
  }
  const { version } = require(join(home, 'package.json')) as { version: string };
  const folder = join(cache, `browser-${version}`);
  if (!existsSync(folder)) unpack(folder);
  const executablePath = join(folder, 'chromium');
  const env: Record<string, string> = { FONTCONFIG_PATH: writeFontSettings(folder) };
  // The package brings nss and its kin for machines without them; where they are present, the machine's own fit better.
  if (spawnSync(executablePath, ['--version']).status !== 0) env.LD_LIBRARY_PATH = join(folder, 'al2023/lib');
  return { executablePath, args: [...quiet, '--headless'], env };
}

function unpack(folder: string): void {
  mkdirSync(cache, { recursive: true });
  const beside = mkdtempSync(join(cache, 'unpacking-'));
  // Another process, because the package unpacks to the temporary folder of its process and changes its environment.
  const script = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  try {
    renameSync(beside, folder);
  } catch (error) {
    // Someone else was faster; theirs is as good.
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Without this every text is 0 wide: the fonts that come along lie where the package's own settings do not look. */
function writeFontSettings(folder: string): string {
  const settings = join(folder, 'font-settings');
  mkdirSync(settings, { recursive: true });
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')];
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((each) => `  <dir>${each}</dir>`),
    `  <cachedir>${join(settings, 'cache')}</cachedir>`,
    '</fontconfig>',
  ];
  writeFileSync(join(settings, 'fonts.conf'), `${lines.join('\n')}\n`);
  return settings;
}
