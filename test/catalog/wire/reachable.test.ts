import { describe, expect, it } from 'vitest';
import { isAllowed, isReachable } from '../../../src/catalog/wire/reachable.ts';

const PREFIXES = ['https://catalog.example.edu/', 'https://*.college.edu/api/'];

describe('addresses that a manifest allows', () => {
  it.each([
    'https://catalog.example.edu/',
    'https://catalog.example.edu/api/v1/courses?page=2',
    'https://summer.college.edu/api/v1/tags',
    'https://a.b.college.edu/api/',
  ])('include %s', (url) => {
    expect(isAllowed(PREFIXES, url)).toBe(true);
  });

  it.each([
    'http://catalog.example.edu/',
    'https://catalog.example.edu.evil.example/',
    'https://other.example.edu/',
    'https://college.edu/api/',
    'https://summercollege.edu/api/',
    'https://summer.college.edu/other',
    'https://evil.example/https://summer.college.edu/api/',
    'https://evil.example/.college.edu/api/',
  ])('exclude %s', (url) => {
    expect(isAllowed(PREFIXES, url)).toBe(false);
  });

  it('are all, in a package that lists none', () => {
    expect(isReachable('https://anywhere.example/')).toBe(true);
  });
});
