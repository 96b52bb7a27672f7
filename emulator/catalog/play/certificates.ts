// Plays certificates: one per listing, what people have completed, and taking certificates back.
import { notFound, refused } from '../serve/answer.ts';
import { type Call, idsIn, isOn, objectOf, type Play } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed } from '../serve/reach.ts';
import type { Certificate } from '../store/office-records.ts';
import { showCertificate } from '../store/shown.ts';
import { listingById } from '../store/store.ts';
import { addRow, nextId, removeRow } from '../store/table.ts';
import { coreTime, readTime } from '../store/times.ts';
import { listingFound, noListing } from './listings.ts';

export const getListingCertificate: Play = (call) => {
  const id = Number(call.query.listing_id);
  if (listingFound(call, id) === undefined) return noListing(call, id);
  const certificate = certificateOf(call, id);
  return certificate === undefined ? notFound() : { status: 200, body: { certificate: showCertificate(certificate, call.switches.shape) } };
};

export const createCertificate: Play = (call) => {
  const said = objectOf(call.body.certificate);
  const id = Number(said.listing_id);
  if (listingFound(call, id) === undefined) return noListing(call, id);
  if (certificateOf(call, id) !== undefined) return refused({ listing_id: ['already has a certificate'] });
  // Documented beside the wrapper; inside it they are taken, too.
  const days = call.body.days_to_expire ?? said.days_to_expire ?? null;
  const date = call.body.expires_at ?? said.expires_at ?? null;
  if (days !== null && date !== null) return refused({ base: ['days_to_expire and expires_at exclude each other'] });
  const expires = date === null ? null : readTime(String(date));
  if (expires === undefined) return refused({ expires_at: ['is not a time'] });
  const certificate: Certificate = {
    id: nextId(call.store.certificates),
    listing_id: id,
    name: String(said.name),
    active: said.active !== false,
    template: String(said.template),
    pdf_settings: said.pdf_settings === null ? null : { orientation: 'Landscape', ...objectOf(said.pdf_settings) },
    created_at: coreTime(call.now),
    updated_at: coreTime(call.now),
    days_to_expire: days === null ? null : Number(days),
    expires_at: expires === null ? null : coreTime(expires),
  };
  addRow(call.store.certificates, certificate);
  return {
    status: 201,
    // Without the prefix of the API: so the documents show it.
    headers: { Location: `${call.origin}/certificates/${certificate.id}` },
    body: { certificate: showCertificate(certificate, call.switches.shape) },
  };
};

export const deleteCertificate: Play = (call) => {
  const id = objectOf(call.body.certificate).listing_id ?? call.query['certificate[listing_id]'];
  if (id === undefined) return refused({ listing_id: ["can't be blank"] });
  const certificate = certificateOf(call, Number(id));
  if (listingFound(call, Number(id)) === undefined) return noListing(call, Number(id));
  if (certificate === undefined) return notFound();
  removeRow(call.store.certificates, certificate.id);
  const nullify = call.body.nullify_requirements_completed_at ?? call.query.nullify_requirements_completed_at;
  for (const completion of call.store.completions.rows) {
    if (completion.listing_id === Number(id) && isOn(nullify, false)) completion.completed_at = null;
  }
  return { status: 204 };
};

/** Only of people who have one; the others are passed over. */
export const revokeUsersCertificate: Play = (call) => {
  const said = objectOf(call.body.certificate);
  const listing = listingFound(call, Number(said.listing_id));
  if (listing === undefined) return noListing(call, Number(said.listing_id));
  const people = idsIn(said.canvas_user_ids) ?? [];
  const revoked = call.store.completions.rows.filter(
    (completion) => completion.listing_id === listing.id && people.includes(completion.canvas_user_id) && !completion.revoked,
  );
  for (const completion of revoked) completion.revoked = true;
  const canvas_course_id = listing.type === 'Course' ? listing.canvas_course.id : null;
  const shown = revoked.map(({ canvas_user_id }) => ({ canvas_user_id, canvas_course_id, listing_id: listing.id }));
  return { status: 200, body: { revoked_certificates: shown } };
};

/** Of one person, by Canvas user id. Courses only: each row names its Canvas course. */
export const listCompletedCertificates: Play = (call) => {
  const rows = listed(call, 'completions').flatMap((completion) => {
    const course = listingById(call.lists, completion.listing_id);
    if (completion.canvas_user_id !== call.query.user_id || course === undefined || course.type !== 'Course') return [];
    const active = certificateOf(call, course.id)?.active === true && !completion.revoked;
    return [
      {
        canvas_course_id: course.canvas_course.id,
        catalog_title: course.title,
        canvas_course_name: course.title,
        certificate_url: active ? `${call.origin}/certificates/certificate-${course.id}-${completion.id}.pdf` : null,
        canvas_course_workflow_state: course.archived_at === null ? 'available' : 'completed',
        completed_at: completion.completed_at,
      },
    ];
  });
  const wanted = call.query.only_certificates === true ? rows.filter((row) => row.certificate_url !== null) : rows;
  return listAnswer(call, 'completed_certificates', wanted, (row) => row);
};

function certificateOf(call: Call, listingId: number): Certificate | undefined {
  return call.store.certificates.rows.find((certificate) => certificate.listing_id === listingId);
}
