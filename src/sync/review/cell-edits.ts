// The cells of one row as edits: what differs from its base, what is filled, and what a cell cannot mean. Pure.
import { sameValue } from '../../catalog/records/parse-record.ts';
import { type Field, type Value, writableFields } from '../../catalog/resource.ts';
import type { Cell } from '../../platform/ports.ts';
import { type CellProblem, decodeCell, isList } from '../../tabs/cells/codec.ts';
import { cellProblems } from '../../tabs/cells/status-text.ts';
import { asSet, type Base, baseOf, isShortened, isUnordered, type SnapshotRow, showsBase } from '../../tabs/memory/snapshot.ts';
import { cellAt } from '../../tabs/sheet/tab.ts';
import type { Edit, TabContents } from '../plan/row-change.ts';

export interface FieldProblem {
  field: Field;
  problem: CellProblem | 'blank' | 'for-an-action' | 'new-rows-only';
}

/** The edits of a row since its cells last showed Catalog. */
export function editsOf(
  reading: TabContents,
  index: number,
  old: SnapshotRow,
  action: string,
): { edits: Edit[]; problems: FieldProblem[] } {
  const { resource, contents, context } = reading;
  const edits: Edit[] = [];
  const problems: FieldProblem[] = [];
  for (const field of writableFields(resource)) {
    if (!contents.columns.has(field.name) || field.write?.for?.includes(action)) continue;
    const cell = cellAt(contents, index, field.name);
    const base = old.bases[field.name];
    if (
      field.writeOnly ? cell === '' || (base !== undefined && showsBase(field, cell, base, context)) : showsBase(field, cell, base, context)
    )
      continue;
    if (field.write?.for) {
      problems.push({ field, problem: 'for-an-action' });
      continue;
    }
    if (field.write?.createOnly || !resource.writes.update) {
      problems.push({ field, problem: 'new-rows-only' });
      continue;
    }
    const meaning = meaningOf(reading, index, field, cell);
    if ('problem' in meaning) problems.push({ field, problem: meaning.problem });
    else if (!equalsBase(field, meaning.value, base)) edits.push({ field, base, mine: meaning.value });
  }
  return { edits, problems };
}

/** Says of a row why it cannot be sent. */
export type Refuse = (label: string, what: string, todo: string) => void;

/** The filled cells of some fields, or nothing where one is refused; `needed` says what is wrong with a blank one. */
export function fillingsOf(
  reading: TabContents,
  index: number,
  fields: readonly Field[],
  say: Refuse,
  needed: (field: Field) => string | undefined,
): Edit[] | undefined {
  const edits: Edit[] = [];
  let isWhole = true;
  const refuse: Refuse = (label, what, todo) => {
    isWhole = false;
    say(label, what, todo);
  };
  for (const field of fields) {
    const cell = cellAt(reading.contents, index, field.name);
    const lacking = cell === '' ? needed(field) : undefined;
    if (lacking !== undefined) refuse(field.label, lacking, 'Enter a value.');
    if (cell === '') continue;
    const meaning = meaningOf(reading, index, field, cell);
    if ('problem' in meaning && meaning.problem === 'not-a-number' && field.finds && typeof cell === 'string')
      edits.push({ field, base: undefined, mine: null, words: cell });
    else if ('problem' in meaning) refuse(field.label, cellProblems[meaning.problem].what, cellProblems[meaning.problem].todo);
    else edits.push({ field, base: undefined, mine: meaning.value });
  }
  return isWhole ? edits : undefined;
}

function meaningOf(reading: TabContents, index: number, field: Field, cell: Cell): { value: Value } | { problem: FieldProblem['problem'] } {
  const { contents, context } = reading;
  const column = contents.columns.get(field.name) ?? 0;
  const formula = contents.formulas[index]?.[column - 1] ?? '';
  if (formula !== '' && /^#[A-Z/0!?]+[!?]?$/.test(String(cell))) return { problem: 'error-value' };
  const currency = field.currency ? String(cellAt(contents, index, field.currency)) : undefined;
  const meaning = decodeCell(field, cell, context, currency);
  if (!meaning.ok) return { problem: meaning.problem };
  const blank = meaning.value === null || (isList(field) && (meaning.value as readonly unknown[]).length === 0);
  return blank && field.write?.blank === 'refused' ? { problem: 'blank' } : { value: meaning.value };
}

function equalsBase(field: Field, value: Value, base: Base): boolean {
  if (isShortened(base)) {
    const now = baseOf(value);
    return isShortened(now) && now.length === base.length && now.hash === base.hash;
  }
  if (isUnordered(base)) return sameValue(asSet(field), value, base.items as readonly string[]);
  return base !== undefined && sameValue(field, value, base);
}
