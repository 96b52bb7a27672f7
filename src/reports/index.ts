// The code of each report. A report of the table without code doesn't compile.
import type { ReportName } from '../catalog/reports/index.ts';
import { catalogCheck } from './catalog-check.ts';
import { completedLearners } from './completed-learners.ts';
import { completions } from './completions.ts';
import { duplicates } from './duplicates.ts';
import { enrollmentMonths } from './enrollment-months.ts';
import { expiring } from './expiring.ts';
import { newOrders } from './new-orders.ts';
import { opening } from './opening.ts';
import { orderMatch } from './order-match.ts';
import type { ReportCode } from './report-input.ts';
import { revenue } from './revenue.ts';
import { roster } from './roster.ts';
import { seats } from './seats.ts';
import { settlement } from './settlement.ts';

const codes: Readonly<Record<ReportName, ReportCode>> = {
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
};

/** Returns the code of a report by the name of its resource. Throws if there's none. */
export function reportCode(resource: string): ReportCode {
  const code = Object.entries(codes).find(([name]) => resource === `report/${name}`)?.[1];
  if (!code) throw new Error(`No report "${resource}".`);
  return code;
}
