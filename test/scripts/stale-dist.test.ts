import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_FILES } from '../../scripts/built-files.ts';
import { isDistStale } from '../../scripts/stale-dist.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const built = BUILT_FILES.map((name) => `dist/${name}`);
const sources = ['src/tabs/merge.ts', 'scripts/build.ts', 'appsscript.json', 'package.json'];

/** A project whose sources are as old as the year 2020 and whose dist was built in 2021. */
function project(): string {
  const folder = temporaryFolder();
  for (const [files, year] of [
    [sources, 2020],
    [built, 2021],
  ] as const) {
    for (const file of files) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), '');
      touch(folder, file, year);
    }
  }
  for (const part of ['src', 'src/tabs', 'scripts']) touch(folder, part, 2020);
  return folder;
}

function touch(folder: string, path: string, year: number): void {
  utimesSync(join(folder, path), new Date(year, 0), new Date(year, 0));
}

describe('a stale dist', () => {
  it('is fresh when each of its files is newer than every source', () => {
    expect(isDistStale(project())).toBe(false);
  });

  it.each([...sources, 'src/tabs'])('is stale when %s is newer', (path) => {
    const folder = project();
    touch(folder, path, 2022);
    expect(isDistStale(folder)).toBe(true);
  });

  it('is stale when a source was deleted', () => {
    const folder = project();
    rmSync(join(folder, 'src/tabs/merge.ts'));
    expect(isDistStale(folder)).toBe(true);
  });

  it('is stale when it was built with another manifest, as the package that sends email', () => {
    const folder = project();
    writeFileSync(join(folder, 'dist/appsscript.json'), '{ "oauthScopes": [] }');
    touch(folder, 'dist/appsscript.json', 2021);
    expect(isDistStale(folder)).toBe(true);
  });

  it.each(built)('is stale when %s is missing', (path) => {
    const folder = project();
    rmSync(join(folder, path));
    expect(isDistStale(folder)).toBe(true);
  });
});
