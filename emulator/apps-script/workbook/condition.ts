// Conditional formats: which of them a cell meets, and what it looks like then.
import { type Area, areaWithin } from './area.ts';
import type { SheetData, Style } from './book.ts';

export interface Condition {
  readonly criteria: keyof typeof met;
  readonly text: string;
  readonly look: Style;
}

/** No document says whether case counts; here it does not. */
const met = {
  TEXT_CONTAINS: (shown: string, text: string) => shown.includes(text),
  TEXT_EQUAL_TO: (shown: string, text: string) => shown === text,
};

/** The look of a cell that shows this text: of the rules in their order, the first that it meets counts. */
export function conditionalLook({ marks }: SheetData, row: number, column: number, shown: string): Style | undefined {
  const cell: Area = { row, column, rows: 1, columns: 1 };
  for (const mark of marks) {
    if (mark.kind !== 'condition' || !areaWithin(cell, mark.area)) continue;
    const { criteria, text, look } = mark.rule;
    if (met[criteria](shown.toLowerCase(), text.toLowerCase())) return look;
  }
  return undefined;
}

/** As a person reads it: `text contains "failed"`. */
export function conditionText({ criteria, text }: Condition): string {
  return `${criteria.toLowerCase().replaceAll('_', ' ')} "${text}"`;
}
