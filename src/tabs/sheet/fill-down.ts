// Formulas of the person in rows that were just added: continued where the two rows above agree.
import type { Contents } from './tab.ts';

/** Formula by column, in R1C1 notation, of the person's columns whose last two rows hold the same one. */
export function formulasToFill({ sheet, columns, formulas, lastRow }: Contents): Map<number, string> {
  const found = new Map<number, string>();
  const ours = new Set(columns.values());
  const last = formulas[lastRow - 2] ?? [];
  const personal = last.flatMap((formula, at) => (formula !== '' && !ours.has(at + 1) ? [at + 1] : []));
  if (lastRow < 3 || personal.length === 0) return found;
  const [above = [], below = []] = sheet.formulasR1C1({ row: lastRow - 1, column: 1, rows: 2, columns: last.length });
  for (const column of personal) {
    const formula = below[column - 1] ?? '';
    if (formula !== '' && formula === above[column - 1]) found.set(column, formula);
  }
  return found;
}
