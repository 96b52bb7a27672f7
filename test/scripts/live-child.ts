// A process for live.test.ts, because Node reads the certificates that it trusts when it starts: connects to the Catalog at
// each address given, renames a tag there, and prints as JSON what came of it. The key comes on the standard input.
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { openLive } from '../../scripts/live.ts';
import { personAt } from '../../scripts/person.ts';
import { DIST } from '../support/open-world.ts';

/** Where a Catalog is, and whether it's opened with --allow-send. */
export interface Visit {
  address: string;
  sending: 'allowed' | 'refused';
}

export interface Visited {
  /** What the terminal shows. */
  shown: string;
  renamed?: { requests: { state: string; note?: string }[]; figures: string | undefined; status: string[][] };
  /** Of a Catalog that can't be opened. */
  problem?: string;
}

async function renameATag(visit: Visit): Promise<Visited> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(key);
  const renamed = await rename(visit, { input, output }).catch((error: Error) => error.message);
  output.end();
  const shown = await text(output);
  return typeof renamed === 'string' ? { shown, problem: renamed } : { shown, renamed };
}

async function rename({ address, sending }: Visit, terminal: { input: PassThrough; output: PassThrough }): Promise<Visited['renamed']> {
  const host = await openLive({ dist: DIST, catalog, address, allowSend: sending === 'allowed', terminal, clock: Date.now() });
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
  const status = host.workbook.display('Tags', person.at('Tags', 'Status', 2));
  await host.close();
  return { requests, figures: figures.text, status };
}

const [catalog = '', visits = '[]'] = process.argv.slice(2);
const key = await text(process.stdin);
const visited: Visited[] = [];
for (const visit of JSON.parse(visits) as Visit[]) visited.push(await renameATag(visit));
console.log(JSON.stringify(visited));
