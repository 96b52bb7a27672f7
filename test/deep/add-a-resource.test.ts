// “Add a resource” in docs/architecture.md, done in a copy of the project: each step that the check names, then the tests of the copy.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missingSteps } from '../../scripts/checks/resource-steps.ts';
import { rooms } from '../journeys/made-up/rooms.ts';
import { changeFile } from '../support/changed-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = join(import.meta.dirname, '../..');
const madeUp = join(project, 'test/journeys/made-up');

function copyOfProject(): string {
  const folder = temporaryFolder();
  const parts = ['src', 'emulator', 'scripts', 'test', 'docs', 'appsscript.json', 'package.json', 'package-lock.json', 'tsconfig.json'];
  for (const part of [...parts, 'vitest.config.ts', 'vitest.deep.config.ts'])
    cpSync(join(project, part), join(folder, part), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Copies a file of the made-up resource to its place, with its imports as they are there. */
function place(name: string, folder: string, path: string, [before, after]: [string, string] = ['', '']): void {
  writeFileSync(join(folder, path), readFileSync(join(madeUp, name), 'utf8').replaceAll(before, after));
}

it('makes a new resource work in the add-on, the demo Catalog, and the tests', () => {
  const folder = copyOfProject();
  const next = () => missingSteps(folder, rooms)[0];

  place('rooms.ts', folder, 'src/catalog/resources/rooms.ts', ['../../../src/catalog/', '../']);
  expect(next()).toBe('List rooms in src/catalog/resources/index.ts.');
  changeFile(
    folder,
    'src/catalog/resources/index.ts',
    "import { tags } from './tags.ts';",
    "import { rooms } from './rooms.ts';\nimport { tags } from './tags.ts';",
  );
  changeFile(folder, 'src/catalog/resources/index.ts', '\n  tags,', '\n  rooms,\n  tags,');

  expect(next()).toBe('Declare listRooms in emulator/catalog/openapi.yaml.');
  changeFile(folder, 'emulator/catalog/openapi.yaml', '\ncomponents:', `\n${readFileSync(join(madeUp, 'rooms.yaml'), 'utf8')}components:`);

  expect(next()).toBe('Handle listRooms in a file of emulator/catalog/play.');
  place('rooms-handlers.ts', folder, 'emulator/catalog/play/rooms.ts', ['../../../emulator/catalog/', '../']);

  expect(next()).toBe('Import emulator/catalog/play/rooms.ts in emulator/catalog/play/played.ts.');
  changeFile(
    folder,
    'emulator/catalog/play/played.ts',
    "import * as tags from './tags.ts';",
    "import * as rooms from './rooms.ts';\nimport * as tags from './tags.ts';",
  );
  changeFile(folder, 'emulator/catalog/play/played.ts', '\n  ...tags,', '\n  ...rooms,\n  ...tags,');
  changeFile(
    folder,
    'test/emulator/catalog/every-call.ts',
    '    ...(await callOffice(catalog)),',
    `    ...(await callOffice(catalog)),
    await catalog.get('/api/v1/rooms?floor=1&page=1&per_page=5'),
    await catalog.get('/api/v1/rooms/7'),
    await catalog.send('POST', '/api/v1/rooms', { room: { title: 'Cellar' } }),
    await catalog.send('PUT', '/api/v1/rooms/7', { room: { seats: 4 } }),
    await catalog.send('PUT', '/api/v1/rooms/7/lock', {}),`,
  );
  changeFile(folder, 'test/emulator/catalog/evidence.test.ts', 'toHaveLength(58)', 'toHaveLength(63)');
  changeFile(folder, 'test/scripts/operations-reference.test.ts', 'toHaveLength(58)', 'toHaveLength(63)');

  expect(next()).toBe('Add the filters of listRooms to test/emulator/catalog/filters/list-cases.ts.');
  changeFile(
    folder,
    'test/emulator/catalog/filters/list-cases.ts',
    '  listTags: {',
    "  listRooms: { path: '/api/v1/rooms', root: 'rooms', filters: { floor: same('floor') } },\n  listTags: {",
  );

  expect(next()).toBe('Prove listRooms in a journey of test/journeys/operations, with covers(…).');
  place('rooms-journey.ts', folder, 'test/journeys/operations/rooms.test.ts');
  run(folder, 'npx', 'vitest', 'run', 'test/journeys/operations/reads.test.ts', 'test/journeys/operations/fields.test.ts', '-u');

  expect(next()).toMatch(/^Run npm run docs: /);
  run(folder, 'npx', 'tsx', 'scripts/docs.ts');
  expect(missingSteps(folder, rooms)).toEqual([]);

  const catalogTests = ['contract', 'evidence', 'filters'].map((name) => `test/emulator/catalog/${name}.test.ts`);
  const references = ['resource', 'operations'].map((name) => `test/scripts/${name}-reference.test.ts`);
  const journeys = ['rooms', 'reads', 'fields'].map((name) => `test/journeys/operations/${name}.test.ts`);
  const tests = [...journeys, 'test/catalog/every-filter.test.ts', ...catalogTests, ...references];
  const printed = run(folder, 'npx', 'vitest', 'run', ...tests);
  expect(printed).toMatch(/ passed, 0 failed, 0 skipped/);
});

function run(folder: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = error, stderr = '' } = Object(error);
    throw new Error(`${stdout}\n${stderr}`);
  }
}
