import { field, filter } from '../resources/entry.ts';
import type { ReportEntry } from './entry.ts';

/** What is checked, the field that fixes it, and whether it has to be fixed or only looked at. */
export const CHECKS = [
  { finding: 'Negative price, or too many decimals', field: 'enrollment_fee', weight: 'fix' },
  { finding: 'Price far from the others', field: 'enrollment_fee', weight: 'fix' },
  { finding: 'Free among paid listings', field: 'enrollment_fee', weight: 'look' },
  { finding: 'Opens after it closes', field: 'enrollment_open_from', weight: 'fix' },
  { finding: 'Ends before it starts', field: 'end_date', weight: 'fix' },
  { finding: 'Open with no seats', field: 'enrollment_cap', weight: 'fix' },
  { finding: 'Requires a listing that’s gone', field: 'requirement_ids', weight: 'fix' },
  { finding: 'Requires a closed listing', field: 'requirement_ids', weight: 'look' },
  { finding: 'Same path twice', field: 'listing_path', weight: 'fix' },
  { finding: 'Open, but unlisted', field: 'visibility', weight: 'look' },
  { finding: 'Listed, but closed', field: 'enrollment_open', weight: 'look' },
  { finding: 'Waitlist without a limit', field: 'enrollment_cap', weight: 'look' },
  { finding: 'Same title twice', field: 'title', weight: 'look' },
  { finding: 'Same Canvas course twice', field: 'canvas_course_id', weight: 'look' },
  { finding: 'No image', field: 'listing_image', weight: 'look' },
  { finding: 'No teaser', field: 'short_description', weight: 'look' },
  { finding: 'No description', field: 'description', weight: 'look' },
  { finding: 'No tags', field: 'tag_names', weight: 'look' },
  { finding: 'No SKU', field: 'sku', weight: 'look' },
  { finding: 'No enrollment in a year', field: 'enrollment_open', weight: 'look' },
  { finding: 'Unused tag', field: 'name', weight: 'look' },
  { finding: 'Catalog without listings', field: 'name', weight: 'look' },
] as const;

export type CheckFinding = (typeof CHECKS)[number]['finding'];

const FINDINGS = CHECKS.map(({ finding }) => finding);

const listing = [
  'id',
  'title',
  'enrollment_fee',
  'currency',
  'catalog_id',
  'catalog_name',
  'visibility',
  'enrollment_open',
  'enrollment_open_from',
  'enrollment_open_to',
  'enrollment_cap',
  'waitlist',
  'listing_path',
  'short_description',
  'description',
  'listing_image',
  'tag_names',
  'sku',
  'start_date',
  'end_date',
  'created_at',
] as const;

export const catalogCheck: ReportEntry = {
  title: 'Catalog check',
  one: 'finding',
  group: 'Clean-up',
  question: 'Is everything right before the term?',
  empty: 'Everything looks right.',
  parameters: [filter('checks', 'Checks', 'choices', { choices: FINDINGS, help: 'Select none to run all.' })],
  defaults: {},
  sources: [
    { name: 'courses', resource: 'courses', fields: [...listing, 'canvas_course_id'] },
    { name: 'programs', resource: 'programs', fields: [...listing, 'requirement_ids', 'requirement_titles'] },
    { name: 'tags', resource: 'tags', fields: ['id', 'name', 'listing_ids'], optional: true },
    { name: 'catalogs', resource: 'catalogs', fields: ['id', 'name'], optional: true },
    { name: 'figures', resource: 'analytics/products', fields: ['product_id', 'enrollment_count'], optional: true, findsRows: true },
  ],
  sort: ['weight', 'finding', 'listing'],
  leads: CHECKS.filter(({ finding }) => finding !== 'Unused tag' && finding !== 'Catalog without listings').map(
    ({ finding, field: name }) => ({
      finding,
      field: name,
    }),
  ),
  fields: [
    field('weight', 'Weight', 'text', { help: 'fix: this is wrong. look: this can be intended.', choices: ['fix', 'look'] }),
    field('finding', 'Finding', 'text', { help: 'What the check has found.', choices: FINDINGS }),
    field('now', 'Current value', 'text', { help: 'What the field has now.', nullable: true }),
    field('usual', 'Usual value', 'text', { help: 'What others have.', nullable: true }),
    field('listing', 'Listing', 'text', { help: 'Title of the course or program.', nullable: true }),
    field('type', 'Type', 'text', { help: 'Course, Program, Tag, or Catalog.', choices: ['Course', 'Program', 'Tag', 'Catalog'] }),
    field('catalog', 'Catalog', 'text', { help: 'Name of the catalog that owns the listing.', nullable: true }),
    field('field', 'Field', 'text', 'The column that fixes it.'),
    field('listing_id', 'Listing ID', 'id', { help: 'ID of the course or program.', nullable: true }),
  ],
  remarks: [
    'Far from the others: below a tenth of their middle price, or above tenfold.',
    'That needs 5 or more listings with a price in the same catalog.',
    'No SKU: other listings of the same catalog have one.',
    'Free among paid listings: at least 80% of the catalog’s listings have a price.',
    'Layouts of pages, broken links, and content in Canvas aren’t checked.',
  ],
};
