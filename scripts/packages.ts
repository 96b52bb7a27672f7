// `npm run packages`: builds both packages from the same sources, each into a folder that clasp can push. `--email` adds email about
// schedules. Each `--allow https://catalog.example.edu/` lists an address, and Google blocks all others for the add-on.
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDist } from './make-dist.ts';
import type { Package } from './server-bundle.ts';

const project = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { email: { type: 'boolean' }, allow: { type: 'string', multiple: true } } });
const malformed = (values.allow ?? []).filter((address) => !/^https:\/\/(\*\.)?[a-z0-9.-]+\/\S*$/.test(address));
if (malformed.length > 0)
  throw new Error(
    `Google takes only https addresses with a host and a path, such as https://catalog.example.edu/. Change ${malformed.join(', ')}.`,
  );

const email = values.email ? { email: true as const } : {};
const addresses = values.allow === undefined ? {} : { addresses: values.allow };
const wanted: Record<string, Package> = { bound: { kind: 'bound', ...email }, 'add-on': { kind: 'add-on', ...email, ...addresses } };
for (const [name, each] of Object.entries(wanted)) {
  const folder = join(project, 'packages', name);
  const [server = ''] = await makeDist(project, each, folder);
  console.log(`${relative(project, folder)}: ${server.replace('dist/', '').replace(/ +/, ' ')}`);
}
if (values.allow !== undefined)
  console.log(`The add-on reaches only ${values.allow.join(', ')}. Images by address and webhooks elsewhere are turned off.`);
