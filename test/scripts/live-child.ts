// A process for live.test.ts, because Node reads the certificates that it trusts when it starts: connects to the Catalog at
// the address given, renames a tag there, and prints as JSON what came of it. The key comes on the standard input.

import { openLive } from '../../scripts/live.ts';
import { personAt } from '../../scripts/person.ts';
import { DIST } from '../support/open-world.ts';

const [catalog = '', address = '', allowSend = ''] = process.argv.slice(2);
const terminal = { input: process.stdin, output: process.stdout };
const host = await openLive({ dist: DIST, catalog, address, allowSend: allowSend === 'yes', terminal, clock: Date.now() });
const person = personAt(host);
person.ask('personal', { answer: 'without' });
person.finish('pull', { resource: 'tags', filters: {} });
host.workbook.edit('Tags', person.at('Tags', 'Name', 2), 'Renamed');
host.click('Review changes');
const { plan } = person.ask<{ plan: string }>('review');
person.finish('send', { plan, options: [], production: true });
const { requests } = person.ask<{ requests: { state: string; note?: string }[] }>('plan', { plan });
host.dialogs().at(-1)?.close();
const figures = person.finish('pull', { resource: 'analytics/products', filters: {} });
console.log(JSON.stringify({ requests, figures: figures.text, status: host.workbook.display('Tags', person.at('Tags', 'Status', 2)) }));
await host.close();
