// How other clients read the same orders from the same demo Catalog: how long it takes, how many cells are of the wrong type, and
// how many records they miss while the list changes. Clients without cells only parse the JSON.
import type { CellValue, Host } from '../../emulator/host.ts';
import { openHost, startCatalog } from '../../emulator/index.ts';
import { personAt } from '../person.ts';
import { CATALOG_HOST, CLOCK } from './demo.ts';
import { medianOf } from './median.ts';
import { floorOf, gotPages, type Order, octokitPages, type Target } from './peer-clients.ts';
import { openTutorial } from './tutorials.ts';
import { COLUMNS, wrongIn, ZONE } from './wrong-cells.ts';

export interface PeerResult {
  client: string;
  rows: number;
  /** What each response of Catalog takes longer, in milliseconds. */
  latency: number;
  milliseconds: number;
  /** Of the cells of six columns. Undefined for a client that writes none. */
  wrongCells: number | undefined;
  cells: number;
}

export interface DriftResult {
  client: string;
  /** Records that were there all the time and weren't read. */
  missed: number;
  records: number;
}

interface Reading {
  milliseconds: number;
  ids: ReadonlySet<string>;
  table?: readonly (readonly CellValue[])[];
}

interface Client {
  name: string;
  /** The client would take minutes for more. */
  upTo: number;
  read(dist: string, target: Target): Promise<Reading>;
}

/** What takes longer, in milliseconds, is read once, and the rest three times. */
const LONG = 2_000;

const clients: readonly Client[] = [
  { name: 'Catalog Sync (cells, formats, order items, proof of completeness)', upTo: 10_000, read: readWithCatalogSync },
  { name: 'got, pages by rel=next', upTo: 10_000, read: (_, target) => readPages(() => gotPages(target)) },
  { name: 'octokit, pages by rel=next', upTo: 10_000, read: (_, target) => readPages(() => octokitPages(target)) },
  { name: 'fetch by Total, 20 pages at a time: the floor', upTo: 10_000, read: (_, target) => readPages(() => floorOf(target)) },
  { name: 'tutorial: pages in a loop, setValues', upTo: 10_000, read: (_, target) => readWithTutorial(target, 'importRows') },
  { name: 'tutorial: pages in a loop, cell by cell', upTo: 1_000, read: (_, target) => readWithTutorial(target, 'importCells') },
];

/** Reads orders with each client. */
export async function comparePeers(dist: string, sizes: readonly number[], latencies: readonly number[]): Promise<PeerResult[]> {
  const results: PeerResult[] = [];
  for (const rows of sizes) {
    const catalog = await startCatalog({ seed: 1, clock: CLOCK, scale: { orders: rows, courses: 24, enrollments: 20 } });
    const orders = catalog.records('orders');
    try {
      for (const latency of latencies) {
        catalog.setFaults([{ latency }]);
        for (const client of clients.filter(({ upTo }) => rows <= upTo)) {
          const readings = await readRepeatedly(() => client.read(dist, { url: catalog.url, key: catalog.apiKey }));
          const table = readings[0]?.table;
          results.push({
            client: client.name,
            rows,
            latency,
            milliseconds: medianOf(readings.map(({ milliseconds }) => milliseconds)),
            wrongCells: table && wrongIn(table, orders),
            cells: orders.length * COLUMNS.length,
          });
        }
      }
    } finally {
      await catalog.close();
    }
  }
  return results;
}

/** Reads a list in which 25 records a second come and go. */
export async function compareDrift(dist: string, seeds: readonly number[]): Promise<DriftResult[]> {
  const results: DriftResult[] = [];
  for (const client of clients.filter(({ upTo }) => upTo > 1_000)) {
    let missed = 0;
    let records = 0;
    for (const seed of seeds) {
      const scale = { orders: 3_000, courses: 24, enrollments: 20 };
      const catalog = await startCatalog({
        seed,
        clock: CLOCK,
        scale,
        faults: [{ latency: 20 }],
        switches: { drift: { perSecond: 25, seed } },
      });
      const idsNow = () => new Set(catalog.records('orders').map(({ id }) => String(id)));
      const before = idsNow();
      const { ids } = await client.read(dist, { url: catalog.url, key: catalog.apiKey });
      const after = idsNow();
      const throughout = [...before].filter((id) => after.has(id));
      missed += throughout.filter((id) => !ids.has(id)).length;
      records += throughout.length;
      await catalog.close();
    }
    results.push({ client: client.name, missed, records });
  }
  return results;
}

async function readRepeatedly(read: () => Promise<Reading>): Promise<Reading[]> {
  const first = await read();
  if (first.milliseconds > LONG) return [first];
  return [first, await read(), await read()];
}

async function readPages(read: () => Promise<Order[]>): Promise<Reading> {
  const from = performance.now();
  const orders = await read();
  return { milliseconds: performance.now() - from, ids: new Set(orders.map(({ id }) => String(id))) };
}

async function readWithCatalogSync(dist: string, { url, key }: Target): Promise<Reading> {
  const host = await openHost({ dist, clock: CLOCK, timeZone: ZONE, hosts: { [CATALOG_HOST]: url } });
  try {
    const person = personAt(host);
    host.open();
    host.click('Open sidebar');
    person.ask('connect', { host: CATALOG_HOST, key, kind: 'test' });
    person.ask('personal', { answer: 'with' });
    return readAtHost(host, 'Orders', () => void person.finish('pull', { resource: 'orders', filters: {} }));
  } finally {
    await host.close();
  }
}

async function readWithTutorial(target: Target, name: string): Promise<Reading> {
  const host = await openTutorial(CATALOG_HOST, target);
  try {
    return readAtHost(host, 'Sheet1', () => void host.run(name));
  } finally {
    await host.close();
  }
}

function readAtHost(host: Host, tab: string, read: () => void): Reading {
  const from = performance.now();
  read();
  const milliseconds = performance.now() - from;
  const [headers = [], ...rows] = host.workbook.values(tab);
  const columns = COLUMNS.map((header) => headers.indexOf(header));
  const table = rows.filter(([first]) => first !== '').map((row) => columns.map((column) => row[column] ?? ''));
  return { milliseconds, ids: new Set(table.map(([id]) => String(id))), table };
}
