// Seats bought for others: who has accepted an invitation is enrolled.
import type { BulkEnrollment } from '../store/office-records.ts';
import type { Enrollment, User } from '../store/records.ts';
import { most, nextUser } from './buyers.ts';

/** Adds the enrollments of accepted invitations. The buyer takes the first seat. */
export function takeBulkSeats(bulks: readonly BulkEnrollment[], users: readonly User[], enrollments: Enrollment[]): void {
  const seated = new Map(enrollments.map((enrollment) => [`${enrollment.listing.id} ${enrollment.user?.id}`, enrollment]));
  const byCanvasId = new Map<number | null, User>(users.map((user) => [user.canvas_user_id, user]));
  const taken = new Map<number, number>();
  for (const { listing } of enrollments) taken.set(listing.id, (taken.get(listing.id) ?? 0) + 1);
  let id = enrollments.at(-1)?.id ?? 0;
  bulks.forEach((bulk, place) => {
    const own = seated.get(`${bulk.listing.id} ${bulk.canvas_user_id}`);
    const buyer = byCanvasId.get(bulk.canvas_user_id);
    bulk.invitations.forEach((invitation, index) => {
      if (index === 0 && own !== undefined && buyer !== undefined) {
        Object.assign(invitation, { email: buyer.email_address, status: 'accepted', enrollment_id: own.id });
        return;
      }
      if (invitation.status !== 'accepted') return;
      const isPopular = (taken.get(bulk.listing.id) ?? 0) >= most * users.length;
      const guest = isPopular
        ? undefined
        : nextUser(users, place * 7 + index, (user) => !seated.has(`${bulk.listing.id} ${user.canvas_user_id}`));
      if (guest === undefined || bulk.purchased_at === null) {
        invitation.status = 'pending';
        return;
      }
      id += 2;
      const enrolled_at = bulk.purchased_at;
      const enrollment = { id, user: { id: guest.canvas_user_id }, listing: { ...bulk.listing }, enrolled_at, status: 'active' };
      enrollments.push(enrollment);
      taken.set(bulk.listing.id, (taken.get(bulk.listing.id) ?? 0) + 1);
      seated.set(`${bulk.listing.id} ${guest.canvas_user_id}`, enrollment);
      Object.assign(invitation, { email: guest.email_address, enrollment_id: id });
    });
  });
}
