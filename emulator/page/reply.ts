// One round between browser and host: do what the person did, answer with everything that the browser does not know yet.
import type { Area, Host } from '../host.ts';
import { act } from './act.ts';
import type { FrameView, Reply, Request, SheetView } from './protocol.ts';
import { viewSheet } from './view-sheet.ts';
import { openSidebar, type Watch } from './watch-host.ts';

/** `frameUrl` says where the content of a frame is served. */
export function reply(host: Host, watch: Watch, request: Request, frameUrl: (id: number) => string): Omit<Reply, 'practice'> {
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
    moved: moved || request.shown === undefined ? { row: active.row, column: active.column } : undefined,
    sheet: newsOf(host, watch, shown, request.copies[shown] ?? -1),
    menu: host.menu(),
    sidebar: sidebar && frameView(sidebar),
    dialogs: host.dialogs().map(frameView),
    toasts: host.toasts(),
    result,
  };
}

function attempt(host: Host, { action }: Request): Reply['result'] {
  try {
    return { ok: true, value: act(host, action) ?? null };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : messageOf(error) };
  }
}

/** Errors of the script come from another realm and are no `Error` of ours. */
function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

function newsOf(host: Host, watch: Watch, id: number, since: number): SheetView | undefined {
  const stale = watch.staleSince(id, since);
  if (stale === 'nothing') return undefined;
  const name = host.workbook.sheets().find((sheet) => sheet.id === id)?.name;
  if (name === undefined) return undefined;
  const area: Area | undefined = stale === 'all' ? undefined : stale;
  return viewSheet(host.workbook.dump(name, area), host.workbook.file().locale, area);
}
