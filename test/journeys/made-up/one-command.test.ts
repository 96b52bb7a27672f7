// “Add a command” in docs/architecture.md, followed in a copy of the source.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../../emulator/index.ts';
import { personAt } from '../../../scripts/person.ts';
import { buildServer, changeFile, copyProject } from '../../support/changed-project.ts';

const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

/** Returns the type errors of the server's source. */
function typeErrors(project: string): string {
  return spawnSync(process.execPath, [compiler, '-p', join(project, 'src')], { encoding: 'utf8', cwd: project }).stdout;
}

const command = `import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';

export const greet: CommandEntry<'greet'> = {
  input: () => z.object({ name: z.string() }),
  run: (platform, { name }) => ({ greeting: greeting(platform, name) }),
};

export function greeting(platform: Platform, name: string): string {
  platform.ui.toast(\`Hello, \${name}.\`, 'Greeting');
  return \`Hello, \${name}.\`;
}
`;

describe('a command that the product doesn’t have', () => {
  it('is missing by name until it’s in the list, then works from a page and from the menu', async () => {
    const project = copyProject();
    const shapes = '  greet: { input: { name: string }; output: { greeting: string } };\n';
    changeFile(
      project,
      'src/protocol/messages.ts',
      '}\n\nexport type Command = keyof Messages;',
      `${shapes}}\n\nexport type Command = keyof Messages;`,
    );
    expect(typeErrors(project)).toMatch(/^src\/commands\/index\.ts.*'greet' is missing/m);

    writeFileSync(join(project, 'src/commands/greet.ts'), command);
    changeFile(project, 'src/commands/index.ts', '  repairColumns,\n};', '  repairColumns,\n  greet,\n};');
    const list = join(project, 'src/commands/index.ts');
    writeFileSync(list, `import { greet } from './greet.ts';\n${readFileSync(list, 'utf8')}`);
    expect(typeErrors(project)).toBe('');

    const item = "{ caption: 'Greet', functionName: 'menuGreet', run: (platform) => void greeting(platform, 'Ada') },";
    changeFile(project, 'src/commands/menu.ts', "= [\n  { caption: 'Open sidebar'", `= [\n  ${item}\n  { caption: 'Open sidebar'`);
    const menu = join(project, 'src/commands/menu.ts');
    writeFileSync(menu, `import { greeting } from './greet.ts';\n${readFileSync(menu, 'utf8')}`);

    const host = await openHost({ dist: await buildServer(project), hosts: {} });
    onTestFinished(() => host.close());
    host.open();
    host.click('Open sidebar');
    const person = personAt(host);
    expect(person.ask('greet', { name: 'Kim' })).toEqual({ greeting: 'Hello, Kim.' });
    expect(() => person.ask('greet', { name: 5 })).toThrow();
    host.click('Catalog Sync > Greet');
    expect(host.toasts().map(({ text }) => text)).toEqual(['Hello, Kim.', 'Hello, Ada.']);
  });
});
