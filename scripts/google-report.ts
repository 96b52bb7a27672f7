// `--google report.txt`: the emulator plays what an installation of Google was found to do.
import { readFileSync } from 'node:fs';
import type { HostSwitches } from '../emulator/host-switches.ts';
import { readReport } from '../emulator/index.ts';

/** Returns the switches in a report and prints the lines that the emulator can't play. Throws a sentence for the terminal if it's no report. */
export function switchesIn(path: string | undefined, print: (line: string) => void = console.log): HostSwitches {
  if (path === undefined) return {};
  const { switches, unknown } = readReport(textOf(path));
  const { costs = {}, ...facts } = switches;
  print(`Google as in ${path}: ${Object.keys(facts).length} facts, ${Object.keys(costs).length} costs.`);
  for (const line of unknown) print(`The emulator can’t play this line: ${line}`);
  return switches;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Error(`Can’t read ${path}. Save the report to a file and try again.`);
  }
}
