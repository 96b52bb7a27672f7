import { expect, it } from 'vitest';
import { shown } from '../../../src/sidebar/review/shown-value.ts';

it.each([
  ['USD', '1249', '$1,249.00'],
  ['USD', '12.505', '12.505 USD'],
  ['JPY', '4900', '¥4,900'],
  // Browsers put a no-break space here, which the review would name.
  ['CHF', '49.5', 'CHF 49.50'],
  ['USD', 'free', 'free'],
  [undefined, '1249', '1249'],
])('shows %s %s as %s', (currency, text, expected) => {
  expect(shown({ currency }, text)).toBe(expected);
});
