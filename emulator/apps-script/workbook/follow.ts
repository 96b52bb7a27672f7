// How formulas follow what a person moves: an area that is cut and pasted elsewhere, a tab that gets another name.
import type { Area } from './area.ts';
import { mapReferences, type Reference, referenceText } from './references.ts';

/** An area of a sheet that was cut and pasted elsewhere in it. */
export interface Cut {
  sheet: string;
  from: Area;
  down: number;
  across: number;
}

/** Moves the references that are wholly in the cut area, and keeps others. `on` names the sheet with the formula. */
export function followCut(formula: string, on: string, { sheet, from, down, across }: Cut): string {
  return mapReferences(formula, (reference, text) => {
    const { first, last = first } = reference;
    const isMeant = (reference.sheet ?? on) === sheet;
    if (!isMeant || !isInside(first, from) || !isInside(last, from)) return text;
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
