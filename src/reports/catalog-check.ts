// Catalog check: what is wrong, or looks wrong, with listings, tags, and catalogs. Each check is a line of a list.
import { groupBy } from '../base/group-by.ts';
import { saidHere } from '../base/say.ts';
import { CHECKS, type CheckFinding } from '../catalog/reports/catalog-check.ts';
import type { Record_, Value } from '../catalog/resource.ts';
import { courses } from '../catalog/resources/courses.ts';
import { programs } from '../catalog/resources/programs.ts';
import { amountOf, unitsOf } from './amount.ts';
import { dayOf } from './calendar.ts';
import { type Listing, listingsById, listingsIn, tally } from './listings.ts';
import { chosen, orNull, type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

const YEAR_MS = 365 * 86_400_000;
/** With fewer prices in a catalog, none is unusual. */
const MIN_PRICES = 5;
const FAR = 10;
const MOSTLY_PAID = 0.8;
const WHOLE_CURRENCIES = ['JPY', 'KRW', 'CLP', 'VND', 'ISK'];
/** How many ten-thousandths the smallest coin has. */
const CENT = 100;
const WHOLE = 10_000;

interface Found {
  now?: string | null;
  usual?: string;
  /** What follows the finding in the key of the row. */
  of?: string;
}

interface Context {
  now: number;
  zone: string;
  byId: ReadonlyMap<string, Record_>;
  /** Ten-thousandths of the prices above zero in each catalog, sorted. */
  prices: ReadonlyMap<string, readonly number[]>;
  inCatalog: ReadonlyMap<string, readonly Listing[]>;
  titles: ReadonlyMap<string, number>;
  paths: ReadonlyMap<string, number>;
  canvasCourses: ReadonlyMap<string, number>;
  /** Enrollments by listing, if analytics have them. */
  enrollments: ReadonlyMap<string, number> | undefined;
}

type Check = (listing: Listing, context: Context) => readonly Found[];

/** Returns one finding or none. */
const when = (isFound: boolean, found: Found = {}): readonly Found[] => (isFound ? [found] : []);
/** Finds two times whose second one is earlier, and shows their days. */
const backward = (from: Value | undefined, to: Value | undefined, zone: string): readonly Found[] =>
  when(textOf(to) !== '' && textOf(from) > textOf(to), { now: `${dayOf(from, zone)} – ${dayOf(to, zone)}` });
const isBlank = (value: unknown) => value === null || String(value ?? 'unknown').trim() === '';

const checks: Readonly<Record<Exclude<CheckFinding, 'Unused tag' | 'Catalog without listings'>, Check>> = {
  'Negative price, or too many decimals': ({ values: { enrollment_fee: fee, currency } }) => {
    const units = unitsOf(fee) ?? 0;
    const smallest = WHOLE_CURRENCIES.includes(textOf(currency)) ? WHOLE : CENT;
    return when(units < 0 || units % smallest !== 0, { now: textOf(fee) });
  },
  'Price far from the others': ({ values }, { prices }) => {
    const units = unitsOf(values.enrollment_fee) ?? 0;
    const others = prices.get(textOf(values.catalog_id)) ?? [];
    const middle = middleOf(others);
    const isFar = others.length >= MIN_PRICES && units > 0 && (units * FAR < middle || units > middle * FAR);
    return when(isFar, { now: textOf(values.enrollment_fee), usual: amountOf(middle) });
  },
  'Free among paid listings': ({ values }, { prices, inCatalog }) => {
    const catalog = textOf(values.catalog_id);
    const paid = prices.get(catalog)?.length ?? 0;
    return when(unitsOf(values.enrollment_fee) === 0 && paid >= (inCatalog.get(catalog)?.length ?? 0) * MOSTLY_PAID, { now: '0' });
  },
  'Opens after it closes': ({ values: { enrollment_open_from: from, enrollment_open_to: to } }, { zone }) => backward(from, to, zone),
  'Ends before it starts': ({ values: { start_date: start, end_date: end } }, { zone }) => backward(start, end, zone),
  'Open with no seats': ({ values: { enrollment_cap: cap, enrollment_open: open } }) => when(cap === 0 && open === true, { now: '0' }),
  'Requires a listing that’s gone': ({ values }, { byId }) =>
    requirementsOf(values).flatMap((id) => when(!byId.has(id), { now: id, of: id })),
  'Requires a closed listing': ({ values }, { byId }) =>
    requirementsOf(values).flatMap((id) =>
      when(byId.get(id)?.enrollment_open === false, { now: `${textOf(byId.get(id)?.title)} (${id})`, of: id }),
    ),
  'Same path twice': ({ values }, { paths }) => when((paths.get(pathOf(values)) ?? 0) > 1, { now: textOf(values.listing_path) }),
  'Open, but unlisted': ({ values: { enrollment_open: open, visibility } }) =>
    when(open === true && visibility !== undefined && visibility !== 'listed', { now: textOf(visibility) }),
  'Listed, but closed': (
    { values: { enrollment_open: open, enrollment_open_from: from, enrollment_open_to: to, visibility } },
    { now },
  ) => {
    const isClosed = open === false || (textOf(to) !== '' && Date.parse(textOf(to)) < now);
    const isOpening = textOf(from) !== '' && Date.parse(textOf(from)) > now;
    return when(visibility === 'listed' && isClosed && !isOpening);
  },
  'Waitlist without a limit': ({ values }) => when(values.waitlist === true && values.enrollment_cap === null),
  'Same title twice': ({ values }, { titles }) => when((titles.get(titleOf(values)) ?? 0) > 1, { now: textOf(values.title) }),
  'Same Canvas course twice': ({ values: { canvas_course_id: id } }, { canvasCourses }) =>
    when((canvasCourses.get(textOf(id)) ?? 0) > 1, { now: textOf(id) }),
  'No image': ({ values }) => when(isBlank(values.listing_image)),
  'No teaser': ({ values }) => when(isBlank(values.short_description)),
  'No description': ({ values }) => when(isBlank(values.description)),
  'No tags': ({ values: { tag_names: tags } }) => when(Array.isArray(tags) && tags.length === 0),
  'No SKU': ({ values }, { inCatalog }) => {
    const others = inCatalog.get(textOf(values.catalog_id)) ?? [];
    return when(isBlank(values.sku) && others.some(({ values: { sku } }) => textOf(sku) !== ''));
  },
  'No enrollment in a year': ({ values }, { now, enrollments }) => {
    const isOld = Date.parse(textOf(values.created_at)) < now - YEAR_MS;
    return when(isOld && enrollments?.get(textOf(values.id)) === 0, { now: '0' });
  },
};

export const catalogCheck: ReportCode = {
  rows(input) {
    const listings = listingsIn(input);
    const context = contextOf(input, listings);
    const wanted = chosen(input, 'checks');
    const isWanted = (finding: string) => wanted.length === 0 || wanted.includes(finding);
    const records = listings.flatMap((listing) =>
      Object.entries(checks).flatMap(([finding, check]) =>
        isWanted(finding) ? check(listing, context).map((found) => rowOf(listing, finding, found)) : [],
      ),
    );
    return { records: [...records, ...unusedIn(input, listings).filter(({ finding }) => isWanted(textOf(finding)))] };
  },
};

function contextOf(input: ReportInput, listings: readonly Listing[]): Context {
  const inCatalog = groupBy(listings, ({ values }) => textOf(values.catalog_id));
  const pricesOf = (members: readonly Listing[]) =>
    members
      .map(({ values }) => unitsOf(values.enrollment_fee) ?? 0)
      .filter((units) => units > 0)
      .sort((a, b) => a - b);
  return {
    now: input.now,
    zone: input.zone,
    byId: listingsById(listings),
    prices: new Map(Array.from(inCatalog, ([catalog, members]) => [catalog, pricesOf(members)])),
    inCatalog,
    titles: tally(listings.map(({ values }) => titleOf(values))),
    paths: tally(listings.map(({ values }) => pathOf(values))),
    canvasCourses: tally(listings.flatMap(({ values }) => textOf(values.canvas_course_id) || [])),
    enrollments:
      input.read.figures &&
      new Map(input.read.figures.map(({ values }) => [textOf(values.product_id), Number(values.enrollment_count ?? Number.NaN)])),
  };
}

function rowOf({ type, values }: Listing, finding: string, { now, usual, of }: Found): Record_ {
  const check = CHECKS.find((each) => each.finding === finding);
  const slug = finding.toLowerCase().replace(/[^a-z]+/g, '_');
  return {
    weight: check?.weight ?? 'look',
    finding,
    now: now ?? null,
    usual: usual ?? null,
    listing: textOf(values.title),
    type,
    catalog: orNull(values.catalog_name),
    field: saidHere(labelOf(check?.field ?? '')),
    listing_id: values.id ?? null,
    row: [textOf(values.id), slug, ...(of === undefined ? [] : [of])].join('-'),
  };
}

/** Returns the tags and the catalogs that no listing uses. */
function unusedIn(input: ReportInput, listings: readonly Listing[]): Record_[] {
  const used = new Set(listings.flatMap(({ values }) => (Array.isArray(values.tag_names) ? values.tag_names.map(String) : [])));
  const owning = new Set(listings.map(({ values }) => textOf(values.catalog_id)));
  const unused = (type: 'Tag' | 'Catalog', { id, name }: Record_): Record_ => ({
    weight: 'look',
    finding: type === 'Tag' ? 'Unused tag' : 'Catalog without listings',
    now: textOf(name),
    usual: null,
    listing: null,
    type,
    catalog: type === 'Catalog' ? textOf(name) : null,
    field: saidHere('Name'),
    listing_id: null,
    row: `${type.toLowerCase()}-${textOf(id)}-unused`,
  });
  const tags = readOf(input, 'tags').map(({ values }) => values);
  const catalogs = readOf(input, 'catalogs').map(({ values }) => values);
  return [
    ...tags
      .filter(({ name, listing_ids: ids }) => !used.has(textOf(name)) && (!Array.isArray(ids) || ids.length === 0))
      .map((tag) => unused('Tag', tag)),
    ...catalogs.filter(({ id }) => !owning.has(textOf(id))).map((catalog) => unused('Catalog', catalog)),
  ];
}

function labelOf(name: string): string {
  return [...courses.fields, ...programs.fields].find((field) => field.name === name)?.label ?? name;
}

function requirementsOf({ requirement_ids: ids }: Record_): string[] {
  return Array.isArray(ids) ? ids.map(String) : [];
}

function titleOf({ title }: Record_): string {
  return textOf(title).trim().toLowerCase();
}

/** Two catalogs can use the same path. */
function pathOf({ catalog_id: catalog, listing_path: path }: Record_): string {
  return `${textOf(catalog)} ${textOf(path)}`;
}

function middleOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
