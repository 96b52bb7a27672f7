// Each report equals SQL over the records of the demo Catalog, and finds each planted case. The deep tests judge more Catalogs.
import { describe, expect, it } from 'vitest';
import { reports } from '../../src/catalog/reports/index.ts';
import { BUSY, judgeAll, type Verdict } from './judge/judge-all.ts';

describe('reports', () => {
  it('equal SQL over the records of the demo Catalog, and find each planted case', async () => {
    const { verdicts, violations } = await judgeAll([{ seed: 2 }, { seed: 3 }, { seed: 1, scale: BUSY }]);
    expect(violations).toEqual([]);
    const all = Array.from(verdicts.values()).flat();
    const sum = (of: (verdict: Verdict) => number) => all.reduce((total, verdict) => total + of(verdict), 0);
    for (const [report, each] of verdicts) {
      const rows = each.map((verdict) => verdict.rows).join(' ');
      console.log(
        `${report}: rows ${rows}, planted cases found ${each.reduce((total, one) => total + one.planted - one.missed.length, 0)}`,
      );
    }
    console.log(
      `reports judged: ${verdicts.size} of ${reports.filter(({ report }) => !report?.pasted).length}, rows ${sum(({ rows }) => rows)}, differences ${sum(({ differences }) => differences.length)}`,
    );
    expect(all.flatMap(({ differences }) => differences).slice(0, 20)).toEqual([]);
    expect(all.flatMap(({ missed }) => missed)).toEqual([]);
  });
});
