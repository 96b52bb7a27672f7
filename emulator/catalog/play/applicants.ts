// Plays waitlists: reading them, and removing all or one of a listing.
import { refused } from '../serve/answer.ts';
import { type Play, textOf } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import { removeRows } from '../store/table.ts';
import { listingFound, noListing } from './listings.ts';

export const listApplicants: Play = (call) => {
  const { listing_id, status } = call.query;
  const wanted = listed(call, 'applicants').filter(
    (applicant) =>
      (listing_id === undefined || applicant.listing.id === listing_id) && (status === undefined || applicant.status === status),
  );
  return listAnswer(call, 'applicants', wanted, (applicant) => applicant);
};

export const getApplicant: Play = onOne('applicants', (_call, applicant) => ({ status: 200, body: { applicant } }));

/** Without a user everyone on the waitlist of the listing goes. */
export const deleteApplicants: Play = (call) => {
  const listing_id = call.body.listing_id ?? call.query.listing_id;
  if (listing_id === undefined) return refused({ listing_id: ["can't be blank"] });
  const listing = listingFound(call, Number(listing_id));
  if (listing === undefined) return noListing(call, Number(listing_id));
  const user = textOf(call.body.canvas_user_id ?? call.query.canvas_user_id);
  removeRows(
    call.store.applicants,
    (applicant) => applicant.listing.id === listing.id && (user === undefined || String(applicant.user?.id) === user),
  );
  return { status: 204 };
};
