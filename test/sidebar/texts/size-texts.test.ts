import { expect, it } from 'vitest';
import { sizeTexts } from '../../../src/sidebar/texts/en/pull.ts';

it('says how many requests a pull takes, and how many minutes from 400 requests on', () => {
  const reads = (requests: number) => sizeTexts.reads({ records: 1_000, requests });
  expect(reads(1)).toBe('Reads 1,000 records with about 1 request.');
  expect(reads(399)).toBe('Reads 1,000 records with about 399 requests.');
  expect(reads(400)).toBe('Reads 1,000 records with about 400 requests, in about a minute.');
  expect(reads(1_050)).toBe('Reads 1,000 records with about 1,050 requests, in 1 to 3 minutes.');
  expect(reads(3_000)).toBe('Reads 1,000 records with about 3,000 requests, in 3 to 8 minutes.');
});
