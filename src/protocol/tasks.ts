// Choices of the tasks that fill rows: enrolling people and copying a listing.

export interface ListingChoice {
  id: string;
  title: string;
  /** `course` or `program`. */
  one: string;
}

/** A pasted person and the pulled users who could be meant. */
export interface PersonMatch {
  /** As pasted; one of them may be `''`. */
  name: string;
  mail: string;
  /** Canvas user id, and how people know them. */
  found: {
    id: string;
    text: string;
    /** The place that they have in the listing, such as `enrolled` or `on the waitlist`. */
    already?: string;
  }[];
  /** It is the one that was found. */
  isSure: boolean;
}

export interface ListingTemplate {
  sheet: number;
  key: string;
  one: string;
  title: string;
  path: string;
  /** A Canvas course has to be named for the new one. */
  hasCourse: boolean;
}
