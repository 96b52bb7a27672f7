import * as z from 'zod/mini';
import { readStored } from '../base/versioned.ts';
import type { Connection } from '../catalog/wire/connection.ts';
import { CatalogError } from '../catalog/wire/errors.ts';
import type { Properties } from '../platform/ports.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { listCalls } from './check-catalog.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Stored in document properties under `refused.<scope>`: the same for everybody with the same key. */
interface Refused {
  v: 1;
  resources: string[];
}

const nameOf = ({ scope }: Connection) => `refused.${scope}`;

/** The resources that Catalog has not let this key read, as far as known. */
export function refusedTo(document: Properties, connection: Connection): string[] {
  const text = document.get(nameOf(connection));
  return text === undefined ? [] : readStored<Refused>(text).resources;
}

/** Takes note of how the reading of a list has ended. */
export function noteAccess(document: Properties, connection: Connection, resource: string, error?: unknown): void {
  const refused = error instanceof CatalogError && error.code === 'forbidden';
  const known = refusedTo(document, connection);
  if ((error !== undefined && !refused) || refused === known.includes(resource)) return;
  save(document, connection, refused ? [...known, resource] : known.filter((name) => name !== resource));
}

/** Asks for one record of each list that was refused. */
export const checkAccess: CommandEntry<'checkAccess'> = {
  input: () => z.object({}),
  run: (platform) => {
    const { client, document } = openWorld(platform);
    const asked = refusedTo(document, client.connection).flatMap((name) => {
      const [call] = listCalls(resourceOf(name));
      return call ? [{ name, call }] : [];
    });
    const replies = client.look(asked.map(({ call }) => call));
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
  else document.set(nameOf(connection), JSON.stringify({ v: 1, resources } satisfies Refused));
}
