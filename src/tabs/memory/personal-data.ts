// Personal data: each user with a key decides once per file whether it's pulled. The file keeps who decided, by the name that
// they entered, and when. The stricter answer wins.

import { StopError } from '../../base/problem.ts';
import { bytesOf, cutTo, MAX_PROPERTY_BYTES } from '../../base/property-size.ts';
import { say } from '../../base/say.ts';
import { parseVersioned } from '../../base/versioned.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Properties } from '../../platform/ports.ts';

export type PersonalAnswer = 'with' | 'without';

export interface PersonalDecision {
  answer: PersonalAnswer;
  /** The name that the user entered, which isn't verified. `''` if they entered none, or if an earlier version stored the answer. */
  name: string;
  /** Milliseconds since 1970, or 0 if an earlier version stored the answer. */
  at: number;
}

/** Stored in document properties. Earlier versions stored one answer, without who gave it. */
interface Decisions {
  v: 1;
  /** By the random ID of the user. */
  users: { [who: string]: PersonalDecision };
  /** Holds until someone decides: what an earlier version stored, or that personal data was removed. */
  file?: PersonalDecision;
}

const NAME = 'personal';
const MAX_NAME_LENGTH = 60;

function readDecisions(document: Properties): Decisions {
  const text = document.get(NAME);
  if (text === undefined) return { v: 1, users: {} };
  if (text === 'with' || text === 'without') return { v: 1, users: {}, file: { answer: text, name: '', at: 0 } };
  return parseVersioned<Decisions>(text);
}

/** Returns the decision that holds: the strictest of the users', and the newest of those. */
export function personalDecision(document: Properties): PersonalDecision | undefined {
  return decisionIn(readDecisions(document));
}

function decisionIn({ users, file }: Decisions): PersonalDecision | undefined {
  const given = Object.values(users).sort((a, b) => b.at - a.at);
  return given.find(({ answer }) => answer === 'without') ?? given[0] ?? file;
}

/** Returns a text that changes with each decision about personal data, and if it's removed. */
export function decisionsText(document: Properties): string | undefined {
  return document.get(NAME);
}

/** Throws StopError if someone has decided about personal data since, or removed it. Called under the lock, before it's stored. */
export function assertSameDecisions(document: Properties, before: string | undefined): void {
  if (decisionsText(document) === before) return;
  throw new StopError('review-again', 'Someone changed what personal data this file can hold during this review.', 'Review again.');
}

export function personalAnswer(document: Properties): PersonalAnswer | undefined {
  return personalDecision(document)?.answer;
}

/** Returns the decision that holds, and what each user has decided. */
export function personalDecisions(document: Properties): { decision?: PersonalDecision; users: Decisions['users'] } {
  const decisions = readDecisions(document);
  return { decision: decisionIn(decisions), users: decisions.users };
}

/** Returns whether a user is still to be asked. Once someone has decided against it, another answer would change nothing. */
export function isAsked(document: Properties, who: string): boolean {
  const decisions = readDecisions(document);
  return decisionIn(decisions)?.answer !== 'without' && decisions.users[who] === undefined;
}

/** Stores what a user has decided. The caller holds the lock. */
export function savePersonalAnswer(document: Properties, who: string, decision: PersonalDecision): void {
  const { users, file } = readDecisions(document);
  const decided = { ...decision, name: cutTo(decision.name, MAX_NAME_LENGTH) };
  const rest = Object.entries(users)
    .filter(([other]) => other !== who)
    .sort(([, a], [, b]) => (a.answer === b.answer ? b.at - a.at : a.answer === 'without' ? -1 : 1));
  // Too many for a property: those who agreed long ago are asked again.
  for (;;) {
    const text = JSON.stringify({ v: 1, users: Object.fromEntries([[who, decided], ...rest]), file } satisfies Decisions);
    if (bytesOf(text) <= MAX_PROPERTY_BYTES || rest.length === 0) {
      document.set(NAME, text);
      return;
    }
    rest.pop();
  }
}

/** Replaces all decisions by one for the file, under which personal data is left out until a user decides otherwise. */
export function leaveOutPersonal(document: Properties, { name, at }: Omit<PersonalDecision, 'answer'>): void {
  // Throws at a record of a newer version, so that it isn't overwritten.
  readDecisions(document);
  const file: PersonalDecision = { answer: 'without', name: cutTo(name, MAX_NAME_LENGTH), at };
  document.set(NAME, JSON.stringify({ v: 1, users: {}, file } satisfies Decisions));
}

/** Returns the headers of the columns with personal data, those of its child rows included. */
export function personalColumns({ fields, children, custom }: Resource): string[] {
  const labels = [...fields, ...(children?.fields ?? [])].filter((field) => field.personal).map(({ label }) => label);
  return [...Array.from(new Set(labels)), ...(custom?.definitions ? [say`your Catalog’s user-defined fields`] : [])];
}

export function asksPersonal(resource: Resource): boolean {
  return personalColumns(resource).length > 0;
}

/** Returns the note of a pull that couldn't prompt the user. */
export function leftOut(resource: Resource): string {
  return say`Personal data was left out (${personalColumns(resource).join(', ')}). To choose whether to include it, pull from the sidebar.`;
}
