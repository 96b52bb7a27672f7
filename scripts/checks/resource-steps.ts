// What a resource of the table still lacks outside its own file, in the order of “Add a resource” in docs/architecture.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../src/catalog/resource.ts';
import { coveredIn } from '../operations-reference.ts';

/** Returns one sentence per missing step, each with the file to change. Reads the files of the project as texts. */
export function missingSteps(project: string, resource: Resource): string[] {
  const read = (path: string) => readFileSync(join(project, path), 'utf8');
  const operations = operationsOf(resource);
  const { operationId: list } = resource.list;
  const table = read('src/catalog/resources/index.ts');
  const contract = read('emulator/catalog/openapi.yaml');
  const handlers = readFolder(project, 'emulator/catalog/play');
  const played = read('emulator/catalog/play/played.ts');
  const filterCases = read('test/emulator/catalog/filters/list-cases.ts') + read('test/emulator/catalog/filters/figure-cases.ts');
  const proven = new Set(
    readFolder(project, 'test/journeys', '.test.ts').flatMap(({ path, text }) => coveredIn(path, text).map((each) => each.operation)),
  );
  const reference = read('docs/resources.md');

  const unlisted = !table.includes(`from './${fileOf(project, resource)}'`);
  const undeclared = operations.filter((id) => !new RegExp(`operationId: ${id}\\b`).test(contract));
  const unhandled = operations.filter((id) => !handlers.some(({ text }) => exportOf(id).test(text)));
  const unplayed = handlers.filter(({ path, text }) => {
    const name = path.slice('emulator/catalog/play/'.length);
    return operations.some((id) => exportOf(id).test(text)) && !played.includes(`from './${name}'`);
  });
  const hasFilters = resource.filters.length > 0 && resource.parent === undefined;
  const unproven = operations.filter((id) => !proven.has(id));
  const undocumented = operations.filter((id) => !reference.includes(id));
  return [
    ...(unlisted ? [`List ${resource.name} in src/catalog/resources/index.ts.`] : []),
    ...undeclared.map((id) => `Declare ${id} in emulator/catalog/openapi.yaml.`),
    ...unhandled.map((id) => `Handle ${id} in a file of emulator/catalog/play.`),
    ...unplayed.map(({ path }) => `Import ${path} in emulator/catalog/play/played.ts.`),
    ...(hasFilters && !filterCases.includes(`${list}:`)
      ? [`Add the filters of ${list} to test/emulator/catalog/filters/list-cases.ts.`]
      : []),
    ...unproven.map((id) => `Prove ${id} in a journey of test/journeys/operations, with covers(…).`),
    ...(undocumented.length > 0 ? [`Run npm run docs: docs/resources.md lacks ${undocumented.join(', ')}.`] : []),
  ];
}

/** Names of all operations that a resource uses, once each. */
function operationsOf({ list, single, writes }: Resource): string[] {
  const ids = Object.values(writes).flatMap(({ operationId, many }) => [operationId, many?.operationId]);
  return [...new Set([list.operationId, single?.operationId, ...ids])].filter((id) => id !== undefined);
}

function exportOf(id: string): RegExp {
  return new RegExp(`^export (const|function) ${id}\\b`, 'm');
}

/** The file in src/catalog/resources that declares a resource. */
function fileOf(project: string, { name }: Resource): string {
  const declares = ({ text }: { text: string }) => text.includes(`name: '${name}',`);
  const found = readFolder(project, 'src/catalog/resources').find(declares);
  return found?.path.slice('src/catalog/resources/'.length) ?? `${name}.ts`;
}

function readFolder(project: string, folder: string, ending = '.ts'): { path: string; text: string }[] {
  if (!existsSync(join(project, folder))) return [];
  const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
  return names.map((name) => {
    const path = `${folder}/${name.replaceAll('\\', '/')}`;
    return { path, text: readFileSync(join(project, path), 'utf8') };
  });
}
