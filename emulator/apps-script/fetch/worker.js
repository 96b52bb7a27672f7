// The thread that talks HTTP while the script's thread waits. Plain JavaScript: Node loads no TypeScript in a worker.
import http from 'node:http';
import https from 'node:https';
import { workerData } from 'node:worker_threads';

const { port, flag } = workerData;
// A certificate is always checked, whatever the environment says, and against the name in the Host header.
const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true, rejectUnauthorized: true }) };

// If this thread ends, the script's thread must not sleep forever.
process.on('exit', ring);

port.on('message', async (requests) => {
  if (requests === 'rest') {
    // Whoever uses this thread next talks to other servers.
    for (const agent of Object.values(agents)) agent.destroy();
    return;
  }
  const answers = await Promise.all(requests.map(send));
  port.postMessage(answers);
  ring();
});

function ring() {
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

/** Never fails: a network that fails, or a request that Node refuses to send, is an answer of its own. */
function send({ address, method, headers, body, timeout }) {
  return new Promise((resolve) => {
    const failed = (error) => resolve({ error: error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'unreachable' });
    try {
      const { protocol } = new URL(address);
      const { request } = protocol === 'https:' ? https : http;
      const options = { method, headers, agent: agents[protocol], signal: AbortSignal.timeout(timeout) };
      const out = request(address, options, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () => {
          // A body that stops short of its announced length is a failed request.
          if (!answer.complete) return failed(new Error('cut'));
          resolve({ status: answer.statusCode, headers: answer.rawHeaders, body: new Uint8Array(Buffer.concat(chunks)) });
        });
      });
      out.on('error', failed);
      // A server that switches protocols gives no answer, and leaves the request without an error.
      out.on('upgrade', (_answer, socket) => {
        socket.destroy();
        failed(new Error('upgraded'));
      });
      out.end(body);
    } catch (error) {
      failed(error);
    }
  });
}
