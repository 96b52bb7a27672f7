import { describe, expect, it } from 'vitest';
import { similarTo } from '../../../src/sync/review/similar.ts';

const known = ['Evening', 'Business', 'Art', 'Online course'];

describe('the name that could be meant', () => {
  it.each([
    ['Evning', 'Evening'],
    ['Eveinng', 'Evening'],
    ['business ', 'Business'],
    ['Busi\u200bness', 'Business'],
    ['Onlnie  course', 'Online course'],
  ])('of “%s” is %s', (name, meant) => {
    expect(similarTo(name, known)).toBe(meant);
  });

  it.each(['Ark', 'Weekend', 'Cooking'])('isn’t found for “%s”', (name) => {
    expect(similarTo(name, known)).toBeUndefined();
  });
});
