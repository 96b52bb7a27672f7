import { field, filter, type Resource } from '../resource.ts';
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
      help: 'Many SKUs go to Catalog in one file; Catalog sets them one after the other.',
      order: 4.5,
    },
  },
  filters: [
    filter('title', 'Title contains', 'text'),
    filter('description', 'Description contains', 'text'),
    filter('listing_path', 'Path contains', 'text'),
    filter('tag_name', 'Tag', 'text'),
    filter('is_enrollable', 'Open for enrollment', 'boolean'),
    filter('query', 'Search', 'text', { help: 'Title, description or tags.' }),
  ],
  key: 'id',
  updated: 'updated_at',
  caption: 'title',
  lookUp: { filters: { listing_path: 'listing_path' }, fields: ['listing_path'] },
  fields: [
    ...storefront,
    field('credits', 'Credits', 'decimal', 'Credits for completing the course.', { nullable: true, write: { blank: 'clears' } }),
    field('sku', 'SKU', 'text', 'Stock number; sent beside the course, so it is read back to see that it took.', {
      nullable: true,
      currentOnly: true,
      write: { beside: true, blank: 'clears' },
    }),
    ...placement,
    field('canvas_course_id', 'Canvas course id', 'id', 'The Canvas course behind the listing.', {
      read: ['canvas_course', 'id'],
      write: { blank: 'refused', required: true },
    }),
    ...remainder,
  ],
  remarks: ['Promo codes and refunds cannot be changed through the API of Catalog, only in Catalog itself.'],
};
