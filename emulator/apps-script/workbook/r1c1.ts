// Formulas in R1C1 notation: `R[0]C[-1]` is the cell to the left.
import { mapReferences, type Reference, referenceText } from './references.ts';

/** Relative references always get brackets, as Google writes them. */
export function toR1C1(formula: string, row: number, column: number): string {
  return mapReferences(formula, (reference) => {
    const show = (corner: Reference['first']): string => {
      const rows = corner.row === 0 ? '' : corner.rowFixed ? `R${corner.row}` : `R[${corner.row - row}]`;
      const columns = corner.column === 0 ? '' : corner.columnFixed ? `C${corner.column}` : `C[${corner.column - column}]`;
      return rows + columns;
    };
    const prefix = reference.sheet === undefined ? '' : referenceText({ ...reference, last: undefined }).replace(/[^!]*$/, '');
    return prefix + show(reference.first) + (reference.last ? `:${show(reference.last)}` : '');
  });
}

export function fromR1C1(formula: string, row: number, column: number): string {
  const one = /R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?/g;
  return formula.replace(new RegExp(`"(?:[^"]|"")*"|'(?:[^']|'')*'!|(?<![\\w.])${one.source}(?![\\w(.])`, 'g'), (text: string) => {
    if (!/^R[[\dC]/.test(text)) return text;
    return text.replace(one, (_all: string, rows = '[0]', columns = '[0]') => {
      const at = (part: string, base: number): { value: number; fixed: boolean } =>
        part.startsWith('[') ? { value: base + Number(part.slice(1, -1)), fixed: false } : { value: Number(part), fixed: true };
      const r = at(rows, row);
      const c = at(columns, column);
      if (r.value < 1 || c.value < 1) return '#REF!';
      const first = { row: r.value, column: c.value, rowFixed: r.fixed, columnFixed: c.fixed };
      return referenceText({ sheet: undefined, first, last: undefined });
    });
  });
}
