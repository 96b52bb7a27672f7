// Weeks of schedules with faults at random. Each hour, a record of each tab changes in Catalog, so that a cell shows when its tab was
// read. The judge reads what people see: cells, the menu, and the sidebar. It never reads what the product stores.
import { expect } from 'vitest';
import type { Rule, ScheduleState } from '../../src/protocol/schedule.ts';
import type { State } from '../../src/protocol/state.ts';
import { type Chance, chanceOf } from './chance.ts';
import { FEW, openWorld, type World } from './open-world.ts';
import { isDueAt } from './schedule-oracle.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const OWNER = 'pat@college.example.edu';
const COLLEAGUE = 'kim@college.example.edu';
const USERS = [OWNER, COLLEAGUE];
const ZONES = ['Europe/Berlin', 'America/New_York'];
/** A refresh in the second hour after it was due is still in time: Google sometimes leaves out an hour. */
const IN_TIME = 2;

export interface Simulation {
  seed: number;
  /** The first hour. */
  from: number;
  days: number;
  zone: string;
  /** Faults of each kind in 1,000 hours, once as many as this. */
  troubles: number;
}

export interface Verdict {
  due: number;
  met: number;
  explained: number;
  silent: string[];
  /** Where people saw it first, by place. */
  places: Record<string, number>;
  faults: Record<string, number>;
}

type Tab = 'Tags' | 'Courses';
const TABS: readonly Tab[] = ['Tags', 'Courses'];

/** A schedule as the simulated people know it. */
interface Known {
  tabs: readonly Tab[];
  rule: Rule;
}

interface Pending {
  tab: Tab;
  hour: number;
  rule: Rule;
}

export async function simulate({ seed, from, days, zone, troubles }: Simulation): Promise<Verdict> {
  const chance = chanceOf(seed);
  const world = await openWorld({
    catalog: { ...FEW, clock: from - HOUR },
    host: { clock: from - HOUR, timeZone: zone },
    pulled: ['tags', 'courses'],
  });
  const people = peopleAt(world);
  const markers = markersOf(world);
  const sheets = new Map(
    people
      .as(OWNER)
      .state()
      .tabs.map(({ name, sheet }) => [name, sheet]),
  );
  const sheetsOf = (tabs: readonly Tab[]) => tabs.flatMap((tab) => sheets.get(tab) ?? []);
  const schedules: Known[] = [];
  const add = (user: string, known: Known) => {
    people.as(user).ask('schedule', { tabs: sheetsOf(known.tabs), rule: known.rule });
    schedules.push(known);
  };
  people.connect(COLLEAGUE);
  add(OWNER, { tabs: ['Tags'], rule: { every: 'hours', hours: 4 } });
  add(OWNER, { tabs: ['Courses'], rule: { every: 'day', hour: 23 } });
  // The same tab as the owner's: one refresh, not two.
  add(COLLEAGUE, { tabs: ['Courses'], rule: { every: 'weekday', hour: 7 } });
  add(COLLEAGUE, { tabs: ['Tags', 'Courses'], rule: { every: 'week', day: 1, hour: 2 } });

  const verdict: Verdict = { due: 0, met: 0, explained: 0, silent: [], places: {}, faults: {} };
  let pending: Pending[] = [];
  let current = zone;
  const troublesNow = troubleMaker(world, chance, troubles);
  for (let hour = 0; hour < days * 24; hour += 1) {
    const start = from + hour * HOUR;
    for (const tab of TABS) markers.set(tab, hour);
    const due = schedules.flatMap(({ tabs, rule }) => (isDueAt(rule, start, current) ? tabs.map((tab) => ({ tab, hour, rule })) : []));
    pending.push(...due);
    verdict.due += due.length;
    troublesNow.begin(hour);
    for (const user of USERS)
      for (const minute of troublesNow.minutes()) fire(world, user, { at: start + minute * MINUTE, kill: troublesNow.kill() });
    if (world.host.triggers().length > 0 && chance(1000) < 3 * troubles) current = moveZone(world, current, verdict);
    const age = { Tags: markers.shown('Tags'), Courses: markers.shown('Courses') };
    const met = pending.filter(({ tab, hour: since }) => age[tab] >= since);
    verdict.met += met.length;
    pending = pending.filter((each) => !met.includes(each));
    // Whoever opens the file next, once it's too late.
    const late = pending.filter((each) => hour - each.hour >= IN_TIME);
    world.host.setClock(start + HOUR - 1);
    for (const each of late) {
      const viewer = people.as(USERS[chance(2)] ?? OWNER);
      const place = seenIn(world, viewer, each.tab);
      if (place === undefined)
        verdict.silent.push(`${each.tab}, due at ${new Date(from + each.hour * HOUR).toISOString()} by ${JSON.stringify(each.rule)}`);
      else {
        verdict.explained += 1;
        verdict.places[place] = (verdict.places[place] ?? 0) + 1;
      }
    }
    pending = pending.filter((each) => !late.includes(each));
    if (hour % 24 === 9) people.as(USERS[chance(2)] ?? OWNER).repair();
    if (chance(1000) < 4 * troubles) changeHour(people.as(OWNER), schedules, chance, verdict);
  }
  // What is due in the last two hours can’t be judged.
  verdict.due -= pending.length;
  Object.assign(verdict.faults, troublesNow.counts());
  return verdict;
}

export function expectNoSilence(verdict: Verdict): void {
  const { due, met, explained, silent, places, faults } = verdict;
  console.log(
    `due ${due}, met ${met}, explained ${explained}, silent ${silent.length}; seen in ${JSON.stringify(places)}; faults ${JSON.stringify(faults)}`,
  );
  expect(silent).toEqual([]);
  expect(met + explained).toBe(due);
  // Faults are meant to hit, and most refreshes are meant to happen all the same.
  expect(met).toBeGreaterThan(due * 0.6);
}

/** Fires the trigger of a user as Google does: as that user, whoever is at the spreadsheet. */
function fire(world: World, user: string, { at, kill }: { at: number; kill: number | undefined }): void {
  const { host } = world;
  host.setClock(at);
  host.setUser(user);
  const id = triggerIdOf(world);
  if (id === undefined) return;
  if (kill !== undefined) host.killAt(kill);
  try {
    host.fire(id);
  } catch {
    // Google writes to its log, which people don’t read.
  }
  host.killAt(Number.POSITIVE_INFINITY);
}

/** The user's own trigger. Only its owner's account knows it. */
function triggerIdOf({ host }: World): string | undefined {
  const own = Object.entries(host.properties.user).find(([name]) => name.startsWith('trigger.hourly.'))?.[1];
  return host.triggers().find(({ id }) => id === own)?.id;
}

interface Viewer {
  state(): State;
  ask<T>(command: string, input?: unknown): T;
  repair(): void;
}

function peopleAt(world: World): { as(user: string): Viewer; connect(user: string): void } {
  const { host, person, catalog } = world;
  const sit = (user: string) => {
    host.setUser(user);
    host.open();
    host.click('Open sidebar');
  };
  const viewer = (user: string): Viewer => ({
    state() {
      sit(user);
      return person.ask<State>('state');
    },
    ask<T>(command: string, input?: unknown): T {
      sit(user);
      return person.ask<T>(command, input);
    },
    /** Does what the problems of the schedules say. */
    repair() {
      for (const { id, yours, problem, canTakeOver, tabs, rule } of this.state().schedules) {
        if (yours && (problem?.code === 'no-trigger' || problem?.code === 'schedule-silent')) this.ask('schedule', { id, tabs, rule });
        else if (canTakeOver && problem?.code === 'schedule-silent') this.ask('takeOver', { id });
      }
    },
  });
  return {
    as: viewer,
    connect(user) {
      sit(user);
      person.ask('connect', { host: 'catalog.example.edu', key: catalog.apiKey, kind: 'test', user: 'Kim' });
      person.ask('personal', { answer: 'with' });
    },
  };
}

/** A record of each tab, whose name tells the hour. */
function markersOf({ catalog, host }: World): { set(tab: Tab, hour: number): void; shown(tab: Tab): number } {
  const of = { Tags: { resource: 'tags', field: 'name' }, Courses: { resource: 'courses', field: 'title' } } as const;
  const marked = (tab: Tab) => Number(catalog.records(of[tab].resource)[0]?.id);
  return {
    set(tab, hour) {
      const { resource, field } = of[tab];
      catalog.mutate({ type: 'update', resource, id: marked(tab), fields: { [field]: `Hour ${hour}.` } });
    },
    shown(tab) {
      const text = host.workbook
        .display(tab)
        .flat()
        .find((cell) => /^Hour \d+\.$/.test(cell));
      return text === undefined ? -1 : Number(text.slice('Hour '.length, -1));
    },
  };
}

/** Returns where a person who opens the file sees why a tab isn't as fresh as it should be. The menu only points there. */
function seenIn({ host }: World, viewer: Viewer, tab: Tab): string | undefined {
  const state = viewer.state();
  const pointed = host.menu().some(({ path }) => path.some((caption) => caption.includes('Schedules need attention')));
  const places = [
    pointed ? 'menu' : '',
    hasProblemInCells(host, tab) ? 'cells' : '',
    state.schedules.some((schedule) => isProblem(schedule, tab)) ? 'sidebar' : '',
  ].filter(Boolean);
  return places.some((place) => place !== 'menu') ? places.join(' and ') : undefined;
}

function hasProblemInCells(host: World['host'], tab: Tab): boolean {
  if (!host.workbook.sheets().some(({ name }) => name === 'Schedules')) return false;
  const [, ...rows] = host.workbook.display('Schedules');
  return rows.some((row) => row[0] === tab && !['', 'Up to date.'].includes(row[4] ?? ''));
}

function isProblem({ problem, states }: ScheduleState, tab: Tab): boolean {
  return problem !== undefined || states.some((each) => each.name === tab && (each.problem ?? each.reading) !== undefined);
}

function moveZone({ host }: World, current: string, verdict: Verdict): string {
  const other = ZONES.find((each) => each !== current) ?? current;
  host.workbook.setTimeZone(other);
  verdict.faults['zone changed'] = (verdict.faults['zone changed'] ?? 0) + 1;
  return other;
}

/** The owner chooses another hour, often one that has passed today. */
function changeHour(owner: Viewer, schedules: Known[], chance: Chance, verdict: Verdict): void {
  const mine = owner.state().schedules.find(({ yours, rule }) => yours && rule.every === 'day');
  if (!mine) return;
  const rule: Rule = { every: 'day', hour: chance(24) };
  owner.ask('schedule', { id: mine.id, tabs: mine.tabs, rule });
  const at = schedules.findIndex((each) => each.rule.every === 'day');
  schedules[at] = { tabs: schedules[at]?.tabs ?? [], rule };
  verdict.faults['hour changed'] = (verdict.faults['hour changed'] ?? 0) + 1;
}

interface TroubleMaker {
  begin(hour: number): void;
  /** At which minutes the triggers come in this hour: usually once. */
  minutes(): number[];
  /** At which service call Google kills the run. */
  kill(): number | undefined;
  counts(): Record<string, number>;
}

function troubleMaker({ catalog, host }: World, chance: Chance, troubles: number): TroubleMaker {
  const counts: Record<string, number> = {};
  const happens = (name: string, inThousand: number) => {
    if (chance(1000) >= inThousand * troubles) return false;
    counts[name] = (counts[name] ?? 0) + 1;
    return true;
  };
  const until = { revoked: 0, noFile: 0 };
  return {
    begin(hour) {
      if (happens('key revoked', 3)) until.revoked = hour + 5 + chance(60);
      if (happens('no active file', 4)) until.noFile = hour + 1 + chance(30);
      host.setSwitches({ activeFileInTrigger: hour >= until.noFile });
      const answer = (['429', '500', 'drop', '503'] as const).find((each) => happens(each, 20));
      catalog.setFaults(hour < until.revoked ? [{ answer: '401' }] : answer ? [{ answer }] : []);
      const [first] = host.triggers();
      if (first && !first.disabled && happens('trigger disabled', 5)) host.disableTrigger(first.id);
      if (first && happens('trigger deleted', 2)) host.removeTrigger(first.id);
    },
    minutes() {
      if (happens('hour left out', 15)) return [];
      const minute = 1 + chance(40);
      return happens('twice in an hour', 15) ? [minute, minute + 15] : [minute];
    },
    kill: () => (happens('killed', 40) ? 1 + chance(220) : undefined),
    counts: () => counts,
  };
}
