// A server's state with good defaults, so that a test says only what matters to it.
import type { ResourceForm } from '../../src/protocol/pull.ts';
import type { ScheduleState } from '../../src/protocol/schedule.ts';
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

/** A schedule of all tabs that works. */
export function aSchedule(differences: Partial<ScheduleState> = {}): ScheduleState {
  return {
    id: 's1',
    rule: { every: 'day', hour: 6 },
    when: 'every day after 6:00',
    tabs: 'all',
    yours: true,
    by: '',
    nextAt: 2_000,
    next: 'Sat, Nov 21, 6:00',
    refreshedAt: 1_000,
    states: [{ sheet: 1, name: 'Courses', refreshedAt: 1_000 }],
    canTakeOver: false,
    ...differences,
  };
}

export function aState(differences: Partial<State> = {}): State {
  return {
    package: { kind: 'bound' },
    connection: { host: 'learn.example.edu', label: '', kind: 'test' },
    tabs: [aTab()],
    active: 1,
    language: 'google',
    hints: true,
    canSchedule: true,
    runs: [],
    schedules: [],
    notify: { webhook: '' },
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
