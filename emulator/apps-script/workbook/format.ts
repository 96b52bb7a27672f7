// What a number format says about a cell.
import { isDateFormat } from 'numfmt';

/** What `getNumberFormat` answers for a cell that nobody has formatted. */
export const UNFORMATTED = '0.###############';

const known = new Map<string, boolean>();

/** Does a number in this format read back as a Date? */
export function showsTime(format: string | undefined): boolean {
  if (format === undefined) return false;
  let answer = known.get(format);
  if (answer === undefined) {
    answer = isDateFormat(format);
    known.set(format, answer);
  }
  return answer;
}

/** `@STRING@` is another spelling of plain text seen in the wild. */
export function isText(format: string | undefined): boolean {
  return format === '@' || format === '@STRING@';
}

/** The stored form of a format that a script or a person sets: undefined for the automatic one. A trailing `;@` goes, as Google drops it. */
export function storedFormat(format: string): string | undefined {
  if (/^general$/i.test(format) || format === UNFORMATTED || format === '') return undefined;
  return format.endsWith(';@') ? format.slice(0, -2) : format;
}
