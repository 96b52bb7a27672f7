import { describe, expect, it } from 'vitest';
import { countEvidence } from '../../../emulator/catalog/evidence.ts';

describe('the evidence of the contract', () => {
  it('is either certain or inferred, for every operation', () => {
    const { operations, certain, inferred, played } = countEvidence();

    expect(certain.length + inferred.length).toBe(operations);
    expect(certain).toContain('listCourses');
    expect(inferred).toEqual(expect.arrayContaining(['bulkDeleteTags', 'createTag']));
    expect(played).toHaveLength(58);
  });
});
