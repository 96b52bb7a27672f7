// A server that keeps what reaches it, in its own thread: the emulator's script blocks the thread of the tests while it fetches.
import { Worker } from 'node:worker_threads';

export interface RecordedRequest {
  path: string;
  /** Did it carry an API key? */
  key: boolean;
}

export interface RecordingServer {
  url: string;
  requests(): Promise<RecordedRequest[]>;
  close(): Promise<unknown>;
}

export interface CannedResponse {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** Starts a server with these responses by path, with or without the query; any other path gets an empty JSON object. */
export async function serveRecorded(responses: Readonly<Record<string, CannedResponse>> = {}): Promise<RecordingServer> {
  const worker = new Worker(
    `const { parentPort, workerData: responses } = require('node:worker_threads');
     const requests = [];
     require('node:http').createServer((request, response) => {
       requests.push({ path: request.url, key: request.headers.authorization !== undefined });
       const { status = 200, headers = {}, body = {} } = responses[request.url] ?? responses[request.url.split('?')[0]] ?? {};
       response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
     }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
     parentPort.on('message', () => parentPort.postMessage(requests));`,
    { eval: true, workerData: responses, execArgv: [] },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => {
      const recorded = new Promise<RecordedRequest[]>((resolve) => worker.once('message', resolve));
      worker.postMessage('requests');
      return recorded;
    },
    close: () => worker.terminate(),
  };
}
