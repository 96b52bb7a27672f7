// A host in memory for the tests of the page: a workbook of plain cells, and a script that the test writes as functions.
import type { Area, CellDump, Host, MenuItem, PersonsWorkbook, SheetDump, SidebarPage, ValidationDump } from '../../../emulator/host.ts';
import type { DemoView } from '../../../emulator/page/demo.ts';

export interface FakeSheet {
  name: string;
  hidden?: boolean;
  rows?: number;
  columns?: number;
  frozenRows?: number;
  frozenColumns?: number;
  columnWidths?: Record<number, number>;
  hiddenRows?: number[];
  /** From A1 on. */
  values?: (string | number | boolean)[][];
  cells?: (Partial<CellDump> & { row: number; column: number })[];
  validations?: ValidationDump[];
}

export interface FakePage {
  title: string;
  html: string;
  width?: number;
  height?: number;
  /** What `google.script.run` reaches. */
  functions?: Record<string, (...args: unknown[]) => unknown>;
}

export interface FakeHost {
  host: Host;
  /** What was asked of the host, in order: `edit Courses!B2 Algebra`. */
  said: string[];
  openSidebar(page: FakePage): void;
  openDialog(page: FakePage): void;
  toast(title: string, text: string): void;
  /** Writes a value as the script would. */
  write(sheet: string, row: number, column: number, value: string | number | boolean): void;
  /** Moves the person's selection as the script would. */
  activate(sheet: string, row?: number, column?: number): void;
}

export interface FakeWorld {
  /** The first id of sheets, sidebars and dialogs; 1 when absent. */
  idsFrom?: number;
  sheets: FakeSheet[];
  menu?: MenuItem[];
  /** Script functions by the last caption of the menu. */
  clicks?: Record<string, () => void>;
  /** What the host makes of typed text; throws to refuse it. */
  parse?: (typed: string) => string | number | boolean;
}

/** The panel of a demo Catalog before its first request. */
export const freshDemo: DemoView = {
  addresses: [],
  address: '',
  apiKey: 'k',
  scale: 'small',
  seed: 1,
  user: '',
  language: 'en',
  fault: '',
  meanwhile: '',
  count: 0,
  requests: [],
};

export function fakeHost(world: FakeWorld): FakeHost {
  const said: string[] = [];
  const { idsFrom = 1 } = world;
  const sheets = world.sheets.map((sheet, index) => dumpOf(sheet, idsFrom + index));
  const parse = world.parse ?? parseTyped;
  let areas: (Area & { sheet: number })[] = [];
  let structure = true;
  let active = { sheet: sheets[0]?.id ?? 0, row: 1, column: 1 };
  let sidebar: SidebarPage | undefined;
  let dialogs: SidebarPage[] = [];
  const toasts: { title: string; text: string }[] = [];
  let pages = idsFrom - 1;

  const find = (name: string): SheetDump => {
    const sheet = sheets.find((each) => each.name === name);
    if (sheet === undefined) throw new Error(`No sheet ${name}`);
    return sheet;
  };
  const put = (sheet: SheetDump, row: number, column: number, value: string | number | boolean) => {
    const old = sheet.cells.find((cell) => cell.row === row && cell.column === column);
    const cell = { ...old, row, column, value, display: displayOf(value), formula: undefined };
    sheet.cells = sheet.cells.filter((each) => each !== old);
    if (value !== '' || old?.note !== undefined) sheet.cells.push(cell);
    areas.push({ sheet: sheet.id, row, column, rows: 1, columns: 1 });
  };
  const open = (page: FakePage, closed: () => void): SidebarPage => {
    pages += 1;
    return {
      id: pages,
      title: page.title,
      html: page.html,
      width: page.width ?? 300,
      height: page.height ?? 200,
      call(name, ...args) {
        said.push(`call ${name} ${JSON.stringify(args)}`);
        const named = page.functions?.[name];
        if (named === undefined) throw new Error(`Script function not found: ${name}`);
        return named(...args);
      },
      close: closed,
    };
  };
  const shift = (sheet: SheetDump, key: 'row' | 'column', from: number, by: number) => {
    sheet.cells = sheet.cells
      .filter((cell) => by > 0 || cell[key] < from || cell[key] >= from - by)
      .map((cell) => (cell[key] >= from ? { ...cell, [key]: cell[key] + by } : cell));
    sheet[key === 'row' ? 'rows' : 'columns'] += by;
    structure = true;
  };

  const workbook: Partial<PersonsWorkbook> = {
    sheets: () => sheets.map(({ id, name, hidden, rows, columns }) => ({ id, name, hidden, rows, columns })),
    file: () => ({ name: 'Spring catalog', locale: 'en_US', timeZone: 'America/Denver', versions: [] }),
    active: () => active,
    selected: () => [{ row: active.row, column: active.column, rows: 1, columns: 1 }],
    activate(name) {
      said.push(`activate ${name}`);
      active = { ...active, sheet: find(name).id };
    },
    select(name, a1) {
      said.push(`select ${name}!${a1}`);
      const { row, column } = placeOf(a1);
      active = { sheet: find(name).id, row, column };
    },
    edit(name, a1, typed) {
      said.push(`edit ${name}!${a1} ${typed}`);
      const { row, column } = placeOf(a1);
      put(find(name), row, column, parse(typed));
    },
    paste(name, a1, rows) {
      said.push(`paste ${name}!${a1} ${JSON.stringify(rows)}`);
      const { row, column } = placeOf(a1);
      rows.forEach((cells, down) => {
        cells.forEach((typed, right) => {
          put(find(name), row + down, column + right, parse(typed));
        });
      });
    },
    insertRows: (name, after, count) => shift(find(name), 'row', after + 1, count),
    deleteRows: (name, from, count) => shift(find(name), 'row', from, -count),
    dump: ((name: string, area?: Area) => {
      const sheet = find(name);
      return area === undefined ? sheet : { ...sheet, cells: sheet.cells.filter((cell) => isInside(area, cell)) };
    }) as PersonsWorkbook['dump'],
  };
  const host: Partial<Host> = {
    // Only what the page uses is here; anything else fails by being absent.
    workbook: workbook as PersonsWorkbook,
    menu: () => world.menu ?? [],
    click(caption) {
      said.push(`click ${caption}`);
      world.clicks?.[caption.split(' > ').at(-1) ?? '']?.();
    },
    sidebar() {
      if (sidebar === undefined) throw new Error('No sidebar is open.');
      return sidebar;
    },
    dialogs: () => dialogs,
    toasts: () => toasts,
    consent: () => undefined,
    changes() {
      const changes = { sheets: structure, areas };
      structure = false;
      areas = [];
      return changes;
    },
    close: () => Promise.resolve(),
  };
  return {
    host: host as Host,
    said,
    openSidebar(page) {
      sidebar = open(page, () => {
        sidebar = undefined;
      });
    },
    openDialog(page) {
      const dialog = open(page, () => {
        dialogs = dialogs.filter((each) => each !== dialog);
      });
      dialogs = [...dialogs, dialog];
    },
    toast: (title, text) => toasts.push({ title, text }),
    write: (name, row, column, value) => put(find(name), row, column, value),
    activate(name, row = 1, column = 1) {
      active = { sheet: find(name).id, row, column };
    },
  };
}

function dumpOf(sheet: FakeSheet, id: number): SheetDump {
  const fromValues = (sheet.values ?? []).flatMap((cells, row) =>
    cells.map((value, column): CellDump => ({ row: row + 1, column: column + 1, value, display: displayOf(value) })),
  );
  const cells = new Map(fromValues.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  for (const cell of sheet.cells ?? []) {
    const key = `${cell.row} ${cell.column}`;
    cells.set(key, { value: '', display: '', ...cells.get(key), ...cell });
  }
  return {
    id,
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    rows: sheet.rows ?? 100,
    columns: sheet.columns ?? 26,
    frozenRows: sheet.frozenRows ?? 0,
    frozenColumns: sheet.frozenColumns ?? 0,
    columnWidths: sheet.columnWidths ?? {},
    hiddenRows: sheet.hiddenRows ?? [],
    hiddenColumns: [],
    cells: [...cells.values()].filter((cell) => cell.value !== '' || cell.note !== undefined || cell.background !== undefined),
    validations: sheet.validations ?? [],
  };
}

function displayOf(value: string | number | boolean): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function parseTyped(typed: string): string | number | boolean {
  if (typed === 'TRUE' || typed === 'FALSE') return typed === 'TRUE';
  return typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

function placeOf(a1: string): { row: number; column: number } {
  const [, letters, digits] = /^([A-Z]+)(\d+)/.exec(a1) ?? [];
  const column = [...(letters ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits ?? 1), column };
}

function isInside(area: Area, cell: { row: number; column: number }): boolean {
  return cell.row >= area.row && cell.row < area.row + area.rows && cell.column >= area.column && cell.column < area.column + area.columns;
}
