// The page's servers answer only on this machine, and only to who has the whole address, with its token. Whatever goes
// wrong in one request ends with that request.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GuardedServer {
  origin: string;
  /** With the token and a slash at the end: all other addresses are below it. */
  url: string;
  close(): Promise<void>;
}

export interface Exchange {
  /** Verb and path below the token, such as `GET /page.js`; no path if the address ends with the token. */
  route: string;
  request: IncomingMessage;
  response: ServerResponse;
}

/** An error with the status that its response gets. */
export class RequestProblem extends Error {
  constructor(
    readonly status: 400 | 404 | 413,
    message: string,
  ) {
    super(message);
  }
}

const CLOSED = "default-src 'none'; frame-ancestors 'none'";

/** A paste of 100,000 rows has about 20 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** `port` 0 takes a free one. Whatever `answer` throws is the response, in one line. */
export async function listen(
  port: number,
  answer: (exchange: Exchange) => void | Promise<void>,
  token = newToken(),
): Promise<GuardedServer> {
  let origin = '';
  const server: Server = createServer((request, response) => {
    // A client that hangs up is not an error of the emulator.
    request.on('error', ignore);
    response.on('error', ignore);
    const path = admittedPath(request, origin, token);
    if (path === undefined) return sendLine(response, 403, 'Open the page with the whole address that npm start printed.');
    new Promise<void>((resolve) => resolve(answer({ route: `${request.method} ${path}`, request, response }))).catch((error: unknown) =>
      sendProblem(response, error),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  server.on('error', ignore);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: `${origin}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Part of the address, so that other programs on this computer can't guess it. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Returns the path below the token, without the query. Returns undefined if the request has no business here. */
function admittedPath({ url = '', headers }: IncomingMessage, origin: string, token: string): string | undefined {
  // A page of the internet that gives this address a name of its own must not get in, and neither must its scripts.
  if (`http://${headers.host}` !== origin || (headers.origin !== undefined && headers.origin !== origin)) return undefined;
  const [path = ''] = url.split('?');
  const [before, given = '', ...rest] = path.split('/');
  return before === '' && isSame(given, token) ? rest.map((part) => `/${part}`).join('') : undefined;
}

/** Takes as long for every text, so that the time tells nothing about the token. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export interface Content {
  type: string;
  body: string | Buffer;
  /** What a page can load and who can frame it. If absent, it loads no files and no page frames it. */
  policy?: string;
  /** How long the browser keeps it. If absent, it asks each time. */
  cache?: string;
}

/** For what never changes at its address. */
export const FOREVER = 'private, max-age=31536000, immutable';

export function send(response: ServerResponse, status: number, { type, body, policy = CLOSED, cache = 'no-store' }: Content): void {
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
    'content-security-policy': policy,
    'cache-control': cache,
    // The origin, never the path, because the token is in it.
    'referrer-policy': 'strict-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  sendLine(response, error instanceof RequestProblem ? error.status : 500, messageOf(error).replace(/\s+/g, ' ').trim());
}

function sendLine(response: ServerResponse, status: number, line: string): void {
  send(response, status, { type: 'text/plain', body: `${line}\n` });
}

/** Errors of the script come from another realm and are no `Error` of ours. */
export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

/** Returns the JSON that was sent. Only our own script sends this content type: another page must not, to this address. */
export async function readJson({ request }: Exchange): Promise<unknown> {
  if (request.headers['content-type'] !== 'application/json') throw new RequestProblem(400, 'The message must be JSON.');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    // Read to its end all the same: a client that is still sending wouldn't see the response.
    if (bytes <= MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > MAX_BYTES) throw new RequestProblem(413, `The message is too large. Send at most ${MAX_BYTES / 1024 / 1024} MB.`);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new RequestProblem(400, 'The message must be JSON.');
  }
}

function ignore(): void {}
