// Decimals are text from the wire to the cell: a float would turn 0.1 + 0.2 into money that nobody paid.

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * The one spelling of a decimal: no plus sign, no needless zeros, no exponent: `49.90` becomes `49.9`, `0.0` becomes `0`.
 * `undefined` for anything that is no decimal.
 */
export function canonicalDecimal(text: string): string | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const { left, right } = shift(whole, fraction, Number(exponent));
  const integer = left.replace(/^0+(?=\d)/, '') || '0';
  const rest = right.replace(/0+$/, '');
  const magnitude = rest === '' ? integer : `${integer}.${rest}`;
  return sign === '-' && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

function shift(whole: string, fraction: string, by: number): { left: string; right: string } {
  if (by === 0) return { left: whole, right: fraction };
  const digits = whole + fraction;
  const point = whole.length + by;
  if (point <= 0) return { left: '', right: '0'.repeat(-point) + digits };
  if (point >= digits.length) return { left: digits + '0'.repeat(point - digits.length), right: '' };
  return { left: digits.slice(0, point), right: digits.slice(point) };
}
