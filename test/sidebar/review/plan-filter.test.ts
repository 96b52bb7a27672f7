import { describe, expect, it } from 'vitest';
import { everything, filtered, kindsOf } from '../../../src/sidebar/review/plan.ts';
import { aField, aRequest } from '../a-plan.ts';

const yoga = aRequest({ request: 'r1', caption: 'Yoga for all', key: '12' });
const tax = aRequest({
  request: 'r2',
  caption: 'Tax law',
  operation: 'create',
  fields: [aField({ label: 'Price', before: '', after: '49' })],
});
const held = aRequest({ request: 'r3', caption: 'Yoga at night', fields: [aField({ state: 'conflict', theirs: 'Night yoga' })] });
const all = [yoga, tax, held];

describe('the lines that are shown', () => {
  it('are all without a filter', () => {
    expect(filtered(all, everything)).toEqual(all);
  });

  it('hold every word that is looked for, in name, id or value, in any capitals', () => {
    expect(filtered(all, { text: 'YOGA', kind: 'all' })).toEqual([yoga, held]);
    expect(filtered(all, { text: 'night yoga', kind: 'all' })).toEqual([held]);
    expect(filtered(all, { text: '49', kind: 'all' })).toEqual([tax]);
  });

  it('are of the kind that is chosen', () => {
    expect(filtered(all, { text: '', kind: 'create' })).toEqual([tax]);
    expect(filtered(all, { text: '', kind: 'conflict' })).toEqual([held]);
  });

  it('are offered by the kinds that there are', () => {
    expect(kindsOf(all, []).map(({ value }) => value)).toEqual(['all', 'conflict', 'create', 'update']);
  });
});
