import { expect, it } from 'vitest';
import { BUSY, judgeAll } from '../reports/judge/judge-all.ts';

it('equals SQL over the records of more demo Catalogs, and finds each planted case', async () => {
  const catalogs = [1, 2, 3, 4, 5, 6].flatMap((seed) => [{ seed }, { seed, scale: BUSY }]);
  const { verdicts, violations } = await judgeAll(catalogs);
  const all = Array.from(verdicts.values()).flat();
  console.log(`reports judged: ${verdicts.size} in ${catalogs.length} Catalogs, rows ${all.reduce((sum, { rows }) => sum + rows, 0)}`);
  expect(violations).toEqual([]);
  expect(all.flatMap(({ differences }) => differences).slice(0, 20)).toEqual([]);
  expect(all.flatMap(({ missed }) => missed)).toEqual([]);
});
