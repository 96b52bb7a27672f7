import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { absent, namesReference } from '../../scripts/names-reference.ts';
import { coveredByJourneys, coveredIn, operationsOfContract, operationsReference } from '../../scripts/operations-reference.ts';

describe('docs/operations.md', () => {
  it('is up to date; `npm run docs` writes it', () => {
    const written = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    expect(written).toBe(operationsReference(operationsOfContract(), coveredByJourneys(), namesReference()));
  });

  it('has a journey for each operation', () => {
    const covered = new Set(coveredByJourneys().map(({ operation }) => operation));
    expect(operationsOfContract().filter((operation) => !covered.has(operation))).toEqual([]);
  });

  it('names no operation that the contract lacks', () => {
    const known = operationsOfContract();
    expect(known).toHaveLength(58);
    expect(coveredByJourneys().filter(({ operation }) => !known.includes(operation))).toEqual([]);
  });

  it('takes title and effect from the test around the call', () => {
    const source = "it('a room is made', () => { covers(world, { createRoom: 'the room', deleteRoom: 'it\\'s gone' }); });";
    expect(coveredIn('a.test.ts', source)).toEqual([
      { operation: 'createRoom', file: 'a.test.ts', journey: 'a room is made', effect: 'the room' },
      { operation: 'deleteRoom', file: 'a.test.ts', journey: 'a room is made', effect: "it's gone" },
    ]);
  });

  it('counts the filters and fields that requests carried against those of the contract, and says which are missing', () => {
    const declared = { filters: { listRooms: ['floor', 'size'] }, fields: { updateRoom: ['name'] } };
    const recorded = { filters: { listRooms: ['size'] }, fields: { updateRoom: ['name'] } };
    expect(absent(declared.filters, recorded.filters)).toEqual(['listRooms.floor']);
    const text = namesReference(declared, recorded).join('\n');
    expect(text).toContain('1 of 2 filters');
    expect(text).toContain('- `listRooms.floor`: not covered yet');
    expect(namesReference().join('\n')).not.toContain('not covered yet');
  });

  it('says where a journey is missing', () => {
    expect(operationsReference(['listRooms'], [], [])).toContain('| `listRooms` |  | not covered yet |');
  });
});
