import type { Resource } from '../resource.ts';
import { courses } from './courses.ts';
import { field } from './entry.ts';
import { listingWrites, placement, remainder, storefront } from './listing-fields.ts';

/** Program listings: courses and programs as requirements, nested to any depth. Updates answer 204, so they are read back. */
export const programs: Resource = {
  name: 'programs',
  title: 'Programs',
  one: 'program',
  group: 'Store',
  path: '/api/v1/programs',
  list: { operationId: 'listPrograms', method: 'get', root: 'programs', paging: 'numbered' },
  single: { operationId: 'getProgram', root: 'program' },
  writes: listingWrites('program', '/api/v1/programs', 3),
  filters: courses.filters,
  key: 'id',
  updated: 'updated_at',
  caption: 'title',
  lookUp: { filters: { listing_path: 'listing_path' }, fields: ['listing_path'] },
  fields: [
    ...storefront,
    field('credits', 'Credits', 'decimal', { help: 'Total credits of the requirements.', nullable: true }),
    field('sku', 'SKU', 'text', { help: 'Stock keeping unit of the program.', nullable: true, currentOnly: true }),
    field('requirement_titles', 'Requirements', 'set', {
      help: 'Titles of the required courses and programs. Each has a row in Program requirements.',
      read: ['requirements', '*', 'title'],
      ordered: true,
    }),
    field('requirement_ids', 'Requirement IDs', 'ids', {
      help: 'IDs of the required courses and programs in their order, separated by commas.',
      read: ['requirements', '*', 'id'],
      ordered: true,
      write: { blank: 'clears' },
    }),
    field('sequential', 'In sequence', 'boolean', {
      help: 'Whether requirements must be completed in order.',
      write: { blank: 'refused' },
    }),
    ...placement,
    ...remainder,
  ],
  children: {
    name: 'program_requirements',
    title: 'Program requirements',
    one: 'requirement',
    path: ['requirements'],
    tree: 'requirements',
    fields: [
      field('program_id', 'Program ID', 'id', { help: 'ID of the program.', read: ['^', 'id'] }),
      field('program_title', 'Program', 'text', { help: 'Title of the program.', read: ['^', 'title'] }),
      field('depth', 'Level', 'integer', {
        help: '1 for direct requirements, 2 for requirements of a nested program, and so on.',
        read: ['#'],
      }),
      field('listing_id', 'Listing ID', 'id', { help: 'ID of the required course or program.', read: ['id'] }),
      field('title', 'Requirement', 'text', 'Title of the required course or program.'),
      field('type', 'Type', 'text', 'Course or Program.'),
      field('canvas_course_id', 'Canvas course ID', 'id', {
        help: 'ID of the linked Canvas course.',
        read: ['canvas_course', 'id'],
        nullable: true,
      }),
    ],
  },
};
