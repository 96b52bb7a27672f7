import type { Sheet, Workbook } from '../platform/ports.ts';

/** Returns a sheet for a new tab. A blank one with the right name is what a killed run has left, so it's used. */
export function blankSheet(workbook: Workbook, name: string): Sheet {
  const named = workbook.sheetNamed(name);
  return named?.used().rows === 0 ? named : workbook.add(name);
}
