// Whether a listing has a seat for each learner of a batch. Only then their order doesn't matter, and they can be enrolled at the same time.
import { groupBy } from '../../base/group-by.ts';
import { directories, resourcesOf } from '../../catalog/directories.ts';
import { blocksCreate, type Value } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Session } from '../jobs/session.ts';
import { valuesOfWrite, type Write } from '../plan/write.ts';

const LISTING = 'listing_id';
const SEATS = 'enrollment_cap';

/** Returns whether creates that take seats find enough of them. False if that can't be read: then they go one by one. */
export function hasSeats(session: Session, creates: readonly Write[]): boolean {
  const [{ resource } = {}] = creates;
  if (!resource?.writes.create?.effects.includes('seat')) return true;
  const wanted = groupBy(creates, (write) => String(valuesOfWrite(write)[LISTING] ?? ''));
  const caps = seatsIn(session, Array.from(wanted.keys()));
  const limited = Array.from(wanted).filter(([listing]) => caps.get(listing) !== null);
  if (limited.some(([listing]) => typeof caps.get(listing) !== 'number')) return false;
  const taken = session.client.lookUpMany(
    resource,
    limited.map(([listing]) => ({ [LISTING]: listing })),
    { filters: { [LISTING]: LISTING }, fields: [LISTING] },
  );
  return limited.every(([listing, learners], index) => {
    const answer = taken[index] ?? [];
    if (answer instanceof CatalogError) return false;
    const seated = answer.filter(({ values }) => blocksCreate(resource, values)).length;
    return Number(caps.get(listing)) - seated >= learners.length;
  });
}

/** Returns the seats of listings: null without a limit, and undefined if the listing can't be read. */
function seatsIn({ client }: Session, listings: readonly string[]): Map<string, Value | undefined> {
  const seats = new Map<string, Value | undefined>();
  for (const resource of resourcesOf(directories.listings)) {
    const left = listings.filter((listing) => !seats.has(listing));
    const answers = left.length > 0 ? client.readMany(resource, left) : [];
    answers.forEach((answer, index) => {
      if ('found' in answer) seats.set(left[index] ?? '', answer.found.values[SEATS]);
    });
  }
  return seats;
}
