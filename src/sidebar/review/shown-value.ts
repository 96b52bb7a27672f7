// Amounts as the review shows them: with their currency and separators. Everything else is as the server sent it.
import type { PlanField } from '../../protocol/review.ts';
import { locale } from '../texts/en/words.ts';

/** Returns a value of a field for the eye. A text that isn't an amount stays as it is. */
export function shown({ currency }: Pick<PlanField, 'currency'>, text: string): string {
  if (currency === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return text;
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const decimals = text.split('.')[1]?.length ?? 0;
    // An amount with more decimals than its currency has is shown with all of them.
    const isExact = decimals <= (format.resolvedOptions().maximumFractionDigits ?? 2);
    // The space between an amount and some currencies would be named, as one that a user has typed without knowing.
    return isExact ? format.format(Number(text)).replace(/[\u00a0\u202f]/g, ' ') : `${text} ${currency}`;
  } catch {
    return `${text} ${currency}`;
  }
}
