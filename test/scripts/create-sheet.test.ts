import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Clasp, createSheet, noScript } from '../../scripts/create-sheet.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function project(scriptId = noScript): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId, rootDir: 'dist' }));
  return folder;
}

function settings(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, '.clasp.json'), 'utf8'));
}

/** A clasp of somebody who is logged in; `create` acts in the folder in which the script is made. */
function loggedIn(create: (folder: string) => string): Clasp {
  return (folder, [command]) => ({ status: 0, text: command === 'show-authorized-user' ? '{\n  "loggedIn": true\n}' : create(folder) });
}

describe('making a new sheet', () => {
  it('notes the script and the sheet, and keeps what stood in .clasp.json', () => {
    const folder = project();
    const clasp = loggedIn((made) => {
      writeFileSync(join(made, '.clasp.json'), JSON.stringify({ scriptId: 'script-1', parentId: 'sheet-1', rootDir: '' }));
      return 'Created';
    });
    expect(createSheet(folder, 'My workbook', clasp)).toBe('https://docs.google.com/spreadsheets/d/sheet-1/edit');
    expect(settings(folder)).toEqual({ scriptId: 'script-1', parentId: 'sheet-1', rootDir: 'dist' });
  });

  it('passes on what Google says when it makes none, and changes nothing', () => {
    const folder = project();
    const clasp = loggedIn(() => 'User has not enabled the Apps Script API.');
    expect(() => createSheet(folder, 'My workbook', clasp)).toThrow('Output from clasp: User has not enabled the Apps Script API.');
    expect(settings(folder)).toEqual({ scriptId: noScript, rootDir: 'dist' });
  });

  it('does not forget a script that is there already', () => {
    const folder = project('script-0');
    expect(() =>
      createSheet(
        folder,
        'My workbook',
        loggedIn(() => ''),
      ),
    ).toThrow('.clasp.json already names the script script-0.');
    expect(settings(folder)).toEqual({ scriptId: 'script-0', rootDir: 'dist' });
  });
});
