// SECURITY.md is a promise only as far as tests hold it: each row of its table names tests, and they have to exist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const text = readFileSync(join(project, 'SECURITY.md'), 'utf8');

const ACTORS = [
  'A colleague who edits cells only',
  'A colleague with the add-on, without a key',
  'An editor of a bound script',
  'The publisher of the add-on',
  'A departed colleague',
  'A hostile Catalog',
  'Another user of your computer',
];

interface Threat {
  who: string;
  tests: { file: string; title: string }[];
}

function threats(): Threat[] {
  return text.split('\n').flatMap((line): Threat[] => {
    const cells = line.split(' | ');
    const [who = '', , , tests = ''] = cells;
    if (cells.length !== 4 || !line.startsWith('| ') || who === '| Who') return [];
    return [
      {
        who: who.slice(2),
        tests: Array.from(tests.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g), ([, file = '', title = '']) => ({ file, title })),
      },
    ];
  });
}

describe('the table of threats in SECURITY.md', () => {
  it('has a row for each kind of actor', () => {
    expect(ACTORS.filter((actor) => !threats().some(({ who }) => who.startsWith(actor)))).toEqual([]);
  });

  it('names tests that exist, at least one in each row', () => {
    const broken = threats().flatMap(({ who, tests }) => {
      if (tests.length === 0) return [`${who}: no test`];
      return tests.flatMap(({ file, title }) => {
        const path = join(project, file);
        if (!existsSync(path)) return [`${file} doesn’t exist`];
        return readFileSync(path, 'utf8').includes(`'${title}'`) ? [] : [`${file} has no test “${title}”`];
      });
    });
    expect(threats().length).toBeGreaterThan(15);
    expect(broken).toEqual([]);
  });

  it('says plainly what an editor of a bound script can do', () => {
    const [, section = ''] = /## Bound scripts\n([\s\S]*?)\n## /.exec(text) ?? [];
    const facts = [
      'can also edit the script',
      'read that key',
      'send it anywhere',
      'change anything in the file',
      'None of the checks above',
    ];
    expect(facts.filter((fact) => !section.replace(/\s+/g, ' ').includes(fact))).toEqual([]);
  });

  it('lists the permissions that the add-on asks for', () => {
    const { oauthScopes } = JSON.parse(readFileSync(join(project, 'appsscript.json'), 'utf8')) as { oauthScopes: string[] };
    const short = oauthScopes.map((scope) => scope.split('/auth/')[1]);
    const [row = ''] = text.split('\n').filter((line) => line.startsWith('| The publisher'));
    expect(Array.from(row.matchAll(/`((?:spreadsheets|script)\.[a-z_.]+)`/g), ([, scope]) => scope).sort()).toEqual(short.sort());
  });
});
