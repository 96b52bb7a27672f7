import { describe, expect, it } from 'vitest';
import { REFUSED, refuseWrites } from '../../scripts/read-only.ts';

describe('a Catalog that was opened for reading only', () => {
  it('gets every GET, and the figures, which are read by POST', () => {
    expect(refuseWrites({ method: 'GET', path: '/api/v1/courses?page=1' })).toBeUndefined();
    expect(refuseWrites({ method: 'POST', path: '/api/v1/analytics/products' })).toBeUndefined();
  });

  it.each([
    ['POST', '/api/v1/enrollments'],
    ['PUT', '/api/v1/courses/7'],
    ['DELETE', '/api/v1/tags/7'],
    ['PATCH', '/api/v1/analytics/products'],
    ['POST', '/api/v1/analytics/products/../../enrollments'],
    ['POST', '/api/v1/analytics/..%2Fenrollments'],
    ['POST', '/elsewhere/api/v1/analytics/products'],
  ])('does not get %s %s', (method, path) => {
    expect(refuseWrites({ method, path })).toBe(REFUSED);
  });
});
