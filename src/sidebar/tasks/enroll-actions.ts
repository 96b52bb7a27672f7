// The learners to enroll in a listing, from the pasted text to the rows that are added.
import type { Messages } from '../../protocol/messages.ts';
import type { ListingChoice, PersonMatch } from '../../protocol/tasks.ts';

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

function chosenListing({ listings, listing }: Enrolling): ListingChoice | undefined {
  return listings?.find((one) => listingName(one) === listing);
}

/** Stores the search results. Only certain matches are chosen automatically. */
export function matched(enrolling: Enrolling, people: PersonMatch[]): Enrolling {
  return { ...enrolling, people, chosen: people.map(({ found: [first], isSure }) => (isSure && first ? first.id : '')) };
}

/** Returns whether a user must be created before this learner can be enrolled. */
export function isNew({ found, mail }: PersonMatch): boolean {
  return found.length === 0 && mail !== '';
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
