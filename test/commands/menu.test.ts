import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../emulator/index.ts';
import { stubs } from '../../scripts/stubs.ts';
import { commands, runClick, runMessage } from '../../src/commands/index.ts';
import { menu, menuItems } from '../../src/commands/menu.ts';
import { openSidebar } from '../../src/commands/open-page.ts';
import { showDialog } from '../../src/commands/open-review.ts';
import type { Platform } from '../../src/platform/ports.ts';
import type { ReviewView } from '../../src/protocol/views.ts';
import { buildServer, changeFile, copyProject } from '../support/changed-project.ts';
import { DIST, openWorld } from '../support/open-world.ts';

const builtFunctions = Array.from(readFileSync(join(DIST, 'Code.js'), 'utf8').matchAll(/^function (\w+)/gm), ([, name = '']) => name);

/** The functions that the stubs add for Google itself. */
const own = Array.from(stubs({ commands: [], menu: [] }).matchAll(/^function (\w+)/gm), ([, name = '']) => name);

/** Fails whatever asks for a part of it, because an unknown name has to be refused before that. */
const untouched = new Proxy({} as Platform, {
  get: (_, name) => {
    throw new Error(`${String(name)} was used`);
  },
});

describe('the menu', () => {
  it('has a top-level function in the built script for each item and command, and no others', () => {
    const expected = [...Object.keys(commands), ...menuItems().map(({ functionName }) => functionName), ...own];
    expect(builtFunctions.filter((name) => !name.endsWith('_')).sort()).toEqual(expected.filter((name) => !name.endsWith('_')).sort());
  });

  it('has at most eight entries on its first level', () => {
    const captions = menu.map(({ caption }) => caption).filter((caption) => caption !== '-');
    expect(captions.length).toBeLessThanOrEqual(8);
    expect(captions).toEqual(
      expect.arrayContaining(['Open sidebar', 'Pull', 'Refresh', 'Review changes', 'Undo last send', 'Tasks', 'Settings and help']),
    );
  });

  it('shows and runs an item that is added to the list, without a change anywhere else', async () => {
    const project = copyProject();
    const item = "{ caption: 'Wave', functionName: 'menuWave', run: (platform) => platform.ui.toast('Hello.', 'Wave') },";
    changeFile(project, 'src/commands/menu.ts', "= [\n  { caption: 'Open sidebar'", `= [\n  ${item}\n  { caption: 'Open sidebar'`);
    const host = await openHost({ dist: await buildServer(project), hosts: {} });
    onTestFinished(() => host.close());
    host.open();
    host.click('Catalog Sync > Wave');
    expect(host.toasts()).toEqual([{ text: 'Hello.', title: 'Wave' }]);
  });

  it('fails to build with an item that has no action', async () => {
    const project = copyProject();
    changeFile(project, 'src/commands/menu.ts', ', run: undoLastSend }', ' }');
    await expect(buildServer(project)).rejects.toThrow('The menu entry "Undo last send" needs a functionName and a run, or items.');
  });

  it('runs each item of the built menu without an unexpected error', async () => {
    const { host } = await openWorld();
    const before = host.logs().length;
    for (const { caption, functionName } of menuItems()) {
      expect(
        host
          .menu()
          .filter((item) => item.functionName === functionName)
          .map(({ path }) => path.at(-1)),
      ).toEqual([caption]);
      host.click(
        host
          .menu()
          .find((item) => item.functionName === functionName)
          ?.path.join(' > ') ?? '',
      );
    }
    expect(host.logs().slice(before)).toEqual([]);
  });
});

describe('names that no list has', () => {
  it('throws at a click on an unknown menu item', () => {
    expect(() => runClick(untouched, 'menuNowhere')).toThrow('Unknown menu item "menuNowhere".');
  });

  it('throws at an unknown command, and at a name that every object has', () => {
    expect(() => runMessage(untouched, 'fly', '{}')).toThrow('Unknown command "fly".');
    expect(() => runMessage(untouched, 'toString', '{}')).toThrow('Unknown command "toString".');
  });

  it('throws at an unknown dialog', () => {
    expect(() => showDialog(untouched, 'recipes' as ReviewView)).toThrow('Unknown dialog "recipes".');
  });

  it('throws at an unknown view of the sidebar', () => {
    expect(() => openSidebar.run(untouched, { view: 'recipes:soup' })).toThrow('Unknown view "recipes".');
  });
});
