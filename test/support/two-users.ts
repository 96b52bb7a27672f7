// Two users in one spreadsheet, each with a page of their own.

import { type JobProgress, personAt } from '../../scripts/person.ts';
import type { Closing } from './kept-worlds.ts';
import { CATALOG_HOST, openWorld, type World, type WorldOptions } from './open-world.ts';

export const OWNER = 'pat@college.example.edu';
export const COLLEAGUE = 'colleague@example.edu';

export interface TwoUsers {
  world: World;
  /** Sends a message from the page of a user, who is the present one only meanwhile. Throws a Refusal if the response is a problem. */
  ask<T = JobProgress>(user: string, command: string, input?: unknown): T;
}

/** Opens a world in which both have the sidebar open and are connected, the colleague with a key that can differ. */
export async function openForTwo(
  options: WorldOptions,
  keyOf: (keys: World['catalog']['keys']) => string = ({ root }) => root,
  closing?: Closing,
): Promise<TwoUsers> {
  const world = await openWorld({ ...options, host: { ...options.host, user: OWNER } }, closing);
  const { host, catalog } = world;
  const pages = new Map([[OWNER, host.sidebar()]]);
  const ask: TwoUsers['ask'] = (user, command, input = {}) => {
    host.setUser(user);
    try {
      return personAt(host, () => pages.get(user) ?? host.sidebar()).ask(command, input);
    } finally {
      host.setUser(OWNER);
    }
  };
  host.setUser(COLLEAGUE);
  host.click('Open sidebar');
  pages.set(COLLEAGUE, host.sidebar());
  host.setUser(OWNER);
  ask(COLLEAGUE, 'connect', { host: CATALOG_HOST, key: keyOf(catalog.keys), kind: 'test' });
  ask(COLLEAGUE, 'personal', { answer: 'with' });
  return { world, ask };
}
