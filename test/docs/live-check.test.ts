import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reported } from '../../emulator/index.ts';

const project = join(import.meta.dirname, '../..');
const document = readFileSync(join(project, 'docs/live-check.md'), 'utf8');
const emulator = ['host-switches', 'demo-catalog'].map((file) => readFileSync(join(project, `emulator/${file}.ts`), 'utf8')).join('\n');

/** The switches of an interface, each with the words that it can be set to. */
function switchesOf(name: string): { name: string; values: string[] }[] {
  const body = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(emulator)?.[1] ?? '';
  const members = body.replace(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/^ {2}(\w+)\?: ([\s\S]*?);$/gm);
  return Array.from(members, ([, member = '', type = '']) => ({
    name: member,
    values: Array.from(type.matchAll(/'([^']+)'/g), ([, value = '']) => value),
  }));
}

describe('the live check', () => {
  it('has a row with each value for every switch that no report sets', () => {
    const byReport = [...Object.keys(reported), 'missingFeatures', 'costs'];
    const manual = switchesOf('HostSwitches').filter(({ name }) => !byReport.includes(name));
    expect(manual.length).toBeGreaterThan(6);
    const switches = [...manual, ...switchesOf('CatalogSwitches')];
    expect(switches.length).toBeGreaterThan(15);
    const cells = document.split('\n').flatMap((line) => line.split(' | ')[2] ?? []);
    const missing = switches.flatMap(({ name, values }) => {
      const cell = cells.find((each) => each.startsWith(`\`${name}\`:`));
      return cell === undefined ? name : values.filter((value) => !cell.includes(`\`${value}\``)).map((value) => `${name}: ${value}`);
    });
    expect(missing).toEqual([]);
  });
});
