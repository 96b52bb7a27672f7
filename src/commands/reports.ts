import * as z from 'zod/mini';
import { saidHere } from '../base/say.ts';
import { localized } from '../catalog/localized.ts';
import type { ReportSource } from '../catalog/report-rule.ts';
import { reports as all } from '../catalog/reports/index.ts';
import type { Resource } from '../catalog/resource.ts';
import type { CommandEntry } from '../protocol/command.ts';
import type { DashboardForm, ReportForm } from '../protocol/reports.ts';
import { dashboardSheet } from '../sync/dashboard/dashboard.ts';
import { sources } from '../sync/dashboard/sources.ts';
import { deniedResources } from '../sync/jobs/denied-resources.ts';
import { isMain } from '../sync/jobs/matching-tab.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { type Session, showsResource } from '../sync/jobs/session.ts';
import { lastDelivery } from '../sync/pull/delivery.ts';
import { readTabs, type TabEntry } from '../tabs/memory/registry.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { ownForms, reportTab } from './own-forms.ts';
import { formOf } from './pull.ts';

/** Returns the reports, each with its form and its last run, the dashboard, and what users have made in this file. */
export const reports: CommandEntry<'reports'> = {
  input: () => z.object({}),
  run: (platform) => {
    const session = openSession(platform);
    const tabs = readTabs(session.document);
    const denied = deniedResources(session.document, session.client.connection);
    const forms = all.map(localized).map((report) => reportForm(session, report, tabs, denied));
    return { reports: forms, dashboard: dashboardForm(session), ...ownForms(session) };
  },
};

function reportForm(session: Session, report: Resource, tabs: readonly TabEntry[], denied: readonly string[]): ReportForm {
  const { name, title, group, filters, remarks = [], report: rule } = report;
  const sources = rule?.sources ?? [];
  const tab = rule?.delivers ? lastDelivery(session, report) : tabs.find((each) => isMain(each) && showsResource(session, each, report));
  return {
    name,
    title,
    question: rule?.question ?? '',
    group: saidHere(group),
    filters: filters.filter(({ hidden }) => !hidden).map((filter) => formOf(filter, tabs)),
    defaults: { ...rule?.defaults },
    remarks,
    reads: titlesOf(sources),
    denied: titlesOf(sources.filter(({ resource, optional }) => !optional && denied.includes(resource))),
    ...(rule?.pasted ? { pasted: rule.pasted } : {}),
    ...(tab ? { tab: reportTab(session, tab) } : {}),
  };
}

function dashboardForm(session: Session): DashboardForm {
  const sheet = dashboardSheet(session);
  return {
    runs: sources().map(({ report: { title, name }, filters }) => ({ title, resource: name, filters })),
    ...(sheet ? { tab: { sheet: sheet.id, name: sheet.name() } } : {}),
  };
}

function titlesOf(sources: readonly ReportSource[]): string[] {
  return Array.from(new Set(sources.map(({ resource }) => resourceOf(resource).title)));
}
