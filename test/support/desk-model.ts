// The model of a tab in which people work all day, and what must hold of it. It is small: what each cell last showed from
// Catalog, by record and field. Whatever differs from that was typed.

import { expect } from 'vitest';
import type { PlanRequest, PlanView } from '../../src/protocol/review.ts';
import { rowsOf, TITLES, type World } from './open-world.ts';

/** A tab to work in, and the headers of it that people edit. */
export interface Desk {
  resource: string;
  /** Field in the API by header. */
  fields: Readonly<Record<string, string>>;
  creates: boolean;
  value(header: string, number: number): string;
}

type Cells = Map<string, Map<string, string>>;

/** Records of Catalog by id. */
type Records = Map<string, Record<string, unknown>>;

/** What a colleague changed inside a send: from which request on, Catalog shows it. */
export interface Meanwhile {
  key: string;
  name: string;
  from: number;
}

export function modelOf(world: World, desk: Desk) {
  const { catalog } = world;
  const { workbook } = world.host;
  const tab = String(TITLES[desk.resource]);
  const headers = Object.keys(desk.fields);
  const rows = () => rowsOf(world, tab);
  /** Names of the records that were asked for. */
  const created = new Set<string>();
  /** What cells last showed from Catalog, by what is remembered of them: Ctrl+Z takes both back. */
  const shownBy = new Map<string, Cells>();
  let shown: Cells = readAll();
  noteShown();

  function remembered(): string {
    const data = workbook.dump('Catalog Sync data');
    return JSON.stringify(data.cells.map(({ row, column, value }) => [row, column, value]));
  }

  /** Cells of records that have exactly one row. */
  function readAll(): Cells {
    const all = rowsOf(world, tab).filter((row) => row.ID !== '');
    const keys = all.map((row) => row.ID);
    const single = all.filter((row) => keys.filter((key) => key === row.ID).length === 1);
    return new Map(single.map((row) => [String(row.ID), new Map(headers.map((header) => [header, String(row[header])]))]));
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
      else expect(rows().some((row) => row.ID === key)).toBe(true);
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
    const actions = rows().map((row) => [row.Action, row.Action === 'create' ? row.Name : row.ID].join(' '));
    for (const { operation, key, fields } of plan.requests) {
      if (operation === 'update') continue;
      const at = actions.indexOf(`${operation} ${key ?? fields[0]?.after}`);
      expect(at, `nobody asked to ${operation} ${key ?? fields[0]?.after}`).toBeGreaterThanOrEqual(0);
      actions.splice(at, 1);
    }
    const acted = new Set(rows().flatMap((row) => (row.Action !== '' ? [row.ID] : [])));
    const refused = new Set(plan.refused.map(({ row }) => rows().find((each) => Number(each.row) === row)?.ID));
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
    for (const name of created) {
      const stored = catalog.records(desk.resource).filter((record) => record.name === name).length;
      expect(stored, `${name} was made ${stored} times`).toBeLessThanOrEqual(1);
    }
    const sent = plan.requests.map(({ key }) => key);
    for (const [key, cells] of now) {
      if (shown.has(key) && !sent.includes(key)) continue;
      for (const [header, cell] of cells) if (cell === server.get(key)?.get(header)) remember(key, header, cell);
    }
    const [, , change] = seen;
    if (change !== undefined) rememberSent(change, now);
    noteShown();
  }

  /** What was sent and read back before a colleague changed it: its cell shows what Catalog held, and is no edit any more. */
  function rememberSent({ key, name, from }: Meanwhile, now: Cells): void {
    const seen = catalog.requests().slice(0, from);
    const until = seen.filter(({ path }) => keysIn(path).includes(key));
    const written = until.findIndex(({ method, body }) => method === 'PUT' && name in Object(Object(body).course ?? body));
    const header = headers.find((each) => desk.fields[each] === name) ?? '';
    const cell = now.get(key)?.get(header);
    if (written >= 0 && cell !== undefined && until.slice(written).some(({ method }) => method === 'GET')) remember(key, header, cell);
  }

  /** After Ctrl+Z the cells show what they showed when the same was remembered of them. */
  function goBack(): void {
    const then = shownBy.get(remembered());
    if (then) shown = new Map(Array.from(then, ([key, cells]) => [key, new Map(cells)]));
  }

  return { rows, created, serverCells, serverRecords, typedCells, checkPull, checkReview, checkSend, noteShown, goBack };
}

/** The records that a request is about. */
function keysIn(path: string): string[] {
  const { pathname, searchParams } = new URL(path, 'https://catalog.example.edu');
  return searchParams.has('ids[]') ? searchParams.getAll('ids[]') : pathname.split('/').filter((part) => /^\d+$/.test(part));
}
