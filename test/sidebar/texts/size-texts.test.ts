import { expect, it } from 'vitest';
import { sizeTexts } from '../../../src/sidebar/texts/en/pull.ts';
import { sizeTexts as spanish } from '../../../src/sidebar/texts/es/pull.ts';

it('says how many requests a pull takes, and how many minutes from 400 requests on', () => {
  const reads = (requests: number) => sizeTexts.reads({ records: 1_000, requests });
  expect(reads(1)).toBe('Reads 1,000 records with about 1 request.');
  expect(reads(399)).toBe('Reads 1,000 records with about 399 requests.');
  expect(reads(400)).toBe('Reads 1,000 records with about 400 requests, in about a minute.');
  expect(reads(1_050)).toBe('Reads 1,000 records with about 1,050 requests, in 1 to 3 minutes.');
  expect(reads(3_000)).toBe('Reads 1,000 records with about 3,000 requests, in 3 to 8 minutes.');
  expect(spanish.reads({ records: 1_000, requests: 399 })).not.toContain(' a ');
  expect(spanish.reads({ records: 1_000, requests: 1_050 })).toContain(' 1 a 3 ');
});
