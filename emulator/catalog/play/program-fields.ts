// What only programs take, and what becomes of it.
import { idsIn } from '../serve/call.ts';
import type { Program } from '../store/records.ts';
import { requires } from '../store/requirements.ts';
import type { Setters } from './listing-fields.ts';
import { listingFound } from './listings.ts';

export const programSetters: Setters<Program> = {
  sequential: ({ draft }, value) => {
    draft.sequential = value === true;
  },
  requirement_ids: ({ call, draft }, value) => {
    const ids = [...new Set(idsIn(value) ?? [])];
    const listings = ids.map((id) => listingFound(call, id));
    if (listings.includes(undefined)) return 'must be listings of this catalog';
    if (listings.some((listing) => listing !== undefined && requires(call.store, listing, draft.id)))
      return 'must not require the program itself';
    draft.requirement_ids = ids;
  },
};
