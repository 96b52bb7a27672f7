import { describe, expect, it } from 'vitest';
import { placeNamed } from '../../../src/sidebar/home/view.ts';

describe('the name under which the server opens a view', () => {
  it('may name a resource to pull, also one with a path', () => {
    expect(placeNamed('pull:analytics/products')).toEqual({ view: 'pull', resource: 'analytics/products' });
  });

  it('is a view’s own name', () => {
    expect(placeNamed('schedule')).toEqual({ view: 'schedule' });
  });

  it('means the overview when it is unknown or missing', () => {
    expect(placeNamed('elsewhere')).toEqual({ view: 'home' });
    expect(placeNamed(undefined)).toEqual({ view: 'home' });
  });
});
