// The storefront and its subcatalogs: three currencies, two languages.
import type { Catalog, UserDefinedField } from '../store/records.ts';

const storefronts = [
  { id: 41, name: 'Northfield University Continuing Education', host: 'catalog.example.edu', currency: 'USD', prefix: null, locale: 'en' },
  { id: 44, name: 'Professional Certificates', host: 'professional.example.edu', currency: 'USD', prefix: 'PRO-', locale: 'en' },
  { id: 45, name: 'Youth & Community Programs', host: 'community.example.edu', currency: 'USD', prefix: '00', locale: 'en' },
  { id: 52, name: 'Sommerakademie Zürich & Köln', host: 'sommer.example.edu', currency: 'EUR', prefix: 'SA', locale: 'de' },
  { id: 60, name: 'Northfield Tokyo · 東京', host: 'tokyo.example.edu', currency: 'JPY', prefix: 'T-', locale: 'ja' },
] as const;

const fields: UserDefinedField[] = [
  field(0, 'employer', 'Employer', 'text', false),
  field(1, 'phone', 'Phone', 'text', true),
  field(2, 'heard_from', 'How did you hear about us?', 'select', false, { options: ['Web', 'Friend', 'Mail', 'Other'] }),
  field(3, 'code_of_conduct', 'I accept the code of conduct', 'checkbox', true),
];

export function makeCatalogs(): Catalog[] {
  return storefronts.map((store, index) => ({
    id: store.id,
    name: store.name,
    parent: index === 0 ? null : { id: storefronts[0].id, name: storefronts[0].name },
    created_at: `2022/06/${String(10 + index)} 14:03:27 +0000`,
    updated_at: `2024/02/${String(11 + index)} 09:41:05 +0000`,
    canvas_domain: 'canvas.example.edu',
    canvas_id: 7_100 + store.id,
    settings: {
      privacy_policy_url: `https://${store.host}/privacy`,
      terms_url: `https://${store.host}/terms`,
      currency: store.currency,
      time_zone: null,
      country: store.currency === 'EUR' ? 'DE' : store.currency === 'JPY' ? 'JP' : 'US',
      email_from_name: store.name,
      allow_user_registration: true,
      title_tag: null,
      meta_description: null,
      show_listings_in_parent: true,
      order_id_prefix: store.prefix,
      inherit_user_defined_fields: true,
      beta_canvas_domain: null,
      skus_enabled: true,
      shopping_cart_enabled: true,
      login_auth_providers: '["canvas"]',
    },
    user_defined_fields: fields,
    logo: `https://${store.host}/logo.png`,
    locale: store.locale,
    url: `https://${store.host}`,
    measurement: 'credit',
    storefront_theme_id: null,
  }));
}

function field(
  list_order: number,
  name: string,
  label: string,
  field_type: string,
  required: boolean,
  metadata: Record<string, unknown> = {},
): UserDefinedField {
  return { name, label, field_type, required, list_order, required_message: null, metadata, hide_in_user_workflow: false };
}
