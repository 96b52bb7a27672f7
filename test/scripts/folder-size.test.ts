import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderSize } from '../../scripts/folder-size.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('weighs all files of a folder and of those below it, and follows no link', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'one'), 'x'.repeat(10));
  writeFileSync(join(folder, 'below', 'two'), 'x'.repeat(32));
  symlinkSync(folder, join(folder, 'below', 'around'));
  expect(await folderSize(folder)).toBe(42);
});
