import { field, type Resource, whose } from '../resource.ts';

/** Jobs that run in the background of Catalog, such as an upload of SKUs. Each is read by its id; there is no list. */
export const progresses: Resource = {
  name: 'progresses',
  title: 'Background jobs',
  one: 'background job',
  group: 'Set-up',
  path: '/api/v1/progresses',
  list: { operationId: 'getProgress', method: 'get', root: 'progress', paging: 'none' },
  of: { path: '/api/v1/progresses/{id}', name: 'id', tabs: {} },
  single: { operationId: 'getProgress', root: 'progress' },
  writes: {},
  filters: whose('Job ids', []),
  key: 'id',
  updated: 'updated_at',
  caption: 'workflow_state',
  fields: [
    field('id', 'Id', 'id', 'Number of the job.'),
    field('workflow_state', 'State', 'text', 'Such as queued, running, completed or failed.'),
    field('completion_percent', 'Done, in percent', 'decimal', 'How far it is.', { nullable: true, optional: true }),
    field('account_id', 'Catalog id', 'id', 'The catalog that it works for.', { nullable: true, optional: true }),
    field('canvas_user_id', 'Canvas user id', 'id', 'Who started it, by Canvas user id.', { nullable: true, optional: true }),
    field('created_at', 'Created', 'time', 'When the job was made.'),
    field('updated_at', 'Updated', 'time', 'When the job last moved.'),
  ],
  remarks: ['Catalog does not list its jobs: it shows those whose ids you enter.'],
};
