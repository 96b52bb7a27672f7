// Personal data: the user decides once per file whether it's pulled, and the file keeps the decision.
import type { Resource } from '../../catalog/resource.ts';
import type { Properties } from '../../platform/ports.ts';

export type PersonalAnswer = 'with' | 'without';

/** Stored in document properties. */
const NAME = 'personal';

export function personalAnswer(document: Properties): PersonalAnswer | undefined {
  const answer = document.get(NAME);
  return answer === 'with' || answer === 'without' ? answer : undefined;
}

export function savePersonalAnswer(document: Properties, answer: PersonalAnswer): void {
  document.set(NAME, answer);
}

/** Returns the headers of the columns with personal data, those of its child rows included. */
export function personalColumns({ fields, children, custom }: Resource): string[] {
  const labels = [...fields, ...(children?.fields ?? [])].filter((field) => field.personal).map(({ label }) => label);
  return [...Array.from(new Set(labels)), ...(custom?.definitions ? ['your Catalog’s user-defined fields'] : [])];
}

export function asksPersonal(resource: Resource): boolean {
  return personalColumns(resource).length > 0;
}

/** Returns the note of a pull that couldn't prompt the user. */
export function leftOut(resource: Resource): string {
  return `Personal data was left out (${personalColumns(resource).join(', ')}). To choose whether to include it, pull from the sidebar.`;
}
