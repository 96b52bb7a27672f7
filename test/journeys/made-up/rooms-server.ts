// A Catalog that knows rooms and nothing else, in a thread of its own: the emulator's script blocks the thread of the tests.
import { Worker } from 'node:worker_threads';

export interface Room {
  id: number;
  name: string;
  seats: number | null;
  house: { name: string };
  locked: boolean;
  floor: number;
}

export interface RoomsServer {
  url: string;
  /** All that changed something, as it came: method, path and body. */
  writes(): Promise<unknown[]>;
  rooms(): Promise<Room[]>;
  close(): Promise<unknown>;
}

/** Rooms with these values; answers once it listens. */
export async function serveRooms(rooms: readonly Room[]): Promise<RoomsServer> {
  const worker = new Worker(
    `const { parentPort, workerData: rooms } = require('node:worker_threads');
     const writes = [];
     const play = (method, { pathname, searchParams: query }, body) => {
       const [, , , name, id, action] = pathname.split('/');
       const room = rooms.find((each) => each.id === Number(id));
       if (name === 'catalogs') return { body: { catalogs: [] }, total: 0, size: 20 };
       if (method === 'GET' && id === undefined) {
         const floor = query.get('floor');
         const wanted = rooms.filter((each) => floor === null || each.floor === Number(floor));
         const size = Number(query.get('per_page') || 20);
         const from = (Number(query.get('page') || 1) - 1) * size;
         return { body: { rooms: wanted.slice(from, from + size) }, total: wanted.length, size };
       }
       if (method !== 'GET') writes.push({ method, path: pathname, body });
       if (method === 'POST') {
         const { title, ...values } = body.room;
         const made = { id: 90 + rooms.length, name: title, seats: null, house: { name: 'East' }, locked: false, floor: 0, ...values };
         rooms.push(made);
         return { status: 201, body: { room: made } };
       }
       if (!room) return { status: 404, body: {} };
       if (action === 'lock') room.locked = true;
       else if (method === 'PUT') {
         const { title, ...values } = body.room;
         Object.assign(room, values, title === undefined ? {} : { name: title });
       }
       return { body: { room } };
     };
     require('node:http').createServer(async (request, response) => {
       let text = '';
       for await (const piece of request) text += piece;
       const { status = 200, body, total, size } = play(request.method, new URL(request.url, 'http://localhost'), text ? JSON.parse(text) : undefined);
       response.writeHead(status, { 'Content-Type': 'application/json', ...(total === undefined ? {} : { Total: total, 'Per-Page': size }) });
       response.end(JSON.stringify(body));
     }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
     parentPort.on('message', () => parentPort.postMessage({ rooms, writes }));`,
    { eval: true, workerData: rooms, execArgv: [] },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const held = (): Promise<{ rooms: Room[]; writes: unknown[] }> => {
    const answer = new Promise<{ rooms: Room[]; writes: unknown[] }>((resolve) => worker.once('message', resolve));
    worker.postMessage('all');
    return answer;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    writes: async () => (await held()).writes,
    rooms: async () => (await held()).rooms,
    close: () => worker.terminate(),
  };
}
