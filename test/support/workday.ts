// A workday: a person, a colleague and accidents, at random, in one tab. What must hold after each step is the model's to say.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { type Desk, type Meanwhile, modelOf } from './desk-model.ts';
import { openWorld, pull, review, send, TITLES, type World } from './open-world.ts';

export const COURSES: Desk = {
  resource: 'courses',
  fields: { Title: 'title', Seats: 'enrollment_cap' },
  creates: false,
  value: (header, number) => (header === 'Seats' ? String(10 + (number % 7)) : `Title ${number % 7}`),
};

export const TAGS: Desk = {
  resource: 'tags',
  fields: { Name: 'name' },
  creates: true,
  value: (_, number) => `Tag ${number}`,
};

const STEPS = [
  'type',
  'type',
  'type',
  'sort',
  'filter',
  'show',
  'hide',
  'insert',
  'delete',
  'cut row',
  'copy row',
  'duplicate row',
  'duplicate tab',
  'rename header',
  'move column',
  'own column',
  'undo',
  'save version',
  'restore version',
  'send killed and restored',
  'pull',
  'pull',
  'pull killed',
  'pull while typing',
  'pull while sorting',
  'review',
  'send',
  'send',
  'send killed',
  'send while typing',
  'send late',
  'send while colleague changes',
  'colleague changes',
  'colleague changes',
  'colleague deletes',
  'colleague creates',
  'create',
  'remove',
] as const;

type Step = { verb: (typeof STEPS)[number]; a: number; b: number };

/** Steps of a day, for fast-check. */
export function days(most: number): fc.Arbitrary<Step[]> {
  const step = fc.record({ verb: fc.constantFrom(...STEPS), a: fc.nat(999), b: fc.nat(999) });
  return fc.array(step, { minLength: Math.ceil(most / 2), maxLength: most, size: 'max' });
}

const idle = () => undefined;

/** Works through a day in a world of its own. Throws where something does not hold. */
export async function workThrough(desk: Desk, day: readonly Step[]): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  const world = await openWorld(
    { catalog: { scale: { courses: 7, orders: 3, enrollments: 3, tags: 8, users: 4 } }, pulled: [desk.resource] },
    (close) => closers.push(close),
  );
  try {
    const at = deskAt(world, desk);
    day.forEach((step, index) => {
      try {
        at.take(step);
      } catch (error) {
        throw new Error(`step ${index + 1}, ${step.verb} ${step.a} ${step.b}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
    });
    at.goHome();
  } finally {
    for (const close of closers) await close();
  }
}

function deskAt(world: World, desk: Desk) {
  const { host, catalog, person } = world;
  const { workbook } = host;
  const tab = String(TITLES[desk.resource]);
  const headers = Object.keys(desk.fields);
  let made = 0;
  const columnOf = (header: string) => (workbook.display(tab, '1:1')[0] ?? []).indexOf(header) + 1;
  const letter = (column: number) => person.at(tab, String(workbook.display(tab, '1:1')[0]?.[column - 1]), 1).slice(0, -1);
  const model = modelOf(world, desk);
  const { rows, serverCells, serverRecords, typedCells, checkPull, checkReview, checkSend, noteShown } = model;
  const pick = (number: number) => {
    const keyed = rows().filter((row) => row.ID !== '');
    return keyed[number % Math.max(keyed.length, 1)];
  };
  const pickHeader = (number: number) => String(headers[number % headers.length]);

  /** Acts inside what follows, and never later. */
  function inside(call: number, act: () => void): () => undefined {
    let isOpen = true;
    host.at(call, () => {
      if (isOpen) act();
    });
    return () => {
      isOpen = false;
      return undefined;
    };
  }

  function closeDialog(): void {
    host.dialogs().at(-1)?.close();
  }

  function look(): PlanView {
    catalog.clearRequests();
    const plan = review(world);
    closeDialog();
    checkReview(plan);
    noteShown();
    return plan;
  }

  function doPull(during: () => () => void = () => idle): void {
    const typed = typedCells();
    const over = during();
    pull(world, desk.resource);
    over();
    checkPull(typed);
  }

  function doSend(during: (plan: PlanView) => () => Meanwhile | undefined = () => idle): void {
    catalog.clearRequests();
    host.click('Review changes');
    const plan = person.ask<PlanView>('review');
    checkReview(plan);
    const typed = typedCells();
    const reviewed = serverRecords();
    const over = during(plan);
    const sent = serverRecords();
    let change: Meanwhile | undefined;
    try {
      send(world, plan);
    } finally {
      change = over();
      closeDialog();
    }
    checkSend(plan, typed, reviewed, sent, change);
  }

  /** Restores a version of the file. The model can't follow one in which a header had another name, or that has no tab yet. */
  function restore(name: string): void {
    const back = host.keep();
    workbook.restoreVersion(name);
    if (headers.some((header) => columnOf(header) === 0)) back();
    else model.goBack();
  }

  const verbs: Record<Step['verb'], (a: number, b: number) => void> = {
    type: (a, b) => {
      const row = pick(a);
      const header = pickHeader(b);
      if (row) workbook.edit(tab, person.at(tab, header, Number(row.row)), desk.value(header, b));
    },
    sort: (a, b) => workbook.sort(tab, columnOf(a % 2 === 0 ? 'ID' : pickHeader(b)), b % 2 === 0),
    filter: (a, b) => workbook.filter(tab, columnOf(pickHeader(b)), [String(pick(a)?.[pickHeader(b)] ?? '')]),
    show: () => workbook.clearFilter(tab),
    hide: (a, b) => workbook.hideRows(tab, 2 + (a % 5), 1 + (b % 3)),
    insert: (a, b) => workbook.insertRows(tab, 2 + (a % 6), 1 + (b % 2)),
    delete: (a) => {
      const row = pick(a);
      if (row) workbook.deleteRows(tab, Number(row.row), 1);
    },
    'cut row': (a, b) => {
      const row = pick(a);
      const to = rows().length + 2 + (b % 3);
      const width = (workbook.display(tab, '1:1')[0] ?? []).filter((header) => header !== '').length;
      const last = workbook.sheets().find((sheet) => sheet.name === tab)?.rows ?? 0;
      if (row && to <= last && rows().every((each) => Number(each.row) !== to))
        workbook.cutPaste(tab, `A${row.row}:${letter(width)}${row.row}`, `A${to}`);
    },
    'copy row': (a, b) => {
      const [from, to] = [pick(a), pick(b)];
      const width = (workbook.display(tab, '1:1')[0] ?? []).filter((header) => header !== '').length;
      if (from && to && from !== to) workbook.copyPaste(tab, `A${from.row}:${letter(width)}${from.row}`, `A${to.row}`);
    },
    'duplicate row': (a) => {
      const row = pick(a);
      if (row) workbook.duplicateRow(tab, Number(row.row));
    },
    'duplicate tab': () => {
      const copy = workbook.duplicateTab(tab);
      workbook.edit(copy, person.at(copy, pickHeader(0), 2), 'In a copy');
      workbook.deleteSheet(copy);
    },
    'rename header': () => {
      // The model finds columns by their headers: renamed, reviewed, and named as before, which reviews the same.
      const header = pickHeader(0);
      const at = person.at(tab, header, 1);
      workbook.edit(tab, at, 'Another name');
      const renamed = review(world).requests;
      closeDialog();
      workbook.edit(tab, at, header);
      expect(renamed).toEqual(look().requests);
    },
    'move column': (a, b) => workbook.moveColumn(tab, columnOf(a % 2 === 0 ? 'ID' : pickHeader(b)), 1 + (b % 6)),
    'own column': (a, b) => {
      if (columnOf('Mine') > 0) return;
      workbook.insertColumns(tab, 1 + (a % 6), 1);
      workbook.edit(tab, `${String.fromCharCode(66 + (a % 6))}1`, 'Mine');
      const row = pick(b);
      try {
        if (row) workbook.edit(tab, person.at(tab, 'Mine', Number(row.row)), 'a note');
      } catch {
        // The new column has taken over a drop-down from its neighbor.
      }
    },
    undo: (a) => {
      if (a % 3 !== 0) return;
      const back = host.keep();
      try {
        // The model finds columns by their headers, so it does not stop at a header that had another name.
        do workbook.undo();
        while (headers.some((header) => columnOf(header) === 0));
      } catch {
        // Nothing is left to take back, or it was the first pull, with its tab.
        back();
        return;
      }
      model.goBack();
    },
    'save version': (a) => {
      noteShown();
      workbook.saveVersion(`version ${a % 2}`);
    },
    'restore version': (a) => {
      const { versions } = workbook.file();
      const name = versions[a % Math.max(versions.length, 1)];
      if (name !== undefined) restore(name);
    },
    'send killed and restored': (a) => {
      catalog.clearRequests();
      host.click('Review changes');
      const plan = person.ask<PlanView>('review');
      const typed = typedCells();
      const reviewed = serverRecords();
      noteShown();
      workbook.saveVersion('before the send');
      host.killAt(5 + (a % 120));
      try {
        send(world, plan);
      } catch {
        // Killed; then the version from before the send is restored.
      }
      host.killAt(100_000);
      restore('before the send');
      try {
        send(world, plan);
      } catch (error) {
        expect(String(error)).toMatch(/already sent|has expired|already finished or was canceled|stopped before it started/);
      }
      closeDialog();
      checkSend(plan, typed, reviewed, reviewed);
      doPull();
    },
    pull: () => doPull(),
    'pull killed': (a) => {
      const typed = typedCells();
      host.killAt(5 + (a % 60));
      try {
        pull(world, desk.resource);
      } catch {
        // Killed; the person pulls again.
      }
      host.killAt(100_000);
      pull(world, desk.resource);
      checkPull(typed);
    },
    'pull while typing': (a, b) => {
      const typed = typedCells();
      const header = pickHeader(b);
      const mine: [string, string, string][] = [];
      const over = inside(5 + (a % 40), () => {
        const row = pick(b);
        if (!row || rows().filter((each) => each.ID === row.ID).length > 1) return;
        workbook.edit(tab, person.at(tab, header, Number(row.row)), `${header === 'Seats' ? 40 : 'Late '}${a % 10}`);
        mine.push([String(row.ID), header, `${header === 'Seats' ? 40 : 'Late '}${a % 10}`]);
      });
      pull(world, desk.resource);
      over();
      checkPull([...typed.filter(([key, of]) => !mine.some((each) => each[0] === key && each[1] === of)), ...mine]);
    },
    'pull while sorting': (a, b) => doPull(() => inside(5 + (a % 40), () => workbook.sort(tab, columnOf(pickHeader(b)), a % 2 === 0))),
    review: () => void look(),
    send: () => doSend(),
    'send killed': (a) => {
      catalog.clearRequests();
      host.click('Review changes');
      const plan = person.ask<PlanView>('review');
      const typed = typedCells();
      const reviewed = serverRecords();
      host.killAt(5 + (a % 80));
      try {
        send(world, plan);
      } catch {
        // Killed; the person goes on.
      }
      host.killAt(100_000);
      try {
        send(world, plan);
      } catch (error) {
        expect(String(error)).toMatch(/already sent|has expired|already finished or was canceled|stopped before it started/);
      }
      closeDialog();
      checkSend(plan, typed, reviewed, reviewed);
      doPull();
    },
    'send while typing': (a, b) =>
      doSend(() =>
        inside(5 + (a % 60), () => {
          const row = pick(b);
          if (row) workbook.hideRows(tab, Number(row.row), 1);
          workbook.sort(tab, columnOf('ID'), a % 2 === 0);
        }),
      ),
    'send late': (a, b) =>
      doSend(() => {
        verbs['colleague changes'](a, b);
        return idle;
      }),
    'send while colleague changes': (a, b) =>
      doSend(({ requests }) => {
        const header = pickHeader(b);
        const name = desk.fields[header] ?? '';
        const { key } = requests[a % Math.max(requests.length, 1)] ?? {};
        if (key === undefined || catalog.records(desk.resource).every((record) => String(record.id) !== key)) return idle;
        const fields = { [name]: header === 'Seats' ? 50 + (b % 7) : `Meanwhile ${a}` };
        let change: Meanwhile | undefined;
        const over = inside(5 + (a % 60), () => {
          change = { key, name, from: catalog.requests().length };
          catalog.mutate({ type: 'update', resource: desk.resource, id: Number(key), fields });
        });
        return () => {
          over();
          return change;
        };
      }),
    'colleague changes': (a, b) => {
      const records = catalog.records(desk.resource);
      const header = pickHeader(b);
      const value = desk.value(header, a + 1);
      const fields = { [desk.fields[header] ?? '']: header === 'Seats' ? Number(value) : value };
      if (desk.creates && records.some((record) => record.name === value)) return;
      if (records.length > 0)
        catalog.mutate({ type: 'update', resource: desk.resource, id: Number(records[a % records.length]?.id), fields });
    },
    'colleague deletes': (a) => {
      const records = catalog.records(desk.resource);
      if (records.length > 4) catalog.mutate({ type: 'delete', resource: desk.resource, id: Number(records[a % records.length]?.id) });
    },
    'colleague creates': () => {
      made += 1;
      const [first] = catalog.records(desk.resource);
      const { id: _, ...fields } = first ?? {};
      const own = desk.creates ? { name: `Theirs ${made}` } : { ...fields, listing_path: `theirs-${made}`, title: `Theirs ${made}` };
      catalog.mutate({ type: 'create', resource: desk.resource, fields: own });
    },
    create: () => {
      if (!desk.creates) return;
      made += 1;
      const row = Math.max(...rows().map((each) => Number(each.row))) + 1;
      const last = workbook.sheets().find((sheet) => sheet.name === tab)?.rows ?? 0;
      if (row > last) return;
      workbook.edit(tab, person.at(tab, 'Action', row), 'create');
      workbook.edit(tab, person.at(tab, 'Name', row), `Mine ${made}`);
      model.created.add(`Mine ${made}`);
    },
    remove: (a) => {
      const row = pick(a);
      if (desk.creates && row) workbook.edit(tab, person.at(tab, 'Action', Number(row.row)), 'delete');
    },
  };

  return {
    take({ verb, a, b }: Step): void {
      verbs[verb](a, b);
    },
    /** In the evening the day's edits are still there and nothing else is; typed back, they leave nothing. */
    goHome(): void {
      workbook.clearFilter(tab);
      doPull();
      look();
      tidyUp();
      doPull();
      const { requests, refused, newRows } = review(world);
      closeDialog();
      expect([requests, refused, newRows]).toEqual([[], [], []]);
      expect(person.ask<State>('state')).toMatchObject({ tabs: [{ resource: desk.resource }], jobs: [] });
    },
  };

  /** Types back what Catalog holds, and takes away rows that stand for nothing in it or stand there twice. */
  function tidyUp(): void {
    const server = serverCells();
    const seen = new Set<string>();
    for (const row of rows().reverse()) {
      const stored = server.get(String(row.ID));
      if (stored === undefined || seen.has(String(row.ID))) workbook.deleteRows(tab, Number(row.row), 1);
      else {
        if (row.Action !== '') workbook.edit(tab, person.at(tab, 'Action', Number(row.row)), '');
        for (const [header, text] of stored) if (row[header] !== text) workbook.edit(tab, person.at(tab, header, Number(row.row)), text);
      }
      seen.add(String(row.ID));
    }
  }
}
