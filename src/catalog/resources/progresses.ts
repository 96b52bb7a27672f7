import type { Resource } from '../resource.ts';
import { catalogField, field, parentFilters, personFields } from './entry.ts';

/** Jobs that run in the background of Catalog, such as an upload of SKUs. Each is read by its id; there is no list. */
export const progresses: Resource = {
  name: 'progresses',
  title: 'Background jobs',
  one: 'background job',
  group: 'Setup',
  path: '/api/v1/progresses',
  list: { operationId: 'getProgress', method: 'get', root: 'progress', paging: 'none' },
  parent: { path: '/api/v1/progresses/{id}', name: 'id', tabs: {} },
  single: { operationId: 'getProgress', root: 'progress' },
  writes: {},
  filters: parentFilters('Job IDs', []),
  key: 'id',
  updated: 'updated_at',
  caption: 'workflow_state',
  leading: ['id', 'workflow_state', 'completion_percent', 'person', 'person_email', 'account_id_name'],
  fields: [
    field('id', 'ID', 'id', 'ID of the job.'),
    field('workflow_state', 'Status', 'text', 'For example queued, running, completed, or failed.'),
    field('completion_percent', 'Progress (%)', 'decimal', { help: 'Percent complete.', nullable: true, optional: true }),
    field('account_id', 'Catalog ID', 'id', { help: 'ID of the catalog.', nullable: true, optional: true }),
    field('canvas_user_id', 'Canvas user ID', 'id', { help: 'Canvas ID of the user who started the job.', nullable: true, optional: true }),
    field('created_at', 'Created', 'time', 'When the job was created.'),
    field('updated_at', 'Updated', 'time', 'When the job last changed.'),
    ...personFields('person', 'Person', 'canvas_user_id'),
    catalogField('account_id', 'Name of the catalog.'),
  ],
  remarks: ['Catalog doesn’t list its jobs. Enter the IDs of the jobs you want to see.'],
};
