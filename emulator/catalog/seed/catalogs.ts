// The storefront and its subcatalogs: three currencies, three languages, and custom fields that differ.
import type { Catalog, UserDefinedField } from '../store/records.ts';
import { makeSettings } from './catalog-settings.ts';

/** A Catalog for real work, or the one beside it for trying things out. */
export type CatalogName = 'production' | 'test';

/** The catalog whose key sees less: itself and what lies below. */
export const narrowCatalogId = 45;

const storefronts = [
  {
    id: 41,
    parent: null,
    name: 'Northfield University Continuing Education',
    host: 'catalog',
    currency: 'USD',
    prefix: null,
    locale: 'en',
  },
  { id: 44, parent: 41, name: 'Professional Certificates', host: 'professional', currency: 'USD', prefix: 'PRO-', locale: 'en' },
  { id: 45, parent: 41, name: 'Youth & Community Programs', host: 'community', currency: 'USD', prefix: '00', locale: 'en' },
  { id: 52, parent: 45, name: 'Sommerakademie Zürich & Köln', host: 'sommer', currency: 'EUR', prefix: 'SA', locale: 'de' },
  { id: 60, parent: 41, name: 'Northfield Tokyo · 東京', host: 'tokyo', currency: 'JPY', prefix: 'T-', locale: 'ja' },
] as const;

/** What a catalog asks who enrolls. */
interface Question extends Pick<UserDefinedField, 'name' | 'label' | 'field_type' | 'required'> {
  metadata?: Record<string, unknown>;
}

/** Asked everywhere: subcatalogs inherit them. */
const inherited: Question[] = [
  { name: 'employer', label: 'Employer', field_type: 'text', required: false },
  { name: 'phone', label: 'Phone', field_type: 'text', required: true },
  {
    name: 'heard_from',
    label: 'How did you hear about us?',
    field_type: 'select',
    required: false,
    metadata: { options: ['Web', 'Friend', 'Mail', 'Other'] },
  },
  { name: 'code_of_conduct', label: 'I accept the code of conduct', field_type: 'checkbox', required: true },
];

/** Asked in one catalog only. Labels may be the same under different names. */
const own: Record<number, Question[]> = {
  44: [
    { name: 'license_number', label: 'License number', field_type: 'text', required: true },
    { name: 'job_title', label: 'Job title', field_type: 'text', required: false },
  ],
  45: [
    { name: 'guardian', label: 'Parent or guardian', field_type: 'text', required: true },
    { name: 'birth_year', label: 'Year of birth', field_type: 'text', required: true },
  ],
  52: [
    { name: 'plz', label: 'Postleitzahl', field_type: 'text', required: true },
    { name: 'firma', label: 'Employer', field_type: 'text', required: false },
  ],
  60: [{ name: 'furigana', label: 'フリガナ', field_type: 'text', required: true }],
};

export function makeCatalogs(name: CatalogName = 'production'): Catalog[] {
  const called = (store: { name: string }) => (name === 'test' ? `${store.name} (Test)` : store.name);
  return storefronts.map((store, index) => {
    const parent = storefronts.find((candidate) => candidate.id === store.parent);
    const url = `https://${store.host}${name === 'test' ? '-test' : ''}.example.edu`;
    return {
      id: store.id,
      name: called(store),
      parent: parent === undefined ? null : { id: parent.id, name: called(parent) },
      created_at: `2022/06/${String(10 + index)} 14:03:27 +0000`,
      updated_at: `2024/02/${String(11 + index)} 09:41:05 +0000`,
      canvas_domain: name === 'test' ? 'canvas-test.example.edu' : 'canvas.example.edu',
      canvas_id: 7_100 + store.id,
      settings: makeSettings({ name: called(store), url, currency: store.currency, prefix: store.prefix }),
      user_defined_fields: [...inherited, ...(own[store.id] ?? [])].map(fieldOf),
      logo: `${url}/logo.png`,
      locale: store.locale,
      url,
      measurement: 'credit',
      storefront_theme_id: null,
    };
  });
}

function fieldOf({ name, label, field_type, required, metadata = {} }: Question, list_order: number): UserDefinedField {
  const required_message = required ? `${label} is required` : null;
  return { name, label, field_type, required, list_order, required_message, metadata, hide_in_user_workflow: false };
}
