// One round between browser and host: do what the person did, answer with everything that the browser does not know yet.
import type { Area, Host } from '../host.ts';
import { act } from './act.ts';
import { messageOf } from './guarded-server.ts';
import type { FrameView, Reply, Request, SheetView } from './protocol.ts';
import { emptySheet, viewSheet } from './view-sheet.ts';
import { openSidebar, type Watch } from './watch-host.ts';

/** `frameUrl` says where the content of a frame is served. */
export function reply(host: Host, watch: Watch, request: Request, frameUrl: (id: number) => string): Omit<Reply, 'demo'> {
  // What happened before is not this person's doing, so that a selection moved by a script is told as such.
  watch.observe();
  const result = attempt(host, request);
  const ownMove = request.action.type === 'activate' || request.action.type === 'select';
  const revision = ownMove ? watch.observeOwnMove() : watch.observe();

  const tabs = host.workbook.sheets().filter((sheet) => !sheet.hidden);
  const active = host.workbook.active();
  const moved = !ownMove && watch.movedSince(request.revision);
  const wanted = moved || request.shown === undefined || request.action.type === 'activate' ? active.sheet : request.shown;
  const shown = (tabs.find((tab) => tab.id === wanted) ?? tabs.find((tab) => tab.id === active.sheet) ?? tabs[0])?.id ?? active.sheet;
  const sidebar = openSidebar(host);
  const frameView = (frame: { id: number; title: string; width: number; height: number }): FrameView => ({
    id: frame.id,
    title: frame.title,
    url: frameUrl(frame.id),
    width: frame.width,
    height: frame.height,
  });
  return {
    revision,
    file: host.workbook.file(),
    tabs: tabs.map(({ id, name }) => ({ id, name })),
    shown,
    moved: moved || request.shown === undefined ? { row: active.row, column: active.column, areas: host.workbook.selected() } : undefined,
    ...attemptNews(host, watch, shown, request.copies[shown]),
    menu: host.menu(),
    sidebar: sidebar && frameView(sidebar),
    dialogs: host.dialogs().map(frameView),
    toasts: host.toasts(),
    consent: host.consent(),
    result,
  };
}

function attempt(host: Host, { action }: Request): Reply['result'] {
  try {
    return { ok: true, value: act(host, action) ?? null };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** If the host can't show a sheet, the page shows why, and the sheet without its cells unless it has an older copy. */
function attemptNews(host: Host, watch: Watch, id: number, since: number | undefined): Pick<Reply, 'sheet' | 'problem'> {
  try {
    return { sheet: newsOf(host, watch, id, since ?? -1) };
  } catch (error) {
    const { rows, columns } = host.workbook.sheets().find((sheet) => sheet.id === id) ?? { rows: 1, columns: 1 };
    return { problem: messageOf(error), sheet: since === undefined ? emptySheet(id, rows, columns) : undefined };
  }
}

function newsOf(host: Host, watch: Watch, id: number, since: number): SheetView | undefined {
  const stale = watch.staleSince(id, since);
  if (stale === 'nothing') return undefined;
  const name = host.workbook.sheets().find((sheet) => sheet.id === id)?.name;
  if (name === undefined) return undefined;
  const area: Area | undefined = stale === 'all' ? undefined : stale;
  return viewSheet(host.workbook.dump(name, area), host.workbook.file().locale, area);
}
