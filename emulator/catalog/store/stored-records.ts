// The records of a resource for tests and benchmarks: as stored, with what the API makes of them where it shows more.
import { tableOf } from './change.ts';
import { showProgram, showRegistration, showTag } from './shown.ts';
import type { Store } from './store.ts';

/** By the name of the API, such as `account_admins`; throws for a name that is none. */
export function storedRecords(store: Store, resource: string): Record<string, unknown>[] {
  if (resource === 'tags') return store.tags.rows.map((tag) => showTag(store, tag));
  if (resource === 'programs') return store.programs.rows.map((program) => ({ ...program, ...showProgram(store, program, 'current') }));
  if (resource === 'user_registrations') {
    return store.users.rows.filter((user) => user.registered_account_id !== null).map((user) => showRegistration(store, user));
  }
  return tableOf(store, resource).rows.map((row) => ({ ...row }));
}
