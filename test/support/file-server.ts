// Files of the public internet, in a thread of their own: the emulator's script blocks the thread of the tests while it fetches.
import { Worker } from 'node:worker_threads';

export interface FileServer {
  url: string;
  close(): Promise<unknown>;
}

/** By path. A request that carries a key is answered 500. */
export async function serveFiles(files: Readonly<Record<string, { type: string; body: string }>>): Promise<FileServer> {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     require('node:http').createServer((request, response) => {
       const file = workerData[request.url];
       if (request.headers.authorization !== undefined) response.writeHead(500).end();
       else if (!file) response.writeHead(404).end();
       else response.writeHead(200, { 'Content-Type': file.type }).end(Buffer.from(file.body, 'latin1'));
     }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`,
    { eval: true, workerData: files, execArgv: [] },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => worker.terminate() };
}
