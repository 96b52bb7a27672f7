// Records of another resource that stand for the one that a create would make: an applicant for an enrollment in a full course.

import type { Record_, Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';

/** By wanted record, what its row is told where Catalog holds such a one. Throws CatalogError where that cannot be known. */
export function findBlockers(session: Session, resource: Resource, wanted: readonly Record_[]): (string | undefined)[] {
  const said: (string | undefined)[] = wanted.map(() => undefined);
  for (const { resource: name, status, says } of resource.lookUp?.also ?? []) {
    session.client.lookUpMany(resourceOf(name), wanted, resource.lookUp).forEach((answer, index) => {
      if (answer instanceof CatalogError) {
        // A key that may not see the others cannot meet them either.
        if (answer.code !== 'forbidden') throw answer;
      } else if (answer.some(({ values }) => values.status === status)) said[index] = says;
    });
  }
  return said;
}
