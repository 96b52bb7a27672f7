// The options of `npm run bench`.
import { parseArgs } from 'node:util';

export const PARTS = ['counts', 'cpu', 'peers', 'start', 'bundle'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  json: boolean;
  /** The tables of README and docs/performance.md are written again. */
  write: boolean;
  parts: readonly Part[];
  /** Larger tabs are left out. */
  rows: number;
  /** Only scenarios with this in their names are played. */
  scenario: string;
  /** A report of the installation check, whose costs replace the likely ones. */
  report: string | undefined;
}

/** Throws a sentence for the terminal if an option is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      write: { type: 'boolean' },
      only: { type: 'string' },
      rows: { type: 'string' },
      scenario: { type: 'string' },
      report: { type: 'string' },
    },
  });
  const part = PARTS.find((each) => each === values.only);
  if (values.only !== undefined && part === undefined) throw new Error(`--only takes one of: ${PARTS.join(', ')}.`);
  const rows = values.rows === undefined ? Number.POSITIVE_INFINITY : Number(values.rows);
  if (Number.isNaN(rows)) throw new Error('--rows takes a number.');
  if (values.write && (rows < 100_000 || values.scenario !== undefined || values.report !== undefined))
    throw new Error('--write needs all scenarios with the published costs.');
  return {
    json: values.json ?? false,
    write: values.write ?? false,
    parts: part ? [part] : PARTS,
    rows,
    scenario: values.scenario ?? '',
    report: values.report,
  };
}
