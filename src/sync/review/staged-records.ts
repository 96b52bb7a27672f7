// What a review in steps has read so far: a column of the staging sheet, with the state of its lists in row 1. It's sealed with the secret
// of the user, because anyone can edit that sheet. If it's gone or doesn't fit, the records are read again.

import { asciiJson } from '../../base/sha256.ts';
import type { ListState, ReadOutcome } from '../../catalog/lists/list-state.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import { assertSameDecisions } from '../../tabs/memory/personal-data.ts';
import { joinCells, packChunks, readColumn } from '../../tabs/memory/storage.ts';
import { type Session, withLock } from '../jobs/session.ts';
import { clearStagedColumn, HEAD_VERSION, headIn, isFree, isOver, STAGING_SHEET, stagedHeads, writeStaged } from '../jobs/staging-sheet.ts';
import { NOTHING_READ, type ReadSoFar, type RecordRead } from './present-records.ts';

interface Head {
  v: number;
  review: string;
  /** When it began, in milliseconds since 1970. */
  at: number;
  connection: string;
  scope: string;
  lists: [resource: string, state: ListState][];
  seal: string;
}

/** A record of a pull is staged in the same form, so a removal of personal data finds its values. */
interface StagedRecord extends Parsed {
  of: string;
  from: RecordRead['from'];
  gone?: true;
  failed?: { code: 'forbidden' | 'refused'; serverMessage?: string };
}

/** Returns what earlier steps of a review have read. */
export function readStaged(session: Session, review: string): ReadSoFar {
  const sheet = session.workbook.sheetNamed(STAGING_SHEET);
  const heads = stagedHeads(session.workbook).map(headOfReview);
  const at = heads.findIndex((head) => head?.review === review);
  const head = heads[at];
  const { connection } = session.client;
  if (!sheet || !head || head.connection !== connection.id || head.scope !== connection.scope || isOver(session, head)) return NOTHING_READ;
  const texts = readColumn(sheet, at + 1);
  if (head.seal !== sealOf(session, head, texts)) return NOTHING_READ;
  const records = new Map<string, Map<string, RecordRead>>();
  for (const staged of texts.flatMap((text) => JSON.parse(text) as StagedRecord[])) {
    const { of, from } = staged;
    records.set(of, (records.get(of) ?? new Map()).set(staged.key, { outcome: outcomeOf(staged, connection.host), from }));
  }
  return { records, lists: new Map(head.lists) };
}

/**
 * Stages what a review has read so far in place of what it had staged before. `decisions` are those about personal data under which it
 * was read. Throws StopError if they have changed.
 */
export function stageRead(session: Session, review: string, { records, lists }: ReadSoFar, decisions: string | undefined): void {
  const { workbook, document, client, clock } = session;
  const staged = Array.from(records).flatMap(([of, ofResource]) => Array.from(ofResource, ([key, read]) => stagedRecord(of, key, read)));
  const texts = packChunks(staged);
  const states = Array.from(lists, ([name, state]): [string, ListState] => [name, { ...state, unreadable: [], unclear: [] }]);
  const { id: connection, scope } = client.connection;
  withLock(session, 'Wait a minute, then review again.', () => {
    assertSameDecisions(document, decisions);
    // Looks before the sheet is created: a read after that waits for Google.
    const heads = stagedHeads(workbook);
    const own = heads.findIndex((text) => headOfReview(text)?.review === review);
    const free = heads.findIndex((text) => isFree(session, text));
    const column = (own >= 0 ? own : free >= 0 ? free : heads.length) + 1;
    const at = headIn(heads[own] ?? '')?.at ?? clock.now();
    const head = { v: HEAD_VERSION, review, at, connection, scope, lists: states };
    writeStaged(session, column, [JSON.stringify({ ...head, seal: sealOf(session, head, joinCells(texts)) }), ...texts]);
  });
}

/** Clears what a review has staged. The caller holds the lock. */
export function clearStaged({ workbook }: Pick<Session, 'workbook'>, review: string): void {
  const column = stagedHeads(workbook).findIndex((text) => headOfReview(text)?.review === review) + 1;
  if (column > 0) clearStagedColumn(workbook, column);
}

/** Returns the head of a review, and undefined for those of others. */
function headOfReview(text: string): Head | undefined {
  const head = headIn<Head>(text);
  return head?.review === undefined ? undefined : (head as Head);
}

function sealOf(
  { sign }: Pick<Session, 'sign'>,
  { seal: _own, ...head }: Omit<Head, 'seal'> & { seal?: string },
  texts: readonly string[],
): string {
  return sign(asciiJson(['catalog-sync review', head, texts]));
}

function stagedRecord(of: string, key: string, { outcome, from }: RecordRead): StagedRecord {
  if ('found' in outcome) return { ...outcome.found, of, from };
  const none = { key, values: {}, of, from };
  if ('gone' in outcome) return { ...none, gone: true };
  const { code, serverMessage } = outcome.failed;
  return { ...none, failed: { code: code === 'forbidden' ? code : 'refused', ...(serverMessage === undefined ? {} : { serverMessage }) } };
}

function outcomeOf({ of: _of, from: _from, gone, failed, ...parsed }: StagedRecord, host: string): ReadOutcome {
  if (failed) return { failed: new CatalogError(failed.code, host, failed) };
  return gone ? { gone } : { found: parsed };
}
