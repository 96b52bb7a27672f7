// The counts of the benchmark, compared with the most that each job can count.
import { type JobCounts, playAll, type Scenario } from '../../scripts/bench/scenario.ts';
import { DIST } from './open-world.ts';

/** The most that a job can count. Property reads and writes are added up. */
export interface Limits extends Partial<Omit<JobCounts, 'propertyReads' | 'propertyWrites'>> {
  properties: number;
}

/** Plays a scenario, and returns a sentence for each count that is over its limit. Jobs without limits don't count. */
export async function countsOver(scenario: Scenario, limits: Readonly<Record<string, Limits>>): Promise<string[]> {
  const measured = await playAll(DIST, [scenario]);
  const missing = Object.keys(limits).filter((job) => !measured.some((each) => each.job === job));
  const over = measured.flatMap(({ job, counts }) => {
    const found: Record<string, number> = { ...counts, properties: counts.propertyReads + counts.propertyWrites };
    return Object.entries(limits[job] ?? {}).flatMap(([name, limit]) =>
      (found[name] ?? 0) > limit ? [`${job}: ${name} ${found[name]} instead of ${limit}`] : [],
    );
  });
  return [...missing.map((job) => `${job} wasn’t measured`), ...over];
}
