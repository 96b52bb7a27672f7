import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import { startCatalog } from '../../emulator/index.ts';
import { openLive } from '../../scripts/live.ts';
import { REFUSED } from '../../scripts/read-only.ts';
import { DIST } from '../support/open-world.ts';
import { type SelfSigned, selfSigned } from '../support/self-signed.ts';
import type { Visit, Visited } from './live-child.ts';

const CATALOG = 'catalog.example.edu';

/** The demo Catalog behind TLS, as a real one is. */
async function realCatalog(certificate: SelfSigned): Promise<{ catalog: DemoCatalog; address: string; close(): Promise<void> }> {
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
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await catalog.close();
  };
  return { catalog, address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
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

type RealCatalog = Awaited<ReturnType<typeof realCatalog>>;

function changedIn({ catalog }: RealCatalog): string[] {
  return catalog.requests().flatMap(({ method, path }) => (method === 'PUT' || method === 'DELETE' ? [path] : []));
}

/** Without waiting: the clock stands still but for what the script sleeps. */
function open(address: string, key: string) {
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(`${key}\n`);
  return openLive({ dist: DIST, catalog: CATALOG, address, allowSend: false, terminal: { input, output }, clock: 1_800_000_000_000 });
}

describe('a real Catalog from the emulator', () => {
  // One process visits all three, because it takes as long to start as to visit one.
  let catalogs: { readOnly: RealCatalog; open: RealCatalog; unknown: RealCatalog };
  let ran: Ran;
  let visited: { readOnly?: Visited; open?: Visited; unknown?: Visited };

  beforeAll(async () => {
    const known = selfSigned(CATALOG);
    const folder = mkdtempSync(join(tmpdir(), 'live-'));
    const trusted = join(folder, 'trusted.pem');
    writeFileSync(trusted, known.cert);
    const [readOnly, open, unknown] = await Promise.all([realCatalog(known), realCatalog(known), realCatalog(selfSigned(CATALOG))]);
    catalogs = { readOnly, open, unknown };
    const visits: Visit[] = [
      { address: readOnly.address, sending: 'refused' },
      { address: open.address, sending: 'allowed' },
      { address: unknown.address, sending: 'allowed' },
    ];
    const script = join(import.meta.dirname, 'live-child.ts');
    ran = await run([script, CATALOG, JSON.stringify(visits)], readOnly.catalog.apiKey, { NODE_EXTRA_CA_CERTS: trusted });
    expect(ran.code, ran.text).toBe(0);
    const [first, second, third]: Visited[] = JSON.parse(ran.text.split('\n').at(-2) ?? '');
    visited = { readOnly: first, open: second, unknown: third };
    return async () => {
      rmSync(folder, { recursive: true });
      await Promise.all([readOnly.close(), open.close(), unknown.close()]);
    };
  });

  it('is read, and what would change it is refused before it leaves; the row says so', () => {
    const { shown, renamed } = visited.readOnly ?? {};

    expect(shown).toContain('Read-only');
    expect(JSON.stringify(renamed)).toContain(REFUSED);
    expect(renamed).toMatchObject({ requests: [{ state: 'failed' }], figures: expect.stringContaining('34 pulled') });
    expect(changedIn(catalogs.readOnly)).toEqual([]);
    expect(ran.text).not.toContain(catalogs.readOnly.catalog.apiKey);
  });

  it('takes what is sent with --allow-send', () => {
    const { shown, renamed } = visited.open ?? {};

    expect(shown).toContain('--allow-send is on');
    expect(renamed).toMatchObject({ requests: [{ state: 'done' }], status: [['sent']] });
    expect(changedIn(catalogs.open)).toHaveLength(1);
  });

  it('is not trusted with a certificate that nobody vouches for', () => {
    expect(visited.unknown?.problem).toContain(`Can’t reach ${CATALOG}.`);
    expect(catalogs.unknown.catalog.requests()).toEqual([]);
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
