import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reported, unreported } from '../../emulator/index.ts';
import { withSwitches } from '../../scripts/switches-reference.ts';

const readme = readFileSync(join(import.meta.dirname, '../../emulator/README.md'), 'utf8');

describe('emulator/README.md', () => {
  it('lists the switches as their comments explain them', () => {
    expect(withSwitches(readme)).toBe(readme);
  });

  it('lists every switch of the host', () => {
    const switches = [...Object.keys(reported), ...Object.keys(unreported), 'missingFeatures', 'costs'];
    expect(switches.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('explains every switch that decides an open question', () => {
    const [, questions = ''] = readme.split('### Questions about Apps Script');
    const unexplained = questions
      .split('\n### ')[0]
      ?.split('\n')
      .filter((row) => /^\| `.*\|\s*\|$/.test(row));
    expect(unexplained).toEqual([]);
  });
});
