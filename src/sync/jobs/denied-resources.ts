// The resources that Catalog hasn't let a key read, so that the sidebar can show it before another try, and whether its analytics name
// users. Everyone with the same key shares the record.

import { parseVersioned } from '../../base/versioned.ts';
import type { Connection } from '../../catalog/wire/connection.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Properties } from '../../platform/ports.ts';

/** Stored in document properties under `refused.<scope>`. */
interface DeniedResources {
  v: 1;
  resources: string[];
  /** Whether the analytics of users name them, as one request has shown. */
  peopleNamed?: boolean;
}

const nameOf = ({ scope }: Connection) => `refused.${scope}`;

/** Returns the resources that the key can't read, as far as known. */
export function deniedResources(document: Properties, connection: Connection): string[] {
  return read(document, connection).resources;
}

/** Returns whether the analytics of users name them, as far as known. */
export function analyticsNamePeople(document: Properties, connection: Connection): boolean | undefined {
  return read(document, connection).peopleNamed;
}

export function recordAnalyticsNamePeople(document: Properties, connection: Connection, peopleNamed: boolean): void {
  save(document, connection, { ...read(document, connection), peopleNamed });
}

function read(document: Properties, connection: Connection): DeniedResources {
  const text = document.get(nameOf(connection));
  return text === undefined ? { v: 1, resources: [] } : parseVersioned<DeniedResources>(text);
}

function save(document: Properties, connection: Connection, stored: DeniedResources): void {
  const isEmpty = stored.resources.length === 0 && stored.peopleNamed === undefined;
  if (isEmpty) document.remove(nameOf(connection));
  else document.set(nameOf(connection), JSON.stringify(stored));
}

/** Records whether the key can read a resource, after a pull with this error or with none. Other errors say nothing about access. */
export function recordAccess(
  session: { document: Properties; client: { connection: Connection } },
  resource: string,
  error?: unknown,
): void {
  const { document, client } = session;
  const denied = error instanceof CatalogError && error.code === 'forbidden';
  const { resources } = read(document, client.connection);
  if ((error !== undefined && !denied) || denied === resources.includes(resource)) return;
  document.refresh();
  const known = read(document, client.connection);
  const others = known.resources.filter((name) => name !== resource);
  save(document, client.connection, { ...known, resources: denied ? [...others, resource] : others });
}

/** Stores the resources that the key can't read, and forgets what else was found out about its access. */
export function saveDenied(document: Properties, connection: Connection, resources: string[]): void {
  save(document, connection, { v: 1, resources });
}
