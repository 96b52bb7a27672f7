// Outcomes that do not stand in their rows yet, because a run ended before it could show them. Showing them twice does no harm.
import { CatalogError } from '../catalog/errors.ts';
import type { Write } from './batch.ts';
import type { Line } from './line.ts';
import { hasOutcome, isOpen } from './line-state.ts';
import { showOutcomes } from './outcomes.ts';
import { resourceOf } from './pull.ts';
import type { World } from './world.ts';

/** The requests that have an outcome which their row does not say yet. */
export function findUnshown(lines: readonly Line[]): Write[] {
  const requests = new Map<string, Line[]>();
  for (const line of lines) requests.set(line.request, [...(requests.get(line.request) ?? []), line]);
  return Array.from(requests.values()).flatMap((ofRequest): Write[] => {
    const [first] = ofRequest;
    if (!first || ofRequest.some(isOpen) || !ofRequest.some((line) => hasOutcome(line) && !line.shown)) return [];
    return [
      {
        resource: resourceOf(first.resource),
        lines: ofRequest.filter(hasOutcome),
        held: ofRequest.some((line) => line.decision === 'held'),
      },
    ];
  });
}

/** Shows what became of requests whose answers are no longer known: their records are read again. */
export function showAgain(world: World, writes: readonly Write[]): void {
  for (const resource of new Set(writes.map((write) => write.resource))) {
    const reread = writes.filter(
      ({ resource: own, lines }) =>
        own === resource && own.single && lines[0]?.operation !== 'delete' && lines.some((line) => line.state === 'done'),
    );
    const keys = reread.map(({ lines }) => lines[0]?.born || lines[0]?.key || '');
    world.client.readMany(resource, keys).forEach((answer, index) => {
      const write = reread[index];
      if ('found' in answer && write) write.after = answer.found.values;
      else if ('failed' in answer && answer.failed instanceof CatalogError && !['forbidden', 'refused'].includes(answer.failed.code))
        throw answer.failed;
    });
  }
  showOutcomes(world, writes, 'final');
}
