// Serves the page of the emulator on this machine only. It runs on the thread of the host, so requests wait while a
// script runs: that is also how the host stays the only truth.
import type { ServerResponse } from 'node:http';
import type { Host } from '../host.ts';
import { type BuiltPage, buildPage } from './build-page.ts';
import type { Demo, DemoAction, DemoReply } from './demo.ts';
import { frameHtml } from './frame-html.ts';
import {
  type Exchange,
  FOREVER,
  type GuardedServer,
  listen,
  messageOf,
  newToken,
  RequestProblem,
  readJson,
  send,
} from './guarded-server.ts';
import type { CopyReply, Reply } from './protocol.ts';
import { readDemoAction, readRequest } from './read-request.ts';
import { reply } from './reply.ts';
import { openSidebar, watchHost } from './watch-host.ts';

export interface PageServer {
  /** With a random token, without which every request is refused. */
  url: string;
  /** Builds the browser side again, and reloads every window that shows the page. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** How often the host is asked whether something happened that no browser window did. */
const lookEvery = 250;

export interface PageOptions {
  /** 0, or none, takes a free one. */
  port?: number;
  /** The same one keeps the address over a restart; a new one if absent. */
  token?: string;
  /** Says beside the title where requests of the script go; plain text without markup. */
  reach?: string;
  /** What the panel of the demo Catalog shows; no panel without it. */
  demo?: Demo;
  /**
   * Opens the sidebar again when the page is loaded again, so that it doesn't show what was true when it was opened.
   * With Google, a reload closes sidebars.
   */
  reopen?: () => void;
}

export async function servePage(host: Host, options: PageOptions = {}): Promise<PageServer> {
  const { demo } = options;
  let built = await buildPage();
  // A window that finds another build than the one it shows reloads itself, after a restart of this process too.
  let build = newToken();
  const watch = watchHost(host);
  const listeners = new Set<ServerResponse>();
  const copies: { close(): Promise<void> }[] = [];
  const frames = await serveFrames(
    host,
    () => built,
    () => page.origin,
  );

  const routes: Record<string, (exchange: Exchange) => void | Promise<void>> = {
    'GET /'({ response }) {
      reopenSidebar(host, frames.served, options.reopen);
      const policy = `default-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; frame-src ${frames.origin}`;
      send(response, 200, { type: 'text/html', body: shell(options.reach ?? 'no request leaves this computer', built), policy });
    },
    // Copied without its last slash; the files of the page are below it.
    'GET ': ({ response }) => void response.writeHead(308, { location: page.url }).end(),
    'GET /page.js': ({ response }) => send(response, 200, { type: 'text/javascript', body: built.script, cache: FOREVER }),
    'GET /page.css': ({ response }) => send(response, 200, { type: 'text/css', body: built.style }),
    async 'GET /workbook.xlsx'({ response }) {
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      send(response, 200, { type, body: await downloadable(host) });
    },
    'GET /events'({ response }) {
      const revision = watch.observe();
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`retry: 500\n${buildMessage(build)}data: ${revision}\n\n`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    async 'POST /act'(exchange) {
      const request = readRequest(await readJson(exchange));
      const answer = reply(host, watch, request, (id) => `${frames.url}frame/${id}`);
      sendJson(exchange, { ...answer, demo: demo !== undefined } satisfies Reply);
    },
    async 'POST /copy'(exchange) {
      await readJson(exchange);
      const copy = host.workbook.copyFile();
      copies.push(copy);
      const problem = openFile(copy);
      const opened = await servePage(copy, { reach: options.reach });
      copies.push(opened);
      sendJson(exchange, { url: opened.url, problem } satisfies CopyReply);
    },
  };
  if (demo !== undefined) {
    routes['GET /demo'] = (exchange) => sendJson(exchange, { view: demo.look() } satisfies DemoReply);
    for (const provider of ['stripe', 'paypal', 'authorize.net'] as const)
      routes[`GET /${provider}.csv`] = ({ response }) => send(response, 200, { type: 'text/csv', body: demo.paymentExport(provider) });
    routes['POST /demo'] = async (exchange) => sendJson(exchange, await askDemo(demo, readDemoAction(await readJson(exchange))));
  }
  const page: GuardedServer = await listen(
    options.port ?? 0,
    (exchange) => {
      const answer = Object.hasOwn(routes, exchange.route) ? routes[exchange.route] : undefined;
      if (answer === undefined) throw new RequestProblem(404, 'Not found.');
      return answer(exchange);
    },
    options.token,
  );

  let told = watch.observe();
  const timer = setInterval(() => {
    if (listeners.size === 0) return;
    const revision = newest(watch.observe) ?? told;
    if (revision !== told) for (const listener of listeners) listener.write(`data: ${revision}\n\n`);
    told = revision;
  }, lookEvery);

  return {
    url: page.url,
    async reload() {
      built = await buildPage();
      build = newToken();
      for (const listener of listeners) listener.write(buildMessage(build));
    },
    async close() {
      clearInterval(timer);
      for (const listener of listeners) listener.end();
      await Promise.all([page, frames, ...copies].map((each) => each.close()));
    },
  };
}

/** A script that can't open it leaves the sidebar as it is. */
function reopenSidebar(host: Host, served: ReadonlySet<number>, reopen: (() => void) | undefined): void {
  const open = openSidebar(host);
  if (!reopen || !open || !served.has(open.id)) return;
  try {
    reopen();
  } catch {
    // The page shows what failed when the person does the same.
  }
}

/** Frames have an origin of their own, as with Google: their scripts cannot reach into the page around them. */
async function serveFrames(
  host: Host,
  built: () => BuiltPage,
  pageOrigin: () => string,
): Promise<GuardedServer & { served: ReadonlySet<number> }> {
  const served = new Set<number>();
  const server = await listen(0, ({ route, response }) => {
    const id = Number(/^GET \/frame\/(\d+)$/.exec(route)?.[1]);
    const frame = [openSidebar(host), ...host.dialogs()].find((each) => each?.id === id);
    if (frame === undefined) throw new RequestProblem(404, 'This window has been closed.');
    const policy = `default-src 'unsafe-inline' data: blob:; frame-ancestors ${pageOrigin()}`;
    served.add(id);
    send(response, 200, { type: 'text/html', body: frameHtml(frame.html, built().frameScript), policy });
  });
  return { ...server, served };
}

/** Returns what the script's `onOpen` threw. The file is open all the same, as with Google. */
function openFile(host: Host): string | undefined {
  try {
    host.open();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** Returns undefined if the host fails: the next request of the page meets the same failure, and shows it. */
function newest(observe: () => number): number | undefined {
  try {
    return observe();
  } catch {
    return undefined;
  }
}

function buildMessage(build: string): string {
  return `event: build\ndata: ${build}\n\n`;
}

function sendJson({ response }: Exchange, value: unknown): void {
  send(response, 200, { type: 'application/json', body: JSON.stringify(value) });
}

/** The script's address names its text: compiling it takes longer than anything else in loading the page again. */
const shell = (reach: string, { digest }: BuiltPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Emulated Google Sheets</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
</head>
<body data-reach="${reach}">
<div id="page"></div>
<script src="page.js?${digest}"></script>
</body>
</html>
`;

/** The library for files is loaded when it is wanted: it would make each start slower. */
export async function downloadable(host: Host): Promise<Buffer> {
  const { workbookFile } = await import('./workbook-file.ts');
  return await workbookFile(host);
}

async function askDemo(demo: Demo, action: DemoAction): Promise<DemoReply> {
  try {
    await demo.act(action);
    return { view: demo.look() };
  } catch (error) {
    return { view: demo.look(), problem: messageOf(error) };
  }
}
