// The records as the demo Catalog stores them: the current shape of the API, plus what the API never shows.

export interface CatalogRef {
  id: number;
  name: string;
}

export interface Catalog {
  id: number;
  name: string;
  parent: CatalogRef | null;
  created_at: string;
  updated_at: string;
  canvas_domain: string | null;
  canvas_id: number;
  settings: { currency: string; order_id_prefix: string | null; [name: string]: unknown };
  user_defined_fields: UserDefinedField[];
  logo: string | null;
  locale: string;
  url: string;
  measurement: string | null;
  storefront_theme_id: number | null;
}

export interface UserDefinedField {
  name: string;
  label: string;
  field_type: string;
  required: boolean;
  list_order: number;
  required_message: string | null;
  metadata: Record<string, unknown>;
  hide_in_user_workflow: boolean;
}

/** What courses and programs have in common. */
export interface Listing {
  id: number;
  visibility: string;
  enrollment_open: boolean;
  enrollment_open_from: string | null;
  enrollment_open_to: string | null;
  enrollment_cap: number | null;
  description: string | null;
  enrollment_fee: number;
  created_at: string;
  measurement: string | null;
  updated_at: string;
  short_description: string | null;
  listing_path: string;
  listing_image: string | null;
  currency: string;
  catalog: CatalogRef;
  title: string;
  list_order: number | null;
  waitlist: boolean;
  waitlist_cap: number | null;
  sku: string | null;
  show_free_banner: boolean;
  image_alt_text: string | null;
  allowed_payment_types: string[];
  tag_names: string[];
  listing_url: string;
  start_date: string | null;
  end_date: string | null;
  canvas_section_id: number | null;
  associated_account_ids: number[];
  /** Written, never shown by the API. */
  days_to_complete: number | null;
  /** ISO 8601; shown on the tags of the listing only. */
  archived_at: string | null;
}

export interface Course extends Listing {
  type: 'Course';
  credits: number | null;
  canvas_course: { id: number };
}

/** Its credits are the sum over its requirements. */
export interface Program extends Listing {
  type: 'Program';
  sequential: boolean;
  /** Courses and programs, in order; the API shows them nested. */
  requirement_ids: number[];
}

/** Which listings carry a tag is known from the listings. */
export interface Tag {
  id: number;
  account_id: number;
  name: string;
  assigned_categories: { id: number; account_id: number; tag_id: number; created_at: string; updated_at: string }[];
  created_at: string;
  updated_at: string;
}

export interface Enrollment {
  id: number;
  /** The id is the Canvas one. */
  user: { id: number | null } | null;
  listing: { id: number; title: string; type: string; canvas_course_id: number | null };
  enrolled_at: string;
  status: string;
}

export interface Order {
  id: number;
  full_id: string;
  catalog_id: number;
  catalog: CatalogRef;
  /** The id is the Canvas one. */
  user: { id: number | null; name: string | null; email: string | null } | null;
  listings: {
    id: number;
    canvas_course_id: number | null;
    title: string;
    amount: string;
    discounted_amount: string;
    catalog_id: number;
  }[];
  promotions: { id: number; listing_id: number; code: string; amount: string }[];
  payments: { reference_id: string | null; status: string; amount: string }[];
  total: string;
  currency: string;
  purchased_at: string | null;
  created_at: string;
}

export interface User {
  id: number;
  root_account_id: number;
  canvas_user_id: number;
  /** Null for people who came from Canvas. */
  registered_account_id: number | null;
  canvas_root_account_uuid: string;
  canvas_user_uuid: string;
  user_name: string;
  first_name: string | null;
  last_name: string | null;
  email_address: string;
  custom_fields: Record<string, string | null> | null;
  created_at: string;
  updated_at: string;
  merged_into_user_id: number | null;
  time_zone: string | null;
}

export interface Applicant {
  id: number;
  user: { id: number | null; name: string | null; email: string | null } | null;
  listing: { id: number; title: string };
  notified_of_opening_at: string | null;
  status: string;
  created_at: string;
  updated_at: string;
}

/** A mail that Catalog would have sent: kept, never sent, and not part of the API. */
export interface Mail {
  id: number;
  to: string;
  subject: string;
  canvas_user_id: number;
  listing_id: number;
  sent_at: string;
}
