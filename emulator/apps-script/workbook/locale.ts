// What a spreadsheet's locale decides: separators, words for true and false, the usual date format.
import { getLocale } from 'numfmt';

export interface LocaleFacts {
  decimal: string;
  yes: string;
  no: string;
  date: string;
  time: string;
  currency: string;
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
    const symbol = `"${data?.currency ?? '$'}"`;
    facts = {
      decimal: data?.decimal ?? '.',
      yes: data?.bool[0] ?? 'TRUE',
      no: data?.bool[1] ?? 'FALSE',
      date: order.join(separator),
      time: `${how.padHh ? 'hh' : 'h'}:mm:ss`,
      currency: how.currencyPos === 3 ? `#,##0.00 ${symbol}` : how.currencyPos === 2 ? `${symbol} #,##0.00` : `${symbol}#,##0.00`,
    };
    known.set(locale, facts);
  }
  return facts;
}
