// The visible tab with the schedules of the file, for everyone who never opens the sidebar. It's rewritten when something changes and
// never read, so users can edit or delete it.
import { hash } from '../base/hash.ts';
import { saidHere, sayHere } from '../base/say.ts';
import { parseVersioned } from '../base/versioned.ts';
import type { Field, Value } from '../catalog/resource.ts';
import type { Properties, Workbook } from '../platform/ports.ts';
import { encodeCell } from './cells/codec.ts';
import { toIso } from './cells/time.ts';
import { addListTab, rewriteList } from './list-tab.ts';
import { cellContext } from './memory/context.ts';

export interface ScheduleRow {
  tab: string;
  when: string;
  /** Milliseconds since 1970. */
  nextAt: number;
  refreshedAt?: number;
  result: string;
  by: string;
}

/** Stored in document properties under `schedules-tab`, because the user can rename the tab. */
interface Written {
  v: 1;
  sheet: number;
  /** Of what the tab shows. */
  hash: string;
}

const NAME = 'schedules-tab';
const HEADS = [
  { header: 'Tab', width: 140 },
  { header: 'Schedule', width: 200 },
  { header: 'Next refresh', width: 130 },
  { header: 'Last refresh', width: 130 },
  { header: 'Result', width: 480 },
  { header: 'Set up by', width: 140 },
] as const;
const TIME: Pick<Field, 'kind'> = { kind: 'time' };
const TEXT: Pick<Field, 'kind'> = { kind: 'text' };
const TIME_COLUMNS = { column: 3, columns: 2 };

/**
 * Writes the tab if what it shows has changed. `update` leaves a file without the tab as it is, because someone has deleted it.
 */
export function writeSchedules(
  { workbook, document }: { workbook: Workbook; document: Properties },
  rows: readonly ScheduleRow[],
  mode: 'create' | 'update',
): void {
  const before = readWritten(document);
  const there = before && workbook.sheet(before.sheet);
  if (!there && (mode === 'update' || rows.length === 0)) return;
  const digest = hash(JSON.stringify([rows, workbook.timeZone()]));
  if (there && before.hash === digest) return;
  const sheet = there ?? addListTab(workbook, saidHere('Schedules'), 10, HEADS);
  const context = cellContext(workbook, document);
  const cell = (field: Pick<Field, 'kind'>, value: Value) => encodeCell(field, value, context);
  const time = (at: number | undefined) => (at === undefined ? '' : cell(TIME, toIso(at)));
  const cells = [
    HEADS.map(({ header }) => saidHere(header)),
    ...rows.map(({ tab, when, nextAt, refreshedAt, result, by }) => [
      ...[tab, when].map((text) => cell(TEXT, text)),
      time(nextAt),
      time(refreshedAt),
      ...[result, by].map((text) => cell(TEXT, text)),
    ]),
    ...hintsFor(rows).map((hint) => ['', '', '', '', hint, '']),
  ];
  rewriteList(sheet, cells, { area: { ...TIME_COLUMNS, row: 2, rows: rows.length }, format: 'yyyy-mm-dd hh:mm' });
  document.set(NAME, JSON.stringify({ v: 1, sheet: sheet.id, hash: digest } satisfies Written));
}

function hintsFor(rows: readonly ScheduleRow[]): string[] {
  if (rows.length === 0) return [sayHere`No schedules.`];
  return [
    sayHere`If a next refresh is more than two hours ago, its schedule has stopped.`,
    sayHere`Choose Extensions > Catalog Sync > Refresh > Schedules.`,
  ];
}

function readWritten(document: Properties): Written | undefined {
  const text = document.get(NAME);
  return text === undefined ? undefined : parseVersioned<Written>(text);
}
