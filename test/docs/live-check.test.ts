import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostSwitches } from '../../emulator/host.ts';
import { hostWith } from '../emulator/apps-script/host-with.ts';

const project = join(import.meta.dirname, '../..');
const document = readFileSync(join(project, 'docs/live-check.md'), 'utf8');
const emulator = ['host', 'demo-catalog'].map((file) => readFileSync(join(project, `emulator/${file}.ts`), 'utf8')).join('\n');

/** The switches of an interface, each with the words that it can be set to. */
function switchesOf(name: string): { name: string; values: string[] }[] {
  const body = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(emulator)?.[1] ?? '';
  const members = body.replace(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/^ {2}(\w+)\?: ([\s\S]*?);$/gm);
  return Array.from(members, ([, member = '', type = '']) => ({
    name: member,
    values: Array.from(type.matchAll(/'([^']+)'/g), ([, value = '']) => value),
  }));
}

/** What the log says after a probe of the document has run. */
async function probe(name: string, switches: HostSwitches = {}): Promise<string[]> {
  const code = Array.from(document.matchAll(/```js\n([\s\S]*?)```/g), ([, block]) => block).join('\n');
  const host = await hostWith(code, { switches });
  host.run(name);
  return host.logs();
}

describe('the live check', () => {
  it('has a row for every switch of the emulator, with each of its values', () => {
    const switches = [...switchesOf('HostSwitches'), ...switchesOf('CatalogSwitches')];
    expect(switches.length).toBeGreaterThan(15);
    const cells = document.split('\n').flatMap((line) => line.split(' | ')[2] ?? []);
    const missing = switches.flatMap(({ name, values }) => {
      const cell = cells.find((each) => each.startsWith(`\`${name}\`:`));
      return cell === undefined ? name : values.filter((value) => !cell.includes(`\`${value}\``)).map((value) => `${name}: ${value}`);
    });
    expect(missing).toEqual([]);
  });

  it('tells the possible worlds apart with its probe for cells', async () => {
    expect(await probe('probeCells', { equalsInTextCell: 'text', apostropheInTextCell: 'dropped', checkboxWritesFalse: false })).toEqual([
      '= in an @ cell: text',
      'apostrophe in an @ cell: dropped',
      'checkbox writes FALSE: false',
    ]);
    expect(await probe('probeCells', { equalsInTextCell: 'formula', apostropheInTextCell: 'kept', checkboxWritesFalse: true })).toEqual([
      '= in an @ cell: formula',
      'apostrophe in an @ cell: kept',
      'checkbox writes FALSE: true',
    ]);
  });

  it('has probes that run to their end whatever the network does', async () => {
    const said = await probe('probeFetch');
    expect(said.at(-1)).toMatch(/^Authorization after a redirect/);
    expect(String(await probe('probeRuntime'))).toContain('5:30:00');
  });
});
