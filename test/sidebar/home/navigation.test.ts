import { describe, expect, it } from 'vitest';
import { placeNamed } from '../../../src/sidebar/home/navigation.ts';

describe('the name under which the server opens a view', () => {
  it('can name a resource to pull, even one with a path', () => {
    expect(placeNamed('pull:analytics/products')).toEqual({ view: 'pull', resource: 'analytics/products' });
  });

  it('is a view’s own name', () => {
    expect(placeNamed('schedule')).toEqual({ view: 'schedule' });
  });

  it('is the overview when it is missing', () => {
    expect(placeNamed(undefined)).toEqual({ view: 'home' });
    expect(placeNamed('')).toEqual({ view: 'home' });
  });

  it.each(['elsewhere', 'constructor', 'enroll', 'schedule:courses'])('throws for “%s”, which the sidebar doesn’t have', (name) => {
    expect(() => placeNamed(name)).toThrow(`The sidebar has no view “${name}”.`);
  });
});
