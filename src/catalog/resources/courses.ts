import type { Resource } from '../resource.ts';
import { field, filter } from './entry.ts';
import { listingWrites, placement, remainder, storefront } from './listing-fields.ts';

/** Course listings of the storefront. Updates answer 204 without a body, so they are read back. */
export const courses: Resource = {
  name: 'courses',
  title: 'Courses',
  one: 'course',
  group: 'Store',
  path: '/api/v1/courses',
  list: { operationId: 'listCourses', method: 'get', root: 'courses', paging: 'numbered' },
  single: { operationId: 'getCourse', root: 'course' },
  writes: {
    ...listingWrites('course', '/api/v1/courses', 2),
    'update by file': {
      operationId: 'updateCourseSkus',
      method: 'put',
      path: '/api/v1/courses/update_skus',
      upload: { field: 'sku', from: 10, part: 'attachment', file: 'skus.csv', headers: ['Catalog Course ID', 'Catalog Course SKU'] },
      effects: [],
      help: 'Sends all SKUs in one file. Catalog then updates the courses one at a time.',
      order: 4.5,
    },
  },
  filters: [
    filter('title', 'Title contains', 'text'),
    filter('description', 'Description contains', 'text'),
    filter('listing_path', 'Path contains', 'text'),
    filter('tag_name', 'Tag', 'text'),
    filter('is_enrollable', 'Open for enrollment', 'boolean'),
    filter('query', 'Search', 'text', { help: 'Searches titles, descriptions, and tags.' }),
  ],
  key: 'id',
  updated: 'updated_at',
  caption: 'title',
  lookUp: { filters: { listing_path: 'listing_path' }, fields: ['listing_path'] },
  fields: [
    ...storefront,
    field('credits', 'Credits', 'decimal', {
      help: 'Credits earned on completion.',
      nullable: true,
      min: 0,
      amount: true,
      write: { blank: 'clears' },
    }),
    field('sku', 'SKU', 'text', {
      help: 'Stock keeping unit of the course.',
      unique: { among: ['courses', 'programs'], taken: 'unusual' },
      nullable: true,
      currentOnly: true,
      write: { beside: true, blank: 'clears' },
    }),
    ...placement,
    field('canvas_course_id', 'Canvas course ID', 'id', {
      help: 'ID of the linked Canvas course.',
      read: ['canvas_course', 'id'],
      write: { blank: 'refused', required: true },
    }),
    ...remainder,
  ],
  remarks: ['The API can’t change promotion codes or issue refunds. Use Catalog itself.'],
};
