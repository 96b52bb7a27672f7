import { describe, expect, it } from 'vitest';
import { checkEmulatorEntries } from '../../../scripts/checks/emulator-entries.ts';

const EXPORTED = { '.': './dist/index.js', './page': './dist/page.js' };
const EMULATOR = ['index', 'page', 'page/serve-page'].map((name) => ({ path: `emulator/${name}.ts`, text: '' }));

function problems(path: string, text: string): string[] {
  return checkEmulatorEntries([...EMULATOR, { path, text }], EXPORTED);
}

describe('the entry points of the emulator', () => {
  it('can be imported from everywhere', () => {
    expect(problems('scripts/start.ts', "import { servePage } from '../emulator/page.ts';")).toEqual([]);
    expect(problems('test/journeys/send.test.ts', "import type { Host } from '../../emulator/index.ts';")).toEqual([]);
  });

  it.each([
    ['scripts/start.ts', "import { servePage } from '../emulator/page/serve-page.ts';"],
    ['test/journeys/send.test.ts', "import type { Reply } from '../../emulator/page/protocol.ts';"],
    ['test/browser/one-page.ts', "const page = await import('../../emulator/page/serve-page.ts');"],
  ])('are the only way in for %s', (path, text) => {
    expect(problems(path, text)).toEqual([expect.stringContaining(`${path} can’t import emulator/page/`)]);
  });

  it('leave the own tests of the emulator free to reach inside', () => {
    expect(problems('test/emulator/page/reply.test.ts', "import { reply } from '../../../emulator/page/reply.ts';")).toEqual([]);
  });

  it('exist', () => {
    expect(checkEmulatorEntries(EMULATOR, { ...EXPORTED, './gone': './dist/gone.js' })).toEqual([
      'emulator/package.json exports emulator/gone.ts, which doesn’t exist.',
    ]);
  });

  it('leave no exception that has lost its reason', () => {
    expect(problems('test/scripts/meanwhile.test.ts', '')).toEqual([expect.stringContaining('no longer reaches into the emulator')]);
  });
});
