// The lists of switches in emulator/README.md, from the comments of the interfaces that declare them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const emulator = join(import.meta.dirname, '../emulator');
const START = '<!-- npm run docs -->';
const END = '<!-- end -->';

/** Returns the README with its lists written anew. */
export function withSwitches(readme: string): string {
  const hosts = readFileSync(join(emulator, 'host-switches.ts'), 'utf8');
  const catalog = readFileSync(join(emulator, 'demo-catalog.ts'), 'utf8');
  const lists = [
    ['Questions about Apps Script', rows(hosts, 'HostSwitches')],
    ['Limits of services (`limits`)', rows(hosts, 'ServiceLimits')],
    ['What calls cost, in milliseconds (`costs`)', rows(hosts, 'Costs')],
    ['Questions about Catalog', rows(catalog, 'CatalogSwitches')],
    ['Faults of the demo Catalog', rows(catalog, 'Faults')],
  ].map(([title, list]) => `### ${title}\n\n| Switch | Values | Meaning |\n| --- | --- | --- |\n${list}`);
  const [before = '', rest = ''] = readme.split(START);
  const [, after = ''] = rest.split(END);
  return `${before}${START}\n\n${lists.join('\n\n')}\n\n${END}${after}`;
}

/** A comment that stands before several members without one of their own speaks about all of them. */
function rows(text: string, name: string): string {
  const body = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}\\n`).exec(text)?.[1] ?? '';
  const members = body.matchAll(/(?: {2}\/\*\*([\s\S]*?)\*\/\n)? {2}(\w+)\?:\s+([\s\S]*?);(?=\n {2}\S|$)/g);
  return Array.from(members, ([, comment = '', member, type = '']) => {
    const values = type
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/^ ?\| /, '')
      .trim();
    const meaning = comment.replace(/\s*\n\s*\* ?/g, ' ').trim();
    return `| \`${member}\` | \`${values.replaceAll('|', '\\|')}\` | ${meaning.replaceAll('|', '\\|')} |`;
  }).join('\n');
}
