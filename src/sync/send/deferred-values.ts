// Values that a create earlier in the same plan gives, such as the Canvas user id of a person who is to be enrolled.

import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { World } from '../jobs/session.ts';
import { moveAll } from '../plan/entry-state.ts';
import { readIntent } from '../plan/intent.ts';
import type { Line } from '../plan/journal-entry.ts';
import type { Write } from './batch.ts';
import { fieldOf } from './read-back.ts';

/**
 * Fills in these values from the created records. They are read for each attempt and never stored with the plan, so that it
 * stays as it was shown. A write that gets none is not sent, and says why.
 */
export function takeAwaited(world: World, writes: readonly Write[], plan: readonly Line[]): void {
  for (const write of writes) {
    for (const line of write.lines) {
      if (line.awaits === '') continue;
      const source = plan.find((other) => other.key === line.awaits && other.operation === 'create');
      const found = source && valueFrom(world, source, fieldOf(write, line)?.finds?.take ?? '');
      if (found !== undefined && typeof found !== 'string') line.value = found.value;
      else end(world, write, found ?? 'the record it depends on isn’t in this review');
    }
  }
}

/** The value, or why there is none. */
function valueFrom(world: World, source: Line, take: string): { value: Line['value'] } | string {
  const { one } = resourceOf(source.resource);
  if (source.state !== 'done' || source.born === '') return `the ${one} ${source.caption} wasn’t created`;
  const [answer] = world.client.readMany(resourceOf(source.resource), [source.born]);
  if (answer && 'failed' in answer) throw answer.failed;
  const value = answer && 'found' in answer ? answer.found.values[take] : undefined;
  return value === undefined || value === null ? `the new ${one} ${source.caption} doesn’t have the required ID yet` : { value };
}

/** One that may have been sent by an earlier run is never called failed. */
function end(world: World, write: Write, why: string): void {
  const [first] = write.lines;
  const isSent = first?.state === 'sending' || readIntent(world.document, first?.key ?? '') !== undefined;
  moveAll(world, write.lines, isSent ? 'uncertain' : 'failed', why);
}
