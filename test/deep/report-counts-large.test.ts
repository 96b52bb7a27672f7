import { describe } from 'vitest';
import { testReportCosts } from '../support/report-counts.ts';

describe('the requests of each report at 100,000 orders', () => {
  testReportCosts(100_000);
});
