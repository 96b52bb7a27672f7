// Parts of a response that is too long for one, until its page has read them: a column of the staging sheet. Each part is sealed with the
// secret of the user, because anyone can edit that sheet.

import { shortId } from '../../base/hash.ts';
import { StopError } from '../../base/problem.ts';
import { asciiJson } from '../../base/sha256.ts';
import { joinCells, splitToCells } from '../../tabs/memory/storage.ts';
import { type Session, TRY_AGAIN, withLock } from './session.ts';
import { clearStagedColumn, HEAD_VERSION, headIn, isFree, isOver, STAGING_SHEET, stagedHeads, writeStaged } from './staging-sheet.ts';

/** A check of edits has no connection, so it's less than a session. */
export type PartsFile = Pick<Session, 'workbook' | 'document' | 'clock' | 'lock' | 'sign'>;

interface Head {
  v: number;
  parts: string;
  at: number;
  /** Where each part is in the column, and its seal. */
  places: { row: number; rows: number; seal: string }[];
}

/** Stages texts of JSON, each an array. Returns the ID by which they're read. */
export function stageParts(file: PartsFile, texts: readonly string[]): string {
  const { workbook, clock } = file;
  const id = shortId(clock.id());
  const cells = texts.map(splitToCells);
  let row = 2;
  const places = cells.map((ofPart, index) => {
    const place = { row, rows: ofPart.length, seal: sealOf(file, id, index, texts[index] ?? '') };
    row += ofPart.length;
    return place;
  });
  const head: Head = { v: HEAD_VERSION, parts: id, at: clock.now(), places };
  withLock(file, TRY_AGAIN, () => {
    const heads = stagedHeads(workbook);
    const free = heads.findIndex((text) => isFree(file, text));
    writeStaged(file, (free < 0 ? heads.length : free) + 1, [JSON.stringify(head), ...cells.flat()]);
  });
  return id;
}

/** Returns a staged part and which one follows. The column of the last one is cleared. Throws a StopError if it's gone or was changed. */
export function readPart(file: PartsFile, id: string, index: number): { text: string; next: number | undefined } {
  const { workbook } = file;
  const heads = stagedHeads(workbook).map((text) => headIn<Head>(text));
  const at = heads.findIndex((head) => head?.parts === id);
  const head = heads[at];
  const places = head?.places ?? [];
  const place = places[index];
  if (!head || !place || isOver(file, head)) throw gone();
  const cells = workbook.sheetNamed(STAGING_SHEET)?.values({ row: place.row, column: at + 1, rows: place.rows, columns: 1 }) ?? [];
  const [text = ''] = joinCells(cells.map(([cell]) => String(cell)));
  if (sealOf(file, id, index, text) !== place.seal) throw gone();
  const next = index + 1 < places.length ? index + 1 : undefined;
  if (next === undefined) withLock(file, TRY_AGAIN, () => clearStagedColumn(workbook, at + 1));
  return { text, next };
}

function sealOf({ sign }: PartsFile, id: string, index: number, text: string): string {
  return sign(asciiJson(['catalog-sync part', id, index, text]));
}

function gone(): StopError {
  return new StopError('parts-gone', 'The rest of the rows couldn’t be read.', 'Try again.');
}
