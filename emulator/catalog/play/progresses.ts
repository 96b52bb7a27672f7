// Plays jobs in the background: SKUs from a table, set step by step while somebody asks how far it is.
import { badRequest } from '../serve/answer.ts';
import { type Call, type Play, stored } from '../serve/call.ts';
import { found, onOne } from '../serve/reach.ts';
import type { Progress } from '../store/office-records.ts';
import { without } from '../store/shown.ts';
import { addRow, nextId } from '../store/table.ts';
import { coreTime, laterThan } from '../store/times.ts';
import { readTable } from './read-table.ts';

const idColumn = 'catalog course id';
const skuColumn = 'catalog course sku';

/** Answers a job, which no document shows but which is what a background job answers elsewhere. */
export const updateCourseSkus: Play = (call) => {
  const [headers = [], ...rows] = readTable(String(call.body.attachment));
  const names = headers.map((header) => header.trim().toLowerCase());
  const [id, sku] = [names.indexOf(idColumn), names.indexOf(skuColumn)];
  if (id < 0 || sku < 0) return badRequest('The table needs the columns Catalog Course ID and Catalog Course SKU');
  const left = rows.map((row) => ({ course: Number(row[id]), sku: row[sku] === undefined || row[sku] === '' ? null : row[sku] }));
  const time = coreTime(call.now);
  const progress = addRow(call.store.progresses, {
    id: nextId(call.store.progresses),
    account_id: call.reach.home,
    canvas_user_id: null,
    completion_percent: null,
    workflow_state: 'queued',
    payload: {},
    created_at: time,
    updated_at: time,
    left,
    size: left.length,
  });
  return { status: 200, body: { progress: show(progress) } };
};

/** Each look finds the job one step further: queued, half done, done. So no test has to wait. */
export const getProgress: Play = onOne('progresses', (call, progress) => {
  const shown = show(progress);
  advance(call, progress);
  return { status: 200, body: { progress: shown } };
});

function advance(call: Call, progress: Progress): void {
  if (progress.workflow_state === 'completed' || progress.workflow_state === 'failed') return;
  const isLast = progress.workflow_state === 'running';
  const step = progress.left.splice(0, isLast ? progress.left.length : Math.ceil(progress.size / 2));
  const failed = step.filter(({ course, sku }) => !setSku(call, course, sku)).map(({ course }) => `There is no course ${course}.`);
  const errors = [...(Array.isArray(progress.payload.errors) ? progress.payload.errors : []), ...failed];
  progress.payload = errors.length === 0 ? {} : { errors };
  progress.workflow_state = isLast ? (errors.length === 0 ? 'completed' : 'failed') : 'running';
  progress.completion_percent = isLast ? 100 : 50;
  progress.updated_at = coreTime(laterThan(progress.updated_at, call.now));
}

function setSku(call: Call, id: number, sku: string | null): boolean {
  const course = found(call, 'courses', id);
  if (course === undefined) return false;
  course.sku = sku === null ? null : stored(sku, call.switches);
  course.updated_at = coreTime(laterThan(course.updated_at, call.now));
  return true;
}

function show(progress: Progress): Record<string, unknown> {
  return without(progress, ['left', 'size']);
}
