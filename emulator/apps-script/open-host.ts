// The emulated Apps Script: one open spreadsheet with the built add-on in it.
import { readFileSync } from 'node:fs';
import type { Host, HostOptions, MenuItem, OpenPage, SidebarPage } from '../host.ts';
import type { HostSwitches } from '../host-switches.ts';
import { readBundle } from './bundle.ts';
import { advanceClock, fireTrigger } from './clock-triggers.ts';
import { consentRequest, endConsent, takesClick } from './consent.ts';
import { calculate } from './custom-functions.ts';
import { fireOpen } from './events.ts';
import { openExchange } from './fetch/exchange.ts';
import { safeHosts } from './fetch/safe-hosts.ts';
import { callFromPage } from './google-run.ts';
import { keepWorld } from './keep-world.ts';
import { personsWorkbook } from './person/persons-workbook.ts';
import { readReport } from './read-report.ts';
import { runFunction } from './run.ts';
import { openSaved, saveFile } from './saved-file.ts';
import { DEFAULT_SWITCHES } from './switches.ts';
import { newBook } from './workbook/book.ts';
import { copyBook } from './workbook/copy-book.ts';
import { formulaAreas } from './workbook/dependents.ts';
import { languageOf, newCounts, newWorld, now, type Trigger, userStore, type World } from './world.ts';

const HOUR = 3_600_000;

/** A test run opens hundreds of hosts with one report. */
const switchesByPath = new Map<string, HostSwitches>();

export async function openHost(options: HostOptions): Promise<Host> {
  const saved = options.saved === undefined ? undefined : openSaved(options.saved);
  const user = options.user ?? saved?.user ?? 'pat@college.example.edu';
  const world = newWorld({
    bundle: readBundle(options.dist),
    book: saved?.book ?? newBook(options.timeZone ?? 'America/New_York', options.locale ?? 'en_US', user),
    hosts: safeHosts(options.hosts),
    refuse: options.refuse,
    exchange: openExchange(),
    endlessRuns: options.endlessRuns ?? 'ended',
    switches: { ...DEFAULT_SWITCHES, ...reportedSwitches(), ...options.switches },
    user,
    languages: new Map(options.language === undefined ? saved?.languages : [[user, options.language]]),
    scriptName: options.scriptName ?? 'Catalog Sync',
    clock: options.clock ?? saved?.clock,
  });
  saved?.fill(world);
  return hostOf(world);
}

/** What `npm test` sets for every host, by the path of an installation report in GOOGLE_REPORT. */
function reportedSwitches(): HostSwitches {
  const path = process.env.GOOGLE_REPORT;
  if (path === undefined || path === '') return {};
  const switches = switchesByPath.get(path) ?? readReport(readFileSync(path, 'utf8')).switches;
  switchesByPath.set(path, switches);
  return switches;
}

function hostOf(world: World): Host {
  const callable = (page: OpenPage): SidebarPage => ({
    ...page,
    call: (name, ...args) => callFromPage(world, name, args),
    close() {
      world.dialogs = world.dialogs.filter((each) => each.id !== page.id);
      if (world.sidebar?.id === page.id) world.sidebar = undefined;
    },
  });
  const menu = (): MenuItem[] => [...world.menus.values()].flat();

  return {
    run: (name, ...args) => runAsEditor(world, name, args),
    calculate: (sheet, a1, formula) => calculate(world, sheet, a1, formula),
    open: () => fireOpen(world),
    workbook: personsWorkbook(world, (script) => hostOf(worldOfCopy(world, script))),
    menu,
    click(caption) {
      const item = menu().find(({ path }) => path.at(-1) === caption || path.join(' > ') === caption);
      const captions = menu().map(({ path }) => path.join(' > '));
      if (!item) throw new Error(`There is no menu item "${caption}". Menu items: ${captions.join(', ')}.`);
      if (!takesClick(world)) runAsEditor(world, item.functionName, []);
    },
    consent: () => consentRequest(world),
    agree: (refused = []) => endConsent(world, { agreed: true, refused }),
    decline: () => endConsent(world, { agreed: false, refused: [] }),
    dialogs: () => world.dialogs.map(callable),
    sidebar() {
      if (!world.sidebar) throw new Error('No sidebar is open.');
      return callable(world.sidebar);
    },
    toasts: () => [...world.toasts],
    answer: (reply) => void world.answers.push(reply),
    mails: () => [...world.mails],
    triggers: () => world.triggers.map(({ id, functionName, everyHours, disabled }) => ({ id, functionName, everyHours, disabled })),
    fire: (id) => fireTrigger(world, triggerOf(world, id)),
    advance: (hours) => advanceClock(world, now(world) + hours * HOUR),
    disableTrigger(id) {
      triggerOf(world, id).disabled = true;
    },
    removeTrigger(id) {
      const gone = triggerOf(world, id);
      world.triggers = world.triggers.filter((each) => each !== gone);
    },
    properties: {
      get user() {
        return userStore(world, world.user);
      },
      document: world.stores.document,
      script: world.stores.script,
    },
    logs: () => [...world.logs],
    // Areas of writes never change once they are counted.
    counts: () => ({ ...world.counts, calls: { ...world.counts.calls }, writes: [...world.counts.writes] }),
    resetCounts() {
      world.counts = newCounts();
    },
    killAt(call) {
      world.killAt = world.calls + call;
    },
    at: (call, act) => void world.hooks.push({ call: world.calls + call, act }),
    setClock(milliseconds) {
      world.clock = milliseconds;
    },
    setUser(email, access = 'edit') {
      world.user = email;
      if (access === 'view') world.viewers.add(email);
      else world.viewers.delete(email);
    },
    setLanguage: (language) => void world.languages.set(world.user, language),
    language: () => languageOf(world, world.user),
    setSwitches(switches) {
      world.switches = { ...world.switches, ...switches };
    },
    changes() {
      const { changed } = world.book;
      world.book.changed = { sheets: false, areas: [] };
      const touched = new Set(changed.areas.map(({ sheet }) => sheet));
      return touched.size === 0 ? changed : { ...changed, areas: [...changed.areas, ...formulaAreas(world.book, touched)] };
    },
    keep: () => keepWorld(world),
    save: () => saveFile(world),
    beside: (script) => hostOf(worldBeside(world, script)),
    push() {
      world.bundle = readBundle(world.bundle.folder);
    },
    close: () => world.exchange.close(),
  };
}

function runAsEditor(world: World, name: string, args: unknown[]): unknown {
  return runFunction(world, { name, args: () => args }, { mode: 'FULL' }, (value, run) => run.realm.outward(value));
}

function triggerOf(world: World, id: string): Trigger {
  const trigger = world.triggers.find((each) => each.id === id);
  if (!trigger) throw new Error(`There is no trigger with ID ${id}.`);
  return trigger;
}

/** Two scripts in one file share its cells and nothing else. */
function worldBeside(world: World, { dist, name, switches }: { dist: string; name?: string; switches?: HostSwitches }): World {
  const { book, hosts, refuse, user, languages, clock, scriptName, endlessRuns } = world;
  return newWorld({
    bundle: readBundle(dist),
    book,
    hosts,
    refuse,
    user,
    languages,
    clock,
    endlessRuns,
    scriptName: name ?? scriptName,
    switches: { ...world.switches, ...switches },
    exchange: openExchange(),
  });
}

/** An add-on is the same script in the copy, with the person's own properties; a bound script is a new one. */
function worldOfCopy(world: World, script: 'bound' | 'add-on'): World {
  const { bundle, hosts, refuse, switches, user, languages, clock, scriptName, endlessRuns } = world;
  const copy = newWorld({
    bundle,
    hosts,
    refuse,
    switches: { ...switches },
    user,
    languages,
    clock,
    endlessRuns,
    scriptName,
    exchange: openExchange(),
    book: copyBook(world.book, user),
  });
  if (script === 'bound') return copy;
  return { ...copy, stores: { ...world.stores, document: {} }, usage: world.usage };
}
