// A server that sends back what it gets, as httpbin.org does, in a thread of its own: the emulator's script blocks the thread of
// the tests while it fetches.
import { Worker } from 'node:worker_threads';

export interface EchoServer {
  url: string;
  close(): Promise<unknown>;
}

/**
 * `/delay/8` takes five seconds: a busy machine can stop for more than one, and a response must not come before the end of a timeout of one.
 * `/sooner/delay/8` takes two, for a timeout that must not end anything.
 */
export async function serveEcho(): Promise<EchoServer> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     require('node:http').createServer((request, response) => {
       const chunks = [];
       request.on('data', (chunk) => chunks.push(chunk));
       request.on('end', () => {
         const { pathname, searchParams } = new URL(request.url, 'http://echo.invalid');
         const away = searchParams.get('url');
         if (away !== null) return response.writeHead(302, { Location: away }).end();
         const body = JSON.stringify({ headers: request.headers, data: Buffer.concat(chunks).toString('utf8') });
         const answer = () => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
         if (pathname.includes('/delay/')) setTimeout(answer, pathname.startsWith('/sooner/') ? 2000 : 5000);
         else answer();
       });
     }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`,
    { eval: true, execArgv: [] },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => worker.terminate() };
}
