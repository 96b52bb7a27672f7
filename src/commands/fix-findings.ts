import { StopError } from '../base/problem.ts';
import type { Record_, Resource } from '../catalog/resource.ts';
import type { Platform } from '../platform/ports.ts';
import { MAX_RUN_MS } from '../protocol/progress.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable, type Session } from '../sync/jobs/session.ts';
import { addRows, pulledTab } from '../sync/tab-rows.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceForTab } from '../tabs/resource-for-tab.ts';
import { cellAt, isRowIn, keyOf, readTab } from '../tabs/sheet/tab.ts';
import { showAddedRows } from './open-page.ts';
import { pullInOneRun } from './pull.ts';

/** Rows that are named when several are to be edited. */
const MAX_NAMED = 10;

interface Finding {
  finding: string;
  listing: string;
  type: string;
  person: string;
}

interface SelectedFindings {
  report: Resource;
  findings: Finding[];
}

/** Shows the rows of the selected findings in Courses or Programs, with the cell that fixes the first one selected. */
export function editFindings(platform: Platform): void {
  const session = openSession(platform);
  const { report, findings } = selectedFindings(session);
  const leads = report.report?.leads ?? [];
  const leading = findings.flatMap((each) => {
    const lead = leads.find(({ finding }) => each.finding.startsWith(finding));
    return lead && each.listing !== '' ? [{ ...each, field: lead.field }] : [];
  });
  const [first] = leading;
  if (!first) throw new StopError('no-lead', 'The selected rows have no listing to edit.', 'Select rows of a report about listings.');
  const name = first.type === 'Program' ? 'programs' : 'courses';
  const ofTab = leading.filter(({ type }) => (type === 'Program') === (first.type === 'Program'));
  const tab = tabOf(session, name);
  const sheet = session.workbook.sheet(tab.sheet);
  if (!sheet) throw new Error('the tab was just found');
  const { keys, columns } = readTab(sheet, resourceForTab(tab));
  const rows = Array.from(new Set(ofTab.map(({ listing }) => listing)), (listing) => keys.indexOf(listing) + 2).filter((row) => row > 1);
  const [row] = rows;
  if (row === undefined)
    throw new StopError('not-in-tab', `“${sheet.name()}” doesn’t have the selected listings.`, 'Refresh it, then try again.');
  session.workbook.activate(tab.sheet, row, columns.get(first.field));
  const others = leading.length - ofTab.length;
  const named = rows.slice(0, MAX_NAMED).join(', ') + (rows.length > MAX_NAMED ? ', …' : '');
  const rest = others > 0 ? ` ${others} more ${others === 1 ? 'is' : 'are'} in ${name === 'programs' ? 'Courses' : 'Programs'}.` : '';
  platform.ui.toast(`${sheet.name()}, ${rows.length === 1 ? 'row' : 'rows'} ${named}.${rest} Edit, then review.`, 'Catalog Sync');
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
  return {
    report,
    findings: selected
      .filter((index) => !hidden.has(index + 2))
      .map((index) => ({
        finding: text(index, 'finding'),
        listing: text(index, 'listing_id'),
        type: text(index, 'type'),
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
