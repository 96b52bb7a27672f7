// A value as the grid shows it: number format and locale applied.
import { format as applyFormat } from 'numfmt';
import { remembering } from '../remembering.ts';
import type { Scalar } from './book.ts';
import { isText } from './format.ts';
import { localeFacts } from './locale.ts';

export function displayOf(value: Scalar | undefined, format: string | undefined, locale: string): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? localeFacts(locale).yes : localeFacts(locale).no;
  if (typeof value === 'string') {
    if (format === undefined || isText(format) || !format.includes('@')) return value;
    return formatted(format, value, locale) ?? value;
  }
  const automatic = format === undefined || isText(format);
  return (automatic ? undefined : formatted(format, value, locale)) ?? automaticNumber(value, locale);
}

/** By locale and format, what values are shown as. A tab is looked at over and over, and most of its cells are as they were. */
const displays = remembering((locale: string) =>
  remembering((format: string) => remembering((value: number | string) => applied(format, value, locale))),
);

function formatted(format: string, value: number | string, locale: string): string | undefined {
  return displays(locale)(format)(value);
}

function applied(format: string, value: number | string, locale: string): string | undefined {
  try {
    // Google counts days from 30 December 1899 and has no 29 February 1900.
    return applyFormat(format, value, { locale, leap1900: false });
  } catch {
    return undefined; // Not a format: Google keeps it and shows the plain number.
  }
}

/** The automatic format: whole numbers in full up to 15 digits, others with ten digits. */
function automaticNumber(value: number, locale: string): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size < 1e-9 && size > 0)) {
    const [digits = '', exponent = ''] = value.toExponential(9).split('e');
    const shown = `${Number(digits)}E${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
    return shown.replace('.', localeFacts(locale).decimal);
  }
  const shown = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(10)));
  return shown.replace('.', localeFacts(locale).decimal);
}
