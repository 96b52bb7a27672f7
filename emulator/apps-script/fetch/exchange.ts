// HTTP for a thread that may not wait for promises: another thread sends all requests at once, this one sleeps meanwhile.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

export interface OutgoingRequest {
  /** Where it really goes, with path and query. */
  address: string;
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array;
  /** Milliseconds. */
  timeout: number;
}

/** `headers` alternates names and values, as they came. */
export type IncomingAnswer =
  | { status: number; headers: string[]; body: Uint8Array; error?: undefined }
  | { error: 'timeout' | 'unreachable' };

export interface Exchange {
  /** Sends all at the same time and blocks until the last answer is there. */
  send(requests: OutgoingRequest[]): IncomingAnswer[];
  close(): Promise<void>;
}

export function openExchange(): Exchange {
  let line: { worker: Worker; port: import('node:worker_threads').MessagePort; flag: Int32Array } | undefined;

  function connect() {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const { port1: port, port2 } = new MessageChannel();
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: { port: port2, flag },
      transferList: [port2],
      // Nothing of how this process was started, such as a loader of TypeScript, concerns the worker.
      execArgv: [],
    });
    // Whoever waits learns of a failure by the flag; without a listener it would end this process too.
    worker.on('error', () => {});
    worker.unref();
    port.unref();
    return { worker, port, flag };
  }

  return {
    send(requests) {
      line ??= connect();
      const { port, flag } = line;
      Atomics.store(flag, 0, 0);
      port.postMessage(requests);
      // The notification of the answer before may come late and wake this wait: only the flag itself counts.
      while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
      // The worker responds to each message with exactly one of this shape before it sets the flag, unless it has ended.
      const answer = receiveMessageOnPort(port) as { message: IncomingAnswer[] } | undefined;
      if (answer === undefined) {
        line = undefined;
        port.close();
        throw new Error('The thread that sends requests has ended.');
      }
      return answer.message;
    },
    async close() {
      line?.port.close();
      await line?.worker.terminate();
      line = undefined;
    },
  };
}
