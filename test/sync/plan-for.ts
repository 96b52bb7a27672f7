import type { Field, Record_, Value } from '../../src/catalog/resource.ts';
import type { courses } from '../../src/catalog/resources/courses.ts';
import type { RowChange } from '../../src/sync/plan/row-change.ts';
import { makePlan, type Plan, type Present } from '../../src/sync/review/make-plan.ts';

function fieldOf(resource: typeof courses, name: string): Field {
  const field = resource.fields.find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
}

/** One changed row, by field: base and what the person typed. */
export function changeOf(
  resource: typeof courses,
  operation: RowChange['operation'],
  key: string,
  edits: [string, Value | undefined, Value][],
): RowChange {
  return {
    resource,
    sheet: 7,
    tab: resource.title,
    row: 2,
    operation,
    key,
    caption: 'Botany',
    edits: edits.map(([name, base, mine]) => ({ field: fieldOf(resource, name), base, mine })),
  };
}

/** The plan where Catalog holds the same of each changed record, or what a function says. */
export function planFor(
  changes: RowChange[],
  present: Record_ | 'gone' | ((change: RowChange) => Present),
  matches: { key: string; blocks: boolean }[] = [],
  intentOf: (change: RowChange) => string = () => 'intent1',
): Plan {
  const presentOf = typeof present === 'function' ? present : () => (present === 'gone' ? present : { record: present });
  return makePlan({
    run: 'run1',
    connection: 'c1',
    at: '2026-01-01T00:00:00Z',
    changes,
    presentOf,
    matchesOf: () => matches,
    intentOf,
  });
}
