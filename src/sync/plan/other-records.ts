// Records that a write doesn't name but touches: those that block a create, and those that an operation for all or none takes.
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Operation, Record_, Resource, Value } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import type { JournalEntry } from './journal-entry.ts';

/**
 * Returns for each wanted record what its row shows if Catalog has one of another resource in its place, such as an applicant
 * for an enrollment in a full course. Throws CatalogError if that can't be read.
 */
export function findBlockers(session: Session, resource: Resource, wanted: readonly Record_[]): (string | undefined)[] {
  const notes: (string | undefined)[] = wanted.map(() => undefined);
  for (const { resource: name, status, says } of resource.lookUp?.also ?? []) {
    session.client.lookUpMany(resourceOf(name), wanted, resource.lookUp).forEach((answer, index) => {
      if (answer instanceof CatalogError) {
        // A key that can't see these records can't be blocked by them either.
        if (answer.code !== 'forbidden') throw answer;
      } else if (answer.some(({ values }) => values.status === status)) notes[index] = says;
    });
  }
  return notes;
}

/** Returns whether an operation goes only together with all others of its kind, in one request that names none of them. */
export function isAllOrNothing(entry: JournalEntry): boolean {
  return resourceOf(entry.resource).writes[entry.operation]?.allOrNothing !== undefined;
}

/** Returns the records that such an operation affects, by the value of the field that selects them. Throws CatalogError if they can't be read. */
export function affectedRecords({ client }: Session, resource: Resource, operation: Operation, value: Value): Parsed[] {
  const field = resource.writes[operation]?.allOrNothing ?? '';
  const [response] = client.lookUpMany(resource, [{ [field]: value }], { filters: { [field]: field }, fields: [field] });
  if (!Array.isArray(response)) throw response ?? new Error('no response');
  return response;
}
