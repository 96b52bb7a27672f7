// The cells of one row as edits: what differs from its base, what is filled, and what a cell can't mean. Pure.
import { say } from '../../base/say.ts';
import { sameValue } from '../../catalog/records/parse-record.ts';
import { type Field, type Value, writableFields } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { type CellContext, type CellProblem, cellText, couldBeDate, decodeCell, isList } from '../../tabs/cells/codec.ts';
import { asSet, type Base, baseOf, isShortened, isUnordered, plainBase, type SnapshotRow, showsBase } from '../../tabs/memory/snapshot.ts';
import { cellAt } from '../../tabs/sheet/tab.ts';
import type { Edit, Refused, TabContents, TypedName } from '../plan/row-change.ts';
import { messageFor } from './cell-message.ts';

/** A row of a tab. `index` counts from 0 below the header. */
export interface TabRow {
  tab: TabContents;
  index: number;
}

/** Returns what a row shows in one of our columns. */
export function textIn({ tab, index }: TabRow, column: string): string {
  return cellText(cellAt(tab.contents, index, column), tab.context);
}

/** Why a row can't be sent. */
export type RowProblem = Pick<Refused, 'label' | 'what' | 'todo' | 'field' | 'typed'>;

export interface FieldProblem {
  field: Field;
  problem: CellProblem | 'blank' | 'for-an-action' | 'new-rows-only';
  cell: Cell;
}

/** The edits of a row since its cells last showed Catalog, and the cells that can't be sent. */
interface RowEdits {
  edits: Edit[];
  problems: FieldProblem[];
}

/** Returns what finds the edits of the rows of a tab. */
export function editsIn(tab: TabContents): (index: number, old: SnapshotRow, action: string) => RowEdits {
  const { resource, contents, context } = tab;
  const columns = writableFields(resource).flatMap((field) => {
    const column = contents.columns.get(field.name);
    return column === undefined ? [] : [{ field, at: column - 1 }];
  });
  return (index, { bases }, action) => {
    const row = contents.values[index] ?? [];
    const edited = columns.filter(({ field, at }) => isEdited(field, row[at] ?? '', bases[field.name], context));
    const found = edited.flatMap(({ field }) =>
      field.write?.for?.includes(action) ? [] : (editOf({ tab, index }, field, bases[field.name]) ?? []),
    );
    return {
      edits: found.filter((each): each is Edit => 'mine' in each),
      problems: found.filter((each): each is FieldProblem => 'problem' in each),
    };
  };
}

function isEdited(field: Field, cell: Cell, base: Base, context: CellContext): boolean {
  // Catalog never returns a write-only field, so a blank cell is no edit of it.
  if (field.writeOnly && cell === '') return false;
  return (field.writeOnly && base === undefined) || !showsBase(field, cell, base, context);
}

function editOf(row: TabRow, field: Field, base: Base): Edit | FieldProblem | undefined {
  const { resource, contents } = row.tab;
  const cell = cellAt(contents, row.index, field.name);
  if (field.write?.for) return { field, problem: 'for-an-action', cell };
  if (field.write?.createOnly || !resource.writes.update) return { field, problem: 'new-rows-only', cell };
  const decoded = decodeIn(row, field, cell);
  if ('problem' in decoded) return { field, problem: decoded.problem, cell };
  if (equalsBase(field, decoded.value, base)) return undefined;
  return couldBeDate(field, cell, base) ? { field, problem: 'maybe-a-date', cell } : { field, base, mine: decoded.value };
}

/** Returns the filled cells of some fields, or what is wrong with the row. `whenBlank` is said of a required field without a value. */
export function filledCells(row: TabRow, fields: readonly Field[], whenBlank: string): { edits: Edit[] } | { problems: RowProblem[] } {
  const found = fields.flatMap((field) => filledCell(row, field, whenBlank) ?? []);
  const problems = found.filter((each): each is RowProblem => 'what' in each);
  return problems.length > 0 ? { problems } : { edits: found.filter((each): each is Edit => 'mine' in each) };
}

function filledCell(row: TabRow, field: Field, whenBlank: string): Edit | RowProblem | undefined {
  const cell = cellAt(row.tab.contents, row.index, field.name);
  const [first, ...others] = typedNames(row, field);
  if (cell === '' && first) return { field, base: undefined, mine: null, words: first.words, typedIn: first.label, alsoTyped: others };
  const alsoTyped = first ? { alsoTyped: [first, ...others] } : {};
  if (cell === '')
    return field.write?.required ? { label: field.label, field: field.name, what: whenBlank, todo: say`Enter a value.` } : undefined;
  const decoded = decodeIn(row, field, cell);
  if (!('problem' in decoded)) {
    if (couldBeDate(field, cell, undefined) && couldBeDate(field, cell, usualValue(row.tab, field, cell)))
      return rowProblem({ field, problem: 'maybe-a-date', cell }, row.tab);
    return { field, base: undefined, mine: decoded.value, ...alsoTyped };
  }
  if (decoded.problem === 'not-a-number' && field.finds && typeof cell === 'string')
    return { field, base: undefined, mine: null, words: cell, ...alsoTyped };
  return rowProblem({ field, problem: decoded.problem, cell }, row.tab);
}

/**
 * Returns what takes the place of the earlier value that a new row doesn't have: the same number if another record has it, like the
 * one that was copied, and otherwise the median of the records.
 */
function usualValue({ snapshot }: TabContents, { name }: Field, cell: Cell): number {
  const values = Array.from(snapshot.values(), ({ bases }) => Number(plainBase(bases[name]) ?? 0)).filter((value) => value > 0);
  return values.find((value) => value === cell) ?? values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Returns what is wrong with a cell, with a message that fits what it shows. */
export function rowProblem({ field, problem, cell }: FieldProblem, { context }: Pick<TabContents, 'context'>): RowProblem {
  return { label: field.label, field: field.name, typed: cellText(cell, context), ...messageFor(field, problem, cell) };
}

/** Returns what a new row has in the columns that stand for an ID. */
export function typedNames({ tab, index }: TabRow, { name, finds }: Field): TypedName[] {
  if (!finds) return [];
  return tab.resource.fields.flatMap((field): TypedName[] => {
    if (field.standsFor !== name) return [];
    const words = String(cellAt(tab.contents, index, field.name)).trim();
    return words === '' ? [] : [{ label: field.label, words }];
  });
}

function decodeIn({ tab, index }: TabRow, field: Field, cell: Cell): { value: Value } | { problem: FieldProblem['problem'] } {
  const { contents, context } = tab;
  const column = contents.columns.get(field.name) ?? 0;
  const formula = contents.formulas[index]?.[column - 1] ?? '';
  if (formula !== '' && /^#[A-Z/0!?]+[!?]?$/.test(String(cell))) return { problem: 'error-value' };
  const currency = field.currency ? String(cellAt(contents, index, field.currency)) : undefined;
  const meaning = decodeCell(field, cell, context, currency);
  if (!meaning.ok) return { problem: meaning.problem };
  const isBlank = meaning.value === null || (isList(field) && (meaning.value as readonly unknown[]).length === 0);
  return isBlank && field.write?.blank === 'refused' ? { problem: 'blank' } : { value: meaning.value };
}

function equalsBase(field: Field, value: Value, base: Base): boolean {
  if (isShortened(base)) {
    const now = baseOf(value);
    return isShortened(now) && now.length === base.length && now.hash === base.hash;
  }
  if (isUnordered(base)) return sameValue(asSet(field), value, base.items as readonly string[]);
  return base !== undefined && sameValue(field, value, base);
}
