// Runs seen from outside: how many service calls they make, what happens at one of them, and how a message is refused.
import type { Host } from '../../emulator/host.ts';
import { Refusal } from '../../scripts/person.ts';

/** Returns how many service calls a run makes. */
export function callsOf(host: Host, run: () => unknown): number {
  host.resetCounts();
  run();
  return Object.values(host.counts().calls).reduce((sum, count) => sum + count, 0);
}

/** Runs `act` once, before the first service call of what follows for which `isDue` is true. Returns whether it has run. */
export function when({ host }: { host: Host }, isDue: () => boolean, act: () => void): () => boolean {
  let hasRun = false;
  const watch = () => {
    if (!isDue()) host.at(1, watch);
    else {
      hasRun = true;
      act();
    }
  };
  host.at(1, watch);
  return () => hasRun;
}

/** Returns what a user is told instead of a result. Whatever isn't a refusal is thrown. */
export function refusalOf(act: () => unknown): { code?: string; message?: string } {
  try {
    act();
    return {};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** Has each fetch take longer than a step of a pull, so that a call ends after its first round. */
export function slowly<T>(host: Host, act: () => T): T {
  host.setSwitches({ costs: { fetch: 30_000 } });
  try {
    return act();
  } finally {
    host.setSwitches({ costs: {} });
  }
}
