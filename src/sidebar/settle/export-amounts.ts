// Amounts in an export: with decimal points or commas, with separators, signs, and currency symbols.

/** Which character separates the decimals in a column. */
export type DecimalMark = '.' | ',';

const NUMBER = /^\d{1,15}(?:\.\d{1,4})?$/;

/**
 * Returns the decimal mark of a column. In a cell with both characters, it's the last one. One that's followed by other than three
 * digits, or by three after a leading zero, isn't a separator of thousands. Without such a cell, it's a point.
 */
export function decimalMarkOf(cells: readonly string[]): DecimalMark {
  for (const cell of cells) {
    const digits = cell.replace(/[^\d.,]/g, '');
    const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
    const last = Math.max(point, comma);
    if (last < 0) continue;
    const mark = comma > point ? ',' : '.';
    const isRepeated = digits.indexOf(mark) !== last;
    if (point >= 0 && comma >= 0 && !isRepeated) return mark;
    if (isRepeated) return mark === ',' ? '.' : ',';
    if (digits.length - last - 1 !== 3 || /^0[.,]/.test(digits)) return mark;
  }
  return '.';
}

/** Returns the canonical text of an amount, such as `-1234.5`. `''` for a blank cell, and undefined for one that's no amount. */
export function amountIn(cell: string, mark: DecimalMark): string | undefined {
  const text = cell.trim();
  if (text === '' || text === '-' || text === '–') return '';
  // Most amounts of a large export are plain.
  if (mark === '.' && /^-?[1-9]\d{0,11}(?:\.\d{0,3}[1-9])?$/.test(text)) return text;
  const isNegative = /^\(.*\)$/.test(text) || /^\D*[-\u2212]/.test(text) || /[-\u2212]$/.test(text);
  const bare = text
    .replace(/^\(|\)$/g, '')
    .replace(/[-+\u2212]/g, '')
    .replace(/^[\p{Sc}A-Za-z\s]{1,4}|[\p{Sc}A-Za-z\s]{1,4}$/gu, '')
    .replace(/[\s'\u2019]/g, '');
  const plain = mark === ',' ? bare.replace(/\./g, '').replace(',', '.') : bare.replace(/,/g, '');
  if (!NUMBER.test(plain)) return undefined;
  const short = plain.includes('.') ? plain.replace(/\.?0{1,4}$/, '') : plain;
  const whole = short.replace(/^0{1,15}(?=\d)/, '');
  return isNegative && whole !== '0' ? `-${whole}` : whole;
}

/** Returns the opposite of a canonical amount. */
export function negated(amount: string): string {
  if (amount === '' || amount === '0') return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** Returns an amount with the sign that it must have. */
export function signed(amount: string, sign: 1 | -1): string {
  return amount.startsWith('-') === sign < 0 ? amount : negated(amount);
}
