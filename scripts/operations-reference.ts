// docs/operations.md: what the journeys prove of the API. Read from the `covers(…)` calls of the tests, each of which checks when it
// runs that its requests came and were answered.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContract } from '../emulator/catalog/contract/read-contract.ts';

const root = join(import.meta.dirname, '..');

export interface Covered {
  operation: string;
  /** Path of the test from the root. */
  file: string;
  /** Title of the test. */
  journey: string;
  effect: string;
}

/** Names of all operations of the contract, in its order. */
export function operationsOfContract(): string[] {
  return Object.values(readContract().paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
}

/** What one test file claims. */
export function coveredIn(file: string, source: string): Covered[] {
  const covered: Covered[] = [];
  let journey = '';
  for (const part of source.matchAll(/\bit\(\s*'((?:[^'\\]|\\.)*)'|\bcovers\([^{]*\{([^}]*)\}\s*,?\s*\)/g)) {
    if (part[1] !== undefined) journey = part[1].replaceAll("\\'", "'");
    for (const [, operation = '', effect = ''] of (part[2] ?? '').matchAll(/(\w+):\s*'((?:[^'\\]|\\.)*)'/g))
      covered.push({ operation, file, journey, effect: effect.replaceAll("\\'", "'") });
  }
  return covered;
}

/** What all journeys claim, by file name. */
export function coveredByJourneys(): Covered[] {
  const folder = join(root, 'test/journeys');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  return files.sort().flatMap((file) => {
    const path = `test/journeys/${file.replaceAll('\\', '/')}`;
    return coveredIn(path, readFileSync(join(root, path), 'utf8'));
  });
}

/** The whole page. */
export function operationsReference(operations: readonly string[], covered: readonly Covered[], names: readonly string[]): string {
  const rows = operations.flatMap((operation) => {
    const mine = covered.filter((each) => each.operation === operation);
    return mine.length === 0
      ? [[`\`${operation}\``, '', 'no journey yet']]
      : mine.map(({ file, journey, effect }) => [`\`${operation}\``, `[${journey}](../${file})`, effect]);
  });
  const count = operations.filter((operation) => covered.some((each) => each.operation === operation)).length;
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const parts = [
    '# Operations',
    'What a person can reach of the API, and the test that shows it: through menu, sidebar or cells, with the cell or the record in Catalog by which it was seen. This page is written by `npm run docs` from the `covers(…)` calls in `test/journeys` and from what their requests held.',
    `${count} of ${operations.length} operations.`,
    [line(['Operation', 'Journey', 'Seen by']), line(['---', '---', '---']), ...rows.map(line)].join('\n'),
    ...names,
  ];
  return `${parts.join('\n\n')}\n`;
}
