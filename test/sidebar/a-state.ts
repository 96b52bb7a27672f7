// A server's state with good defaults, so that a test says only what matters to it.
import type { ResourceForm } from '../../src/protocol/pull.ts';
import type { State, TabState } from '../../src/protocol/state.ts';

export function aTab(differences: Partial<TabState> = {}): TabState {
  return {
    sheet: 1,
    name: 'Courses',
    resource: 'courses',
    editable: true,
    filters: {},
    rows: 240,
    pulledAt: 1_000,
    complete: true,
    ...differences,
  };
}

export function aState(differences: Partial<State> = {}): State {
  return {
    connection: { host: 'learn.example.edu', label: '', kind: 'test' },
    tabs: [aTab()],
    active: 1,
    hints: true,
    canSchedule: true,
    runs: [],
    jobs: [],
    ...differences,
  };
}

export const someForms: ResourceForm[] = [
  {
    name: 'courses',
    title: 'Courses',
    one: 'course',
    group: 'Store',
    editable: true,
    filters: [{ name: 'title', label: 'Title contains', kind: 'text' }],
    remarks: [],
  },
  {
    name: 'orders',
    title: 'Orders',
    one: 'order',
    group: 'Store',
    editable: false,
    filters: [{ name: 'canvas_user_id', label: 'Canvas user ID', kind: 'integer' }],
    remarks: [],
  },
];
