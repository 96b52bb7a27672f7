// Fields that say something about people: whether this workbook may hold them is asked once, and kept in the file.
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

/** The headers of the columns about people, those of its lines too. */
export function personalColumns({ fields, children: lines, custom }: Resource): string[] {
  const labels = [...fields, ...(lines?.fields ?? [])].filter((field) => field.personal).map(({ label }) => label);
  return [...Array.from(new Set(labels)), ...(custom?.definitions ? ['your Catalog’s user-defined fields'] : [])];
}

export function asksPersonal(resource: Resource): boolean {
  return personalColumns(resource).length > 0;
}

/** What a pull says that nobody could ask. */
export function leftOut(resource: Resource): string {
  return `Personal data was left out (${personalColumns(resource).join(', ')}). To choose whether to include it, pull from the sidebar.`;
}
