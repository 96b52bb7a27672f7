// Reads the report of the installation check: each line `name: value` sets the switch, or the cost, of that name.
import type { Costs, HostSwitches } from '../host-switches.ts';
import { DEFAULT_COSTS } from './costs.ts';
import { reported } from './switches.ts';

export interface ReadReport {
  switches: HostSwitches;
  /** Lines that the emulator can't play, such as a value that it doesn't know. */
  unknown: string[];
}

/** Throws a sentence for the terminal if the text is no such report. */
export function readReport(text: string): ReadReport {
  if (!/^Catalog Sync [\d.]+: installation report/.test(text)) throw new Error('This isn’t an installation report.');
  const switches: Record<string, unknown> = {};
  const costs: Costs = {};
  const unknown: string[] = [];
  for (const [section, lines] of sectionsOf(text)) {
    for (const line of lines) {
      const [name = '', ...rest] = line.split(': ');
      const value = rest.join(': ');
      if (value.startsWith('undecided')) continue;
      if (section === 'Facts') {
        const known = playable(name, value);
        if (known === undefined) unknown.push(line);
        else switches[name] = known;
      } else if (section.startsWith('Costs') && isCost(name) && Number(value) >= 0) costs[name] = Number(value);
      else if (section !== 'Page') unknown.push(line);
    }
  }
  return { switches: { ...switches, costs }, unknown };
}

/** The value of a switch that prints like this. */
function playable(name: string, text: string): unknown {
  if (name === 'missingFeatures') return text === 'none' ? [] : text.split(' ');
  const values: readonly unknown[] = Object.entries(reported).find(([each]) => each === name)?.[1] ?? [];
  return values.find((value) => String(value) === text);
}

function isCost(name: string): name is keyof Costs {
  return Object.keys(DEFAULT_COSTS).includes(name);
}

/** Sections have a title line and end with a blank line. */
function sectionsOf(text: string): [title: string, lines: string[]][] {
  const [, ...sections] = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/);
  return sections.map((section) => {
    const [title = '', ...lines] = section.split('\n');
    return [title, lines];
  });
}
