// Diff: what you changed in a tab since its cells last showed Catalog. Pure: contents and snapshot in, changes out.
import { said, saidHere, say } from '../../base/say.ts';
import { actionsOf, isEditable, type Operation, writableFields } from '../../catalog/resource.ts';
import { intentIn, isCreateOpen, isEditedHint, isSkipped } from '../../tabs/cells/status-text.ts';
import { ACTION, STATUS } from '../../tabs/sheet/columns.ts';
import { actionIn } from '../../tabs/sheet/former-actions.ts';
import { duplicateKeys } from '../../tabs/sheet/match-rows.ts';
import { fingerprintOfTexts, readOnlyTextsIn } from '../../tabs/sheet/row-fingerprint.ts';
import { isTotalRow } from '../../tabs/sheet/tab.ts';
import { captionText, nameless } from '../plan/caption.ts';
import type { Edit, Refused, RowChange, TabContents } from '../plan/row-change.ts';
import { editsIn, type FieldProblem, filledCells, type RowProblem, rowProblem, type TabRow, textIn, typedNames } from './cell-edits.ts';
import { type FindOther, otherRecordsIn } from './mixed-rows.ts';

export interface TabDiff {
  changes: RowChange[];
  refused: Refused[];
  /** New rows that were filled but not marked with the Action *create*. */
  offered: number[];
  /** Rows with an edit in a read-only column. */
  ignored: number[];
  /** Rows whose edits were left out because their Action came first. */
  outranked: number[];
}

/** New rows in `included` are taken as if their Action were *create*. */
export function diffTab(tab: TabContents, included: readonly number[] = []): TabDiff {
  const rowCount = isEditable(tab.resource) ? Math.max(0, tab.contents.lastRow - 1) : 0;
  const findOther = otherRecordsIn(tab);
  const known = { duplicates: duplicateKeys(tab.contents.keys), findOther, editsOf: editsIn(tab), readOnlyTexts: readOnlyTextsIn(tab) };
  const actions = actionsOf(tab.resource);
  const rows = Array.from({ length: rowCount }, (_, index): Partial<TabDiff> => {
    const row = { tab, index };
    const action = actionIn(textIn(row, ACTION), actions);
    if (keyOf(row) !== '') return withOther(row, diffKnownRow(row, action, known), findOther);
    return diffNewRow(row, action === '' && included.includes(index + 2) ? 'create' : action);
  });
  return {
    changes: rows.flatMap(({ changes = [] }) => changes),
    refused: rows.flatMap(({ refused = [] }) => refused),
    offered: rows.flatMap(({ offered = [] }) => offered),
    ignored: rows.flatMap(({ ignored = [] }) => ignored),
    outranked: rows.flatMap(({ outranked = [] }) => outranked),
  };
}

/** What the rows of a tab share. */
interface KnownTab {
  duplicates: ReadonlySet<string>;
  findOther: FindOther;
  editsOf: ReturnType<typeof editsIn>;
  readOnlyTexts: (index: number) => readonly string[];
}

/** A row whose record was pulled, or could have been. */
function diffKnownRow(row: TabRow, action: string, { duplicates, findOther, editsOf, readOnlyTexts }: KnownTab): Partial<TabDiff> {
  const { tab, index } = row;
  const old = tab.snapshot.get(keyOf(row));
  if (!old) return diffUnknownRow(row, action);
  const { edits, problems } = editsOf(index, old, action);
  const isEdited = edits.length > 0 || problems.length > 0;
  if (duplicates.has(keyOf(row))) {
    return action !== '' || isEdited
      ? refuse(row, idOf(row), say`${keyOf(row)} is also used in another row`, 'Delete one of the rows.')
      : {};
  }
  const ignored = fingerprintOfTexts(readOnlyTexts(index)) === old.readOnlyFingerprint ? [] : [index + 2];
  // A cell of another record isn't a wrong entry: the row is refused as a whole.
  if (action === '' && problems.length > 0 && findOther(index, 'update')?.shows === 'its cells')
    return { ignored, changes: [changeOf(row, 'update', edits)] };
  if (action === '') return { ignored, ...diffEdits(row, edits, problems) };
  return { ignored, outranked: isEdited ? [index + 2] : [], ...diffAction(row, action) };
}

/** Adds to the change of a row the other record that the row shows. */
function withOther({ index }: TabRow, diff: Partial<TabDiff>, findOther: FindOther): Partial<TabDiff> {
  const { changes = [] } = diff;
  if (changes.length === 0) return diff;
  return {
    ...diff,
    changes: changes.map((change) => ({ ...change, other: findOther(index, change.operation === 'update' ? 'update' : 'Action') })),
  };
}

function diffUnknownRow(row: TabRow, action: string): Partial<TabDiff> {
  if (row.tab.resource.writes[action]?.unseen) return { changes: [changeOf(row, action, [])] };
  if (action === '' && isPlaceholder(row)) return {};
  return refuse(row, idOf(row), say`${keyOf(row)} wasn’t pulled into this tab`, 'Refresh the tab, or clear the ID to create a new record.');
}

/** One bad cell holds back its whole row, so that no row is sent in part. */
function diffEdits(row: TabRow, edits: Edit[], problems: readonly FieldProblem[]): Partial<TabDiff> {
  if (problems.length > 0) {
    return { refused: problems.map((problem) => refusedRow(row, rowProblem(problem, row.tab))) };
  }
  return edits.length > 0 ? { changes: [changeOf(row, 'update', edits)] } : {};
}

/** An Action with what was entered for it. */
function diffAction(row: TabRow, action: string): Partial<TabDiff> {
  const { resource } = row.tab;
  const operation = actionsOf(resource).find((word) => word === action);
  if (operation === undefined)
    return refuse(
      row,
      ACTION_CELL,
      say`“${saidHere(action)}” isn’t available in this tab`,
      say`Choose one of: ${actionsOf(resource).map(saidHere).join(', ')}.`,
    );
  if (operation === 'create')
    return refuse(
      row,
      ACTION_CELL,
      say`“${saidHere('create')}” can’t be used in a row that has an ID`,
      say`Clear ${saidHere('Action')}, or clear the ID to create a new record.`,
    );
  const fields = writableFields(resource).filter((field) => field.write?.for?.includes(operation));
  const filled = filledCells(row, fields, say`is required to ${said(operation)}`);
  if ('problems' in filled) return { refused: filled.problems.map((problem) => refusedRow(row, problem)) };
  return { changes: [changeOf(row, operation, filled.edits)] };
}

function diffNewRow(row: TabRow, action: string): Partial<TabDiff> {
  const { resource, contents } = row.tab;
  const { columns } = contents;
  if (isTotalRow({ columns, resource }, contents.values[row.index] ?? [], contents.formulas[row.index] ?? [])) return {};
  const fields = writableFields(resource).filter((field) => !field.write?.for);
  const shown = textIn(row, STATUS);
  if (action === '') {
    const isFilled = fields.some((field) => field.write?.required && (textIn(row, field.name) !== '' || typedNames(row, field).length > 0));
    // Another Status shows the result of an earlier send, unless a review only marked the row to be created.
    const isUnsent = shown === '' || isEditedHint(shown) || isSkipped(shown) || (intentIn(shown) !== undefined && !isCreateOpen(shown));
    return isFilled && resource.writes.create && isUnsent ? { offered: [row.index + 2] } : {};
  }
  if (action !== 'create' || !resource.writes.create) {
    return refuse(row, ACTION_CELL, say`“${saidHere(action)}” needs a row with an ID`, say`In a new row, use “${saidHere('create')}”.`);
  }
  if (isCreateOpen(shown)) {
    const todo = say`Check Catalog. Then clear ${saidHere('Status')} to try again, or delete the row.`;
    return refuse(row, STATUS_CELL, 'shows that this record might already have been created', todo);
  }
  const filled = filledCells(row, fields, say`is required in a new row`);
  if ('problems' in filled) return { refused: filled.problems.map((problem) => refusedRow(row, problem)) };
  const [either, ...others] = filled.edits.filter(({ field }) => resource.writes.create?.either?.includes(field.name));
  if (either && others.length > 0) {
    const labels = others.map(({ field }) => field.label).join(', ');
    return refuse(
      row,
      { label: either.field.label, field: either.field.name },
      say`can’t be combined with ${labels}`,
      'Clear one of them.',
    );
  }
  return { changes: [{ ...changeOf(row, 'create', filled.edits), intent: intentIn(shown) }] };
}

function changeOf(row: TabRow, operation: Operation, edits: Edit[]): RowChange {
  const { resource, contents } = row.tab;
  return {
    resource,
    sheet: contents.sheet.id,
    tab: contents.name,
    row: row.index + 2,
    operation,
    key: operation === 'create' ? '' : keyOf(row),
    caption: captionOf(row, operation),
    edits,
  };
}

/** Returns how a row is named. A record keeps the name that Catalog knows until its new name is sent: the cell could show another one's. */
function captionOf(row: TabRow, operation: Operation): string {
  const { resource, snapshot } = row.tab;
  const pulled = operation === 'create' ? undefined : snapshot.get(keyOf(row))?.bases[resource.caption ?? ''];
  const caption = resource.caption ? String(typeof pulled === 'string' ? pulled : textIn(row, resource.caption)) : '';
  return caption || nameless(resource, operation === 'create' ? '' : keyOf(row));
}

/** Returns whether a row holds only its ID, so that no entry of yours could be lost. */
function isPlaceholder({ tab, index }: TabRow): boolean {
  return (tab.contents.values[index] ?? []).filter((cell) => cell !== '' && !isEditedHint(cell)).length <= 1;
}

type CellName = Required<Pick<RowProblem, 'label' | 'field'>>;

const ACTION_CELL: CellName = { label: 'Action', field: ACTION };
const STATUS_CELL: CellName = { label: 'Status', field: STATUS };

function idOf({ tab: { resource } }: TabRow): CellName {
  return { label: 'ID', field: resource.key ?? '' };
}

function refuse(row: TabRow, { label, field }: CellName, what: string, todo: string): Pick<TabDiff, 'refused'> {
  return { refused: [refusedRow(row, { label: saidHere(label), field, typed: textIn(row, field), what: said(what), todo: said(todo) })] };
}

function refusedRow(row: TabRow, problem: RowProblem): Refused {
  const { resource, contents } = row.tab;
  const key = keyOf(row);
  const title = captionText(resource, { caption: captionOf(row, key === '' ? 'create' : 'update'), key });
  return { sheet: contents.sheet.id, tab: contents.name, row: row.index + 2, key, title, ...problem };
}

function keyOf({ tab, index }: TabRow): string {
  return tab.contents.keys[index] ?? '';
}
