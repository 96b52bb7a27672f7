// `npm run release`: everything that a release publishes, in release/: an archive with both packages, checksums, a bill of materials of
// what's in them, and the notes. The same sources make the same archive.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sectionsOf } from './changelog.ts';
import { makeDist } from './make-dist.ts';

const project = join(import.meta.dirname, '..');
const release = join(project, 'release');
const { version, license, dependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const name = `catalog-sync-${version}`;
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: project, encoding: 'utf8', maxBuffer: 1e8 });

const notes = sectionsOf(readFileSync(join(project, 'CHANGELOG.md'), 'utf8')).find((section) => section.version === version);
if (notes === undefined) throw new Error(`CHANGELOG.md has no section for ${version}.`);
if (readdirSync(join(project, 'test/fixtures/workbooks')).every((folder) => folder !== `v${version}`))
  throw new Error('Save the workbooks of this version first: npx tsx test/fixtures/save-workbooks.ts');

rmSync(release, { recursive: true, force: true });
const folder = join(release, name);
mkdirSync(folder, { recursive: true });
for (const kind of ['bound', 'add-on'] as const) await makeDist(project, { kind }, join(folder, kind));
for (const file of ['LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'docs/marketplace'])
  cpSync(join(project, file), join(folder, file), { recursive: true });

// Owners, times, and the order of files would differ from machine to machine.
const committed = run('git', 'log', '-1', '--format=%ct').trim();
const fixed = ['--sort=name', `--mtime=@${committed}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX', '-I', 'gzip -n'];
run('tar', ...fixed, '-cf', join(release, `${name}.tar.gz`), '-C', release, name);
writeFileSync(join(release, `${name}.cdx.json`), billOfMaterials());
writeFileSync(join(release, 'NOTES.md'), `${notes.text}\n`);
rmSync(folder, { recursive: true });

const published = readdirSync(release).filter((file) => file.startsWith(name));
const sums = published.map(
  (file) =>
    `${createHash('sha256')
      .update(readFileSync(join(release, file)))
      .digest('hex')}  ${file}\n`,
);
writeFileSync(join(release, 'SHA256SUMS'), sums.join(''));
console.log(sums.join(''));

/** What's in the built files. npm lists an installation, so it's given one with nothing else. */
function billOfMaterials(): string {
  const installed = mkdtempSync(join(tmpdir(), 'catalog-sync-sbom-'));
  try {
    writeFileSync(join(installed, 'package.json'), JSON.stringify({ name: 'catalog-sync', version, license, dependencies }));
    for (const each of Object.keys(dependencies)) {
      cpSync(join(project, 'node_modules', each), join(installed, 'node_modules', each), { recursive: true });
    }
    return execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { cwd: installed, encoding: 'utf8' });
  } finally {
    rmSync(installed, { recursive: true, force: true });
  }
}
