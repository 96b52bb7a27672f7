// What a spreadsheet's locale decides: separators, words for true and false, the usual date format.
import { getLocale } from 'numfmt';

export interface LocaleFacts {
  decimal: string;
  /** Between thousands. */
  group: string;
  yes: string;
  no: string;
  date: string;
  /** Day and month in the order of the usual date. */
  day: string;
  time: string;
  currency: string;
  /** All words, in lower case, that may stand in a typed date or amount: months, days, am and pm, letters of the currency. */
  words: ReadonlySet<string>;
}

const known = new Map<string, LocaleFacts>();

/** `locale` such as `de_DE`; an unknown one counts as `en_US`. */
export function localeFacts(locale: string): LocaleFacts {
  let facts = known.get(locale);
  if (!facts) {
    const data = getLocale(locale) ?? getLocale('en_US');
    const how = data?.format ?? {};
    const day = how.padDd ? 'dd' : 'd';
    const month = how.padMm ? 'mm' : 'm';
    const separator = how.dateSep ?? '/';
    const order = how.dateOrder === 2 ? ['yyyy', month, day] : how.dateOrder === 1 ? [day, month, 'yyyy'] : [month, day, 'yyyy'];
    // Yen have no hundredths.
    const amount = data?.currency === '¥' ? '#,##0' : '#,##0.00';
    const symbol = `"${data?.currency ?? '$'}"`;
    facts = {
      decimal: data?.decimal ?? '.',
      group: data?.group ?? ',',
      yes: data?.bool[0] ?? 'TRUE',
      no: data?.bool[1] ?? 'FALSE',
      date: order.join(separator),
      day: order.filter((part) => part !== 'yyyy').join(separator),
      time: `${how.padHh ? 'hh' : 'h'}:mm:ss`,
      words: wordsOf(data, getLocale('en_US')),
      currency: how.currencyPos === 3 ? `${amount} ${symbol}` : how.currencyPos === 2 ? `${symbol} ${amount}` : `${symbol}${amount}`,
    };
    known.set(locale, facts);
  }
  return facts;
}

function wordsOf(...locales: ReturnType<typeof getLocale>[]): ReadonlySet<string> {
  const texts = locales.flatMap((data) =>
    data ? [...data.mmm, ...data.mmmm, ...data.ddd, ...data.dddd, ...data.ampm, data.currency] : [],
  );
  return new Set(lettersOf(['e', 'a', 'p', ...texts].join(' ')));
}

/** The words of a text, in lower case. */
export function lettersOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
