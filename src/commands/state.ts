import * as z from 'zod/mini';
import { isEditable } from '../catalog/resource.ts';
import type { Platform } from '../platform/ports.ts';
import { resourceOf } from '../sync/pull.ts';
import { countUnsent } from '../sync/review.ts';
import { readPlans } from '../sync/runs.ts';
import { isCopy } from '../tabs/kept-tabs.ts';
import { readTabs, type TabEntry } from '../tabs/registry.ts';
import type { CommandEntry } from './command.ts';
import { readConnection } from './connection.ts';
import type { RunSummary, TabState } from './messages.ts';
import { readSchedule } from './schedule.ts';

/** Above so many rows the edits of the active tab are not counted each time the sidebar opens. */
const MOST_COUNTED = 5_000;

/** Everything that the sidebar shows when it opens. */
export const state: CommandEntry<'state'> = {
  input: () => z.object({}),
  run: (platform) => {
    const connection = readConnection(platform);
    // Tabs of another Catalog cannot be refreshed or sent from here.
    const tabs = readTabs(platform.document).filter(
      (tab) => platform.workbook?.sheet(tab.sheet) && (!connection || tab.connection === connection.id),
    );
    const active = platform.workbook?.active()?.id;
    return {
      connection: connection && { host: connection.host, label: connection.label },
      ...(platform.workbook && isCopy(platform.workbook, platform.document) ? { copied: true } : {}),
      tabs: tabs.filter((tab) => !tab.part).map((tab) => tabState(platform, tab)),
      active,
      unsent: unsentIn(
        platform,
        tabs.find((tab) => tab.sheet === active),
      ),
      schedule: readSchedule(platform),
      canSchedule: platform.workbook !== undefined,
      runs: readPlans(platform.document).flatMap((plan): RunSummary[] =>
        plan.counts ? [{ run: plan.run, kind: 'send', at: plan.at, ...plan.counts }] : [],
      ),
    };
  },
};

function tabState(platform: Platform, tab: TabEntry): TabState {
  return {
    sheet: tab.sheet,
    name: platform.workbook?.sheet(tab.sheet)?.name() ?? '',
    resource: tab.resource,
    editable: isEditable(resourceOf(tab.resource)),
    filters: tab.filters,
    rows: tab.rows,
    pulledAt: tab.pulledAt,
    complete: tab.complete,
    problem: tab.problem,
  };
}

function unsentIn(platform: Platform, tab: TabEntry | undefined): number | undefined {
  const { workbook, document } = platform;
  if (!workbook || !tab || tab.part || !isEditable(resourceOf(tab.resource)) || tab.rows > MOST_COUNTED) return undefined;
  return countUnsent({ workbook, document }, tab);
}
