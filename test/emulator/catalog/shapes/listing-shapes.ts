// Courses and programs as the documents show them, now and formerly.
import { catalogRef, type Shape } from './shape.ts';

/** What courses and programs had from the beginning. */
const oldListing = {
  id: 'integer',
  visibility: 'text',
  enrollment_open: 'boolean',
  enrollment_cap: 'integer or null',
  description: 'text or null',
  enrollment_fee: 'decimal text',
  created_at: 'core time',
  credits: 'decimal text or null',
  updated_at: 'core time',
  short_description: 'text or null',
  listing_path: 'text',
  currency: 'text',
  catalog: catalogRef,
  type: 'text',
  title: 'text',
  list_order: 'integer or null',
  waitlist: 'boolean',
};

const listing = {
  ...oldListing,
  enrollment_fee: 'number',
  credits: 'number or null',
  enrollment_open_from: 'core time or null',
  enrollment_open_to: 'core time or null',
  measurement: 'text or null',
  listing_image: 'text or null',
  waitlist_cap: 'integer or null',
  sku: 'text or null',
  show_free_banner: 'boolean',
  image_alt_text: 'text or null',
  allowed_payment_types: ['text'] satisfies Shape,
  tag_names: ['text'] satisfies Shape,
  listing_url: 'text',
  start_date: 'core time or null',
  end_date: 'core time or null',
  canvas_section_id: 'integer or null',
  associated_account_ids: ['integer'] satisfies Shape,
} as const satisfies Shape;

export const course: Shape = { ...listing, canvas_course: { id: 'integer' } };
export const oldCourse: Shape = { ...oldListing, canvas_course: { id: 'integer' } };

/** Whole listings, to any depth. */
const requirement = (value: unknown): Shape => (Object(value).type === 'Course' ? course : program);
export const program: Shape = { ...listing, sequential: 'boolean', requirements: [requirement] };

/** Formerly in short. */
const oldRequirement = (value: unknown): Shape => ({
  id: 'integer',
  type: 'text',
  title: 'text',
  ...(Object(value).type === 'Course' ? { canvas_course: { id: 'integer' } } : { requirements: [oldRequirement] }),
});
export const oldProgram: Shape = { ...oldListing, sequential: 'boolean', requirements: [oldRequirement] };
