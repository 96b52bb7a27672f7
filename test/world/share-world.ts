// One world for all tests of a file, one after the other: for journeys that each need another corner of the same Catalog.
import { afterAll, beforeAll } from 'vitest';
import { closeWorld, connect, pull, startWorld, type World, type WorldOptions } from './open-world.ts';

/** Answers what gives the world, once the tests run. */
export function shareWorld(options: WorldOptions = {}): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    world = await startWorld(options);
    connect(world);
    for (const resource of options.pulled ?? []) pull(world, resource);
  });
  afterAll(async () => {
    if (world) await closeWorld(world);
  });
  return () => {
    if (!world) throw new Error('the world is there when the tests run');
    return world;
  };
}
