import type { Mutant } from './mutant.ts';

const stored = 'src/sync/jobs/stored-connection.ts';
const denied = 'src/sync/jobs/denied-resources.ts';

export const mutants: Mutant[] = [
  {
    file: stored,
    find: 'cleaned ? { ...found, key: cleaned.key }',
    replace: "cleaned ? { ...found, host: ofFile?.host ?? '', key: cleaned.key }",
    rule: 'The host of a key comes from user properties, never from the file.',
  },
  {
    file: stored,
    find: 'label, kind, by: user, at: platform.clock.now() };',
    replace: 'label, kind, by: user, at: platform.clock.now(), ...{ key } };',
    rule: 'The file never holds a key.',
  },
  {
    file: stored,
    find: "key, scope, kind = 'production', readOnly, user } =",
    replace: "key, scope, kind = 'test', readOnly, user } =",
    rule: 'A connection without a type counts as production.',
  },
  {
    file: stored,
    find: "kind: found.kind ?? 'production'",
    replace: "kind: found.kind ?? 'test'",
    rule: 'The connection of a file without a type counts as production.',
  },
  {
    file: stored,
    find: '  readStoredConnection(platform);\n  if (platform.workbook) readUse',
    replace: '  if (platform.workbook) readUse',
    rule: 'A connection of a newer version is not overwritten.',
  },
  {
    file: stored,
    find: "return found && cleaned && 'key' in cleaned ? { ...found, key: cleaned.key } : undefined;",
    replace: 'return found;',
    rule: 'A stored key is cleaned before it is used.',
  },
  {
    file: stored,
    find: 'scopeOf(id: string, key: string): string {',
    replace: 'scopeOf(id: string, key: string): string {\n  if (key) return hash(id).slice(0, 5);',
    rule: 'Another key is another scope.',
  },
  {
    file: denied,
    find: "error instanceof CatalogError && error.code === 'forbidden'",
    replace: 'error !== undefined',
    rule: 'Only a refused request counts as denied access.',
  },
  {
    file: denied,
    find: '(error !== undefined && !denied) || denied === resources.includes(resource)',
    replace: 'denied === resources.includes(resource)',
    rule: 'Another error does not restore access.',
  },
  {
    file: denied,
    find: 'if (isEmpty) document.remove(nameOf(connection));\n  else document.set',
    replace: 'document.set',
    rule: 'An empty list of denied resources is removed.',
  },
];
