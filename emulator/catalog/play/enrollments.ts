// Plays enrollments: seats, the waitlist of a full listing, mails and orders that come with an enrollment.
import { type Answer, notFound, refused } from '../serve/answer.ts';
import { type Call, idOf, numberOf, objectOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { newApplicant, newEnrollment, newOrder } from '../store/new-records.ts';
import type { Course, User } from '../store/records.ts';
import { seatsTaken, userByCanvasId } from '../store/store.ts';
import { addRow, nextId, removeRow } from '../store/table.ts';
import { coreTime } from '../store/times.ts';

export const listEnrollments: Play = (call) => {
  const listing = numberOf(call.query.listing_id);
  const all = call.store.enrollments.rows;
  const wanted = listing === undefined ? all : all.filter((enrollment) => enrollment.listing.id === listing);
  return listAnswer(call, 'enrollments', wanted, (enrollment) => enrollment);
};

export const getEnrollment: Play = (call) => {
  const enrollment = call.store.enrollments.byId.get(idOf(call));
  return enrollment === undefined ? notFound() : { status: 200, body: { enrollment } };
};

export const createEnrollment: Play = (call) => {
  const { listing_id, canvas_user_id } = objectOf(call.body.enrollment);
  const course = call.store.courses.byId.get(Number(listing_id));
  if (course === undefined) return notFound();
  const user = userByCanvasId(call.store, Number(canvas_user_id));
  if (user === undefined) return refused({ canvas_user_id: ['is not a user of this Canvas'] });
  const enrolled = call.store.enrollments.rows.some(
    (present) => present.listing.id === course.id && present.user?.id === user.canvas_user_id && present.status !== 'dropped',
  );
  if (enrolled) return refused({ user: ['is already enrolled in this listing'] });
  if (course.enrollment_cap !== null && seatsTaken(call.store, course.id) >= course.enrollment_cap) return full(call, course, user);
  const enrollment = addRow(call.store.enrollments, newEnrollment(call.store, course, user.canvas_user_id, call.now));
  if (isOn(call.body.send_email, true)) mail(call, course, user);
  // Without a word on it, the current documents make an order and the older ones do not.
  if (isOn(call.body.create_order, call.switches.shape !== 'old')) {
    addRow(call.store.orders, newOrder(call.store, course, user, 0, call.now));
  }
  return { status: 201, body: { enrollment } };
};

/** The record then reads as dropped, or is gone: the documents do not say. */
export const deleteEnrollment: Play = (call) => {
  const enrollment = call.store.enrollments.byId.get(idOf(call));
  if (enrollment === undefined) return notFound();
  if (call.switches.dropped === 'gone') removeRow(call.store.enrollments, enrollment.id);
  else enrollment.status = 'dropped';
  return { status: 204 };
};

/**
 * No seat is left. The contract's 201 must hold an enrollment, and there is none: so this is refused in words, though
 * with a waitlist the person is on it afterwards.
 */
function full(call: Call, course: Course, user: User): Answer {
  if (!course.waitlist) return refused({ listing: ['is full'] });
  const waiting = call.store.applicants.rows.filter((applicant) => applicant.listing.id === course.id && applicant.status === 'waitlist');
  if (waiting.some((applicant) => applicant.user?.id === user.canvas_user_id)) return refused({ user: ['is already on the waitlist'] });
  if (course.waitlist_cap !== null && waiting.length >= course.waitlist_cap) {
    return refused({ listing: ['is full, and so is its waitlist'] });
  }
  addRow(call.store.applicants, newApplicant(call.store, course, user, call.now));
  return refused({ listing: ['is full; the user was added to the waitlist'] });
}

function mail(call: Call, course: Course, user: User): void {
  addRow(call.store.mails, {
    id: nextId(call.store.mails),
    to: user.email_address,
    subject: `You are enrolled in ${course.title}`,
    canvas_user_id: user.canvas_user_id,
    listing_id: course.id,
    sent_at: coreTime(call.now),
  });
}

/** The documents have these as booleans and as texts. */
function isOn(value: unknown, otherwise: boolean): boolean {
  return value === undefined ? otherwise : String(value) === 'true';
}
