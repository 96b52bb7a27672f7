// How formulas follow what a person moves: an area that is cut and pasted elsewhere, a tab that gets another name.
import type { Area } from './area.ts';
import { mapReferences, type Reference, referenceText } from './references.ts';

/** References that lie wholly in the moved area go along; others stay. `here`: does the formula stand on that sheet? */
export function followCut(formula: string, sheet: string, here: boolean, from: Area, down: number, across: number): string {
  return mapReferences(formula, (reference, text) => {
    const { first, last = first } = reference;
    const meant = reference.sheet === undefined ? here : reference.sheet === sheet;
    if (!meant || !isInside(first, from) || !isInside(last, from)) return text;
    const move = (corner: Reference['first']) => ({ ...corner, row: corner.row + down, column: corner.column + across });
    return referenceText({ ...reference, first: move(first), last: reference.last && move(reference.last) });
  });
}

export function followRename(formula: string, from: string, to: string): string {
  return mapReferences(formula, (reference, text) => (reference.sheet === from ? referenceText({ ...reference, sheet: to }) : text));
}

function isInside(corner: Reference['first'], area: Area): boolean {
  return (
    corner.row >= area.row &&
    corner.row < area.row + area.rows &&
    corner.column >= area.column &&
    corner.column < area.column + area.columns
  );
}
