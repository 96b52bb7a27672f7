import { describe, expect, it } from 'vitest';
import { messageFor } from '../../../src/sync/review/cell-message.ts';

describe('the message for a cell that isn’t a number', () => {
  it.each([
    ['12,50', 'has a decimal comma', 'Enter it like this: 12.50.'],
    ['1,250', 'has a comma', 'Enter 1250 or 1.250.'],
    ['€59.50', 'has a currency', 'Enter it like this: 59.50.'],
    ['59.50 USD', 'has a currency', 'Enter it like this: 59.50.'],
    ['50 %', 'is a percentage', 'Enter the number itself, without a percent sign.'],
    ['1 200', 'has a space or mark between its digits', 'Enter it like this: 1200.'],
    ['1.234,56', 'has a separator between its digits', 'Enter it like this: 1234.56.'],
    ['1,234.56', 'has a separator between its digits', 'Enter it like this: 1234.56.'],
    ['free', 'isn’t a number', 'Enter a number without letters or a currency symbol, such as 12.50.'],
  ])('fits %s', (typed, what, todo) => {
    expect(messageFor({ kind: 'money' }, 'not-a-number', typed)).toEqual({ what, todo });
  });

  it('asks for a whole number where the column takes no other', () => {
    expect(messageFor({ kind: 'integer' }, 'not-a-number', '12,5').todo).toBe('Enter a whole number.');
    expect(messageFor({ kind: 'integer' }, 'not-a-number', 'ten').todo).toBe('Enter a whole number.');
    expect(messageFor({ kind: 'integer' }, 'not-a-number', '1 200').todo).toBe('Enter it like this: 1200.');
  });

  it('stays the same for other problems', () => {
    expect(messageFor({ kind: 'money' }, 'blank', '')).toEqual({ what: 'can’t be blank', todo: 'Enter a value, or restore the original.' });
  });
});
