// Opening and closing: what happens to listings in the next days, and what has just happened.
import { sayHere } from '../base/say.ts';
import type { Record_ } from '../catalog/resource.ts';
import { dayOf, daysBetween } from './calendar.ts';
import { listingsIn } from './listings.ts';
import { type ReportCode, type ReportInput, textOf } from './report-input.ts';

const USUAL_DAYS = 14;

interface Finding {
  slug: string;
  text: string;
  days: number | null;
}

export const opening: ReportCode = {
  rows(input) {
    const openNow = openIn(input);
    return {
      records: listingsIn(input).flatMap(({ type, values: listing }) =>
        findingsOf(listing, input).map(({ slug, text, days }) => ({
          finding: text,
          listing: textOf(listing.title),
          type,
          catalog: listing.catalog_name ?? null,
          open: listing.enrollment_open ?? null,
          open_now: openNow ? openNow.has(textOf(listing.id)) : null,
          open_from: listing.enrollment_open_from ?? null,
          open_to: listing.enrollment_open_to ?? null,
          start: listing.start_date ?? null,
          end: listing.end_date ?? null,
          days,
          listing_id: listing.id ?? null,
          row: `${textOf(listing.id)}-${slug}`,
        })),
      ),
    };
  },
};

/** Returns the listings that Catalog calls open, or undefined if it didn't say. */
function openIn({ read }: ReportInput): Set<string> | undefined {
  const { open_courses: courses, open_programs: programs } = read;
  return courses && programs && new Set([...courses, ...programs].map(({ values }) => textOf(values.id)));
}

function findingsOf(listing: Record_, { parameters, now, zone }: ReportInput): Finding[] {
  const span = Number(textOf(parameters.days) || USUAL_DAYS);
  const today = dayOf(new Date(now).toISOString(), zone);
  const daysTo = (time: unknown) => daysBetween(today, dayOf(String(time), zone));
  const isPast = (time: string) => Date.parse(time) < now;
  const [from, to, start, end] = [listing.enrollment_open_from, listing.enrollment_open_to, listing.start_date, listing.end_date].map(
    textOf,
  );
  const isOn = listing.enrollment_open === true;
  const findings: Finding[] = [];
  const add = (slug: string, days: number | null, text: string) => findings.push({ slug, days, text });
  if (isOn && to && !isPast(to) && daysTo(to) <= span) add('closes', daysTo(to), closes(daysTo(to)));
  if (isOn && to && isPast(to) && -daysTo(to) <= span) add('closed', daysTo(to), closed(-daysTo(to)));
  if (isOn && from && !isPast(from) && daysTo(from) <= span) add('opens', daysTo(from), opens(daysTo(from)));
  const isClosed = !isOn || (to !== undefined && to !== '' && isPast(to));
  if (isClosed && start && !isPast(start) && daysTo(start) <= span) add('starts', daysTo(start), starts(daysTo(start)));
  if (isOn && end && isPast(end)) add('ended', daysTo(end), sayHere`Open, already ended`);
  if (isOn && !to && !end) add('endless', null, sayHere`Open without an end`);
  return findings;
}

function closes(days: number): string {
  if (days === 0) return sayHere`Closes today`;
  return days === 1 ? sayHere`Closes in 1 day` : sayHere`Closes in ${days} days`;
}

function closed(daysAgo: number): string {
  if (daysAgo === 0) return sayHere`Closed today, still turned on`;
  return daysAgo === 1 ? sayHere`Closed 1 day ago, still turned on` : sayHere`Closed ${daysAgo} days ago, still turned on`;
}

function opens(days: number): string {
  if (days === 0) return sayHere`Opens today`;
  return days === 1 ? sayHere`Opens in 1 day` : sayHere`Opens in ${days} days`;
}

function starts(days: number): string {
  if (days === 0) return sayHere`Starts today, but is closed`;
  return days === 1 ? sayHere`Starts in 1 day, but is closed` : sayHere`Starts in ${days} days, but is closed`;
}
