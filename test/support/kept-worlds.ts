// Worlds that tests have finished with, for the next test that opens the same one: going back to its start takes a fraction of building it.
import type { World, WorldOptions } from './open-world.ts';

/** Who closes a world, and when. */
export type Closing = (close: () => Promise<void>) => void;

interface KeptWorld {
  name: string;
  prepare: WorldOptions['prepare'];
  world: World;
  /** Puts host and Catalog back to how they were built. */
  back(): void;
  close(): Promise<void>;
}

/** Files open the same few worlds one after the other. More would only hold memory. */
const MOST = 8;

const resting: KeptWorld[] = [];

/** Opens a world, `stage` says how far it's built. Two that are open at the same time are never the same one. */
export async function keptWorld(
  stage: string,
  options: WorldOptions,
  closing: Closing,
  build: (closing: Closing) => Promise<World>,
): Promise<World> {
  // Another Catalog, and what a test does itself, can't be told by a name.
  const isNamed = Object.values(options.host?.hosts ?? {}).every((place) => typeof place === 'string');
  if (options.at || options.host?.refuse || !isNamed) return await build(closing);
  // Without the function, which has no text.
  const name = JSON.stringify([stage, options]);
  const { prepare } = options;
  const at = resting.findLastIndex((kept) => kept.name === name && kept.prepare === prepare);
  const [known] = at < 0 ? [] : resting.splice(at, 1);
  known?.back();
  const kept = known ?? { name, prepare, ...(await keep(build)) };
  closing(async () => {
    // Its thread for requests is free for others meanwhile.
    await kept.world.host.close();
    resting.push(kept);
    while (resting.length > MOST) await resting.shift()?.close();
  });
  return kept.world;
}

async function keep(build: (closing: Closing) => Promise<World>): Promise<Pick<KeptWorld, 'world' | 'back' | 'close'>> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const each of closers) await each();
  };
  try {
    const world = await build((each) => closers.push(each));
    const backs = [world.host.keep(), world.catalog.keep()];
    const back = () => {
      for (const each of backs) each();
    };
    return { world, back, close };
  } catch (error) {
    await close();
    throw error;
  }
}
