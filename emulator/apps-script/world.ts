// All that outlives a single run: the workbook, stores, triggers, what is on the person's screen, counts and hooks.
import type { Counts, HostOptions, MenuItem, OpenPage } from '../host.ts';
import type { HostSwitches } from '../host-switches.ts';
import type { Bundle } from './bundle.ts';
import type { Execution } from './execution.ts';
import type { Exchange } from './fetch/exchange.ts';
import type { Usage } from './limits.ts';
import type { Book } from './workbook/book.ts';

export interface Trigger {
  id: string;
  user: string;
  functionName: string;
  everyHours: number | undefined;
  disabled: boolean;
  /** When the clock fires it next, in milliseconds since 1970. */
  due: number;
}

export interface CacheEntry {
  value: string;
  /** Milliseconds since 1970. */
  until: number;
}

export interface World {
  bundle: Bundle;
  readonly book: Book;
  readonly hosts: HostOptions['hosts'];
  readonly refuse: HostOptions['refuse'];
  readonly exchange: Exchange;
  readonly endlessRuns: 'ended' | 'allowed';
  switches: Required<HostSwitches>;
  user: string;
  /** The language of each account that isn't English. */
  readonly languages: Map<string, string>;
  /** That of the bound script. */
  readonly scriptName: string;
  /** Google asks for permissions right now. */
  asking: boolean;
  /** Who can only look at the file. */
  readonly viewers: Set<string>;
  /** Where the settable clock stands; undefined where time is real. */
  clock: number | undefined;
  readonly stores: { user: Map<string, Record<string, string>>; document: Record<string, string>; script: Record<string, string> };
  readonly caches: Map<string, Map<string, CacheEntry>>;
  /** Who holds which lock. */
  readonly locks: Map<string, Execution>;
  /** What each person has used up today. */
  readonly usage: Map<string, Usage>;
  triggers: Trigger[];
  nextTrigger: number;
  menus: Map<string, MenuItem[]>;
  /** Those that are open, oldest first. */
  dialogs: OpenPage[];
  sidebar: OpenPage | undefined;
  nextPage: number;
  toasts: { title: string; text: string }[];
  answers: string[];
  mails: { from: string; to: string; subject: string; text: string }[];
  logs: string[];
  counts: Counts;
  /** Service calls since the host was opened; hooks and kills are set by this number. */
  calls: number;
  killAt: number | undefined;
  hooks: { call: number; act: () => void }[];
  /** Edits that wait while `onEdit` runs; undefined while it does not. */
  waitingEdits: (() => void)[] | undefined;
  /** When `onSelectionChange` last heard of a selection, in milliseconds since 1970. */
  selectionHeard: number;
  /** The run that stands still while a hook acts. What happens in the hook meets no further hook and no kill. */
  hooked: Execution | undefined;
}

export function now(world: World): number {
  return world.clock ?? Date.now();
}

/** The owner always can edit. */
export function canEdit(world: World, user: string): boolean {
  return user === world.book.owner || !world.viewers.has(user);
}

/** The language of an account. */
export function languageOf(world: World, user: string): string {
  return world.languages.get(user) ?? 'en';
}

/** The properties of the person who is at the spreadsheet, or of another one. */
export function userStore(world: World, user: string): Record<string, string> {
  let store = world.stores.user.get(user);
  if (!store) {
    store = {};
    world.stores.user.set(user, store);
  }
  return store;
}

/** A world in which nothing has happened yet. */
export function newWorld(
  around: Pick<
    World,
    'bundle' | 'book' | 'hosts' | 'refuse' | 'switches' | 'user' | 'clock' | 'exchange' | 'scriptName' | 'languages' | 'endlessRuns'
  >,
): World {
  return {
    ...around,
    asking: false,
    viewers: new Set(),
    stores: { user: new Map(), document: {}, script: {} },
    caches: new Map(),
    locks: new Map(),
    usage: new Map(),
    triggers: [],
    nextTrigger: 1,
    menus: new Map(),
    dialogs: [],
    sidebar: undefined,
    nextPage: 1,
    toasts: [],
    answers: [],
    mails: [],
    logs: [],
    counts: newCounts(),
    calls: 0,
    killAt: undefined,
    hooks: [],
    waitingEdits: undefined,
    selectionHeard: 0,
    hooked: undefined,
  };
}

export function newCounts(): Counts {
  const cells = { cellsRead: 0, cellsWritten: 0, cellsFormatted: 0, longTextRead: 0, longTextWritten: 0 };
  return { runs: 0, calls: {}, reads: 0, roundTrips: 0, fetchRounds: 0, fetches: 0, ...cells, writes: [] };
}
