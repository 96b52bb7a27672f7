// A list of enrollments that changes while it is read: each request of a round is answered at a moment of its own, and what
// is due by then has happened. Reads it with the product's own code.

import { createRandom } from '../../emulator/catalog/seed/random.ts';
import { createClient } from '../../src/catalog/client.ts';
import { startReading } from '../../src/catalog/lists/list-state.ts';
import { stepList } from '../../src/catalog/lists/read-list.ts';
import { enrollments } from '../../src/catalog/resources/enrollments.ts';
import type { HttpRequest, HttpResponse } from '../../src/platform/ports.ts';
import { pageOf } from '../catalog/fake-list.ts';
import { connection } from '../catalog/fake-wire.ts';

export interface Drift {
  seed: number;
  order: 'ascending' | 'descending';
  /** Pairs of one insert and one delete, in a second. */
  perSecond: number;
}

export interface DriftedPull {
  complete: boolean;
  /** Records that were there throughout and were not read. */
  lacking: number;
  rounds: number;
  passes: number;
}

const RECORDS = 2_000;
const PAGE = 20;
/** Milliseconds that a round takes, and that it takes to come to the server and back. */
const ROUND = 1_000;
const WAY = 100;

export function pullWhileDrifting({ seed, order, perSecond }: Drift): DriftedPull {
  const random = createRandom(seed);
  const start = Date.UTC(2026, 0, 31, 12) + random.whole(0, 999);
  let now = start;
  const stamp = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
  const row = (id: number, time: number) => ({
    id,
    status: 'active',
    user: { id: id + 5_000 },
    listing: { id: 7 },
    enrolled_at: stamp(time),
  });
  // In the order in which they were made.
  const rows = Array.from({ length: RECORDS }, (_, index) => row(index + 1, start - (RECORDS - index) * 60_000));
  // Changes come by chance, so many a second on average.
  const pause = () => (-Math.log(1 - random.next()) * 1_000) / perSecond;
  let due = start + pause();
  const throughout = new Set(rows.map(({ id }) => id));
  let next = RECORDS + 1;
  const changeUntil = (time: number): void => {
    for (; due <= time; due += pause()) {
      const [gone] = rows.splice(random.whole(0, rows.length - 1), 1);
      if (gone) throughout.delete(gone.id);
      rows.push(row(next, time));
      next += 1;
    }
  };
  const fetchAll = (requests: HttpRequest[]): HttpResponse[] => {
    const answers: HttpResponse[] = [];
    const arrivals = requests.map((request, index) => ({ request, index, at: now + WAY + random.next() * (ROUND - 2 * WAY) }));
    for (const { request, index, at } of arrivals.sort((a, b) => a.at - b.at)) {
      changeUntil(at);
      const shown = order === 'ascending' ? rows : [...rows].reverse();
      const answer = pageOf('enrollments', shown, request, { most: PAGE });
      answers[index] = { ...answer, headers: { ...answer.headers, date: new Date(at).toUTCString() } };
    }
    now += ROUND;
    return answers;
  };
  const client = createClient(
    { fetchAll, file: () => ({ status: 404, type: '', bytes: [] }) },
    { now: () => now, sleep: () => undefined, id: () => 'id' },
    connection,
  );
  let reading = startReading(enrollments, {});
  while (!reading.state.done) reading = stepList(client, reading);
  const { state: run, found } = reading;
  const lacking = [...throughout].filter((id) => !found.has(String(id))).length;
  return { complete: run.complete, lacking, rounds: run.rounds, passes: run.pass };
}
