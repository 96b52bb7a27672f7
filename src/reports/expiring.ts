// Expiring certificates: completions of listings whose certificate is valid for some days, or until a date.
import { say } from '../base/say.ts';
import type { Record_ } from '../catalog/resource.ts';
import { addDays, clockOf, startOfDay } from '../tabs/cells/time.ts';
import { dayOf, daysBetween } from './calendar.ts';
import { orNull, type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

const DEFAULT_DAYS = 30;

export const expiring: ReportCode = {
  more(input) {
    const listings = offering(input).map(({ product_id: id }) => textOf(id));
    if (listings.length === 0) return [];
    const certificates = listings.map((parent) => ({
      source: 'certificates',
      resource: 'certificates',
      fields: ['listing_id', 'name', 'active', 'days_to_expire', 'expires_at'],
      filters: {},
      parent,
    }));
    const completed = {
      source: 'completed',
      resource: 'analytics/enrollments',
      fields: ['product_id', 'student_name', 'student_email', 'student_canvas_user_id', 'completion_date'],
      filters: { product_ids: listings },
    };
    return [...certificates, completed];
  },
  rows(input) {
    const titles = new Map(offering(input).map(({ product_id: id, product_name: name }) => [textOf(id), textOf(name)]));
    const active = readOf(input, 'certificates').flatMap(({ values }) => (values.active === true ? [values] : []));
    const certificates = new Map(active.map((certificate) => [textOf(certificate.listing_id), certificate]));
    const today = clockOf(input.now, input.zone).day;
    const [next, last] = [daysIn(input, 'next') ?? DEFAULT_DAYS, daysIn(input, 'last') ?? 0];
    const completions = readOf(input, 'completed').map(({ values }) => values);
    const dated = completions.filter(({ completion_date: time }) => textOf(time) !== '');
    const records = dated.flatMap((completion) => {
      const listing = textOf(completion.product_id);
      const certificate = certificates.get(listing);
      const expires = certificate && expiryOf(certificate, completion, input.zone);
      if (!expires) return [];
      const days = daysBetween(today, dayOf(expires, input.zone));
      if (days > next || days < -last) return [];
      const person = textOf(completion.student_canvas_user_id);
      return [
        {
          learner: orNull(completion.student_name),
          learner_email: orNull(completion.student_email),
          listing: titles.get(listing) ?? '',
          completed: completion.completion_date ?? null,
          expires,
          days,
          certificate: orNull(certificate.name),
          canvas_user_id: completion.student_canvas_user_id ?? null,
          listing_id: completion.product_id ?? null,
          row: `${listing}-${person || textOf(completion.completion_date)}`,
        },
      ];
    });
    const isSilent = certificates.size > 0 && dated.length === 0 && completions.length > 0;
    return { records, ...(isSilent && { notes: [say`Your Catalog doesn’t show when learners completed.`] }) };
  },
};

/** Returns the figures of the listings that offer a certificate. */
function offering(input: ReportInput): Record_[] {
  return readOf(input, 'figures').flatMap(({ values }) => (values.certificate_offered === true ? [values] : []));
}

/** Returns a number of days that was entered. Undefined if it's blank or no whole number. */
function daysIn({ parameters }: ReportInput, name: string): number | undefined {
  const text = String(parameters[name] ?? '').trim();
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

/** Returns when the certificate of a completion expires: at the beginning of a day, or at a time. Undefined if it doesn't. */
function expiryOf(
  { days_to_expire: days, expires_at: at }: Record_,
  { completion_date: completed }: Record_,
  zone: string,
): string | undefined {
  if (typeof days === 'number') return startOfDay(addDays(dayOf(completed, zone), days), zone);
  return textOf(at) || undefined;
}
