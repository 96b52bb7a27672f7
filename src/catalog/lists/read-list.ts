// Reads a list, one fetch round per step: the first page, then the others many at a time, with pages read twice to
// notice a list that moves while it is read.

import type { Field, Resource } from '../resource.ts';
import { CatalogError } from '../wire/errors.ts';
import type { Reply } from '../wire/responses.ts';
import { type PageRequest, planRound } from './list-plan.ts';
import { parseListResponse } from './list-response.ts';
import type { Found, ListReader, ListState } from './list-state.ts';
import { mergeRound } from './merge-pages.ts';

/**
 * Reads on for one fetch round, and further ones only where requests had to be repeated; adds to `found` and moves
 * `run` on. Throws CatalogError when reading cannot go on; then neither has moved and the step can be tried again.
 */
export function stepList(client: ListReader, resource: Resource, run: ListState, found: Found, fields: readonly Field[]): void {
  if (run.done) return;
  const before = client.rounds();
  const requests = planRound(resource, run);
  const width = run.batch === 1 ? 1 : Math.max(run.batch, requests.length);
  const { replies, width: learned } = client.read(
    requests.map((request) => request.call),
    width,
  );
  run.rounds += client.rounds() - before;
  if (learned < width) run.batch = Math.min(run.batch, learned);
  takeReplies(client.connection.host, resource, run, found, fields, requests, replies);
  if (run.done) settle(client, resource, run, found);
}

/** Records that came in two versions are read by themselves; where that fails, the version that was read later stays. */
function settle(client: ListReader, resource: Resource, run: ListState, found: Found): void {
  if (run.unclear.length === 0 || !resource.single) return;
  const before = client.rounds();
  for (const outcome of client.readMany(resource, run.unclear)) {
    if ('found' in outcome) found.set(outcome.found.key, outcome.found);
    else if ('failed' in outcome && outcome.failed.code === 'wrong-key') throw outcome.failed;
  }
  run.rounds += client.rounds() - before;
}

/** Throws the first error among the replies; else takes in their pages. */
export function takeReplies(
  host: string,
  resource: Resource,
  run: ListState,
  found: Found,
  fields: readonly Field[],
  requests: readonly PageRequest[],
  replies: readonly Reply[],
): void {
  const pages = replies.map((reply) => {
    if (!reply.ok) throw reply.error;
    const page = parseListResponse(resource.list, reply.json, reply.headers);
    if (!page) throw new CatalogError('not-catalog', host, { status: 200 });
    return { ...page, rows: page.rows.map((row) => withOwner(resource, run, row)) };
  });
  mergeRound(
    resource,
    run,
    found,
    fields,
    requests.flatMap((request, position) => {
      const page = pages[position];
      return page ? [{ role: request.role, ...page }] : [];
    }),
  );
}

/** What hangs on another record need not say on which. */
function withOwner({ parent: of }: Resource, { owner }: ListState, row: unknown): unknown {
  return of && owner !== undefined && typeof row === 'object' && row !== null ? { [of.name]: owner, ...row } : row;
}
