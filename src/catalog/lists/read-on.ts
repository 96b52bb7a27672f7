// A long list is read in steps. A step in the middle reads on without the records of earlier ones, so that each record is staged once and read
// once, however many steps there are. The last pages need all of them.

import type { Resource } from '../resource.ts';
import { pagesInAll } from './list-plan.ts';
import type { Found, ListReading, ListState } from './list-state.ts';

/** Returns whether the next round needs no record that was found before: it's in the middle of the first reading of a list with a total. */
export function readsOn({ resource, state }: { resource: Pick<Resource, 'key'>; state: ListState }): boolean {
  if (resource.key === undefined || state.way !== 'counted' || hasEnded({ state })) return false;
  return state.pages + state.batch < pagesInAll(state);
}

/** Returns whether the first reading of a list has come to its end. */
export function hasEnded({ state }: Pick<ListReading, 'state'>): boolean {
  return state.done || state.confirming === true || state.pass > 1;
}

/** Returns a list with the records that earlier steps have found. If one was found twice, the list has moved while it was read. */
export function withEarlier({ elsewhere = 0, ...reading }: ListReading, earlier: Found): ListReading {
  const found: Found = new Map([...earlier, ...reading.found]);
  const hasMoved = found.size < elsewhere + reading.found.size;
  return { ...reading, found, ...(hasMoved && { state: { ...reading.state, steady: false } }) };
}
