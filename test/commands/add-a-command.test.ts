import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../emulator/index.ts';
import { personAt } from '../../scripts/person.ts';
import { buildServer, changeFile, copyProject } from '../support/changed-project.ts';

const TSC = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');

const COMMAND = `
import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';

export const countTabs: CommandEntry<'countTabs'> = {
  input: () => z.object({ title: z.string() }),
  run: (platform, { title }) => ({ text: told(platform, title) }),
};

export function told(platform: Platform, title: string): string {
  const text = title + ': ' + (platform.workbook?.active()?.name() ?? '');
  platform.ui.toast(text, 'Tabs');
  return text;
}
`;

const steps = {
  file: (project: string) => writeFileSync(join(project, 'src/commands/count-tabs.ts'), COMMAND),
  shapes: (project: string) =>
    changeFile(
      project,
      'src/protocol/messages.ts',
      'export interface Messages {\n',
      'export interface Messages {\n  countTabs: { input: { title: string }; output: { text: string } };\n',
    ),
  entry: (project: string) => {
    const list = 'export const commands: { [C in Command]: CommandEntry<C> } = {\n';
    changeFile(project, 'src/commands/index.ts', list, `import { countTabs } from './count-tabs.ts';\n${list}  countTabs,\n`);
  },
  menu: (project: string) => {
    const item = "{ caption: 'Count tabs', functionName: 'menuCountTabs', run: (platform) => void told(platform, 'Menu') },";
    changeFile(project, 'src/commands/menu.ts', "= [\n  { caption: 'Open sidebar'", `= [\n  ${item}\n  { caption: 'Open sidebar'`);
    const menu = join(project, 'src/commands/menu.ts');
    writeFileSync(menu, `import { told } from './count-tabs.ts';\n${readFileSync(menu, 'utf8')}`);
  },
};

/** Returns what the compiler reports about the server's files. */
function typeErrors(project: string): string {
  try {
    execFileSync(
      process.execPath,
      [
        TSC,
        '--noEmit',
        '--singleThreaded',
        '--incremental',
        '--tsBuildInfoFile',
        join(project, 'types.tsbuildinfo'),
        '-p',
        join(project, 'src/commands/tsconfig.json'),
      ],
      {
        cwd: project,
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
    return '';
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

/** Limits the check to the commands and what they import. */
function copyForTypes(): string {
  const project = copyProject();
  writeFileSync(join(project, 'src/commands/tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', include: ['./**/*.ts'] }));
  return project;
}

describe('adding a command as the architecture page says', () => {
  it('doesn’t compile until its file, its shapes, and its entry in the list are there, and then a page and the menu can call it', async () => {
    const project = copyForTypes();
    steps.file(project);
    expect(typeErrors(project)).toContain('"countTabs"\' does not satisfy');
    steps.shapes(project);
    expect(typeErrors(project)).toMatch(/^src\/commands\/index\.ts.*Property 'countTabs' is missing/m);
    steps.entry(project);
    steps.menu(project);
    expect(typeErrors(project)).toBe('');

    const host = await openHost({ dist: await buildServer(project), hosts: {} });
    onTestFinished(() => host.close());
    host.open();
    host.click('Open sidebar');
    const person = personAt(host);
    const active = host.workbook.dump().find(({ id }) => id === host.workbook.active().sheet);
    expect(person.ask('countTabs', { title: 'Open' })).toEqual({ text: `Open: ${active?.name}` });
    expect(() => person.ask('countTabs', { title: 7 })).toThrow('invalid request');
    host.click('Catalog Sync > Count tabs');
    expect(host.toasts().map(({ text }) => text)).toEqual([`Open: ${active?.name}`, `Menu: ${active?.name}`]);
  });
});
