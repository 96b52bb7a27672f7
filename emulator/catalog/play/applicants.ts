// Plays the reading of waitlists.
import { notFound } from '../serve/answer.ts';
import { idOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';

export const listApplicants: Play = (call) => {
  const { listing_id, status } = call.query;
  const wanted = call.store.applicants.rows.filter(
    (applicant) =>
      (listing_id === undefined || applicant.listing.id === listing_id) && (status === undefined || applicant.status === status),
  );
  return listAnswer(call, 'applicants', wanted, (applicant) => applicant);
};

export const getApplicant: Play = (call) => {
  const applicant = call.store.applicants.byId.get(idOf(call));
  return applicant === undefined ? notFound() : { status: 200, body: { applicant } };
};
