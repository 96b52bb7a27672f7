// `npm run try-release`: runs the steps of the release workflow in a temporary clone, with a folder in the place of GitHub, and checks what
// they publish. Left out are the installation and the tests, and with `--offline` the next version, for which npx needs a network.
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { sectionsOf } from './changelog.ts';
import { startDemo } from './run-demo.ts';

interface Workflow {
  jobs: Record<string, { steps: { name?: string; run?: string }[] }>;
}

const LEFT_OUT = ['npm ci', '.ci/run'];
const project = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { offline: { type: 'boolean' } } });
const folder = mkdtempSync(join(tmpdir(), 'try-release-'));
const [github, clone, bin, calls] = ['github.git', 'clone', 'bin', 'calls.txt'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
  string,
];
const git = (...args: string[]) => execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' });

/** A clone of the last commit, and a `gh` that only notes how it was called. */
function prepare(): void {
  execFileSync('git', ['clone', '--quiet', '--bare', project, github]);
  execFileSync('git', ['clone', '--quiet', github, clone]);
  git('switch', '--quiet', '-C', 'main', execFileSync('git', ['-C', project, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim());
  symlinkSync(join(project, 'node_modules'), join(clone, 'node_modules'));
  // A link isn't the folder that git leaves out.
  appendFileSync(join(clone, '.git/info/exclude'), 'node_modules\n');
  mkdirSync(bin);
  writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "$*" >> '${calls}'\n[ "$1 $2" != "pr view" ]\n`);
  chmodSync(join(bin, 'gh'), 0o755);
  writeFileSync(calls, '');
}

/** Runs the steps of a job as the workflow has them. A step that fails throws. */
function runJob(name: string, tag: string): void {
  const { jobs }: Workflow = parse(readFileSync(join(clone, '.github/workflows/release.yml'), 'utf8'));
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, GITHUB_REF_NAME: tag };
  for (const { name: title, run } of jobs[name]?.steps ?? []) {
    if (run === undefined) continue;
    const isLeftOut = LEFT_OUT.includes(run.trim());
    console.log(`${name}: ${title ?? run.trim()}${isLeftOut ? ' (left out)' : ''}`);
    if (!isLeftOut) execFileSync('bash', ['-eo', 'pipefail', '-c', run], { cwd: clone, env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** What a user has described becomes a version that all files name, in a branch with a pull request. */
function tryVersion(version: string): void {
  writeFileSync(join(clone, '.changeset/try.md'), '---\ncatalog-sync: minor\n---\n\nTry a release.\n');
  git('add', '-A');
  git('-c', 'user.name=try', '-c', 'user.email=try@example.com', 'commit', '--quiet', '-m', 'Describe a change');
  runJob('version', 'main');
  git('fetch', '--quiet', 'origin', 'next-version');
  const read = (file: string) => git('show', `FETCH_HEAD:${file}`);
  const { version: next } = JSON.parse(read('package.json'));
  assert(next !== version, `the next version is still ${version}`);
  const section = sectionsOf(read('CHANGELOG.md')).find((each) => each.version === next);
  assert(section?.text.includes('Try a release.') === true, `CHANGELOG.md has no section for ${next} with the change`);
  const stale = git('grep', '--files-with-matches', '--fixed-strings', `'${next}'`, 'FETCH_HEAD', '--', 'src').trim().split('\n');
  const named = git('grep', '--files-with-matches', '--fixed-strings', `'${version}'`, 'main', '--', 'src').trim().split('\n');
  assert(stale.length === named.length, `only ${stale.join(', ')} name ${next}, and ${named.join(', ')} named ${version}`);
  assert(readFileSync(calls, 'utf8').includes('pr create --head next-version'), 'no pull request was created');
  console.log(`version: ${version} becomes ${next}, in a pull request\n`);
  git('switch', '--quiet', 'main');
}

/** The archive holds both packages, which work, and the bill of materials lists what's in them. */
async function tryPublish(version: string): Promise<void> {
  runJob('publish', `v${version}`);
  const release = join(clone, 'release');
  const name = `catalog-sync-${version}`;
  const published =
    readFileSync(calls, 'utf8')
      .split('\n')
      .find((call) => call.startsWith(`release create v${version} `)) ?? '';
  for (const file of [`${name}.tar.gz`, `${name}.cdx.json`, 'SHA256SUMS'])
    assert(published.includes(`release/${file}`), `${file} isn’t published`);
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: release, stdio: 'inherit' });
  execFileSync('tar', ['-xf', `${name}.tar.gz`], { cwd: release });
  const packages = new Set<string>(Object.keys(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).dependencies));
  for (const kind of ['bound', 'add-on']) {
    const dist = join(release, name, kind);
    const texts = readdirSync(dist).map((file) => readFileSync(join(dist, file), 'utf8'));
    for (const [, each = ''] of texts.join('\n').matchAll(/^Includes (\S+):$/gm)) packages.add(each);
    await runDemoOf(dist);
    console.log(`publish: ${kind} connects, pulls, reviews, and sends in the emulator`);
  }
  const { components }: { components: { name: string; version: string }[] } = JSON.parse(
    readFileSync(join(release, `${name}.cdx.json`), 'utf8'),
  );
  const listed = new Set(components.map((each) => `${each.name} ${each.version}`));
  for (const each of packages) {
    const { version: installed } = JSON.parse(readFileSync(join(project, 'node_modules', each, 'package.json'), 'utf8'));
    assert(listed.has(`${each} ${installed}`), `the bill of materials lacks ${each} ${installed}`);
  }
  console.log(`publish: checksums match, and the bill of materials lists ${Array.from(packages).sort().join(', ')}`);
}

/** Without the lines that `npm start` prints. */
async function runDemoOf(dist: string): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await startDemo({
      ...{ dist, once: true, empty: false, port: 0, seed: 1, scale: 'small' },
      ...{ verbose: false, installation: join(project, 'node_modules'), language: 'en' },
    });
  } finally {
    console.log = log;
  }
}

function assert(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`The release doesn’t work: ${otherwise}.`);
}

try {
  prepare();
  const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'));
  if (!values.offline) tryVersion(version);
  await tryPublish(version);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
