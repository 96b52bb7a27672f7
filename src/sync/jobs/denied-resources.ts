// The resources that Catalog hasn't let a key read, so that the sidebar can show it before another try. Everyone with the
// same key shares the record.

import { parseVersioned } from '../../base/versioned.ts';
import type { Connection } from '../../catalog/wire/connection.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored in document properties under `refused.<scope>`. */
interface DeniedResources {
  v: 1;
  resources: string[];
}

const nameOf = ({ scope }: Connection) => `refused.${scope}`;

/** Returns the resources that the key can't read, as far as known. */
export function deniedResources(document: Properties, connection: Connection): string[] {
  const text = document.get(nameOf(connection));
  return text === undefined ? [] : parseVersioned<DeniedResources>(text).resources;
}

/** Records whether the key can read a resource, after a pull with this error or with none. Other errors say nothing about access. */
export function recordAccess(
  session: { document: Properties; client: { connection: Connection } },
  resource: string,
  error?: unknown,
): void {
  const { document, client } = session;
  const denied = error instanceof CatalogError && error.code === 'forbidden';
  const known = deniedResources(document, client.connection);
  if ((error !== undefined && !denied) || denied === known.includes(resource)) return;
  saveDenied(document, client.connection, denied ? [...known, resource] : known.filter((name) => name !== resource));
}

/** Stores the resources that the key can't read. */
export function saveDenied(document: Properties, connection: Connection, resources: string[]): void {
  if (resources.length === 0) document.remove(nameOf(connection));
  else document.set(nameOf(connection), JSON.stringify({ v: 1, resources } satisfies DeniedResources));
}
