// Who is the same person: users that were merged into one another. Everything else about a person is the Canvas user ID.
import type { Record_ } from '../catalog/resource.ts';
import { type ReportInput, readOf, textOf } from './report-input.ts';

/** Merged users are followed this far. */
const MAX_MERGES = 5;

export interface People {
  /** Returns the ID that stands for all accounts of a person, by the Canvas ID of one. `''` without an ID. */
  personOf(canvasId: string): string;
  /** Returns the Canvas IDs of all accounts of a person. */
  accountsOf(person: string): readonly string[];
  /** Returns the record of a user by Canvas ID, if users were read. */
  userOf(canvasId: string): Record_ | undefined;
}

/** Reads the source `users`. Without it, each Canvas ID is a person. */
export function peopleIn(input: ReportInput): People {
  const users = readOf(input, 'users').map(({ values }) => values);
  const byId = new Map(users.map((user) => [textOf(user.id), user]));
  const byCanvasId = new Map(users.map((user) => [textOf(user.canvas_user_id), user]));
  const accounts = new Map<string, string[]>();
  const persons = new Map<string, string>();
  for (const user of users) {
    const canvasId = textOf(user.canvas_user_id);
    if (canvasId === '') continue;
    const person = textOf(survivorOf(user, byId).canvas_user_id) || canvasId;
    persons.set(canvasId, person);
    const known = accounts.get(person);
    if (known) known.push(canvasId);
    else accounts.set(person, [canvasId]);
  }
  return {
    personOf: (canvasId) => persons.get(canvasId) ?? canvasId,
    accountsOf: (person) => accounts.get(person) ?? [person],
    userOf: (canvasId) => byCanvasId.get(canvasId),
  };
}

/** Returns the user that another one was merged into, however often. In a circle, the first one stays. */
function survivorOf(user: Record_, byId: ReadonlyMap<string, Record_>): Record_ {
  const seen = new Set([user]);
  let current = user;
  for (let steps = 0; steps < MAX_MERGES; steps++) {
    const next = byId.get(textOf(current.merged_into_user_id));
    if (!next) return current;
    if (seen.has(next)) return user;
    seen.add(next);
    current = next;
  }
  return current;
}

/** Returns an email address as it's compared: without capitals and surrounding spaces. */
export function addressOf(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase();
}
