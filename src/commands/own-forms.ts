// What users have made in the file, as the page of the reports shows it.

import type { Platform } from '../platform/ports.ts';
import type { OwnForms, OwnReportForm, PlannedForm } from '../protocol/own-reports.ts';
import type { ReportTab } from '../protocol/reports.ts';
import { ownTab } from '../sync/jobs/matching-tab.ts';
import type { Session } from '../sync/jobs/session.ts';
import { suffixOf } from '../sync/pull/pull-filters.ts';
import { type PlannedRun, plannedRuns } from '../sync/pull/set-runs.ts';
import { type OwnReport, readOwnReports } from '../tabs/memory/own-reports.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { readSets } from '../tabs/memory/report-sets.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';

export function ownForms(session: Session): OwnForms {
  const { document, workbook, client } = session;
  const tabs = readTabs(document).filter((tab) => tab.part === undefined && tab.connection === client.connection.id);
  const savable = tabs.flatMap(({ sheet: id, pulledAt }) => {
    const sheet = pulledAt === undefined ? undefined : workbook.sheet(id);
    return sheet ? [{ sheet: id, name: sheet.name() }] : [];
  });
  const active = workbook.active()?.id;
  return {
    own: readOwnReports(document).map((report) => ownForm(session, report)),
    sets: readSets(document).map((set) => ({ ...set, planned: plannedRuns(session, set).map(plannedForm) })),
    savable,
    ...(savable.some(({ sheet }) => sheet === active) ? { active } : {}),
  };
}

function ownForm(session: Session, report: OwnReport): OwnReportForm {
  const { id, name, filters, titles, of } = report;
  const resource = resourceOf(report.resource);
  const tab = ownTab(session, report, resource);
  const isElsewhere = of !== undefined && of.connection !== session.client.connection.id;
  return {
    id,
    name,
    about: resource.title + suffixOf(resource, filters, new Map(Object.entries(titles ?? {}))),
    run: { title: name, resource: resource.name, filters, own: id },
    ...(isElsewhere ? { elsewhere: of.host } : {}),
    ...(tab ? { tab: reportTab(session, tab) } : {}),
  };
}

function plannedForm({ title, resource, filters, own }: PlannedRun): PlannedForm {
  return { title, resource: resource.name, filters, ...(own ? { own: own.id } : {}) };
}

/** Returns what a form shows of the last run. */
export function reportTab(
  { workbook }: Pick<Platform, 'workbook'>,
  { sheet, rows, pulledAt, complete, filters, problem }: TabEntry,
): ReportTab {
  return { sheet, name: workbook?.sheet(sheet)?.name() ?? '', rows, at: pulledAt, complete, filters, problem };
}
