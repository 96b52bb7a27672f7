import { StopError } from '../base/problem.ts';
import { saidHere, say } from '../base/say.ts';
import type { Record_, Resource } from '../catalog/resource.ts';
import type { Area, Platform, Sheet } from '../platform/ports.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable, type Session } from '../sync/jobs/session.ts';
import { addRows, pulledTab } from '../sync/tab-rows.ts';
import { meantBy } from '../tabs/cells/codec.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { cellAt, isRowIn, keyOf, readTab } from '../tabs/sheet/tab.ts';
import { showAddedRows, showRows } from './open-review.ts';
import { pullInOneRun } from './pull.ts';

/** Rows that are named when several are to be edited. */
const MAX_NAMED = 10;

interface Finding {
  /** The key of its row. */
  key: string;
  finding: string;
  listing: string;
  type: string;
  person: string;
}

interface SelectedFindings {
  report: Resource;
  findings: Finding[];
}

/** A finding about a listing, and the field that fixes it. */
interface Leading {
  listing: string;
  tab: ListingTab;
  field: string;
}

type ListingTab = 'courses' | 'programs';

interface Place {
  row: number;
  column: number;
}

/** Shows Courses or Programs with the cells selected that fix the selected findings. The cell of the first one is active. */
export function editFindings(platform: Platform): void {
  const session = openSession(platform);
  const leading = leadingIn(selectedFindings(session));
  const name = leading[0]?.tab ?? 'courses';
  const tab = tabOf(session, name);
  const here = leading.filter((each) => each.tab === name);
  const { sheet, places, missing } = placesIn(session, tab, here);
  if (places.length === 0)
    throw new StopError('not-in-tab', say`“${sheet.name()}” doesn’t have the selected listings.`, 'Refresh it, then try again.');
  session.workbook.select(tab.sheet, areasOf(places));
  const others = leading.length - here.length;
  const sentences = [
    `${sheet.name()}, ${rowsNamed(places)}.`,
    ...(missing > 0
      ? [missing === 1 ? say`1 more isn’t in it. Refresh it to see it.` : say`${missing} more aren’t in it. Refresh it to see them.`]
      : []),
    ...(others > 0 ? [otherTab(others, name === 'programs' ? saidHere('Courses') : saidHere('Programs'))] : []),
    say`Edit, then review.`,
  ];
  platform.ui.toast(sentences.join(' '), 'Catalog Sync');
}

function otherTab(listings: number, tab: string): string {
  return listings === 1 ? say`1 more is in ${tab}.` : say`${listings} more are in ${tab}.`;
}

/** Opens the review of the edits in the rows of Courses and Programs that the selected findings are about, and of no others. */
export function reviewFindings(platform: Platform): void {
  const session = openSession(platform);
  assertWritable(session);
  const leading = leadingIn(selectedFindings(session));
  const rows = (['courses', 'programs'] as const).flatMap((name) => {
    const tab = pulledTab(session, name);
    const here = leading.filter((each) => each.tab === name);
    if (!tab || here.length === 0) return [];
    const { places } = placesIn(session, tab, here);
    return areasOf(places.map(({ row }) => ({ row, column: 1 }))).map((area) => ({ sheet: tab.sheet, row: area.row, rows: area.rows }));
  });
  if (rows.length === 0)
    throw new StopError('not-in-tab', 'Courses and Programs don’t have the selected listings.', 'Choose Edit selected findings first.');
  showRows(platform, rows);
}

/** Returns the findings that a listing fixes. Throws StopError if there are none. */
function leadingIn({ report, findings }: SelectedFindings): Leading[] {
  const leads = report.report?.leads ?? [];
  const leading = findings.flatMap(({ key, finding, listing, type }): Leading[] => {
    const lead = leads.find(({ finding: whole, keyEnd }) => (keyEnd === undefined ? finding === whole : key.endsWith(`-${keyEnd}`)));
    return lead && listing !== '' ? [{ listing, tab: type === 'Program' ? 'programs' : 'courses', field: lead.field }] : [];
  });
  if (leading.length > 0) return leading;
  throw new StopError('no-lead', 'The selected rows have no listing to edit.', 'Select rows of a report about listings.');
}

/** Returns where a tab shows what fixes the findings, each place once, and how many listings it doesn't have. */
function placesIn(session: Session, tab: TabEntry, leading: readonly Leading[]): { sheet: Sheet; places: Place[]; missing: number } {
  const sheet = session.workbook.sheet(tab.sheet);
  if (!sheet) throw new Error('the tab was just found');
  const { keys, columns } = readTab(sheet, resourceForTab(tab));
  const rowOf = new Map(keys.map((key, index) => [key, index + 2]));
  const places = new Map<string, Place>();
  for (const { listing, field } of leading) {
    const row = rowOf.get(listing);
    // A column that was deleted can't be shown.
    const column = columns.get(field) ?? 1;
    if (row !== undefined) places.set(`${row}:${column}`, { row, column });
  }
  const missing = new Set(leading.flatMap(({ listing }) => (rowOf.has(listing) ? [] : [listing]))).size;
  return { sheet, places: Array.from(places.values()), missing };
}

/** Returns the areas of some cells, with those below each other as one. The one with the first cell comes last, so that it's active. */
function areasOf(places: readonly Place[]): Area[] {
  const sorted = [...places].sort((a, b) => a.column - b.column || a.row - b.row);
  const areas: Area[] = [];
  for (const { row, column } of sorted) {
    const last = areas[areas.length - 1];
    if (last && last.column === column && row <= last.row + last.rows) last.rows = row - last.row + 1;
    else areas.push({ row, column, rows: 1, columns: 1 });
  }
  const [first] = places;
  const isActive = (area: Area) => area.column === first?.column && isRowIn([area], first.row);
  return [...areas.filter((area) => !isActive(area)), ...areas.filter(isActive)];
}

function rowsNamed(places: readonly Place[]): string {
  const rows = Array.from(new Set(places.map(({ row }) => row))).sort((a, b) => a - b);
  const named = rows.slice(0, MAX_NAMED).join(', ') + (rows.length > MAX_NAMED ? ', …' : '');
  return rows.length === 1 ? say`row ${named}` : say`rows ${named}`;
}

/** Adds a row to Enrollments for each selected learner who paid and isn't enrolled, and opens the review of exactly these rows. */
export function enrollFindings(platform: Platform): void {
  const session = openSession(platform);
  assertWritable(session);
  const { report, findings } = selectedFindings(session);
  const wanted = findings.filter(({ finding, person, listing }) => finding === report.report?.enrolls && person !== '' && listing !== '');
  if (wanted.length === 0)
    throw new StopError(
      'no-finding',
      'The selected rows have no learner to enroll.',
      'In Orders against enrollments, select rows with the finding “Paid, not enrolled”.',
    );
  const tab = tabOf(session, 'enrollments');
  const records = wanted.map(({ person, listing }): Record_ => ({ canvas_user_id: person, listing_id: listing }));
  showAddedRows(platform, [{ sheet: tab.sheet, row: addRows(session, tab, records), rows: records.length }]);
}

/** Returns the findings of the selected rows by their columns, whatever the order of the rows. Hidden rows are left out. */
function selectedFindings({ workbook, document }: Session): SelectedFindings {
  const sheet = workbook.active();
  const tab = readTabs(document).find((each) => each.sheet === sheet?.id);
  const report = tab && resourceForTab(tab);
  if (!sheet || !report?.report)
    throw new StopError('no-report', 'This tab isn’t a report.', 'Open the tab of a report and select rows with findings.');
  const contents = readTab(sheet, report);
  const areas = workbook.selection();
  const selected = contents.keys.flatMap((key, index) => (key !== '' && isRowIn(areas, index + 2) ? [index] : []));
  const hidden = new Set(sheet.hiddenRows(selected.map((index) => index + 2)));
  const text = (index: number, name: string) => keyOf(cellAt(contents, index, name));
  const word = (index: number, name: string) => meantBy(report.fields.find((field) => field.name === name) ?? {}, text(index, name));
  return {
    report,
    findings: selected
      .filter((index) => !hidden.has(index + 2))
      .map((index) => ({
        key: contents.keys[index] ?? '',
        finding: word(index, 'finding'),
        listing: text(index, 'listing_id'),
        type: word(index, 'type'),
        person: text(index, 'canvas_user_id'),
      })),
  };
}

/** Returns the tab of a resource, which is pulled first if there's none. */
function tabOf(session: Session, resource: string): TabEntry {
  if (!pulledTab(session, resource)) pullInOneRun(session, { resource, filters: {} }, session.clock.now() + MAX_RUN_MS);
  const tab = pulledTab(session, resource);
  if (!tab) throw new Error(`the tab of ${resource} was just pulled`);
  return tab;
}
