import { describe, expect, it } from 'vitest';
import type { Field, Record_, Value } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { unusualIn } from '../../../src/sync/review/unusual.ts';
import { changeOf } from '../plan-for.ts';

const now = Date.parse('2026-11-20T15:00:00Z');

function unusual(edits: [string, Value | undefined, Value][], record: Record_ = {}): string[] {
  const otherWith = (_: Field, value: string) => (value === 'CH-1' ? 'Chess' : undefined);
  return unusualIn({ change: changeOf(courses, 'update', '2', edits), record }, { now, otherWith });
}

describe('what a review finds unusual', () => {
  it.each<[string, string | null, Value, string[]]>([
    ['enrollment_fee', '249', '-5', ['Price below 0.']],
    ['enrollment_fee', '249', '0', ['Price set to 0.']],
    ['enrollment_fee', '249', '0.05', ['Price down by 99%.']],
    ['enrollment_fee', '100', '151', ['Price up by 51%.']],
    ['enrollment_fee', '100', '150', []],
    ['enrollment_fee', '0', '150', []],
    ['enrollment_open_to', null, '2026-11-20T14:00:00Z', ['Open to is in the past.']],
    ['enrollment_open_to', null, '2026-11-20T16:00:00Z', []],
    ['sku', null, 'CH-1', ['SKU is already used by “Chess”.']],
    ['sku', null, 'CH-2', []],
  ])('of %s from %s to %s', (field, before, after, found) => {
    expect(unusual([[field, before, after]])).toEqual(found);
  });

  it('is an end before its start, whichever of the two changed', () => {
    const found = ['Open to is before Open from.'];
    const record = { enrollment_open_from: '2027-02-01T00:00:00Z', enrollment_open_to: '2027-03-01T00:00:00Z' };
    expect(unusual([['enrollment_open_to', '2027-03-01T00:00:00Z', '2027-01-01T00:00:00Z']], record)).toEqual(found);
    expect(unusual([['enrollment_open_from', '2027-02-01T00:00:00Z', '2027-04-01T00:00:00Z']], record)).toEqual(found);
  });
});
