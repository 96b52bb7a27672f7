// What the entries of the reports are made of.
import type { ReportRule } from '../report-rule.ts';
import type { Field, Filter, Resource } from '../resource.ts';
import { field } from '../resources/entry.ts';

/** The name of the column that says what a run has changed, and what it can say. */
export const NEWS = 'news';
export const NEWS_NEW = 'new';
export const NEWS_CHANGED = 'changed';
export const NEWS_RESOLVED = 'resolved';

/** The name of the column that finds a row again. */
const ROW = 'row';

/** What a report shows of an order's buyer. */
export const buyerFields: readonly Field[] = [
  field('buyer', 'Buyer', 'text', { help: 'Name of the buyer.', nullable: true, personal: true }),
  field('buyer_email', 'Email', 'text', { help: 'Email address of the buyer.', nullable: true, personal: true }),
];

/** What is read of orders for a report about each of them and its buyer. */
export const ORDER_FIELDS: readonly string[] = [
  'id',
  'full_id',
  'purchased_at',
  'created_at',
  'canvas_user_id',
  'user_name',
  'user_email',
  'currency',
  'catalog_name',
  'promotion_amounts',
  'promotion_listing_ids',
];

const news = field(NEWS, 'News', 'text', {
  help: `What the last run with changes found: ${NEWS_NEW}, ${NEWS_CHANGED}, or ${NEWS_RESOLVED}.`,
  choices: [NEWS_NEW, NEWS_CHANGED, NEWS_RESOLVED],
  nullable: true,
});

/** Entries have names without this prefix. */
const PREFIX = 'report/';

export interface ReportEntry extends ReportRule {
  title: string;
  /** One row in running text. */
  one: string;
  group: 'People' | 'Money' | 'Seats' | 'Clean-up';
  parameters: readonly Filter[];
  /** Between *News* and the key. A report that delivers has no *News*. */
  fields: readonly Field[];
  remarks: readonly string[];
  /** As in a resource. */
  learnerId?: string;
}

/** Returns the resource that a report's tab shows. It has no list and no writes: its rows are computed from its sources. */
export function reportResource(name: string, entry: ReportEntry): Resource {
  const { title, one, group, parameters, fields, remarks, learnerId, ...report } = entry;
  return {
    name: PREFIX + name,
    title,
    one,
    group,
    path: '',
    list: { operationId: '', method: 'get', root: '', paging: 'none' },
    writes: {},
    filters: parameters,
    key: ROW,
    fields: [...(report.delivers ? [] : [news]), ...fields, field(ROW, 'Row', 'text', 'Identifies the row from one run to the next.')],
    report,
    remarks,
    ...(learnerId === undefined ? {} : { learnerId }),
  };
}
