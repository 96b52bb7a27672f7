import { describe, expect, it } from 'vitest';
import { notesOf } from '../../../src/sync/pull/pull-notes.ts';
import { pullJob } from '../fake-session.ts';

/** What an incomplete pull of so many records says, if Catalog names this total. */
function notesFor(records: number, total?: number): string {
  const { list } = pullJob();
  const result = { unformatted: false, marked: 0 } as unknown as Parameters<typeof notesOf>[0]['result'];
  return notesOf({ job: pullJob({ list: { ...list, complete: false, total } }), records, name: 'Orders', result, zone: 'UTC' }).join(' ');
}

describe('an incomplete pull', () => {
  it.each<[string, number, number | undefined, string]>([
    ['of fewer records than Catalog counts', 4_998, 5_000, 'Incomplete: 4998 of 5000 records. No rows were removed. Pull again.'],
    [
      'of as many records as a tab holds',
      200_000,
      999_999_999,
      'a tab can’t hold more than 200000 records. Pull again with filters, such as dates.',
    ],
    ['of a list without a total', 4_998, undefined, 'Catalog doesn’t report a total, so rows might be missing.'],
    ['of a count that looks like a limit', 5_000, undefined, 'Exactly 5000 rows came back, so the list might be cut off.'],
  ])('%s says so', (_, records, total, note) => {
    expect(notesFor(records, total)).toContain(note);
  });
});
