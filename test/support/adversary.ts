// A victim who edits, reviews, sends, and undoes, and a colleague who writes into any cell, note, or sheet name between any two
// service calls. What reaches Catalog must be what the page of the review showed before Send.

import { Refusal } from '../../scripts/person.ts';
import type { State } from '../../src/protocol/state.ts';
import { type Attacker, attackerIn } from './attacks.ts';
import { freeRow } from './cells.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Closing } from './kept-worlds.ts';
import { openWorld, rowsOf, type World } from './open-world.ts';
import { reviewAtHost } from './review-at-host.ts';
import { type SentAtom, sentAtoms, shownAtoms } from './shown-and-sent.ts';

/** `cells`: cells, notes, rows, and sheets of the file. `properties`: document properties, too, as an editor of a bound script. */
export type Power = 'cells' | 'properties';

export interface Campaign {
  seed: number;
  /** Requests that no page showed before Send, with what was shown. */
  undisplayed: string[];
  /** Changes of rows that weren't attacked and didn't reach Catalog. */
  blocked: string[];
  /** Records that exist twice though they were created once. */
  doubled: string[];
  /** What the victim was told that isn't a sentence of the product. */
  odd: string[];
  /** What was done, for a report. */
  steps: string[];
  sent: number;
}

/** A change that the victim typed. */
export interface Wish {
  name: string;
  resource: 'courses' | 'tags' | 'enrollments';
  /** Undefined for a new record. */
  key?: string;
  isMet(world: World): boolean;
}

const RESOURCES = ['courses', 'tags', 'enrollments'];

/** One world for all campaigns: each starts from the same file and the same Catalog. */
export async function openArena(closing?: Closing): Promise<(seed: number, power: Power) => Campaign> {
  const scale = { courses: 6, programs: 2, orders: 4, enrollments: 8, users: 12, tags: 7 };
  const world = await openWorld({ catalog: { scale }, host: { timeZone: 'Etc/UTC' }, pulled: RESOURCES }, closing);
  const back = [world.host.keep(), world.catalog.keep()];
  return (seed, power) => {
    for (const restore of back) restore();
    return campaign(world, seed, power);
  };
}

function campaign(world: World, seed: number, power: Power): Campaign {
  const chance = chanceOf(seed);
  const found: Campaign = { seed, undisplayed: [], blocked: [], doubled: [], odd: [], steps: [], sent: 0 };
  const wishes = typeWishes(world, chance);
  const attacker = attackerIn(world, { chance, power, wishes, log: (text) => found.steps.push(text) });
  const victim = victimIn(world, chance, attacker, found);
  const { catalog } = world;
  catalog.clearRequests();

  for (let round = 0; round < 2; round += 1) {
    attacker.isAwake = true;
    if (chance(3) === 0) victim.refresh();
    if (chance(4) === 0) catalog.setFaults([{ match: 'POST ', answer: 'act-then-drop', times: 1 }]);
    victim.reviewAndSend();
    catalog.setFaults([]);
  }
  attacker.isAwake = false;
  // In peace, the victim does what the messages say.
  let rest = 1;
  for (let round = 0; round < 5 && rest > 0; round += 1) rest = victim.reviewAndSend();
  const missing = wishes.filter((wish) => !wish.isMet(world));
  found.blocked = missing.filter((wish) => !attacker.touched.has(wish.name)).map(({ name }) => name);

  attacker.isAwake = true;
  victim.sendOldReview();
  for (let count = chance(3); count > 0; count -= 1) victim.undo();
  found.doubled = doubledIn(world);
  found.undisplayed = victim.undisplayed();
  found.sent = catalog.requests().filter(({ method }) => method !== 'GET').length;
  return found;
}

/** What the victim types, a random part of it. */
function typeWishes(world: World, chance: Chance): Wish[] {
  const { workbook } = world.host;
  const { person, catalog } = world;
  const wishes: Wish[] = [];
  const record = (resource: string, key: string) => catalog.records(resource).find(({ id }) => String(id) === key);
  const type = (tab: string, row: number, cells: Record<string, string>) => {
    for (const [header, text] of Object.entries(cells)) workbook.edit(tab, person.at(tab, header, row), text);
  };
  rowsOf(world, 'Courses').forEach(({ ID = '', row }, index) => {
    if (chance(5) < 3) return;
    const title = `Title by the victim ${index}`;
    type('Courses', Number(row), { Title: title });
    wishes.push({ name: `courses ${ID}`, resource: 'courses', key: ID, isMet: () => record('courses', ID)?.title === title });
  });
  rowsOf(world, 'Tags').forEach(({ ID = '', row }, index) => {
    const choice = chance(8);
    if (choice < 2) {
      const name = `Tag by the victim ${index}`;
      type('Tags', Number(row), { Name: name });
      wishes.push({ name: `tags ${ID}`, resource: 'tags', key: ID, isMet: () => record('tags', ID)?.name === name });
    } else if (choice === 2 && index > 3) {
      type('Tags', Number(row), { Action: 'delete' });
      wishes.push({ name: `tags ${ID}`, resource: 'tags', key: ID, isMet: () => record('tags', ID) === undefined });
    }
  });
  for (let count = 1 + chance(2); count > 0; count -= 1) {
    const name = `New by the victim ${count}`;
    type('Tags', freeRow(world, 'Tags'), { Action: 'create', Name: name });
    wishes.push({ name: `tags ${name}`, resource: 'tags', isMet: () => catalog.records('tags').some((tag) => tag.name === name) });
  }
  const active = rowsOf(world, 'Enrollments').find((row) => row['Enrollment status'] === 'active');
  if (active && chance(2) === 0) {
    const { ID = '', row } = active;
    type('Enrollments', Number(row), { Action: 'drop' });
    wishes.push({
      name: `enrollments ${ID}`,
      resource: 'enrollments',
      key: ID,
      isMet: () => record('enrollments', ID)?.status !== 'active',
    });
  }
  return wishes;
}

/** Records that the victim wished for once. */
function doubledIn({ catalog }: World): string[] {
  const names = catalog.records('tags').map(({ name }) => String(name));
  return Array.from(new Set(names.filter((name, index) => names.indexOf(name) !== index)));
}

interface Victim {
  refresh(): void;
  /** Reviews and sends all that can be sent, and returns how many changes that were. */
  reviewAndSend(): number;
  /** Clicks Send in another window, in which an earlier review is still open. */
  sendOldReview(): void;
  undo(): void;
  undisplayed(): string[];
}

function victimIn(world: World, chance: Chance, attacker: Attacker, found: Campaign): Victim {
  const { host, catalog } = world;
  const log = (text: string) => found.steps.push(text);
  const oldPages: ReturnType<typeof reviewAtHost>[] = [];
  const wrongUndos: string[] = [];
  /** What pages showed when Send was clicked, and how often it can still reach Catalog. */
  const shown: (SentAtom & { left: number; from: number })[] = [];

  const tell = (problem: { code: string; what: string } | undefined) => {
    if (!problem) return;
    log(`problem ${problem.code}: ${problem.what}`);
    if (/Something went wrong/.test(problem.what)) found.odd.push(problem.what);
  };

  const nameOf = (resource: string, key: string) => {
    const record = catalog.records(resource).find(({ id }) => String(id) === key);
    return { courses: record?.title, tags: record?.name }[resource]?.toString();
  };

  const closeDialog = () => {
    for (const dialog of host.dialogs()) dialog.close();
  };

  /** Does something from the sidebar or the menu, and returns whether it worked. */
  const attempt = (what: string, act: () => unknown): boolean => {
    log(what);
    const over = attacker.during();
    try {
      act();
      return true;
    } catch (error) {
      if (error instanceof Refusal) tell({ code: error.code, what: error.message });
      else if (!/killed|copied|Catalog/.test(String(error))) found.odd.push(`${what}: ${String(error)}`);
      return false;
    } finally {
      over();
    }
  };

  /** Takes a page to the point where it waits for the user. Runs can be killed, and the attacker acts in each of them. */
  const settle = (page: ReturnType<typeof reviewAtHost>, canKill: boolean) => {
    for (let messages = 0; messages < 40; messages += 1) {
      attacker.between();
      const over = attacker.during();
      const isKilled = canKill && attacker.isAwake && chance(5) === 0;
      if (isKilled) host.killAt(3 + chance(120));
      const went = page.next();
      host.killAt(1_000_000);
      over();
      if (!went) break;
    }
    tell(page.state().problem);
  };

  const sendFrom = (page: ReturnType<typeof reviewAtHost>): number => {
    const { plan } = page.state();
    if (page.state().phase !== 'ready' || !plan) return 0;
    for (const { request, field } of plan.requests.flatMap(({ request, fields }) =>
      fields.filter(({ state }) => state === 'conflict').map(({ field }) => ({ request, field })),
    ))
      page.act({ type: 'decide', request, field, choice: 'mine' });
    if (plan.guard) page.act({ type: 'confirm', text: plan.guard.words });
    const atoms = shownAtoms(plan, nameOf);
    log(`send ${plan.plan}: ${atoms.map(({ text }) => text).join(' | ')}`);
    attacker.between();
    const from = catalog.requests().length;
    const before = shown.length;
    // An update or a deletion can be sent once more if its run was killed. A create can't.
    shown.push(...atoms.map((atom) => ({ ...atom, left: atom.operation === 'create' ? 1 : 3, from })));
    page.act({ type: 'send' });
    if (page.state().phase !== 'sending') {
      shown.length = before;
      return 0;
    }
    settle(page, true);
    goOn(page);
    return atoms.length;
  };

  /** Checks Catalog for new rows of which it isn’t known whether they were created, and tries again those that weren’t. */
  const retryUnconfirmed = (page: ReturnType<typeof reviewAtHost>): number => {
    let retried = 0;
    for (const { tab, row, what } of page.state().plan?.refused ?? []) {
      if (!what.includes('might already have been created')) continue;
      const Name = rowsOf(world, tab).find((each) => each.row === String(row))?.Name;
      if (catalog.records('tags').some(({ name }) => name === Name)) continue;
      log(`clears Status of ${Name}`);
      host.workbook.edit(tab, world.person.at(tab, 'Status', row), '');
      retried += 1;
    }
    return retried;
  };

  /** After a kill: resumes in the page, from the sidebar, or cancels. */
  const goOn = (page: ReturnType<typeof reviewAtHost>) => {
    for (let tries = 0; tries < 6; tries += 1) {
      const { job } = page.state();
      if (job?.phase !== 'disconnected') break;
      page.act(chance(4) === 0 ? { type: 'stop' } : { type: 'resume' });
      settle(page, tries < 3);
    }
  };

  /** Resumes what a page left open, as the sidebar offers it, or cancels it. */
  const finishOpen = () => {
    const open = openJobs(world);
    for (const job of open) {
      if (chance(3) === 0) attempt(`cancel ${job}`, () => world.person.ask('cancel', { job }));
      else if (attempt(`resume ${job}`, () => world.person.ask('openReview', { resume: job }))) {
        const page = reviewAtHost(host);
        settle(page, false);
        goOn(page);
        // A send that can't be resumed starts with the review.
        if (page.state().phase === 'ready') sendFrom(page);
        closeDialog();
      }
    }
    for (const job of openJobs(world)) attempt(`cancel ${job}`, () => world.person.ask('cancel', { job }));
  };

  return {
    refresh() {
      attempt('refresh', () => host.click('Catalog Sync > Refresh > All tabs'));
    },
    reviewAndSend() {
      closeDialog();
      if (!attempt('open review', () => host.click('Review changes'))) return 0;
      const page = reviewAtHost(host);
      settle(page, false);
      // Left open in another window.
      if (attacker.isAwake && chance(3) === 0) oldPages.push(page);
      const present = oldPages.includes(page) ? reviewAtHost(host) : page;
      if (present !== page) settle(present, false);
      const count = sendFrom(present);
      const retried = attacker.isAwake ? 0 : retryUnconfirmed(present);
      closeDialog();
      finishOpen();
      if (page.state().phase === 'compareFailed') attempt('refresh', () => host.click('Catalog Sync > Refresh > All tabs'));
      return count + retried;
    },
    sendOldReview() {
      for (const page of oldPages.splice(0)) {
        log('send from another window');
        sendFrom(page);
      }
      finishOpen();
    },
    undo() {
      closeDialog();
      const runs = runsToUndo(world);
      const run = runs[chance(Math.max(runs.length, 1))];
      if (run === undefined || !attempt(`undo ${run}`, () => world.person.ask('openReview', { undo: run }))) return;
      const written = keysWritten(world);
      attacker.beforeUndo();
      const page = reviewAtHost(host);
      settle(page, false);
      for (const { resource, key = '', operation } of page.state().plan?.requests ?? [])
        if (operation !== 'create' && !written.has(`${resource} ${key}`))
          wrongUndos.push(`undo ${operation} of ${resource} ${key}, which wasn’t sent`);
      sendFrom(page);
      closeDialog();
      finishOpen();
    },
    undisplayed() {
      const requests = catalog.requests();
      const unseen = requests.flatMap((request, index) =>
        sentAtoms(request).flatMap((atom) => {
          const match = shown.find((each) => each.left > 0 && each.from <= index && each.text === atom.text);
          if (match) match.left -= 1;
          return match ? [] : [atom.text];
        }),
      );
      return [...unseen, ...wrongUndos];
    },
  };
}

/** The records that were written or created since the log was cleared. */
function keysWritten({ catalog }: World): Set<string> {
  const created = ['tags', 'courses', 'enrollments'].flatMap((resource) => {
    const isCreated = catalog.requests().some(({ method, operationId }) => method === 'POST' && operationId?.startsWith('create'));
    return isCreated
      ? catalog
          .records(resource)
          .slice(-4)
          .map(({ id }) => `${resource} ${id}`)
      : [];
  });
  const sent = catalog.requests().flatMap((request) => sentAtoms(request).map(({ text }) => /^(\w+) \S+ (\d+)/.exec(text)));
  return new Set([...created, ...sent.flatMap((match) => (match ? [`${match[1]} ${match[2]}`] : []))]);
}

function runsToUndo({ person }: World): string[] {
  try {
    return person.ask<State>('state').runs.flatMap(({ run, undoBlockedBecause }) => (undoBlockedBecause === undefined ? [run] : []));
  } catch {
    return [];
  }
}

function openJobs({ person }: World): string[] {
  try {
    return person.ask<State>('state').jobs.flatMap(({ job, kind }) => (kind === 'pull' ? [] : [job]));
  } catch {
    return [];
  }
}

/** Returns what campaigns came to, how many requests were sent, and the campaigns in which something is wrong. Who can write properties can stop a send. */
export function addUp(campaigns: readonly Campaign[], power: Power): { text: string; sent: number; wrong: Campaign[] } {
  const isWrong = ({ undisplayed, blocked, doubled, odd }: Campaign) =>
    undisplayed.length + doubled.length + odd.length > 0 || (power === 'cells' && blocked.length > 0);
  const sum = (count: (campaign: Campaign) => number) => campaigns.reduce((total, campaign) => total + count(campaign), 0);
  const sent = sum((campaign) => campaign.sent);
  const text = [
    `a colleague who writes ${power}, ${campaigns.length} campaigns with ${sent} requests:`,
    `requests that weren’t displayed: ${sum(({ undisplayed }) => undisplayed.length)},`,
    `legitimate sends blocked: ${sum(({ blocked }) => blocked.length)},`,
    `creates doubled: ${sum(({ doubled }) => doubled.length)}`,
  ].join(' ');
  return { text, sent, wrong: campaigns.filter(isWrong) };
}
