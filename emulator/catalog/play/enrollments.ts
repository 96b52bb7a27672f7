// Plays enrollments: seats, the waitlist of a full listing, mails and orders that come with an enrollment.
import { type Answer, refused } from '../serve/answer.ts';
import { type Call, isOn, numberOf, objectOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import { newApplicant, newEnrollment, newOrder } from '../store/new-records.ts';
import type { Course, Enrollment, Program, User } from '../store/records.ts';
import { seatsTaken, userByCanvasId } from '../store/store.ts';
import { addRow, nextId, removeRow } from '../store/table.ts';
import { coreTime } from '../store/times.ts';
import { listingFound, noListing } from './listings.ts';

export const listEnrollments: Play = (call) => {
  const listing = numberOf(call.query.listing_id);
  const all = listed(call, 'enrollments');
  const wanted = listing === undefined ? all : all.filter((enrollment) => enrollment.listing.id === listing);
  return listAnswer(call, 'enrollments', wanted, (enrollment) => shown(call, enrollment));
};

/** With the name and address of its user, if the switch says so. */
function shown({ store, switches }: Call, enrollment: Enrollment): object {
  const user = switches.enrollmentUser === 'full' ? userByCanvasId(store, enrollment.user?.id ?? 0) : undefined;
  return user === undefined ? enrollment : { ...enrollment, user: { ...enrollment.user, name: user.user_name, email: user.email_address } };
}

export const getEnrollment: Play = onOne('enrollments', (call, enrollment) => ({
  status: 200,
  body: { enrollment: shown(call, enrollment) },
}));

export const createEnrollment: Play = (call) => {
  const { listing_id, canvas_user_id } = objectOf(call.body.enrollment);
  const listing = listingFound(call, Number(listing_id));
  if (listing === undefined) return noListing(call, Number(listing_id));
  const user = userByCanvasId(call.store, Number(canvas_user_id));
  if (user === undefined) return refused({ canvas_user_id: ['is not a user of this Canvas'] });
  const enrolled = call.store.enrollments.rows.some(
    (present) => present.listing.id === listing.id && present.user?.id === user.canvas_user_id && present.status !== 'dropped',
  );
  if (enrolled) return refused({ user: ['is already enrolled in this listing'] });
  if (listing.enrollment_cap !== null && seatsTaken(call.store, listing.id) >= listing.enrollment_cap) return full(call, listing, user);
  const enrollment = addRow(call.store.enrollments, newEnrollment(call.store, listing, user.canvas_user_id, call.now));
  if (isOn(call.body.send_email, true)) mail(call, listing, user);
  // Without a word on it, the current documents make an order and the older ones do not.
  if (isOn(call.body.create_order, call.switches.shape !== 'old')) {
    addRow(call.store.orders, newOrder(call.store, { listing, user, price: 0 }, call.now));
  }
  return { status: 201, body: { enrollment: shown(call, enrollment) } };
};

/** The record then reads as dropped, or is gone: the documents do not say. */
export const deleteEnrollment: Play = onOne('enrollments', (call, enrollment) => {
  if (call.switches.dropped === 'gone') removeRow(call.store.enrollments, enrollment.id);
  else enrollment.status = 'dropped';
  return { status: 204 };
});

/**
 * No seat is left. The contract's 201 must hold an enrollment, and there is none: so this is refused in words, though
 * with a waitlist the person is on it afterward.
 */
function full(call: Call, listing: Course | Program, user: User): Answer {
  if (!listing.waitlist) return refused({ listing: ['is full'] });
  const waiting = call.store.applicants.rows.filter((applicant) => applicant.listing.id === listing.id && applicant.status === 'waitlist');
  if (waiting.some((applicant) => applicant.user?.id === user.canvas_user_id)) return refused({ user: ['is already on the waitlist'] });
  if (listing.waitlist_cap !== null && waiting.length >= listing.waitlist_cap) {
    return refused({ listing: ['is full, and so is its waitlist'] });
  }
  addRow(call.store.applicants, newApplicant(call.store, listing, user, call.now));
  return refused({ listing: ['is full; the user was added to the waitlist'] });
}

function mail(call: Call, listing: Course | Program, user: User): void {
  addRow(call.store.mails, {
    id: nextId(call.store.mails),
    to: user.email_address,
    subject: `You are enrolled in ${listing.title}`,
    canvas_user_id: user.canvas_user_id,
    listing_id: listing.id,
    sent_at: coreTime(call.now),
  });
}
