// A tab that an earlier version made gets today's Action words. Users can move its rows and columns meanwhile.
import { actionsOf, type Resource } from '../../catalog/resource.ts';
import type { Sheet } from '../../platform/ports.ts';
import type { CellContext } from '../cells/codec.ts';
import { type Files, readRepaired } from './bases.ts';
import { planBlocks, type WrittenCell } from './blocks.ts';
import { ACTION, findColumns, headerNotes } from './columns.ts';
import { actionWord, currentAction, currentNote, formerAction } from './former-actions.ts';
import { moving, type OpenTab, readTab } from './tab.ts';
import { writeInRows } from './write-in-rows.ts';

const MAX_TRIES = 5;

/**
 * Rewrites former words in a tab that an earlier version made: the drop-downs of its Action column, the words chosen in them,
 * and the notes of our headers.
 */
export function renewActions(files: Files, sheet: Sheet, { resource, context }: { resource: Resource; context: CellContext }): void {
  const actions = actionsOf(resource);
  if (!actions.some((word) => formerAction(word) !== word)) return;
  const notes = headerNotes(sheet);
  const columns = findColumns(notes, sheet.name());
  const column = columns.get(ACTION);
  if (column === undefined || !Array.from(columns.values()).some((place) => isFormer(notes[place - 1] ?? ''))) return;
  sheet.choice({ row: 2, column, rows: sheet.size().rows - 1, columns: 1 }, { values: actions.map(actionWord), strict: true });
  const contents = readRepaired(files, { resource, contents: readTab(sheet, resource), context });
  const refused = renewWords(files, { contents, resource, context });
  // The notes come last: if the run is killed before, or the drop-downs went into another column, the next refresh starts over.
  if (contents.columns.get(ACTION) === column && refused.length === 0) renewNotes(files, sheet);
}

function isFormer(note: string): boolean {
  return currentNote(note) !== note;
}

/** Returns the cells that Google refuses. */
function renewWords(files: Files, tab: OpenTab): readonly WrittenCell[] {
  const { columns, values } = tab.contents;
  const column = columns.get(ACTION);
  if (column === undefined) return [];
  const words = values.map((row) =>
    String(row[column - 1] ?? '')
      .trim()
      .toLowerCase(),
  );
  const rows = words.flatMap((word, index) => (currentAction(word) === word ? [] : [index + 2]));
  const blocks = planBlocks({ changed: new Map([[column, rows]]), wanted: (row) => currentAction(words[row - 2] ?? '') });
  return rows.length > 0 ? writeInRows(files, tab, blocks) : [];
}

/** Rewrites the notes of our headers. A header tells which note is its own if columns have moved. */
function renewNotes({ workbook }: Files, sheet: Sheet): void {
  let byHeader: ReadonlyMap<string, string> | undefined;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const before = headerNotes(sheet);
    const head = { row: 1, column: 1, rows: 1, columns: before.length };
    const [headers = []] = sheet.values(head);
    const notes = headerNotes(sheet);
    if (notes.join('\n') !== before.join('\n')) continue;
    const ours = new Set(findColumns(notes, sheet.name()).values());
    const own = notes.map((note, index) => (ours.has(index + 1) ? currentNote(note) : note));
    byHeader ??= new Map(own.map((note, index) => [String(headers[index]), note]));
    const wanted = own.map((note, index) => byHeader?.get(String(headers[index])) ?? note);
    if (wanted.every((note, index) => note === notes[index])) return;
    sheet.writeNotes(head, [wanted]);
    workbook.flush();
  }
  throw moving(sheet);
}
