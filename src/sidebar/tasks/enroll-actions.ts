// The learners to enroll in a listing, from the pasted text to the rows that are added.
import type { Messages } from '../../protocol/messages.ts';
import type { ListingChoice, PersonMatch } from '../../protocol/tasks.ts';
import { pastedPeople } from './pasted-people.ts';

export interface Enrolling extends Partial<Messages['listings']['output']> {
  /** The pasted text. */
  text: string;
  /** The name of the listing in the list. */
  listing: string;
  /** Absent before the search. */
  people?: PersonMatch[];
  /** For each of them a Canvas user ID, `CREATE`, or `''` to skip them. */
  chosen: string[];
}

export const CREATE = 'create';

export const nobodyYet: Enrolling = { text: '', listing: '', chosen: [] };

/** Returns a name that no other listing has. */
export function listingName({ title, one, id }: ListingChoice): string {
  return `${title} (${one} ${id})`;
}

/** Returns the listing that the text means: its name in the list, or a title that only one listing has. */
export function chosenListing({ listings, listing }: Enrolling): ListingChoice | undefined {
  const titled = listings?.filter((one) => one.title.trim().toLowerCase() === listing.trim().toLowerCase()) ?? [];
  return listings?.find((one) => listingName(one) === listing) ?? (titled.length === 1 ? titled[0] : undefined);
}

/** Stores the search results. Only certain matches who have no place yet are chosen automatically. */
export function matched(enrolling: Enrolling, people: PersonMatch[]): Enrolling {
  return { ...enrolling, people, chosen: people.map((person) => (isReady(person) ? (person.found[0]?.id ?? '') : '')) };
}

/** Returns whether this is certainly one user, who can be enrolled. */
export function isReady({ found: [first], isSure }: PersonMatch): boolean {
  return isSure && first !== undefined && first.already === undefined;
}

/** Returns the place that someone has in the listing already, if each user who could be meant has one. */
export function placeOf({ found }: PersonMatch): string | undefined {
  return found.every(({ already }) => already !== undefined) ? found[0]?.already : undefined;
}

/** Returns the input of the command `matchPeople`. */
export function peopleToFind(enrolling: Enrolling): Messages['matchPeople']['input'] {
  return { people: pastedPeople(enrolling.text), listing: chosenListing(enrolling)?.id ?? '' };
}

/** Returns whether a user must be created before this learner can be enrolled. */
export function isNew({ found, mail, isSure }: PersonMatch): boolean {
  return found.length === 0 && mail !== '' && !isSure;
}

/** Returns the input of the command `enroll`. */
export function rowsFor(enrolling: Enrolling): Messages['enroll']['input'] {
  const { people = [], chosen } = enrolling;
  return {
    listing: chosenListing(enrolling)?.id ?? '',
    people: chosen.filter((choice) => choice !== '' && choice !== CREATE),
    newcomers: people.filter((_, at) => chosen[at] === CREATE).map(({ name, mail }) => ({ name, mail })),
  };
}
