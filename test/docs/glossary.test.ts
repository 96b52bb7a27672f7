import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../scripts/checks/read-sources.ts';

const project = join(import.meta.dirname, '../..');
const rows = readFileSync(join(project, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Word |'))
  .map((line) => line.split(' | '));

describe('the glossary', () => {
  it('names only identifiers that the code has', () => {
    const code = readSources(project, ['src', 'emulator'])
      .map(({ text }) => text)
      .join('\n');
    const names = rows.flatMap(([, identifiers = '']) => [...identifiers.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !code.includes(name.replace('…', '')))).toEqual([]);
  });

  it('is sorted by word', () => {
    const words = rows.map(([word = '']) => word.slice(2).toLowerCase());
    expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b)));
  });
});
