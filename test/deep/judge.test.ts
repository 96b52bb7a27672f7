import { expect, it } from 'vitest';
import { BUSY, judgeAll } from '../reports/judge/judge-all.ts';

it('equals SQL over the records of six demo Catalogs, and finds each planted case', async () => {
  const catalogs = [1, 2, 3].flatMap((seed) => [{ seed }, { seed, scale: BUSY }]);
  const { verdicts, violations } = await judgeAll(catalogs);
  const all = Array.from(verdicts.values()).flat();
  const differences = all.flatMap((verdict) => verdict.differences);
  const rows = all.reduce((sum, verdict) => sum + verdict.rows, 0);
  console.log(`reports judged: ${verdicts.size} in ${catalogs.length} Catalogs, rows ${rows}, differences ${differences.length}`);
  expect(violations).toEqual([]);
  expect(differences.slice(0, 20)).toEqual([]);
  expect(all.flatMap(({ missed }) => missed)).toEqual([]);
});

// With these seeds, two cases are planted on the same course, and the later one hides the earlier one.
it('equals SQL over the records of six more demo Catalogs', async () => {
  const { verdicts, violations } = await judgeAll([4, 5, 6].flatMap((seed) => [{ seed }, { seed, scale: BUSY }]));
  expect(violations).toEqual([]);
  const all = Array.from(verdicts.values()).flat();
  expect(all.flatMap(({ differences }) => differences).slice(0, 20)).toEqual([]);
});
