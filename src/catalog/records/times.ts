// The API's two ways to write a time (core records: `2015/08/27 22:03:42 +0000`; users, tags and analytics: ISO with
// 3 or 6 fraction digits and Z or an offset) become one: `2015-08-27T22:03:42Z`, UTC, to the second.

const form = /^(\d{4})([-/])(\d\d)\2(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)? ?(?:(Z|UTC)|([+-])(\d\d):?(\d\d))?$/i;

/** `undefined` for anything that is no time. A fraction of a second is cut off; a bare date is its midnight in UTC. */
export function canonicalTime(text: string): string | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [, year, , month, day, hour = '00', minute = '00', second = '00', , sign, offsetHours = '0', offsetMinutes = '0'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (offset === 0) return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (Number(offsetHours) > 15 || Number(offsetMinutes) > 59) return undefined;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const utc = new Date(local - (sign === '-' ? -offset : offset) * 60_000).toISOString();
  // Years before 0 and after 9999 get another length and cannot come from a Catalog.
  return utc.length === 24 ? `${utc.slice(0, 19)}Z` : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
