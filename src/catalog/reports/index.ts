// The reports, in the order in which people see them. `src/reports` has the code of each.
import type { Resource } from '../resource.ts';
import { catalogCheck } from './catalog-check.ts';
import { completedLearners } from './completed-learners.ts';
import { completions } from './completions.ts';
import { duplicates } from './duplicates.ts';
import { enrollmentMonths } from './enrollment-months.ts';
import { type ReportEntry, reportResource } from './entry.ts';
import { expiring } from './expiring.ts';
import { newOrders } from './new-orders.ts';
import { opening } from './opening.ts';
import { orderMatch } from './order-match.ts';
import { revenue } from './revenue.ts';
import { roster } from './roster.ts';
import { seats } from './seats.ts';
import { settlement } from './settlement.ts';

const entries = {
  roster,
  enrollment_months: enrollmentMonths,
  completions,
  completed_learners: completedLearners,
  expiring,
  new_orders: newOrders,
  revenue,
  order_match: orderMatch,
  settlement,
  seats,
  opening,
  duplicates,
  catalog_check: catalogCheck,
} satisfies Record<string, ReportEntry>;

export type ReportName = keyof typeof entries;

export const reports: readonly Resource[] = Object.entries(entries).map(([name, entry]) => reportResource(name, entry));
