// What must be the same after a killed run that went on as after one that nobody killed.
import type { Host } from '../../emulator/host.ts';

/**
 * The whole workbook; of the run table only the given plan, and nothing that is another in each run: ids made by chance, times, and what
 * `named` replaces.
 */
export function lookAt(host: Host, plan: string, named: Named = (text) => text): unknown {
  const { workbook, properties } = host;
  const shown = workbook.sheets().filter((sheet) => !sheet.hidden);
  const tabs = shown.map(({ name }) => {
    const cells = workbook.display(name);
    const times = (cells[0] ?? []).map((header) => ['Created', 'Updated', 'Enrolled'].includes(header));
    return [
      name,
      cells.map((row) => row.map((cell, column) => (times[column] ? '' : cell))),
      workbook.notes(name, '1:1'),
      workbook.formulas(name),
    ];
  });
  const hidden = (name: string) => workbook.sheets().some((sheet) => sheet.name === name);
  const data = hidden('Catalog Sync data')
    ? transposed(workbook.display('Catalog Sync data'))
        .map((column) => decoded(column, named))
        .filter((text) => text !== '[]')
    : [];
  const [headers = [], ...lines] = hidden('Catalog Sync runs') ? workbook.display('Catalog Sync runs') : [];
  // Seals cover the plan's ID and times. An undo tests them. How often a request was tried is what the fault was about.
  const chance = ['at', 'run', 'key', 'seal', 'result seal', 'attempts'].map((name) => headers.indexOf(name));
  const ofPlan = lines.filter((cells) => cells[0] === plan).map((cells) => cells.filter((_, column) => !chance.includes(column)));
  const staged = hidden('Catalog Sync staging') ? workbook.display('Catalog Sync staging').flat().filter(Boolean) : [];
  const open = Object.keys(properties.document).filter((name) => /^(job|intent)\./.test(name));
  const rest = JSON.parse(named(JSON.stringify({ tabs, ofPlan, staged, open }))) as object;
  return { ...rest, data: data.sort() };
}

/** Replaces the IDs in a text by what is the same in each run. */
export type Named = (text: string) => string;

function transposed(rows: string[][]): string[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
}

/** A stored snapshot without times and what is computed from them. What lies under a blank header is nobody's any more. */
function decoded([header = '', ...cells]: string[], named: Named): string {
  if (header === '') return '[]';
  // Where the next pull reads on, by the clock of the server.
  if (header.includes('"cursor"')) return header.replace(/"at":"[^"]*"|"fullAt":\d+/g, '');
  // A cell that starts with a tilde continues the one above it.
  const chunks = cells.join('\n').replaceAll('\n~', '').split('\n').filter(Boolean);
  const entries = chunks.flatMap((chunk) => JSON.parse(named(chunk)) as [string, string, string, ...unknown[]][]);
  const kept = entries.map(([key, _updated, _fixed, ...bases]) => [key, ...bases]);
  return JSON.stringify([header, kept.sort((a, b) => Number(a[0]) - Number(b[0]))]);
}
