// The emulated Apps Script: one open spreadsheet with the built add-on in it.
import type { Host, HostOptions, MenuItem, OpenPage, SidebarPage } from '../seam.ts';
import { readBundle } from './bundle.ts';
import { fireOpen, fireTrigger } from './events.ts';
import { openExchange } from './fetch/exchange.ts';
import { safeHosts } from './fetch/safe-hosts.ts';
import { callFromPage } from './google-run.ts';
import { personsWorkbook } from './person.ts';
import { runFunction } from './run.ts';
import { newBook } from './workbook/book.ts';
import { DEFAULT_SWITCHES, newCounts, userStore, type World } from './world.ts';

export async function openHost(options: HostOptions): Promise<Host> {
  const world: World = {
    bundle: readBundle(options.dist),
    book: newBook(options.timeZone ?? 'America/New_York', options.locale ?? 'en_US'),
    hosts: safeHosts(options.hosts),
    refuse: options.refuse,
    exchange: openExchange(),
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    user: options.user ?? 'pat@college.example.edu',
    clock: options.clock,
    stores: { user: new Map(), document: {}, script: {} },
    caches: new Map(),
    locks: new Map(),
    triggers: [],
    nextTrigger: 1,
    menus: new Map(),
    dialogs: [],
    sidebar: undefined,
    nextPage: 1,
    toasts: [],
    answers: [],
    logs: [],
    counts: newCounts(),
    calls: 0,
    killAt: undefined,
    hooks: [],
    hooking: false,
  };
  const callable = (page: OpenPage): SidebarPage => ({
    ...page,
    call: (name, ...args) => callFromPage(world, name, args),
    close() {
      world.dialogs = world.dialogs.filter((each) => each.id !== page.id);
      if (world.sidebar?.id === page.id) world.sidebar = undefined;
    },
  });
  const runAsEditor = (name: string, args: unknown[]): unknown =>
    runFunction(
      world,
      name,
      () => args,
      { mode: 'FULL' },
      (value, run) => run.realm.outward(value),
    );
  const menu = (): MenuItem[] => [...world.menus.values()].flat();

  return {
    run: (name, ...args) => runAsEditor(name, args),
    open: () => fireOpen(world),
    workbook: personsWorkbook(world),
    menu,
    click(caption) {
      const item = menu().find(({ path }) => path.at(-1) === caption || path.join(' > ') === caption);
      if (!item)
        throw new Error(
          `No menu item "${caption}"; there are: ${menu()
            .map(({ path }) => path.join(' > '))
            .join(', ')}.`,
        );
      runAsEditor(item.functionName, []);
    },
    dialogs: () => world.dialogs.map(callable),
    sidebar() {
      if (!world.sidebar) throw new Error('No sidebar is open.');
      return callable(world.sidebar);
    },
    toasts: () => [...world.toasts],
    answer: (reply) => void world.answers.push(reply),
    triggers: () => world.triggers.map(({ id, functionName, everyHours, disabled }) => ({ id, functionName, everyHours, disabled })),
    fire(id) {
      const trigger = world.triggers.find((each) => each.id === id);
      if (!trigger) throw new Error(`No trigger has the id ${id}.`);
      fireTrigger(world, trigger);
    },
    properties: {
      get user() {
        return userStore(world, world.user);
      },
      document: world.stores.document,
      script: world.stores.script,
    },
    logs: () => [...world.logs],
    counts: () => structuredClone(world.counts),
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
    setUser(email) {
      world.user = email;
    },
    setSwitches(switches) {
      world.switches = { ...world.switches, ...switches };
    },
    changes() {
      const { changed } = world.book;
      world.book.changed = { sheets: false, areas: [] };
      return changed;
    },
    close: () => world.exchange.close(),
  };
}
