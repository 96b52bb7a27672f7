import { describe, expect, it } from 'vitest';
import { isBlank, readerOf, readers, sameValue, toWire } from '../../../src/catalog/records/values.ts';
import type { Field, Kind, Value } from '../../../src/catalog/resource.ts';

const field = (kind: Kind, more: Partial<Field> = {}): Field => ({ name: 'it', label: 'It', kind, help: '', ...more });

describe('reading a value', () => {
  const cases: [Kind, unknown, Value | undefined][] = [
    ['id', 0, 0],
    ['id', '0', 0],
    ['id', '007', '007'],
    ['id', 999_999_999_999_999, 999_999_999_999_999],
    ['id', 1e15, '1000000000000000'],
    ['id', '1000000000000000', '1000000000000000'],
    ['id', -1, undefined],
    ['id', 1.5, undefined],
    ['id', '1.0', undefined],
    ['id', true, undefined],
    ['integer', 3, 3],
    ['integer', '-3', -3],
    ['integer', '3.00', 3],
    ['integer', '3.5', undefined],
    ['integer', 3.5, undefined],
    ['decimal', '3.10', '3.1'],
    ['money', 3.1, '3.1'],
    ['money', '', undefined],
    ['money', [], undefined],
    ['text', 5, '5'],
    ['text', '', ''],
    ['text', true, undefined],
    ['text', { a: 1 }, undefined],
    ['choice', 'unlisted', 'unlisted'],
    ['boolean', true, true],
    ['boolean', 'false', false],
    ['boolean', 0, undefined],
    ['boolean', 'yes', undefined],
    ['time', '2026/01/31 10:00:00 +0100', '2026-01-31T09:00:00Z'],
    ['time', 1_769_853_600, undefined],
    ['set', ['b', 'a', 'b', '', null], ['a', 'b']],
    ['set', 'b, a,,b', ['a', 'b']],
    ['set', [1, 'x'], ['1', 'x']],
    ['set', [['x']], undefined],
    ['set', 5, undefined],
    ['ids', [10, '9', 9, null], [9, 10]],
    ['ids', '10,9', [9, 10]],
    ['ids', ['10000000000000042'], undefined],
  ];

  it.each(cases)('as %s makes of %j the value %j', (kind, raw, value) => {
    expect(readers[kind](raw)).toEqual(value);
  });

  it('keeps the order of an ordered list', () => {
    expect(readerOf(field('set', { ordered: true }))(['b', 'a', 'b'])).toEqual(['b', 'a']);
    expect(readerOf(field('ids', { ordered: true }))([10, 9, 10])).toEqual([10, 9]);
    expect(readerOf(field('set'))(['b', 'a'])).toEqual(['a', 'b']);
    expect(readerOf(field('text', { ordered: true }))('b,a')).toBe('b,a');
  });
});

describe('sending a value', () => {
  it.each<[Kind, Value, unknown]>([
    ['money', '49.99', 49.99],
    ['money', '0.10', '0.10'],
    ['decimal', '12345678901234567890', '12345678901234567890'],
    ['id', '42', 42],
    ['id', '042', '042'],
    ['id', '9007199254740991', '9007199254740991'],
    ['integer', 3, 3],
    ['text', '42', '42'],
    ['boolean', false, false],
    ['ids', [1, 2], [1, 2]],
    ['money', null, null],
  ])('as %s makes %j of %j', (kind, value, wire) => {
    expect(toWire(field(kind), value)).toEqual(wire);
  });
});

describe('two values', () => {
  it.each<[Kind, Value | undefined, Value | undefined]>([
    ['text', null, ''],
    ['text', 'a\r\nb', 'a\nb'],
    ['text', 'a\rb', 'a\nb'],
    ['set', [], null],
    ['set', ['a', 'a', 'b'], ['b', 'a']],
    ['ids', [10, 9], [9, 10]],
    ['money', '1.50', '1.5'],
    ['time', '2026-01-31T10:00:00+01:00', '2026-01-31T09:00:00Z'],
    ['id', 7, '7'],
    ['text', undefined, undefined],
  ])('of kind %s are the same: %j and %j', (kind, a, b) => {
    expect(sameValue(field(kind), a, b)).toBe(true);
    expect(sameValue(field(kind), b, a)).toBe(true);
  });

  it.each<[Kind, Value | undefined, Value | undefined]>([
    ['text', 'a', 'A'],
    ['text', 'a', 'a '],
    ['text', undefined, null],
    ['text', undefined, ''],
    ['set', ['a,b'], ['a', 'b']],
    ['ids', [1], [1, 2]],
    ['money', '1', '1.01'],
    ['integer', 0, null],
    ['boolean', false, null],
    ['text', '1.0', '1'],
  ])('of kind %s differ: %j and %j', (kind, a, b) => {
    expect(sameValue(field(kind), a, b)).toBe(false);
    expect(sameValue(field(kind), b, a)).toBe(false);
  });

  it('of an ordered list differ in another order', () => {
    expect(sameValue(field('set', { ordered: true }), ['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameValue(field('ids', { ordered: true }), [1, 2], [1, 2])).toBe(true);
  });
});

describe('isBlank', () => {
  it('is true for null, missing values, empty texts, and empty lists only', () => {
    expect([undefined, null, '', []].map((value) => isBlank(value))).toEqual([true, true, true, true]);
    expect([0, false, ' ', [0]].map((value) => isBlank(value as Value))).toEqual([false, false, false, false]);
  });
});
