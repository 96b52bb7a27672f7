// Enrollments by month: how many learners were enrolled in each listing, and how many of them are active now.
import { groupBy } from '../base/group-by.ts';
import { dayOf, inPeriod } from './calendar.ts';
import { type ReportCode, readOf, textOf } from './report-input.ts';

export const enrollmentMonths: ReportCode = {
  rows(input) {
    const isInPeriod = inPeriod(input);
    const enrollments = readOf(input, 'enrollments').filter(({ values }) => isInPeriod(values.enrolled_at));
    const groups = groupBy(enrollments, ({ values }) => `listing-${textOf(values.listing_id)}-${monthOf(values.enrolled_at, input.zone)}`);
    return {
      records: Array.from(groups, ([row, members]) => {
        const { listing_title: listing = null, listing_id = null, enrolled_at } = members[0].values;
        const count = (status: string) => members.filter(({ values }) => values.status === status).length;
        return {
          listing,
          month: monthOf(enrolled_at, input.zone),
          enrolled: members.length,
          active: count('active'),
          dropped: count('dropped'),
          concluded: count('concluded'),
          listing_id,
          row,
        };
      }),
    };
  },
};

function monthOf(time: Parameters<typeof dayOf>[0], zone: string): string {
  return dayOf(time, zone).slice(0, 7);
}
