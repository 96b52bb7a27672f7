// The records of the office behind the storefront, as stored: certificates, admins, domains, promotions, jobs.
import type { CatalogRef } from './records.ts';

/** At most one per listing. */
export interface Certificate {
  id: number;
  listing_id: number;
  name: string;
  active: boolean;
  template: string;
  pdf_settings: { orientation?: string } | null;
  created_at: string;
  updated_at: string;
  days_to_expire: number | null;
  expires_at: string | null;
}

/** That a person met the requirements of a listing. Its certificate may have been taken back. */
export interface Completion {
  id: number;
  listing_id: number;
  canvas_user_id: number;
  /** Null after `nullify_requirements_completed_at`. */
  completed_at: string | null;
  revoked: boolean;
}

export interface AccountAdmin {
  id: number;
  name: string;
  canvas_user_id: string;
  email: string | null;
  accounts: CatalogRef[];
}

export interface EmailDomainSet {
  id: number;
  name: string;
  account_id: number;
  canvas_root_account_uuid: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  /** Written, never shown by the API. */
  domains: { id: number; domain: string }[];
}

export interface Promotion {
  id: number;
  account_id: number;
  product_id: number | null;
  amount: number;
  discount_type: string;
  code: string;
  name: string;
  description: string | null;
  active: boolean;
  start_date: string | null;
  end_date: string | null;
  usage_type: string;
  created_at: string;
  updated_at: string;
  /** The set whose people may use it; not shown. */
  email_domain_set_id: number;
}

export interface BulkEnrollment {
  id: number;
  canvas_user_id: number | null;
  order_id: number;
  listing: { id: number; title: string; type: string; canvas_course_id: number | null };
  seats: number;
  amount: string;
  discounted_amount: string;
  unit_price: string;
  purchased_at: string | null;
  invitations: {
    id: number;
    email: string;
    code: string;
    status: string;
    invited_at: string;
    revoked_at: string | null;
    enrollment_id: number | null;
  }[];
  created_at: string;
  updated_at: string;
}

export interface Progress {
  id: number;
  account_id: number;
  canvas_user_id: number | null;
  completion_percent: number | null;
  workflow_state: string;
  payload: Record<string, unknown>;
  created_at: string;
  updated_at: string;
  /** SKUs by course that are still to be set; not shown. */
  left: { course: number; sku: string | null }[];
  /** How many there were; not shown. */
  size: number;
}
