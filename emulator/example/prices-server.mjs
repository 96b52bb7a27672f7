// Stands in for https://prices.example.com. A script waits for its requests, so the server runs in another thread or process.
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';

const PRICES = { Chair: 49.5, Desk: 180 };

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const asked = searchParams.getAll('item');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(Object.fromEntries(Object.entries(PRICES).filter(([item]) => asked.includes(item)))));
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage(`http://127.0.0.1:${server.address().port}`));
