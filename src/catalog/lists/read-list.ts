// Reads lists, one fetch round per step: the first page, then the others many at a time, with pages read twice to notice a
// list that moves while it is read.

import type { Resource } from '../resource.ts';
import { CatalogError } from '../wire/errors.ts';
import type { Reply } from '../wire/responses.ts';
import { type PageRequest, planRound } from './list-plan.ts';
import { parseListResponse } from './list-response.ts';
import type { ListReader, ListReading, ListState, PageReader } from './list-state.ts';
import { mergeRound } from './merge-pages.ts';

/**
 * Returns the list after one fetch round, or after several if requests had to be repeated. Throws CatalogError if reading can't
 * continue: then the same step can be tried again.
 */
export function stepList(client: ListReader, reading: ListReading): ListReading {
  const { state } = reading;
  if (state.done) return reading;
  const before = client.rounds();
  const requests = planRound(reading);
  const width = state.batch === 1 ? 1 : Math.max(state.batch, requests.length);
  const { replies, width: learned } = client.read(
    requests.map((request) => request.call),
    width,
  );
  const batch = learned < width ? Math.min(state.batch, learned) : state.batch;
  const asked = { ...reading, state: { ...state, batch, rounds: state.rounds + client.rounds() - before } };
  const next = mergeReplies(asked, requests, replies, client.connection.host);
  return resolveAmbiguous(client, next);
}

/** Reads records that came in two versions by their own addresses, once the list is read. If that fails, the version read later is kept. */
export function resolveAmbiguous(client: ListReader, reading: ListReading): ListReading {
  const { resource, state } = reading;
  if (!state.done || state.unclear.length === 0 || !resource.single) return reading;
  const before = client.rounds();
  const outcomes = client.readMany(resource, state.unclear);
  for (const outcome of outcomes) if ('failed' in outcome && outcome.failed.code === 'wrong-key') throw outcome.failed;
  const current = outcomes.flatMap((outcome) => ('found' in outcome ? [[outcome.found.key, outcome.found] as const] : []));
  return {
    ...reading,
    state: { ...state, rounds: state.rounds + client.rounds() - before },
    found: new Map([...reading.found, ...current]),
  };
}

/** Returns the list with the pages of the replies, which are in the order of their requests. Throws the first error among them. */
export function mergeReplies(reading: ListReading, requests: readonly PageRequest[], replies: readonly Reply[], host: string): ListReading {
  const { resource, state } = reading;
  const pages = replies.flatMap((reply, position) => {
    if (!reply.ok) throw reply.error;
    const { role, index, call } = requests[position] ?? {};
    const page = parseListResponse({ ...resource.list, path: call?.path.split('?')[0] }, reply.json, reply.headers);
    if (!page) throw new CatalogError('not-catalog', host, { status: 200 });
    return role === undefined ? [] : [{ ...page, role, index, text: reply.text, rows: withParentIds(resource, state, page.rows) }];
  });
  return mergeRound(reading, pages);
}

/** A row of a nested list doesn't always name the record that it belongs to. */
function withParentIds({ parent }: Resource, { owner }: ListState, rows: unknown[]): unknown[] {
  if (!parent || owner === undefined) return rows;
  return rows.map((row) => (typeof row === 'object' && row !== null ? { [parent.name]: owner, ...row } : row));
}

/** Reads several lists to their ends, at the same time. A list that can't be read gets an `error`, and the others continue. */
export function readLists(client: PageReader, lists: readonly ListReading[]): ListReading[] {
  let readings = [...lists];
  while (readings.some(isOpen)) readings = stepOpen(client, readings);
  return readings;
}

/** Returns whether a list has pages to read. */
export function isOpen({ state, error }: ListReading): boolean {
  return !state.done && !error;
}

/** Returns several lists after one fetch round for those that are open. */
export function stepOpen(client: PageReader, readings: readonly ListReading[]): ListReading[] {
  const stepped = stepLists(client, readings.filter(isOpen));
  return readings.map((reading) => (isOpen(reading) ? (stepped.shift() ?? reading) : reading));
}

/** Returns the states of lists after their first pages, in one round. Throws the first error among them. */
export function readFirstPages(client: PageReader, readings: readonly ListReading[]): ListState[] {
  return stepLists(client, readings).map(({ state, error }) => {
    if (error) throw error;
    return state;
  });
}

/** Returns the lists after one fetch round for all of them. A list that can't be read gets an `error`. */
export function stepLists(client: PageReader, readings: readonly ListReading[]): ListReading[] {
  const plans = readings.map((reading) => ({ reading, requests: planRound(reading) }));
  const width = Math.min(...readings.map(({ state }) => state.batch));
  const { replies, width: batch } = client.read(
    plans.flatMap(({ requests }) => requests.map((request) => request.call)),
    width,
  );
  let from = 0;
  return plans.map(({ reading, requests }) => {
    const own = replies.slice(from, from + requests.length);
    from += requests.length;
    const asked = { ...reading, state: { ...reading.state, batch } };
    try {
      return mergeReplies(asked, requests, own, client.connection.host);
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      return { ...asked, error };
    }
  });
}
