import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportsReference } from '../../scripts/reports-reference.ts';
import { reports } from '../../src/catalog/reports/index.ts';

describe('docs/reports.md', () => {
  it('is written from the table', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/reports.md'), 'utf8')).toBe(reportsReference(reports));
  });

  it('has each report with its question and all of its columns', () => {
    const text = reportsReference(reports);
    for (const { title, report, fields } of reports) {
      expect(text).toContain(`## ${title}\n\n${report?.question}`);
      for (const { label, help } of fields) expect(text).toContain(`| ${label} | ${help}`);
    }
  });
});
