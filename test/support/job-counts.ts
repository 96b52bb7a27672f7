// The counts of the benchmark, each job as a line.
import { playAll, type Scenario } from '../../scripts/bench/scenario.ts';
import { DIST } from './open-world.ts';

/** Plays a scenario, and returns a line for each of its jobs: cells that were read, and cells that were written plus formats. */
export async function jobCounts(scenario: Scenario): Promise<string[]> {
  const measured = await playAll(DIST, [scenario]);
  return measured.map(({ job, counts }) =>
    [
      `${job}: starts ${counts.starts}`,
      `reads ${counts.reads} (${counts.cellsRead})`,
      `commits ${counts.commits} (${counts.cellsWritten} + ${counts.cellsFormatted})`,
      `properties ${counts.propertyReads + counts.propertyWrites}`,
      `locks ${counts.locks}`,
      `rounds ${counts.rounds} (${counts.requests})`,
    ].join(', '),
  );
}
