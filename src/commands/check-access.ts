import * as z from 'zod/mini';
import { parseVersioned } from '../base/versioned.ts';
import type { Connection } from '../catalog/wire/connection.ts';
import { CatalogError } from '../catalog/wire/errors.ts';
import type { Properties } from '../platform/ports.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { listCalls } from './check-catalog.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Stored in document properties under `refused.<scope>`: the same for everybody with the same key. */
interface DeniedResources {
  v: 1;
  resources: string[];
}

const nameOf = ({ scope }: Connection) => `refused.${scope}`;

/** The resources that Catalog has not let this key read, as far as known. */
export function deniedResources(document: Properties, connection: Connection): string[] {
  const text = document.get(nameOf(connection));
  return text === undefined ? [] : parseVersioned<DeniedResources>(text).resources;
}

/** Takes note of how the reading of a list has ended. */
export function recordAccess(document: Properties, connection: Connection, resource: string, error?: unknown): void {
  const refused = error instanceof CatalogError && error.code === 'forbidden';
  const known = deniedResources(document, connection);
  if ((error !== undefined && !refused) || refused === known.includes(resource)) return;
  save(document, connection, refused ? [...known, resource] : known.filter((name) => name !== resource));
}

/** Asks for one record of each list that was refused. */
export const checkAccess: CommandEntry<'checkAccess'> = {
  input: () => z.object({}),
  run: (platform) => {
    const { client, document } = openWorld(platform);
    const asked = deniedResources(document, client.connection).flatMap((name) => {
      const [call] = listCalls(resourceOf(name));
      return call ? [{ name, call }] : [];
    });
    const replies = client.probe(asked.map(({ call }) => call));
    const refused = asked.flatMap(({ name }, index) => {
      const reply = replies[index];
      if (reply?.ok) return [];
      if (reply && reply.error.code !== 'forbidden') throw reply.error;
      return [name];
    });
    save(document, client.connection, refused);
    return { refused };
  },
};

function save(document: Properties, connection: Connection, resources: string[]): void {
  if (resources.length === 0) document.remove(nameOf(connection));
  else document.set(nameOf(connection), JSON.stringify({ v: 1, resources } satisfies DeniedResources));
}
