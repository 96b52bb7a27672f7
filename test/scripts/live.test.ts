import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import { startCatalog } from '../../emulator/index.ts';
import { openLive } from '../../scripts/live.ts';
import { REFUSED } from '../../scripts/read-only.ts';
import { DIST } from '../support/open-world.ts';
import { type SelfSigned, selfSigned } from '../support/self-signed.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CATALOG = 'catalog.example.edu';

/** The demo Catalog behind TLS, as a real one is. */
async function realCatalog(certificate: SelfSigned): Promise<{ catalog: DemoCatalog; address: string }> {
  const catalog = await startCatalog({ seed: 1, scale: 'small' });
  const server = createServer(certificate, (incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const onward = request(catalog.url + url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await catalog.close();
  });
  return { catalog, address: `https://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

interface Ran {
  code: number | null;
  text: string;
}

function run(words: string[], key: string, environment: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], { env: { ...process.env, ...environment } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  child.stdin.end(`${key}\n`);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

async function renameATag(
  allowSend: boolean,
  trusting: 'all' | 'nobody' = 'all',
): Promise<Ran & { catalog: DemoCatalog; outcome: string; changed: string[] }> {
  const certificate = selfSigned(CATALOG);
  const trusted = join(temporaryFolder(), 'trusted.pem');
  writeFileSync(trusted, certificate.cert);
  const { catalog, address } = await realCatalog(certificate);
  const script = join(import.meta.dirname, 'live-child.ts');
  const ran = await run(
    [script, CATALOG, address, allowSend ? 'yes' : 'no'],
    catalog.apiKey,
    trusting === 'all' ? { NODE_EXTRA_CA_CERTS: trusted } : {},
  );
  const changed = catalog.requests().filter(({ method }) => method === 'PUT' || method === 'DELETE');
  return { ...ran, catalog, outcome: ran.text.split('\n').at(-2) ?? '', changed: changed.map(({ path }) => path) };
}

/** Without waiting: the clock stands still but for what the script sleeps. */
function open(address: string, key: string) {
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(`${key}\n`);
  return openLive({ dist: DIST, catalog: CATALOG, address, allowSend: false, terminal: { input, output }, clock: 1_800_000_000_000 });
}

describe('a real Catalog from the emulator', () => {
  it('is read, and what would change it is refused before it leaves; the row says so', async () => {
    const { code, text, outcome, changed, catalog } = await renameATag(false);

    expect(text).toContain('Read-only');
    expect(outcome).toContain(REFUSED);
    expect(JSON.parse(outcome)).toMatchObject({ requests: [{ state: 'failed' }], figures: expect.stringContaining('34 pulled') });
    expect(changed).toEqual([]);
    expect(text).not.toContain(catalog.apiKey);
    expect(code).toBe(0);
  });

  it('takes what is sent with --allow-send', async () => {
    const { text, outcome, changed } = await renameATag(true);

    expect(text).toContain('--allow-send is on');
    expect(JSON.parse(outcome)).toMatchObject({ requests: [{ state: 'done' }], status: [['sent']] });
    expect(changed).toHaveLength(1);
  });

  it('is not trusted with a certificate that nobody vouches for', async () => {
    const { code, text, catalog } = await renameATag(true, 'nobody');

    expect(text).toContain(`Can’t reach ${CATALOG}.`);
    expect(catalog.requests()).toEqual([]);
    expect(code).toBe(1);
  });

  it('says in a sentence that it cannot be reached', async () => {
    await expect(open('https://127.0.0.1:1', 'k')).rejects.toThrow(`Can’t reach ${CATALOG}. Check the address and try again in a minute.`);
  });

  it('is not opened without a key', async () => {
    await expect(open('https://127.0.0.1:1', ' ')).rejects.toThrow('An API key is required.');
  });

  it('never gets its key over plain http', async () => {
    await expect(open('http://catalog.example.edu', 'k')).rejects.toThrow('leave this computer only over https');
  });
});

describe('npm start -- --catalog', () => {
  const start = join(import.meta.dirname, '../../scripts/start.ts');

  it('refuses an address with http://', async () => {
    const { code, text } = await run([start, '--catalog', 'http://catalog.example.edu'], 'k');

    expect(text).toContain('start with http://');
    expect(code).toBe(2);
  });
});
