// HTTP for a thread that may not wait for promises: another thread sends all requests at once, this one sleeps meanwhile.
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

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

/** A thread that sends, and how to talk to it. */
interface Line {
  worker: Worker;
  port: MessagePort;
  flag: Int32Array;
}

/** Lines of exchanges that are closed, for the next ones: a thread takes longer to start than most runs take as a whole. */
const resting: Line[] = [];

export function openExchange(): Exchange {
  let line: Line | undefined;
  return {
    send(requests) {
      line ??= resting.pop() ?? connect();
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
      if (!line) return;
      line.port.postMessage('rest');
      resting.push(line);
      line = undefined;
    },
  };
}

function connect(): Line {
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
