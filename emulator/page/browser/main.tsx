// The page's browser side: what the server tells is drawn, what the person does is sent.
import { render } from 'preact';
import type { Area } from '../../host.ts';
import { areaName } from '../a1.ts';
import type { Action, CopyReply, Reply } from '../protocol.ts';
import { App, type PageActions, type PageState } from './app.tsx';
import { createCellEditor, type Leave } from './cell-editor.ts';
import { drawCharts, type Scroll } from './charts.ts';
import { type Grid, openGrid } from './grid.ts';
import { listenToGridKeys } from './grid-keys.ts';
import { Lost } from './lost.tsx';
import { marksAt } from './marks.ts';
import type { MenuNode } from './menu-tree.ts';
import { describeMenus, type MenuDesk } from './menus.ts';
import type { Question } from './question.tsx';
import { openSession } from './session.ts';
import { cellAt, editedText, isInside, textsOf } from './sheet-copy.ts';

const place = document.getElementById('page') ?? document.body;
const editor = createCellEditor(document.body);
let grid: Grid | undefined;
let container: HTMLElement | undefined;
/** How far each sheet is scrolled. */
const scrolls = new Map<number, Scroll>();
let reply: Reply | undefined;
let menus: MenuNode[] = [];
let isDrawing = false;
/** The grid is about to select what a script has selected. */
let isMoving = false;
let selected: Area = { row: 1, column: 1, rows: 1, columns: 1 };
const flags: Pick<PageState, 'busy' | 'lost' | 'refusal' | 'question' | 'sizes'> = {
  busy: false,
  lost: false,
  refusal: undefined,
  question: undefined,
  sizes: {},
};

const session = openSession({
  reply(newest) {
    reply = newest;
    flags.lost = false;
    menus = describeMenus(menuDesk(newest));
    show();
  },
  busy(running) {
    flags.busy = running;
    draw();
  },
  problem: refuse,
  lost() {
    flags.lost = true;
    draw();
  },
});

const actions: PageActions = {
  gridReady(element) {
    container = element;
    grid = openGrid(element, {
      selected(areas) {
        selected = areas.at(-1) ?? selected;
        draw();
        // A late echo of what the host said would take back what a script has activated since.
        if (reply !== undefined && !isMoving) session.sendSoon({ type: 'select', sheet: reply.shown, areas });
      },
      typed: (row, column, text) => send({ type: 'edit', sheet: shown(), row, column, typed: typedText(row, column, text) }),
      widened: (from, count, pixels) => send({ type: 'setColumnWidths', sheet: shown(), from, count, pixels }),
      scrolled(sheet, scroll) {
        scrolls.set(sheet, scroll);
        placeCharts();
      },
      editAsked: () => edit('content'),
    });
    show();
  },
  activate: (sheet) => send({ type: 'activate', sheet }),
  typeIntoCell: (text) => send({ type: 'edit', sheet: shown(), row: selected.row, column: selected.column, typed: text }),
  call: (frame, name, args) => session.send({ type: 'call', frame, name, args }),
  close: (frame) => send({ type: 'closeFrame', frame }),
  resize(frame, size) {
    flags.sizes = { ...flags.sizes, [frame]: { ...flags.sizes[frame], ...size } };
    draw();
  },
  agreed: (refused) => send({ type: 'agree', refused }),
  declined: () => send({ type: 'decline' }),
  refusalRead() {
    flags.refusal = undefined;
    draw();
  },
  filterRemoved: () => send({ type: 'clearFilter', sheet: shown() }),
  questionLeft() {
    ask(undefined);
    grid?.focus();
  },
  toGrid: () => grid?.focus(),
};

/** What was cut or copied here: pasted here again it keeps notes and formats. */
let held: { type: 'cutPaste' | 'copyPaste'; sheet: number; from: Area; rows: string[][] } | undefined;

listenToGridKeys({
  inGrid: () => !editor.isOpen() && container?.contains(document.activeElement) === true,
  edit,
  clear() {
    const { row, column, rows, columns } = selected;
    if (rows === 1 && columns === 1) send({ type: 'edit', sheet: shown(), row, column, typed: '' });
    else send({ type: 'paste', sheet: shown(), row, column, rows: Array.from({ length: rows }, () => Array(columns).fill('')) });
  },
  taken(how) {
    const copy = grid?.copy(shown());
    const rows = copy === undefined ? [] : textsOf(copy, selected);
    held = { type: how === 'cut' ? 'cutPaste' : 'copyPaste', sheet: shown(), from: selected, rows };
    return rows;
  },
  pasted(rows) {
    const { row, column } = selected;
    const own = held?.sheet === shown() && JSON.stringify(held.rows) === JSON.stringify(rows) ? held : undefined;
    if (own === undefined) return send({ type: 'paste', sheet: shown(), row, column, rows });
    send({ type: own.type, sheet: own.sheet, from: own.from, row, column });
    if (own.type === 'cutPaste') held = undefined;
  },
  undo: () => send({ type: 'undo' }),
  // From the menus F6 goes on to the sidebar: Tab leads into the grid, which keeps it.
  toMenu: () => {
    const inMenus = document.activeElement?.closest('[role=menubar]');
    const sidebar = document.querySelector<HTMLElement>('iframe[name=sidebar]');
    (inMenus && sidebar ? sidebar : document.querySelector<HTMLElement>('[role=menubar] [tabindex="0"]'))?.focus();
  },
});

void session.send({ type: 'look' });

function shown(): number {
  return reply?.shown ?? 0;
}

function send(action: Action): void {
  void session.send(action).then((result) => {
    if (!result.ok) refuse(result.message);
  });
}

function refuse(message: string): void {
  flags.refusal = message;
  draw();
}

/** Takes over what the reply brought, then draws everything. */
function show(): void {
  draw();
  if (reply === undefined || grid === undefined) return;
  const { tabs, moved } = reply;
  isMoving = moved !== undefined;
  if (reply.sheet !== undefined) grid.take(reply.sheet);
  reply.sheet = undefined;
  grid.show(reply.shown);
  grid.keep(tabs.map((tab) => tab.id));
  if (moved !== undefined) grid.select(moved.row, moved.column);
  isMoving = false;
  if (moved !== undefined && moved.areas.length > 1) grid.selectAreas(moved.areas);
  reply.moved = undefined;
  draw();
}

/** Soon, and once for all that changes meanwhile. */
function draw(): void {
  if (isDrawing) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    drawNow();
  });
}

function drawNow(): void {
  if (reply === undefined) {
    if (flags.lost) render(<Lost />, place);
    else if (flags.refusal !== undefined) render(<Lost reason={flags.refusal} />, place);
    return;
  }
  const copy = grid?.copy(reply.shown);
  const cell = copy && cellAt(copy, selected.row, selected.column);
  const state: PageState = {
    reply,
    menus,
    view: copy?.view,
    cell: {
      address: areaName(selected),
      text: editedText(cell),
      note: cell?.note,
      link: cell?.look.link ? cell.display : undefined,
      marks: marksAt(copy?.view.marks ?? [], selected.row, selected.column),
    },
    ...flags,
  };
  render(<App state={state} actions={actions} />, place);
  placeCharts();
}

function placeCharts(): void {
  if (container) drawCharts(chartLayer(container), grid?.copy(shown())?.view, scrolls.get(shown()) ?? { row: 0, column: 0, x: 0, y: 0 });
}

/** The layer of the charts, above the cells. */
function chartLayer(over: HTMLElement): HTMLElement {
  const known = over.querySelector<HTMLElement>(':scope > .charts');
  if (known) return known;
  const layer = document.createElement('div');
  layer.className = 'charts';
  over.append(layer);
  return layer;
}

function edit(how: 'content' | 'empty'): void {
  const { row, column } = selected;
  const sheet = shown();
  const copy = grid?.copy(sheet);
  const rect = grid?.cellPlace(row, column);
  if (copy === undefined || rect === undefined || editor.isOpen()) return;
  const before = editedText(cellAt(copy, row, column));
  editor.open(rect, how === 'content' ? before : '', (typed, then) => {
    if (typed !== before && (how === 'content' || typed !== '')) send({ type: 'edit', sheet, row, column, typed });
    grid?.focus();
    leave(row, column, then);
  });
}

/** A checkbox of the grid writes 1 and 0, a person ticks TRUE and FALSE. */
function typedText(row: number, column: number, text: string): string {
  const checkboxes = grid?.copy(shown())?.view.checkboxes ?? [];
  if (!checkboxes.some((area) => isInside(area, row, column))) return text;
  return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
}

function leave(row: number, column: number, then: Leave): void {
  const steps: Record<Leave, [number, number]> = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] };
  const [down, right] = steps[then];
  if (then !== 'stay') grid?.select(Math.max(1, row + down), Math.max(1, column + right));
}

function ask(question: Question | undefined): void {
  flags.question = question;
  draw();
}

function menuDesk(newest: Reply): MenuDesk {
  return {
    reply: () => reply ?? newest,
    copy: () => grid?.copy(shown()),
    selected: () => selected,
    send,
    ask,
    download: () => void download().catch(refuseError),
    copyFile: () => void copyFile().catch(refuseError),
  };
}

async function copyFile(): Promise<void> {
  const answer = await fetched('copy', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const { url, problem }: CopyReply = await answer.json();
  ask({ title: 'The copy is open', link: url, text: `Copy of ${reply?.file.name}` });
  if (problem !== undefined) refuse(problem);
}

async function download(): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await (await fetched('workbook.xlsx')).blob());
  link.download = `${reply?.file.name ?? 'Workbook'}.xlsx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Throws the server's words if it refuses. */
async function fetched(path: string, request?: RequestInit): Promise<Response> {
  const answer = await fetch(path, request);
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

function refuseError(error: unknown): void {
  refuse(error instanceof Error ? error.message : String(error));
}
