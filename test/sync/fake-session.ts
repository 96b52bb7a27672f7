// A session in memory: properties, a clock that tests set, and a workbook whose sheets hold values and header notes.
import type { Connection } from '../../src/catalog/wire/connection.ts';
import type { Area, Cell, Properties, Sheet, Workbook } from '../../src/platform/ports.ts';
import type { Job, PullJob, SendJob } from '../../src/sync/jobs/job.ts';
import type { Session } from '../../src/sync/jobs/session.ts';

export const NOW = Date.parse('2026-11-20T15:00:00Z');

export function fakeProperties(): Properties {
  const texts = new Map<string, string>();
  return {
    get: (name) => texts.get(name),
    all: () => Object.fromEntries(texts),
    set: (name, value) => void texts.set(name, value),
    remove: (name) => void texts.delete(name),
  };
}

/** A sheet of at least 10 rows and 5 columns. What no test needs throws. */
export function fakeSheet(id: number, name: string, rows: Cell[][] = [], notes: string[] = []): Sheet {
  const cells: Cell[][] = rows.map((row) => [...row]);
  const size = { rows: Math.max(10, rows.length), columns: Math.max(5, ...rows.map((row) => row.length)) };
  let hidden = false;
  const eachIn = <T>({ row, column, rows: height, columns }: Area, get: (row: number, column: number) => T): T[][] => {
    if (row + height - 1 > size.rows || column + columns - 1 > size.columns) throw new Error('The area is outside of the sheet.');
    return Array.from({ length: height }, (_, down) => Array.from({ length: columns }, (__, right) => get(row + down, column + right)));
  };
  const set = (row: number, column: number, cell: Cell) => {
    const cellsOfRow = cells[row - 1] ?? [];
    cellsOfRow[column - 1] = cell;
    cells[row - 1] = cellsOfRow;
  };
  const cellAt = (row: number, column: number): Cell => cells[row - 1]?.[column - 1] ?? '';
  const isFilled = (row: number) => Array.from({ length: size.columns }, (_, at) => cellAt(row, at + 1)).some((cell) => cell !== '');
  const known = {
    id,
    name: () => name,
    size: () => ({ ...size }),
    used: () => {
      const filled = Array.from({ length: size.rows }, (_, at) => at + 1).filter(isFilled);
      return { rows: filled.at(-1) ?? 0, columns: filled.length > 0 ? size.columns : 0 };
    },
    values: (area: Area) => eachIn(area, cellAt),
    formulas: (area: Area) => eachIn(area, () => ''),
    notes: (area: Area) => eachIn(area, (row, column) => (row === 1 ? (notes[column - 1] ?? '') : '')),
    merges: () => [],
    write: (area: Area, written: Cell[][]) => {
      const at = eachIn(area, (row, column) => ({ row, column }));
      at.forEach((places, down) => {
        places.forEach(({ row, column }, right) => {
          set(row, column, written[down]?.[right] ?? '');
        });
      });
    },
    clear: (area: Area) => eachIn(area, (row, column) => set(row, column, '')),
    insertRows: (_: number, count: number) => {
      size.rows += count;
    },
    insertColumns: (_: number, count: number) => {
      size.columns += count;
    },
    resize: (to: { rows: number; columns: number }) => Object.assign(size, to),
    format: () => undefined,
    hide: () => {
      hidden = true;
    },
    hidden: () => hidden,
  };
  return new Proxy(known as unknown as Sheet, {
    get: (target, property, receiver) => {
      if (!(property in target)) throw new Error(`The fake sheet has no ${String(property)}.`);
      return Reflect.get(target, property, receiver);
    },
  });
}

export function fakeWorkbook(sheets: Sheet[] = [], zone = 'Europe/Berlin'): Workbook {
  const all = [...sheets];
  const known: Partial<Workbook> = {
    timeZone: () => zone,
    sheet: (id) => all.find((sheet) => sheet.id === id),
    sheetNamed: (name) => all.find((sheet) => sheet.name() === name),
    add: (name) => {
      const sheet = fakeSheet(100 + all.length, name);
      all.push(sheet);
      return sheet;
    },
    flush: () => undefined,
  };
  return known as Workbook;
}

export const HERE: Connection = {
  id: 'c1',
  host: 'catalog.example.edu',
  label: 'catalog.example.edu',
  key: 'secret',
  kind: 'production',
  scope: 'all',
};

/** The session of `who`, with this connection, at this time. */
export function fakeSession(
  setup: { who?: string; connection?: Partial<Connection>; now?: number; workbook?: Workbook; document?: Properties } = {},
): Session {
  const now = setup.now ?? NOW;
  const known: Partial<Session> = {
    workbook: setup.workbook ?? fakeWorkbook(),
    document: setup.document ?? fakeProperties(),
    clock: { now: () => now, sleep: () => undefined, id: () => 'job1' },
    lock: { hold: (_, work) => work() },
    who: setup.who ?? 'me',
    client: { connection: { ...HERE, ...setup.connection } } as Session['client'],
  };
  return known as Session;
}

/** A pull of all orders that this user's session started just now. */
export function pullJob(changes: Partial<PullJob> = {}): PullJob {
  return { ...lease, v: 1, kind: 'pull', id: 'pull1', resource: 'orders', filters: {}, list: LIST, ...changes };
}

/** A send of the rows of tab 7. */
export function sendJob(changes: Partial<SendJob> = {}): SendJob {
  return { ...lease, v: 1, kind: 'send', id: 'send1', plan: 'send1', sheets: [7], ...changes };
}

const lease = {
  by: 'me',
  scope: 'all',
  since: NOW,
  at: NOW,
  connection: HERE.id,
  host: HERE.host,
  label: HERE.label,
  catalogKind: HERE.kind,
} satisfies Partial<Job>;

/** A list of which all was read. */
const LIST: PullJob['list'] = {
  resource: 'orders',
  filters: {},
  done: true,
  complete: true,
  rounds: 1,
  unreadable: [],
  unclear: [],
  startedAt: '2026-11-20T15:00:00Z',
  batch: 20,
  firstPage: 1,
  pass: 1,
  way: 'counted',
  pages: 1,
  size: 100,
  steady: true,
  skipped: 0,
  added: 0,
};
