import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEntryPoints } from '../../scripts/entry-points.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function file(text: string): string {
  const path = join(temporaryFolder(), 'index.ts');
  writeFileSync(path, text);
  return path;
}

describe('the list of entry points', () => {
  it('is read from the commands and the menu', async () => {
    const path = file(
      `export const commands = { pull: () => 1, send: () => 2 }; export const menu = [{ caption: 'Open', functionName: 'menuOpen', run() {} }];`,
    );
    expect(await readEntryPoints(path)).toEqual({ commands: ['pull', 'send'], menu: [{ caption: 'Open', functionName: 'menuOpen' }] });
  });

  it.each([
    ['an action', "{ caption: 'Open', functionName: 'menuOpen' }"],
    ['a function name', "{ caption: 'Open', run() {} }"],
    ['items', "{ caption: 'Open', items: [] }"],
    ['an action in a submenu', "{ caption: 'More', items: [{ caption: 'Open', functionName: 'menuOpen' }] }"],
  ])('refuses a menu entry without %s', async (_, entry) => {
    await expect(readEntryPoints(file(`export const commands = {}; export const menu = [${entry}];`))).rejects.toThrow(
      'The menu entry "Open" needs a functionName and a run, or items.',
    );
  });

  it('may not need Google to load', async () => {
    await expect(readEntryPoints(file('export const commands = {}; export const menu = [SpreadsheetApp.getUi()];'))).rejects.toThrow(
      'Don’t use Google’s globals at module level',
    );
  });

  it('has to be there', async () => {
    await expect(readEntryPoints(file('export const commands = {};'))).rejects.toThrow(
      'must export `commands` (an object) and `menu` (a list).',
    );
  });
});
