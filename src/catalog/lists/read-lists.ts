// Several lists of one resource at the same time: other filters, or those of different records.

import type { Field, Resource } from '../resource.ts';
import { CatalogError } from '../wire/errors.ts';
import { planRound } from './list-plan.ts';
import type { Found, ListState, PageReader } from './list-state.ts';
import { takeReplies } from './read-list.ts';

export interface ListReading {
  run: ListState;
  found: Found;
  /** Why this list could not be read; the others go on. */
  error?: CatalogError;
}

/** Reads all of them to their ends. */
export function readLists(client: PageReader, resource: Resource, fields: readonly Field[], readings: readonly ListReading[]): void {
  const open = () => readings.filter(({ run, error }) => !run.done && !error);
  for (let current = open(); current.length > 0; current = open()) readOn(client, resource, fields, current);
}

/** One fetch round for all of them. */
function readOn(client: PageReader, resource: Resource, fields: readonly Field[], readings: readonly ListReading[]): void {
  const plans = readings.map(({ run }) => planRound(resource, run));
  const width = Math.min(...readings.map(({ run }) => run.batch));
  const { replies, width: learned } = client.read(
    plans.flatMap((plan) => plan.map((request) => request.call)),
    width,
  );
  let from = 0;
  readings.forEach((reading, index) => {
    const plan = plans[index] ?? [];
    const answers = replies.slice(from, from + plan.length);
    from += plan.length;
    reading.run.batch = learned;
    try {
      takeReplies(client.connection.host, resource, reading.run, reading.found, fields, plan, answers);
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      reading.error = error;
    }
  });
}
