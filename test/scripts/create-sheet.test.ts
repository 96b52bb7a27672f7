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
    expect(createSheet(folder, [], clasp)).toBe('https://docs.google.com/spreadsheets/d/sheet-1/edit');
    expect(settings(folder)).toEqual({ scriptId: 'script-1', parentId: 'sheet-1', rootDir: 'dist' });
  });

  it('names the script after its menu, whatever the spreadsheet is called later', () => {
    const commands: string[][] = [];
    const clasp: Clasp = (made, args) => {
      commands.push(args);
      if (args[0] === 'create-script')
        writeFileSync(join(made, '.clasp.json'), JSON.stringify({ scriptId: 'script-1', parentId: 'sheet-1' }));
      return { status: 0, text: '"loggedIn": true' };
    };
    createSheet(project(), [], clasp);
    expect(commands[1]).toEqual(['create-script', '--type', 'sheets', '--title', 'Catalog Sync']);
    expect(() => createSheet(project(), ['My Catalog'], clasp)).toThrow('then rename the spreadsheet in Google Sheets');
    expect(commands).toHaveLength(2);
  });

  it('passes on what Google says when it makes none, and changes nothing', () => {
    const folder = project();
    const clasp = loggedIn(() => 'User has not enabled the Apps Script API.');
    expect(() => createSheet(folder, [], clasp)).toThrow('Output from clasp: User has not enabled the Apps Script API.');
    expect(settings(folder)).toEqual({ scriptId: noScript, rootDir: 'dist' });
  });

  it('does not forget a script that is there already', () => {
    const folder = project('script-0');
    expect(() =>
      createSheet(
        folder,
        [],
        loggedIn(() => ''),
      ),
    ).toThrow('.clasp.json already names the script script-0.');
    expect(settings(folder)).toEqual({ scriptId: 'script-0', rootDir: 'dist' });
  });
});
