// Folders for packages that a test builds, next to the default one in dist/.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const PROJECT = join(import.meta.dirname, '../..');

/** Returns a folder for the tests of a file. It's gone after them. */
export function temporaryPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-sync-package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
