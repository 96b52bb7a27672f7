// People who are to be enrolled in a listing, from the pasted text to the rows that are added.
import type { Messages } from '../../protocol/messages.ts';
import type { ListingChoice, PersonMatch } from '../../protocol/tasks.ts';

export interface Enrolling extends Partial<Messages['listings']['output']> {
  /** What the person pasted. */
  text: string;
  /** The listing as it is named in the list. */
  listing: string;
  /** Once they were looked for. */
  people?: PersonMatch[];
  /** For each of them a Canvas user id, `CREATE`, or `''` for nobody. */
  chosen: string[];
}

export const CREATE = 'create';

export const nobodyYet: Enrolling = { text: '', listing: '', chosen: [] };

/** A name that no other listing has. */
export function listingName({ title, one, id }: ListingChoice): string {
  return `${title} (${one} ${id})`;
}

function chosenListing({ listings, listing }: Enrolling): ListingChoice | undefined {
  return listings?.find((one) => listingName(one) === listing);
}

/** Only who is found for sure is chosen from the start. */
export function matched(enrolling: Enrolling, people: PersonMatch[]): Enrolling {
  return { ...enrolling, people, chosen: people.map(({ found: [first], isSure }) => (isSure && first ? first.id : '')) };
}

/** Can only be enrolled once a user has been created. */
export function isNew({ found, mail }: PersonMatch): boolean {
  return found.length === 0 && mail !== '';
}

/** What is asked of the server. */
export function rowsFor(enrolling: Enrolling): Messages['enroll']['input'] {
  const { people = [], chosen } = enrolling;
  return {
    listing: chosenListing(enrolling)?.id ?? '',
    people: chosen.filter((choice) => choice !== '' && choice !== CREATE),
    newcomers: people.filter((_, at) => chosen[at] === CREATE).map(({ name, mail }) => ({ name, mail })),
  };
}
