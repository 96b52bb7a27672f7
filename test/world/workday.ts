// A workday: a person, a colleague and accidents, at random, in one tab; and what must hold after each step. The model is
// small: what each cell last showed from Catalog, by record and field. Whatever differs from that was typed.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { PlanRequest, PlanView, State } from '../../src/commands/messages.ts';
import { openWorld, pull, review, rowsOf, send, TITLES, type World } from './open-world.ts';

/** A tab to work in, and the headers of it that people edit. */
export interface Desk {
  resource: string;
  /** Field in the API by header. */
  fields: Readonly<Record<string, string>>;
  creates: boolean;
  value(header: string, number: number): string;
}

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

type Cells = Map<string, Map<string, string>>;

/** Records of Catalog by id. */
type Records = Map<string, Record<string, unknown>>;

/** What a colleague changed inside a send: from which request on, Catalog shows it. */
interface Meanwhile {
  key: string;
  name: string;
  from: number;
}

const idle = () => undefined;

/** The records that a request is about. */
function keysIn(path: string): string[] {
  const { pathname, searchParams } = new URL(path, 'https://catalog.example.edu');
  return searchParams.has('ids[]') ? searchParams.getAll('ids[]') : pathname.split('/').filter((part) => /^\d+$/.test(part));
}

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
  /** What cells last showed from Catalog, by what is remembered of them: Ctrl+Z takes both back. */
  const shownBy = new Map<string, Cells>();
  let made = 0;
  const created = new Map<string, number>();
  let shown: Cells = readAll();
  noteShown();

  const columnOf = (header: string) => (workbook.display(tab, '1:1')[0] ?? []).indexOf(header) + 1;
  const letter = (column: number) => person.at(tab, String(workbook.display(tab, '1:1')[0]?.[column - 1]), 1).slice(0, -1);
  const rows = () => rowsOf(world, tab);
  const pick = (number: number) => {
    const keyed = rows().filter((row) => row.Id !== '');
    return keyed[number % Math.max(keyed.length, 1)];
  };
  const pickHeader = (number: number) => String(headers[number % headers.length]);

  function remembered(): string {
    const data = workbook.dump('Catalog Sync data');
    return JSON.stringify(data.cells.map(({ row, column, value }) => [row, column, value]));
  }

  /** Cells of records that have exactly one row. */
  function readAll(): Cells {
    const all = rowsOf(world, tab).filter((row) => row.Id !== '');
    const keys = all.map((row) => row.Id);
    const single = all.filter((row) => keys.filter((key) => key === row.Id).length === 1);
    return new Map(single.map((row) => [String(row.Id), new Map(headers.map((header) => [header, String(row[header])]))]));
  }

  function noteShown(): void {
    shownBy.set(remembered(), new Map(Array.from(shown, ([key, cells]) => [key, new Map(cells)])));
  }

  function serverCells(): Cells {
    return new Map(
      catalog
        .records(desk.resource)
        .map((record) => [String(record.id), new Map(headers.map((header) => [header, String(record[desk.fields[header] ?? ''] ?? '')]))]),
    );
  }

  function serverRecords(): Records {
    return new Map(catalog.records(desk.resource).map((record) => [String(record.id), record]));
  }

  /** What the person typed and has not sent: cells that differ from what they last showed. */
  function typedCells(): [key: string, header: string, text: string][] {
    return Array.from(readAll()).flatMap(([key, cells]) =>
      Array.from(cells).flatMap(([header, text]): [string, string, string][] => {
        const base = shown.get(key)?.get(header);
        return base !== undefined && base !== text ? [[key, header, text]] : [];
      }),
    );
  }

  /** After a pull: what was typed stands as it did, everything else shows Catalog. */
  function checkPull(before: ReturnType<typeof typedCells>): void {
    const now = readAll();
    const server = serverCells();
    for (const [key, header, text] of before) {
      const cell = now.get(key)?.get(header);
      if (cell !== undefined) expect(`${key} ${header}: ${cell}`).toBe(`${key} ${header}: ${text}`);
      else expect(rows().some((row) => row.Id === key)).toBe(true);
    }
    const edited = new Set(before.map(([key, header]) => `${key} ${header}`));
    for (const [key, cells] of now) {
      const stored = server.get(key);
      for (const [header, cell] of cells) {
        if (stored && !edited.has(`${key} ${header}`)) expect(`${key} ${header}: ${cell}`).toBe(`${key} ${header}: ${stored.get(header)}`);
        if (stored && cell === stored.get(header)) remember(key, header, cell);
      }
    }
    noteShown();
  }

  function remember(key: string, header: string, text: string): void {
    const cells = shown.get(key) ?? new Map<string, string>();
    shown.set(key, cells.set(header, text));
  }

  /** A review shows what was typed and nothing else. */
  function checkReview(plan: PlanView): void {
    const typed = typedCells();
    const server = serverCells();
    const updates = plan.requests.filter((request) => request.operation === 'update');
    const reviewed = updates.flatMap((request) => request.fields.map(({ label, after }) => `${request.key} ${label}: ${after}`));
    const told = typed.map(([key, header, text]) => `${key} ${header}: ${text}`);
    expect(told).toEqual(expect.arrayContaining(reviewed));
    expect(new Set(reviewed).size).toBe(reviewed.length);
    const actions = rows().map((row) => [row.Action, row.Action === 'create' ? row.Name : row.Id].join(' '));
    for (const { operation, key, fields } of plan.requests)
      if (operation !== 'update') expect(actions.splice(actions.indexOf(`${operation} ${key ?? fields[0]?.after}`), 1)).toHaveLength(1);
    const acted = new Set(rows().flatMap((row) => (row.Action !== '' ? [row.Id] : [])));
    const refused = new Set(plan.refused.map(({ row }) => rows().find((each) => Number(each.row) === row)?.Id));
    for (const [key, header, text] of typed) {
      const settled = !server.has(key) || server.get(key)?.get(header) === text || acted.has(key) || refused.has(key);
      if (!settled) expect(reviewed).toContain(`${key} ${header}: ${text}`);
    }
  }

  /** Every write was confirmed, says what was confirmed, came once, and overwrote only what the review had shown. */
  function checkWrites(plan: PlanView, reviewed: Records, sent: Records, change?: Meanwhile): void {
    const confirmed = plan.requests.filter((request) => request.state === 'planned');
    const log = catalog.requests().map(({ method, path, body }) => ({ method, path, body, keys: keysIn(path) }));
    const confirm = (which: (request: PlanRequest) => boolean, path: string) => {
      const at = confirmed.findIndex(which);
      expect(at, `nobody confirmed ${path}, or it was sent before`).toBeGreaterThanOrEqual(0);
      return confirmed.splice(at, 1)[0]?.fields ?? [];
    };
    log.forEach(({ method, path, body: wrapped, keys }, index) => {
      if (method === 'GET') return;
      const { course, ...plain } = (wrapped ?? {}) as Record<string, unknown>;
      const body = (course ?? plain) as Record<string, unknown>;
      const isIt = ({ after }: PlanRequest['fields'][number]) => after === String(body.name);
      if (method === 'POST') confirm(({ operation, fields }) => operation === 'create' && fields.some(isIt), path);
      else expect(keys, path).not.toEqual([]);
      for (const key of keys) {
        const fields = confirm((request) => request.key === key && (request.operation === 'update') === (method === 'PUT'), path);
        const names = method === 'PUT' ? Object.keys(body) : Object.values(desk.fields);
        for (const name of names) {
          expect(`${key} ${name}: ${sent.get(key)?.[name]}`).toBe(`${key} ${name}: ${reviewed.get(key)?.[name]}`);
          const read = log.findIndex((each, then) => each.method === 'GET' && each.keys.includes(key) && then >= (change?.from ?? 0));
          if (change?.key === key && change.name === name) expect(read < 0 || read > index, `${key} ${name} was seen`).toBe(true);
        }
        if (method !== 'PUT') continue;
        for (const header of headers) {
          const value = body[desk.fields[header] ?? ''];
          if (value === undefined) continue;
          const field = fields.find((each) => each.label === header && each.state === 'planned');
          expect(`${key} ${header}: ${value}`).toBe(`${key} ${header}: ${field?.after}`);
        }
      }
    });
  }

  /** After a send: what was done stands in Catalog, and what was not done is still typed. */
  function checkSend(plan: PlanView, before: ReturnType<typeof typedCells>, ...seen: [Records, Records, Meanwhile?]): void {
    checkWrites(plan, ...seen);
    const server = serverCells();
    const now = readAll();
    for (const [key, header, text] of before) {
      const cell = now.get(key)?.get(header);
      if (cell !== undefined && cell !== server.get(key)?.get(header))
        expect(`${key} ${header}: ${cell}`).toBe(`${key} ${header}: ${text}`);
    }
    for (const name of created.keys()) {
      const stored = catalog.records(desk.resource).filter((record) => record.name === name).length;
      expect(stored, `${name} was made ${stored} times`).toBeLessThanOrEqual(1);
    }
    const sent = plan.requests.map(({ key }) => key);
    for (const [key, cells] of now) {
      if (shown.has(key) && !sent.includes(key)) continue;
      for (const [header, cell] of cells) if (cell === server.get(key)?.get(header)) remember(key, header, cell);
    }
    noteShown();
  }

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
    host.click('Review changes');
    catalog.clearRequests();
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

  const verbs: Record<Step['verb'], (a: number, b: number) => void> = {
    type: (a, b) => {
      const row = pick(a);
      const header = pickHeader(b);
      if (row) workbook.edit(tab, person.at(tab, header, Number(row.row)), desk.value(header, b));
    },
    sort: (a, b) => workbook.sort(tab, columnOf(a % 2 === 0 ? 'Id' : pickHeader(b)), b % 2 === 0),
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
    'move column': (a, b) => workbook.moveColumn(tab, columnOf(a % 2 === 0 ? 'Id' : pickHeader(b)), 1 + (b % 6)),
    'own column': (a, b) => {
      if (columnOf('Mine') > 0) return;
      workbook.insertColumns(tab, 1 + (a % 6), 1);
      workbook.edit(tab, `${String.fromCharCode(66 + (a % 6))}1`, 'Mine');
      const row = pick(b);
      try {
        if (row) workbook.edit(tab, person.at(tab, 'Mine', Number(row.row)), 'a note');
      } catch {
        // The new column has taken over a drop-down from its neighbour.
      }
    },
    undo: (a) => {
      if (a % 3 !== 0) return;
      try {
        // The model finds columns by their headers, so it does not stop at a header that had another name.
        do workbook.undo();
        while (headers.some((header) => columnOf(header) === 0));
      } catch {
        return;
      }
      const then = shownBy.get(remembered());
      if (then) shown = new Map(Array.from(then, ([key, cells]) => [key, new Map(cells)]));
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
        if (!row || rows().filter((each) => each.Id === row.Id).length > 1) return;
        workbook.edit(tab, person.at(tab, header, Number(row.row)), `${header === 'Seats' ? 40 : 'Late '}${a % 10}`);
        mine.push([String(row.Id), header, `${header === 'Seats' ? 40 : 'Late '}${a % 10}`]);
      });
      pull(world, desk.resource);
      over();
      checkPull([...typed.filter(([key, of]) => !mine.some((each) => each[0] === key && each[1] === of)), ...mine]);
    },
    'pull while sorting': (a, b) => doPull(() => inside(5 + (a % 40), () => workbook.sort(tab, columnOf(pickHeader(b)), a % 2 === 0))),
    review: () => void look(),
    send: () => doSend(),
    'send killed': (a) => {
      host.click('Review changes');
      catalog.clearRequests();
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
        expect(String(error)).toMatch(/sent already|no longer known|ended or was cancelled/);
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
          workbook.sort(tab, columnOf('Id'), a % 2 === 0);
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
      created.set(`Mine ${made}`, row);
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
      const { requests, refused, offered } = review(world);
      closeDialog();
      expect([requests, refused, offered]).toEqual([[], [], []]);
      expect(person.ask<State>('state')).toMatchObject({ tabs: [{ resource: desk.resource }], jobs: [] });
    },
  };

  /** Types back what Catalog holds, and takes away rows that stand for nothing in it or stand there twice. */
  function tidyUp(): void {
    const server = serverCells();
    const seen = new Set<string>();
    for (const row of rows().reverse()) {
      const stored = server.get(String(row.Id));
      if (stored === undefined || seen.has(String(row.Id))) workbook.deleteRows(tab, Number(row.row), 1);
      else {
        if (row.Action !== '') workbook.edit(tab, person.at(tab, 'Action', Number(row.row)), '');
        for (const [header, text] of stored) if (row[header] !== text) workbook.edit(tab, person.at(tab, header, Number(row.row)), text);
      }
      seen.add(String(row.Id));
    }
  }
}
