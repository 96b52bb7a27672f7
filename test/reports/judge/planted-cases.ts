// Whether each planted case is there for its report to find: no other case changes what it rests on.
import { openCatalog } from '../../../emulator/index.ts';
import { plantedCases } from './judge-all.ts';

const NOW = Date.parse('2026-11-29T15:00:00Z');

export interface PlantedCheck {
  found: number;
  /** How many kinds of cases there are. */
  kinds: number;
  hidden: string[];
  /** Kinds with more or fewer cases in some of the Catalogs. */
  uneven: string[];
  /** Records, orders, and people that are in two cases. */
  shared: string[];
}

/** Looks at the cases of demo Catalogs with the seeds from 1 on. */
export async function checkPlanted(seeds: number): Promise<PlantedCheck> {
  const hidden: string[] = [];
  const shared: string[] = [];
  const counts = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const catalog = openCatalog({ seed, clock: NOW });
    const cases = await plantedCases(catalog);
    hidden.push(...cases.hidden.map((each) => `seed ${seed}: ${JSON.stringify(each)}`));
    for (const { report, finding } of cases.found) counts.set(`${report}: ${finding}`, (counts.get(`${report}: ${finding}`) ?? 0) + 1);
    const planted = catalog.records('planted');
    const keys = planted.flatMap(({ report, resource, record, person }) => [
      `${report}: ${resource} ${record}`,
      ...(resource === 'orders' || resource === 'bulkEnrollments' ? [`order ${record}`] : []),
      ...(person === undefined ? [] : [`person ${person}`]),
    ]);
    shared.push(...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `seed ${seed}: ${key}`));
  }
  return {
    found: Array.from(counts.values()).reduce((sum, count) => sum + count, 0),
    kinds: counts.size,
    hidden,
    uneven: Array.from(counts).flatMap(([kind, count]) => (count % seeds === 0 ? [] : [kind])),
    shared,
  };
}
