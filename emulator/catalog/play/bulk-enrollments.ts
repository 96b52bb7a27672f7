// Plays seats that were bought for others. No document shows a body; the fields are those of the public data set.
import { type Call, idsIn, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import type { BulkEnrollment } from '../store/office-records.ts';
import { isWithin, noTime, spanOf } from './match.ts';

export const listBulkEnrollments: Play = (call) => {
  const span = spanOf(call, 'from', 'to');
  if (typeof span === 'string') return noTime(span);
  const people = idsIn(call.query.canvas_user_ids);
  const wanted = listed(call, 'bulkEnrollments').filter(
    (bulk) => isWithin(span, timeOf(call, bulk)) && (people === undefined || people.includes(bulk.canvas_user_id ?? 0)),
  );
  return listAnswer(call, 'bulk_enrollments', wanted, (bulk) => bulk);
};

/** By order id. */
export const getBulkEnrollment: Play = onOne('bulkEnrollments', (_call, bulk_enrollment) => ({ status: 200, body: { bulk_enrollment } }));

/** The time that `from` and `to` look at. */
function timeOf({ switches }: Call, { created_at, purchased_at, updated_at }: BulkEnrollment): string | null {
  const times = { created: created_at, paid: purchased_at, changed: updated_at };
  return times[switches.bulkTime ?? 'paid'];
}
