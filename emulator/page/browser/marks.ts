// What lies over the selected cell besides its content, in words.
import type { MarkDump } from '../../host.ts';
import { isInside } from './sheet-copy.ts';

const words: Record<MarkDump['kind'], (text: string | undefined) => string> = {
  merge: () => 'merged',
  table: () => 'in a table',
  protection: () => 'protected',
  name: (text) => `named ${text}`,
  condition: () => 'conditional format',
};

export function marksAt(marks: MarkDump[], row: number, column: number): string {
  return marks.flatMap(({ kind, area, text }) => (isInside(area, row, column) ? [words[kind](text)] : [])).join(', ');
}
