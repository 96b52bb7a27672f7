// Serves the page of the emulator on this machine only. It runs on the thread of the host, so requests wait while a
// script runs: that is also how the host stays the only truth.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Host } from '../host.ts';
import { buildPage } from './build-page.ts';
import { frameHtml } from './frame-html.ts';
import type { Practice, PracticeAction, PracticeReply } from './practice.ts';
import type { CopyReply, Reply, Request } from './protocol.ts';
import { reply } from './reply.ts';
import { openSidebar, watchHost } from './watch-host.ts';

export interface PageServer {
  url: string;
  close(): Promise<void>;
}

/** How often the host is asked whether something happened that no browser window did. */
const lookEvery = 250;

export interface PageOptions {
  /** 0, or none, takes a free one. */
  port?: number;
  /** Says beside the title where requests of the script go; plain text without markup. */
  reach?: string;
  /** What the panel of the practice Catalog shows; no panel without it. */
  practice?: Practice;
}

export async function servePage(host: Host, options: PageOptions = {}): Promise<PageServer> {
  const { practice } = options;
  const built = await buildPage();
  const watch = watchHost(host);
  const listeners = new Set<ServerResponse>();
  const copies: { close(): Promise<void> }[] = [];

  // Frames have an origin of their own, as with Google: their scripts cannot reach into the page around them.
  const frames = await listen(0, (request, response) => {
    const id = Number(/^\/frame\/(\d+)$/.exec(request.url ?? '')?.[1]);
    const frame = [openSidebar(host), ...host.dialogs()].find((each) => each?.id === id);
    if (frame === undefined) return send(response, 404, 'text/plain', 'This window has been closed.');
    const policy = `default-src 'unsafe-inline' data: blob:; frame-ancestors ${page.url}`;
    send(response, 200, 'text/html', frameHtml(frame.html, built.frameScript), policy);
  });

  const page = await listen(options.port ?? 0, (request, response) => {
    const route = `${request.method} ${request.url}`;
    if (route === 'GET /') {
      const policy = `default-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-src ${frames.url}`;
      send(response, 200, 'text/html', shell(options.reach ?? 'nothing leaves this machine'), policy);
    } else if (route === 'GET /page.js') send(response, 200, 'text/javascript', built.script);
    else if (route === 'GET /page.css') send(response, 200, 'text/css', built.style);
    else if (route === 'GET /workbook.xlsx') {
      downloadable(host).then(
        (file) => send(response, 200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file),
        (error) => send(response, 500, 'text/plain', String(error)),
      );
    } else if (route === 'GET /events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`data: ${watch.observe()}\n\n`);
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
    } else if (route === 'POST /act' && request.headers['content-type'] === 'application/json') {
      readBody(request)
        .then((body) => {
          // Only our own script gets here: another page may not send this content type to this address.
          const answer = reply(host, watch, JSON.parse(body) as Request, (id) => `${frames.url}/frame/${id}`);
          send(response, 200, 'application/json', JSON.stringify({ ...answer, practice: practice !== undefined } satisfies Reply));
        })
        .catch((error: unknown) => send(response, 500, 'text/plain', String(error)));
    } else if (route === 'POST /copy' && request.headers['content-type'] === 'application/json') {
      const copy = host.workbook.copyFile();
      void servePage(copy, { reach: options.reach }).then((opened) => {
        copies.push(opened, copy);
        send(response, 200, 'application/json', JSON.stringify({ url: opened.url } satisfies CopyReply));
      });
    } else if (practice !== undefined && route === 'GET /practice') {
      send(response, 200, 'application/json', JSON.stringify({ view: practice.look() } satisfies PracticeReply));
    } else if (practice !== undefined && route === 'POST /practice' && request.headers['content-type'] === 'application/json') {
      void readBody(request).then(async (body) => {
        send(response, 200, 'application/json', JSON.stringify(await askPractice(practice, JSON.parse(body) as PracticeAction)));
      });
    } else send(response, 404, 'text/plain', 'Nothing here.');
  });

  let told = watch.observe();
  const timer = setInterval(() => {
    if (listeners.size === 0) return;
    const revision = watch.observe();
    if (revision !== told) for (const listener of listeners) listener.write(`data: ${revision}\n\n`);
    told = revision;
  }, lookEvery);

  return {
    url: page.url,
    async close() {
      clearInterval(timer);
      for (const listener of listeners) listener.end();
      await Promise.all([page, frames, ...copies].map((each) => each.close()));
    },
  };
}

const shell = (reach: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Emulated Google Sheets</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body data-reach="${reach}">
<div id="page"></div>
<script src="/page.js"></script>
</body>
</html>
`;

function send(response: ServerResponse, status: number, type: string, body: string | Buffer, policy = "default-src 'none'"): void {
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

/** The library for files is loaded when it is wanted: it would make each start slower. */
async function downloadable(host: Host): Promise<Buffer> {
  const { workbookFile } = await import('./workbook-file.ts');
  return await workbookFile(host);
}

async function askPractice(practice: Practice, action: PracticeAction): Promise<PracticeReply> {
  try {
    await practice.act(action);
    return { view: practice.look() };
  } catch (error) {
    return { view: practice.look(), problem: error instanceof Error ? error.message : String(error) };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(port: number, answer: RequestListener): Promise<PageServer> {
  const server: Server = createServer((request, response) => {
    // A page of the internet that names this address by its own name must not get in.
    if (request.headers.host !== `127.0.0.1:${(server.address() as AddressInfo).port}`)
      return send(response, 403, 'text/plain', 'Not here.');
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
