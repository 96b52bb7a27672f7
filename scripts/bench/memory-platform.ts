// The ports of the product in memory: sheets are arrays, responses are recorded. What the sheets take is told apart, and the rest is the
// product's own work.
import { createHmac } from 'node:crypto';
import type { Area, Cell, HttpResponse, Platform, Properties, Sheet, Workbook } from '../../src/platform/ports.ts';

/** Responses by `METHOD path`. */
export type Recorded = ReadonlyMap<string, HttpResponse>;

/** Calls work, and counts what it takes as that of the sheets. */
export type Meter = <T>(work: () => T) => T;

export function memoryPlatform(recorded: Recorded, clock: number, meter: Meter): Platform {
  const lock = { hold: <T>(_: number, work: () => T): T => work() };
  return {
    workbook: memoryWorkbook(meter),
    http: {
      fetchAll: (requests) => meter(() => requests.map(({ method, url }) => responseTo(recorded, method, url))),
      file: () => ({ status: 404, type: '', bytes: [] }),
    },
    user: memoryProperties(),
    document: memoryProperties(),
    clock: { now: () => clock, sleep: () => {}, id: () => crypto.randomUUID() },
    lock,
    userLock: lock,
    signer: { hmac: (text, secret) => createHmac('sha256', secret).update(text).digest('hex') },
    ui: { available: () => true, sidebar: () => {}, dialog: () => {}, toast: () => {} },
    triggers: {
      fired: () => false,
      file: () => undefined,
      hourly: () => false,
      startHourly: () => {},
      stopHourly: () => {},
      stopAll: () => {},
    },
    mail: undefined,
    locale: () => 'en',
    dictionary: () => '{}',
    permitted: () => true,
    probe: () => ({ facts: {}, costs: {} }),
    log: (text) => console.error(text),
  };
}

function responseTo(recorded: Recorded, method: string, url: string): HttpResponse {
  const { pathname, search } = new URL(url);
  const response = recorded.get(`${method.toUpperCase()} ${pathname}${search}`);
  if (!response) throw new Error(`No response was recorded for ${method} ${pathname}${search}.`);
  return response;
}

function memoryProperties(): Properties {
  const values = new Map<string, string>();
  return {
    get: (name) => values.get(name),
    all: () => Object.fromEntries(values),
    set: (name, value) => void values.set(name, value),
    setAll: (all) => {
      for (const [name, value] of Object.entries(all)) values.set(name, value);
    },
    remove: (name) => void values.delete(name),
    refresh: () => {},
  };
}

function memoryWorkbook(meter: Meter): Workbook {
  const sheets: (Sheet & { called: () => string })[] = [];
  const named = (name: string) => sheets.find((sheet) => sheet.called() === name);
  return {
    id: () => 'memory',
    name: () => 'Memory',
    timeZone: () => 'America/New_York',
    locale: () => 'en_US',
    sheet: (id) => sheets.find((sheet) => sheet.id === id),
    sheets: () => sheets,
    sheetNamed: named,
    lost: () => [],
    active: () => undefined,
    selection: () => [],
    add: (name) => {
      const sheet = metered(memorySheet(sheets.length + 1, name), meter);
      sheets.push(sheet);
      return sheet;
    },
    remove: (id) => void sheets.splice(sheets.findIndex((sheet) => sheet.id === id) >>> 0, 1),
    activate: () => {},
    select: () => {},
    flush: () => {},
  };
}

/** Returns a port whose methods are metered. */
function metered<T extends object>(port: T, meter: Meter): T {
  return new Proxy(port, {
    get: (target, name, self) => {
      const method = Reflect.get(target, name, self);
      return typeof method === 'function' ? (...args: unknown[]) => meter(() => Reflect.apply(method, target, args)) : method;
    },
  });
}

function memorySheet(id: number, first: string): Sheet & { called: () => string } {
  let name = first;
  let size = { rows: 1_000, columns: 26 };
  let isHidden = false;
  const values: Cell[][] = [];
  const headerNotes: string[] = [];
  const isFilled = (row: readonly Cell[]) => row.some((cell) => cell !== undefined && cell !== '');
  const read = ({ row, column, rows, columns }: Area): Cell[][] =>
    Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (_, right) => values[row + down - 1]?.[column + right - 1] ?? ''),
    );
  const blank = ({ rows, columns }: Area): string[][] => Array.from({ length: rows }, () => new Array<string>(columns).fill(''));
  return {
    id,
    called: () => name,
    name: () => name,
    rename: (next) => {
      name = next;
    },
    size: () => size,
    used: () => {
      const rows = values.findLastIndex(isFilled) + 1;
      return { rows, columns: Math.max(0, ...values.slice(0, 2).map((row) => row.length)) };
    },
    values: read,
    formulas: blank,
    formulasR1C1: blank,
    notes: (area) =>
      blank(area).map((row, down) => row.map((_, at) => (area.row + down === 1 ? (headerNotes[area.column + at - 1] ?? '') : ''))),
    merges: () => [],
    write: ({ row, column }, rows) => {
      rows.forEach((cells, down) => {
        const target = values[row + down - 1] ?? [];
        values[row + down - 1] = target;
        cells.forEach((cell, at) => {
          target[column + at - 1] = cell;
        });
      });
    },
    fill: () => {},
    writeNotes: ({ row, column }, [notes = []]) => {
      if (row === 1) for (const [at, note] of notes.entries()) headerNotes[column + at - 1] = note;
    },
    format: () => {},
    formatEach: () => {},
    formats: (area) => blank(area).map((row) => row.map(() => '@')),
    choice: () => {},
    checkbox: () => {},
    hasColorRules: () => false,
    paint: () => {},
    addChart: () => {},
    dress: () => {},
    clearRules: () => {},
    extendDown: () => {},
    insertRows: (after, count) => {
      values.splice(after, 0, ...Array.from({ length: count }, (): Cell[] => []));
      size = { ...size, rows: size.rows + count };
    },
    insertColumns: (_, count) => {
      size = { ...size, columns: size.columns + count };
    },
    moveColumn: () => {},
    moveRow: () => {},
    hiddenColumns: () => [],
    hiddenRows: () => [],
    showColumn: () => {},
    deleteRows: (from, count) => {
      values.splice(from - 1, count);
      size = { ...size, rows: size.rows - count };
    },
    deleteColumns: () => {},
    hide: () => {
      isHidden = true;
    },
    locked: () => false,
    hidden: () => isHidden,
    resize: (next) => {
      size = next;
    },
    clear: ({ row, column, rows, columns }) => {
      for (let at = row - 1; at < row - 1 + rows; at++) values[at]?.fill('', column - 1, column - 1 + columns);
    },
  };
}
