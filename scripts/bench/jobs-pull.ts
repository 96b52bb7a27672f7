// What people wait for when they open the sidebar, pull, and refresh.
import { type Bench, connect, pull, type Scale, type Scenario } from './scenario.ts';

/** The tabs of a file as schools use it, and how many records each has. */
export const EIGHT_TABS = ['courses', 'programs', 'tags', 'users', 'enrollments', 'orders', 'email_domain_sets', 'catalogs'];
const EIGHT: Scale = { courses: 200, programs: 20, tags: 60, users: 1_500, enrollments: 2_000, orders: 5_000 };

export const pullScenarios: readonly Scenario[] = [
  withoutTabs(),
  ...[1_000, 10_000, 100_000].map(orders),
  ...[1_000, 10_000].map(courses),
  eightTabs(EIGHT),
];

export function withoutTabs(): Scenario {
  return {
    name: 'a file without tabs',
    rows: 0,
    scale: { courses: 24, orders: 30, enrollments: 30 },
    play(bench) {
      connect(bench);
      bench.measure('open the file', () => bench.host.open());
      bench.measure('open the sidebar, no tabs', () => openSidebar(bench));
    },
  };
}

export function orders(rows: number): Scenario {
  return {
    name: 'orders',
    rows,
    scale: { courses: 24, enrollments: 20, orders: rows },
    play(bench) {
      connect(bench);
      bench.measure('first pull of orders', () => pull(bench, 'orders'));
      bench.measure('first refresh of orders, nothing new', () => pull(bench, 'orders'));
      bench.measure('refresh of orders, nothing new', () => pull(bench, 'orders'));
      bench.measure('full refresh of orders, nothing new', () => pull(bench, 'orders', { fromStart: true }));
      if (rows > 10_000) return;
      changeSome(bench, 'orders', (id) => ({ purchased_at: `2026/11/0${(id % 9) + 1} 10:00:00 +0000` }));
      bench.measure('full refresh of orders, 1 % changed', () => pull(bench, 'orders', { fromStart: true }));
    },
  };
}

export function courses(rows: number): Scenario {
  return {
    name: 'courses',
    rows,
    scale: { courses: rows, orders: 30, enrollments: 30 },
    play(bench) {
      connect(bench);
      bench.measure('first pull of courses', () => pull(bench, 'courses'));
      bench.measure('first refresh of courses, nothing new', () => pull(bench, 'courses'));
      bench.measure('refresh of courses, nothing new', () => pull(bench, 'courses'));
      changeSome(bench, 'courses', (id) => ({ title: `Renamed ${id}` }));
      bench.measure('refresh of courses, 1 % changed', () => pull(bench, 'courses'));
    },
  };
}

export function eightTabs(scale: Scale): Scenario {
  return {
    name: 'eight tabs',
    rows: scale.orders ?? 0,
    scale,
    play(bench) {
      connect(bench);
      for (const resource of EIGHT_TABS) pull(bench, resource);
      bench.host.workbook.activate('Enrollments');
      bench.measure('open the sidebar, 8 tabs', () => openSidebar(bench));
      bench.measure('first refresh of all 8 tabs, nothing new', () => bench.person.ask('refreshAll', {}));
      bench.measure('refresh all 8 tabs, nothing new', () => bench.person.ask('refreshAll', {}));
      bench.measure('refresh all 8 tabs from the start, nothing new', () => bench.person.ask('refreshAll', { fromStart: true }));
      bench.host.workbook.activate('Courses');
      const price = bench.person.at('Courses', 'Price', 2);
      bench.measure('type one cell', () => bench.host.workbook.edit('Courses', price, '12'));
      bench.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 20 } });
      const [trigger] = bench.host.triggers();
      if (trigger) bench.measure('hourly trigger with nothing to do', () => bench.host.fire(trigger.id));
    },
  };
}

/** Opens the sidebar as a user does, and waits until it shows its tabs. */
function openSidebar({ host, person }: Bench): void {
  host.click('Open sidebar');
  if (!/ data-first="[^"]/.test(host.sidebar().html)) person.ask('state');
}

function changeSome({ catalog }: Bench, resource: string, fields: (id: number) => Record<string, unknown>): void {
  const ids = catalog.records(resource).map(({ id }) => Number(id));
  for (const id of ids.filter((_, index) => index % 100 === 0)) catalog.mutate({ type: 'update', resource, id, fields: fields(id) });
}
