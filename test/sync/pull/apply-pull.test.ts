import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import { orderAnalytics } from '../../../src/catalog/resources/analytics.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { recordsToShow } from '../../../src/sync/pull/apply-pull.ts';
import type { PullReading } from '../../../src/sync/pull/incremental.ts';
import { NO_NAMES, pullJob } from '../fake-session.ts';

const resource = { ...tags, updated: 'updated_at' };

function readingOf(found: readonly Parsed[], changes: Partial<PullReading> = {}): PullReading {
  const byKey = new Map(found.map((record, index) => [record.key || String(index), record]));
  return { job: pullJob(), resource, custom: [], found: byKey, deleted: new Set(), names: NO_NAMES, ...changes };
}

/** The keys that are shown of a record with this time, if the tab shows a state of that time. The pull started at 15:00. */
function shown(readAt: string | null, shownAt: string): string[] {
  const snapshot = new Map([['1', { updated: shownAt, readOnlyFingerprint: '', bases: {} }]]);
  return Array.from(recordsToShow(readingOf([{ key: '1', values: { updated_at: readAt } }]), snapshot).keys());
}

describe('a record that the tab shows in another state', () => {
  it.each<[string, string | null, string, boolean]>([
    ['is shown if it was read in a later state', '2026-11-20T15:00:02Z', '2026-11-20T15:00:01Z', true],
    ['is shown if both have the same time', '2026-11-20T15:00:01Z', '2026-11-20T15:00:01Z', true],
    ['is left out if the tab’s state was written after the pull started', '2026-11-20T14:00:00Z', '2026-11-20T15:00:01Z', false],
    ['is left out if the tab’s state was written up to 5 minutes before', '2026-11-20T14:00:00Z', '2026-11-20T14:55:01Z', false],
    ['is shown if the tab’s state is older, because Catalog was restored', '2026-11-20T14:00:00Z', '2026-11-20T14:55:00Z', true],
    ['is shown if it has no time', null, '2026-11-20T15:00:01Z', true],
    ['is shown if the tab’s state has no time', '2026-11-20T14:00:00Z', '', true],
  ])('%s', (_, readAt, shownAt, isShown) => {
    expect(shown(readAt, shownAt)).toEqual(isShown ? ['1'] : []);
  });
});

describe('records', () => {
  it('are shown by key, or numbered if they have none', () => {
    const two = [
      { key: '', values: { a: 1 } },
      { key: '', values: { a: 2 } },
    ];
    expect(Array.from(recordsToShow(readingOf(two, { resource: orderAnalytics }), new Map()))).toEqual([
      ['1', { a: 1 }],
      ['2', { a: 2 }],
    ]);
    expect(Array.from(recordsToShow(readingOf([{ key: '31', values: { a: 1 } }]), new Map()))).toEqual([['31', { a: 1 }]]);
  });
});
