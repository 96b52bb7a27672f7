// Remembers what changed in the host and when, so that each browser window gets what it does not know yet.
import type { Area, Host, SidebarPage } from '../host.ts';

/** A change of the host; the newest has the highest revision. */
interface Change {
  revision: number;
  /** Rows may have moved: copies of sheets are worth nothing. */
  sheets: boolean;
  areas: (Area & { sheet: number })[];
  moved: boolean;
}

export interface Watch {
  /** Takes note of what has happened since; answers the newest revision. */
  observe(): number;
  /** As `observe`, but the selection was moved by the person, who knows. */
  observeOwnMove(): number;
  /** Whether the script has moved the selection since. */
  movedSince(revision: number): boolean;
  /** What has changed in a sheet since: nothing, an area, or all of it. */
  staleSince(sheet: number, revision: number): 'nothing' | 'all' | Area;
}

const remembered = 200;

function describeSelection({ workbook }: Host): string {
  return JSON.stringify([workbook.active(), workbook.selected()]);
}

export function watchHost(host: Host): Watch {
  let revision = 0;
  let forgotten = -1;
  let changes: Change[] = [];
  let surroundings = describeSurroundings(host);
  let active = describeSelection(host);

  const note = (own: boolean) => {
    const { sheets, areas } = host.changes();
    const nowActive = describeSelection(host);
    const nowSurroundings = describeSurroundings(host);
    const moved = nowActive !== active && !own;
    if (!sheets && areas.length === 0 && !moved && nowSurroundings === surroundings) {
      active = nowActive;
      return revision;
    }
    active = nowActive;
    surroundings = nowSurroundings;
    revision += 1;
    changes.push({ revision, sheets, areas, moved });
    if (changes.length > remembered) {
      forgotten = changes[changes.length - remembered - 1]?.revision ?? forgotten;
      changes = changes.slice(-remembered);
    }
    return revision;
  };

  return {
    observe: () => note(false),
    observeOwnMove: () => note(true),
    movedSince: (since) => since >= 0 && changes.some((change) => change.revision > since && change.moved),
    staleSince(sheet, since) {
      if (since < 0 || since < forgotten) return 'all';
      const newer = changes.filter((change) => change.revision > since);
      if (newer.some((change) => change.sheets)) return 'all';
      const areas = newer.flatMap((change) => change.areas.filter((area) => area.sheet === sheet));
      return areas.length === 0 ? 'nothing' : around(areas);
    },
  };
}

/** The sidebar that is open. */
export function openSidebar(host: Host): SidebarPage | undefined {
  try {
    return host.sidebar();
  } catch {
    return undefined;
  }
}

function describeSurroundings(host: Host): string {
  const frames = [openSidebar(host), ...host.dialogs()].map((frame) => frame && [frame.id, frame.title, frame.width, frame.height]);
  return JSON.stringify([host.menu(), frames, host.toasts().length, host.workbook.file()]);
}

/** The smallest area that holds all of them. */
function around(areas: Area[]): Area {
  const row = Math.min(...areas.map((area) => area.row));
  const column = Math.min(...areas.map((area) => area.column));
  const bottom = Math.max(...areas.map((area) => area.row + area.rows));
  const right = Math.max(...areas.map((area) => area.column + area.columns));
  return { row, column, rows: bottom - row, columns: right - column };
}
