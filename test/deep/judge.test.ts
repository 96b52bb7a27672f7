import { expect, it } from 'vitest';
import { BUSY, judgeAll } from '../reports/judge/judge-all.ts';

// No judge had used the seeds 4 to 6 while the reports were written.
it.each([
  ['three', [1, 2, 3]],
  ['three more', [4, 5, 6]],
])('equals SQL over the records of %s seeds at two sizes, and finds each planted case', async (_, seeds) => {
  const catalogs = seeds.flatMap((seed) => [{ seed }, { seed, scale: BUSY }]);
  const { verdicts, violations } = await judgeAll(catalogs);
  const all = Array.from(verdicts.values()).flat();
  const differences = all.flatMap((verdict) => verdict.differences);
  const [rows, planted] = [all.reduce((sum, verdict) => sum + verdict.rows, 0), all.reduce((sum, verdict) => sum + verdict.planted, 0)];
  const missed = all.flatMap((verdict) => verdict.missed);
  console.log(
    `seeds ${seeds.join(', ')}: reports judged: ${verdicts.size} in ${catalogs.length} Catalogs, rows ${rows}, differences ${differences.length}, planted cases ${planted}, missed ${missed.length}`,
  );
  expect(violations).toEqual([]);
  expect(differences.slice(0, 20)).toEqual([]);
  expect(missed).toEqual([]);
});
