// “Add a resource” in docs/architecture.md, followed to the letter: the check names each step that is still to do.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingSteps } from '../../scripts/checks/resource-steps.ts';
import { resourceReference } from '../../scripts/resource-reference.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { rooms } from '../journeys/made-up/rooms.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = join(import.meta.dirname, '../..');
const operations = ['listRooms', 'getRoom', 'createRoom', 'updateRoom', 'lockRoom'];

/** The parts of the project that the steps change. */
const parts = [
  'src/catalog/resources',
  'emulator/catalog/openapi.yaml',
  'emulator/catalog/play',
  'test/emulator/catalog/filters',
  'test/journeys/operations',
  'docs/resources.md',
];

function copyParts(): string {
  const folder = temporaryFolder();
  for (const part of parts) cpSync(join(project, part), join(folder, part), { recursive: true });
  return folder;
}

function append(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text, { flag: 'a' });
}

/** The steps in the page's order: the file to change, and what is written there for each operation. */
const steps: [file: string, change: (folder: string) => void][] = [
  ['src/catalog/resources/index.ts', (folder) => append(folder, 'src/catalog/resources/index.ts', "import { rooms } from './rooms.ts';\n")],
  ...operations.map((id): [string, (folder: string) => void] => [
    'emulator/catalog/openapi.yaml',
    (folder) => append(folder, 'emulator/catalog/openapi.yaml', `      operationId: ${id}\n`),
  ]),
  ...operations.map((id): [string, (folder: string) => void] => [
    'emulator/catalog/play',
    (folder) => append(folder, 'emulator/catalog/play/rooms.ts', `export const ${id}: Play = () => rooms;\n`),
  ]),
  [
    'emulator/catalog/play/played.ts',
    (folder) => append(folder, 'emulator/catalog/play/played.ts', "import * as rooms from './rooms.ts';\n"),
  ],
  [
    'test/emulator/catalog/filters/list-cases.ts',
    (folder) => append(folder, 'test/emulator/catalog/filters/list-cases.ts', '  listRooms: {\n'),
  ],
  ...operations.map((id): [string, (folder: string) => void] => [
    'test/journeys/operations',
    (folder) =>
      append(folder, 'test/journeys/operations/rooms.test.ts', `it('opens rooms', () => {\n  covers(world, { ${id}: 'a cell' });\n});\n`),
  ]),
  ['docs/resources.md', (folder) => writeFileSync(join(folder, 'docs/resources.md'), resourceReference([...resources, rooms]))],
];

describe('adding a resource', () => {
  it('has no step left for the resources of the table', () => {
    expect(resources.flatMap((resource) => missingSteps(project, resource))).toEqual([]);
  });

  it('names what is missing first, until every step of the page is done', () => {
    const folder = copyParts();
    cpSync(join(project, 'test/journeys/made-up/rooms.ts'), join(folder, 'src/catalog/resources/rooms.ts'));
    for (const [file, change] of steps) {
      const [next] = missingSteps(folder, rooms);
      expect(next).toContain(file);
      change(folder);
      expect(missingSteps(folder, rooms)[0]).not.toBe(next);
    }
    expect(missingSteps(folder, rooms)).toEqual([]);
  });

  it('names the operation and the file, such as an operation that the contract lacks', () => {
    const [, declare] = missingSteps(project, rooms);
    expect(declare).toBe('Declare listRooms in emulator/catalog/openapi.yaml.');
  });

  it('lists the same files on the page, in the same order', () => {
    const page = readFileSync(join(project, 'docs/architecture.md'), 'utf8');
    const section = page.slice(page.indexOf('### Add a resource'), page.indexOf('### Add a command'));
    const places = steps.map(([file]) => section.indexOf(`\`${file}`));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
