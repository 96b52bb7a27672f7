import { field, type Resource } from '../resource.ts';
import { courses } from './courses.ts';
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
    field('credits', 'Credits', 'decimal', 'Sum of the credits of its requirements.', { nullable: true }),
    field('sku', 'SKU', 'text', 'Stock number.', { nullable: true, currentOnly: true }),
    field('requirement_titles', 'Requirements', 'set', 'Titles of what a learner has to complete; one row each in Program requirements.', {
      read: ['requirements', '*', 'title'],
      ordered: true,
    }),
    field(
      'requirement_ids',
      'Requirement ids',
      'ids',
      'Ids of the courses and programs that a learner has to complete, in their order, separated by commas.',
      {
        read: ['requirements', '*', 'id'],
        ordered: true,
        write: { blank: 'clears' },
      },
    ),
    field('sequential', 'In sequence', 'boolean', 'Whether the requirements are taken one after the other.', {
      write: { blank: 'refused' },
    }),
    ...placement,
    ...remainder,
  ],
  lines: {
    name: 'program_requirements',
    title: 'Program requirements',
    one: 'requirement',
    path: ['requirements'],
    tree: 'requirements',
    fields: [
      field('program_id', 'Program id', 'id', 'The program of this requirement.', { read: ['^', 'id'] }),
      field('program_title', 'Program', 'text', 'Title of the program.', { read: ['^', 'title'] }),
      field('depth', 'Level', 'integer', '1 for what the program asks itself, 2 for what a program inside it asks, and so on.', {
        read: ['#'],
      }),
      field('listing_id', 'Listing id', 'id', 'The course or program that is required.', { read: ['id'] }),
      field('title', 'Requirement', 'text', 'Title of what is required.'),
      field('type', 'Type', 'text', 'Course or Program.'),
      field('canvas_course_id', 'Canvas course id', 'id', 'The Canvas course behind a course.', {
        read: ['canvas_course', 'id'],
        nullable: true,
      }),
    ],
  },
};
