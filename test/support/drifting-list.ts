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
  /** How many records the list has. Default 2,000. */
  records?: number;
  /**
   * The records that arrive: created just now, or long before, such as one that becomes visible. The latter come to the end that new
   * ones come to, or to the place of their date.
   */
  arrivals?: 'new' | 'older-at-the-end' | 'older-in-place';
  /** Dates prove that it's complete: all records are older than the margin for clocks that differ. */
  dated?: true;
}

export interface DriftedPull {
  complete: boolean;
  /** Records that were there throughout and were not read. */
  lacking: number;
  rounds: number;
  requests: number;
  passes: number;
}

const PAGE = 20;
/** Milliseconds that a round takes, and that it takes to come to the server and back. */
const ROUND = 1_000;
const WAY = 100;
/** The newest record of a list whose dates count is this old, in milliseconds. */
const MARGIN = 600_000;

export function pullWhileDrifting({ seed, order, perSecond, arrivals = 'new', records = 2_000, dated }: Drift): DriftedPull {
  const random = createRandom(seed);
  const start = Date.UTC(2026, 0, 31, 12) + random.whole(0, 999);
  let now = start;
  let asked = 0;
  const stamp = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
  const row = (id: number, time: number) => ({
    id,
    status: 'active',
    user: { id: id + 5_000 },
    listing: { id: 7 },
    enrolled_at: stamp(time),
  });
  // In the order in which they were made.
  const rows = Array.from({ length: records }, (_, index) => row(index + 1, start - (records - index) * 60_000 - (dated ? MARGIN : 0)));
  // Changes come by chance, so many a second on average.
  const pause = () => (-Math.log(1 - random.next()) * 1_000) / perSecond;
  let due = start + pause();
  const throughout = new Set(rows.map(({ id }) => id));
  let next = records + 1;
  const changeUntil = (time: number): void => {
    for (; due <= time; due += pause()) {
      const [gone] = rows.splice(random.whole(0, rows.length - 1), 1);
      if (gone) throughout.delete(gone.id);
      const born = arrivals === 'new' ? time : start - random.whole(1, records) * 60_000 - 30_000;
      const place = arrivals === 'older-in-place' ? rows.findIndex(({ enrolled_at }) => enrolled_at > stamp(born)) : -1;
      rows.splice(place < 0 ? rows.length : place, 0, row(next, born));
      next += 1;
    }
  };
  const fetchAll = (requests: HttpRequest[]): HttpResponse[] => {
    const answers: HttpResponse[] = [];
    asked += requests.length;
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
  const first = startReading(enrollments, {});
  let reading = dated ? { ...first, state: { ...first.state, dated } } : first;
  while (!reading.state.done) reading = stepList(client, reading);
  const { state: run, found } = reading;
  const lacking = [...throughout].filter((id) => !found.has(String(id))).length;
  return { complete: run.complete, lacking, rounds: run.rounds, requests: asked, passes: run.pass };
}
