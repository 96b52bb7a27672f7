// Catalogs with their settings as the documents show them, now and formerly.
import { catalogRef, type Shape } from './shape.ts';

const oldSettings = {
  privacy_policy_url: 'text',
  terms_url: 'text',
  currency: 'text',
  time_zone: 'text or null',
  country: 'text',
  email_from_name: 'text',
  allow_user_registration: 'boolean',
  title_tag: 'text or null',
  meta_description: 'text or null',
  custom_head_content: 'text or null',
  custom_body_content: 'text or null',
  show_listings_in_parent: 'boolean',
  order_id_prefix: 'text or null',
  inherit_user_defined_fields: 'boolean',
  beta_canvas_domain: 'text or null',
};
const all = (kind: string, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, kind]));
const settings: Shape = {
  ...oldSettings,
  ...all('text', 'supported_payment_types measurement email_from_address enroll_button_behavior login_auth_providers frame_ancestors'),
  ...all('text', 'redirect_external_registration_condition user_registration_domain_restriction_type email_reply_to'),
  ...all('text', 'user_registration_domain_deny_list user_registration_domain_allow_list canvas_authentication_provider_id'),
  ...all('text', 'udf_collection_level storefront_product_recommendation_behavior product_page_recommendation_fallback'),
  ...all('text or null', 'external_registration_url external_registration_public_key measurement_id google_tag_manager_id'),
  ...all('text or null', 'linkedin_partner_id custom_instructor_label custom_instructor_label_plural'),
  ...all('integer', 'storefront_product_recommendation_count product_page_recommendation_count'),
  ...all('boolean', 'inherit_categories skus_enabled canvas_enrollment_events include_noncatalog_courses_in_dashboard'),
  ...all('boolean', 'external_idp_logout_workflow private_catalog bulk_purchase_disabled shopping_cart_enabled include_captcha'),
  ...all('boolean', 'restrict_enrollment_to_user_registration_domain has_sso_warning redirect_non_admins_to_root_url'),
  ...all('boolean', 'canvas_feature_send_usage_metrics disable_passive_login new_storefront tags_permission_default_value'),
  ...all('boolean', 'cross_listing_permission_default_value inherit_storefront_theme disable_drop_course_button enable_credentials'),
  ...all('boolean', 'enable_impact enable_pathways hide_missing_pathway enable_recommendations hide_self_paced_label'),
  ...all('boolean', 'enable_recommendations_for_product_page multiple_promo_codes_enabled purchase_seats_for_others_enabled'),
};
const oldUserDefinedField = { name: 'text', label: 'text', field_type: 'text', required: 'boolean' };
export const oldCatalog = {
  id: 'integer',
  name: 'text',
  parent: (value: unknown): Shape => (value === null ? 'null' : catalogRef),
  created_at: 'core time',
  updated_at: 'core time',
  canvas_domain: 'text',
  canvas_id: 'integer',
  settings: oldSettings,
  user_defined_fields: [oldUserDefinedField],
  logo: 'text',
  locale: 'text',
  url: 'text',
} satisfies Shape;
export const catalog: Shape = {
  ...oldCatalog,
  settings,
  user_defined_fields: [
    {
      ...oldUserDefinedField,
      list_order: 'integer',
      required_message: 'text or null',
      metadata: 'anything',
      hide_in_user_workflow: 'boolean',
    },
  ],
  measurement: 'text',
  storefront_theme_id: 'integer or null',
};
