// A plan with good defaults, so that a test says only what matters to it.
import type { PlanField, PlanRequest, PlanView } from '../../src/protocol/review.ts';

export function aField(differences: Partial<PlanField> = {}): PlanField {
  return { field: 'title', label: 'Title', before: 'Yoga', after: 'Yoga for all', state: 'planned', ...differences };
}

export function aRequest(differences: Partial<PlanRequest> = {}): PlanRequest {
  return {
    request: 'r1',
    operation: 'update',
    resource: 'courses',
    one: 'course',
    tab: 'Courses',
    sheet: 1,
    row: 2,
    key: '12',
    caption: 'Yoga',
    fields: [aField()],
    effects: [],
    state: 'planned',
    unusual: [],
    ...differences,
  };
}

export function aPlan(differences: Partial<PlanView> = {}): PlanView {
  return {
    plan: 'p1',
    host: 'learn.example.edu',
    kind: 'test',
    at: 0,
    requests: [aRequest()],
    counts: { create: 0, update: 1, delete: 0, drop: 0, conflict: 0 },
    options: [],
    refused: [],
    newRows: [],
    remarks: [],
    applied: false,
    ...differences,
  };
}
