// The records of a demo Catalog in SQLite. Reports are judged by SQL over it, which shares no code with `src`.
import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';
import type { DemoCatalog } from '../../../emulator/demo-catalog.ts';

type Raw = Record<string, unknown>;

const SCHEMA = `
  CREATE TABLE listings (id INTEGER, type TEXT, title TEXT, catalog TEXT, catalog_id INTEGER, fee REAL, currency TEXT, cap INTEGER,
    waitlist INTEGER, waitlist_cap INTEGER, open INTEGER, open_from TEXT, open_to TEXT, starts TEXT, ends TEXT, visibility TEXT,
    image TEXT, teaser TEXT, description TEXT, tags INTEGER, sku TEXT, path TEXT, canvas_course INTEGER,
    created TEXT);
  CREATE TABLE tags (id INTEGER, name TEXT);
  CREATE TABLE tagged (name TEXT);
  CREATE TABLE catalogs (id INTEGER, name TEXT);
  CREATE TABLE requirements (program_id INTEGER, listing_id INTEGER);
  CREATE TABLE enrollments (id INTEGER, user INTEGER, listing_id INTEGER, title TEXT, type TEXT, status TEXT, enrolled TEXT);
  CREATE TABLE applicants (id INTEGER, user INTEGER, listing_id INTEGER, status TEXT, notified TEXT);
  CREATE TABLE users (id INTEGER, canvas INTEGER, merged INTEGER, name TEXT, email TEXT, created TEXT);
  CREATE TABLE orders (id INTEGER, number TEXT, user INTEGER, name TEXT, email TEXT, catalog TEXT, catalog_id INTEGER, currency TEXT, paid TEXT, created TEXT);
  CREATE TABLE lines (order_id INTEGER, position INTEGER, listing_id INTEGER, title TEXT, amount REAL, net REAL);
  CREATE TABLE promotions (order_id INTEGER, listing_id INTEGER, code TEXT, amount REAL);
  CREATE TABLE payments (order_id INTEGER, reference TEXT, status TEXT);
  CREATE TABLE bulks (id INTEGER, order_id INTEGER, user INTEGER, listing_id INTEGER, title TEXT, seats INTEGER, paid TEXT, net REAL);
  CREATE TABLE certificates (listing_id INTEGER, active INTEGER, days INTEGER, expires TEXT);
  CREATE TABLE completions (listing_id INTEGER, user INTEGER, completed TEXT);
  CREATE TABLE seats (bulk_id INTEGER, email TEXT, enrollment_id INTEGER);
`;

/** Without them, a join of thousands of records with each other takes longer than the reports that are judged. */
const INDEXES = `
  CREATE INDEX listing_of ON listings (id);
  CREATE INDEX user_of ON users (canvas);
  CREATE INDEX user_with ON users (id);
  CREATE INDEX enrollments_of ON enrollments (user);
  CREATE INDEX enrollments_in ON enrollments (listing_id);
  CREATE INDEX order_of ON orders (id);
  CREATE INDEX lines_of ON lines (order_id);
  CREATE INDEX bulk_of ON bulks (order_id);
  CREATE INDEX seats_of ON seats (bulk_id);
  CREATE INDEX seat_of ON seats (enrollment_id);
`;

let engine: Promise<SqlJsStatic> | undefined;

/** Returns a database with all records. In SQL, `local(time)` is the minute on the clock of the zone, `day(time)` the day, and `number_of(day)` counts days. */
export async function databaseOf(catalog: DemoCatalog, zone: string): Promise<Database> {
  engine ??= initSqlJs();
  const db = new (await engine).Database();
  db.exec(SCHEMA);
  db.create_function('local', (time: SqlValue) => minuteOf(time, zone));
  db.create_function('day', (time: SqlValue) => minuteOf(time, zone)?.slice(0, 10) ?? null);
  db.create_function('number_of', (day: SqlValue) => (day === null ? null : Date.parse(`${day}T00:00:00Z`) / 86_400_000));
  db.create_function('small', (text: SqlValue) => String(text).trim().toLowerCase());
  db.create_function('slug', (text: SqlValue) =>
    String(text)
      .toLowerCase()
      .split(/[^a-z]+/)
      .join('_'),
  );
  const insert = (table: string, rows: readonly unknown[][]) => {
    const [first] = rows;
    if (!first) return;
    const statement = db.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(',')})`);
    for (const row of rows) statement.run(row.map(asSql));
    statement.free();
  };
  db.exec('BEGIN');
  const listings = ['courses', 'programs'].flatMap((name) => catalog.records(name).map((each) => listingRow(each, name)));
  insert('listings', listings);
  insert(
    'requirements',
    catalog.records('programs').flatMap(({ id, requirement_ids }) => (requirement_ids as number[]).map((listing) => [id, listing])),
  );
  insert(
    'enrollments',
    catalog.records('enrollments').map((each) => {
      const listing = each.listing as Raw;
      return [each.id, (each.user as Raw | null)?.id, listing.id, listing.title, listing.type, each.status, utc(each.enrolled_at)];
    }),
  );
  insert(
    'applicants',
    catalog
      .records('applicants')
      .map((each) => [each.id, (each.user as Raw | null)?.id, (each.listing as Raw).id, each.status, utc(each.notified_of_opening_at)]),
  );
  insert(
    'users',
    catalog
      .records('users')
      .map((each) => [each.id, each.canvas_user_id, each.merged_into_user_id, each.user_name, each.email_address, utc(each.created_at)]),
  );
  const orders = catalog.records('orders');
  insert(
    'orders',
    orders.map((each) => {
      const user = each.user as Raw | null;
      const owner = each.catalog as Raw;
      return [
        each.id,
        each.full_id,
        user?.id,
        user?.name,
        user?.email,
        owner.name,
        owner.id,
        each.currency,
        utc(each.purchased_at),
        utc(each.created_at),
      ];
    }),
  );
  insert(
    'lines',
    orders.flatMap(({ id, listings: lines }) =>
      (lines as Raw[]).map((line, index) => [id, index + 1, line.id, line.title, Number(line.amount), Number(line.discounted_amount)]),
    ),
  );
  insert(
    'promotions',
    orders.flatMap(({ id, promotions }) => (promotions as Raw[]).map((each) => [id, each.listing_id, each.code, Number(each.amount)])),
  );
  insert(
    'payments',
    orders.flatMap(({ id, payments }) => (payments as Raw[]).map((each) => [id, each.reference_id, each.status])),
  );
  const bulks = catalog.records('bulkEnrollments');
  insert(
    'bulks',
    bulks.map((each) => {
      const { id, title } = each.listing as Raw;
      return [each.id, each.order_id, each.canvas_user_id, id, title, each.seats, utc(each.purchased_at), Number(each.discounted_amount)];
    }),
  );
  insert(
    'seats',
    bulks.flatMap(({ id, invitations }) => (invitations as Raw[]).map((seat) => [id, seat.email, seat.enrollment_id])),
  );
  insert(
    'certificates',
    catalog.records('certificates').map((each) => [each.listing_id, each.active, each.days_to_expire, utc(each.expires_at)]),
  );
  insert(
    'completions',
    catalog.records('completions').map((each) => [each.listing_id, each.canvas_user_id, utc(each.completed_at)]),
  );
  insert(
    'tags',
    catalog.records('tags').map(({ id, name }) => [id, name]),
  );
  insert(
    'tagged',
    ['courses', 'programs'].flatMap((name) => catalog.records(name).flatMap((each) => (each.tag_names as string[]).map((tag) => [tag]))),
  );
  insert(
    'catalogs',
    catalog.records('catalogs').map(({ id, name }) => [id, name]),
  );
  db.exec('COMMIT');
  db.exec(INDEXES);
  return db;
}

function listingRow(each: Raw, name: string): unknown[] {
  const owner = each.catalog as Raw;
  return [
    each.id,
    name === 'courses' ? 'Course' : 'Program',
    each.title,
    owner.name,
    owner.id,
    each.enrollment_fee,
    each.currency,
    each.enrollment_cap,
    each.waitlist,
    each.waitlist_cap,
    each.enrollment_open,
    utc(each.enrollment_open_from),
    utc(each.enrollment_open_to),
    utc(each.start_date),
    utc(each.end_date),
    each.visibility,
    each.listing_image,
    each.short_description,
    each.description,
    (each.tag_names as string[]).length,
    each.sku,
    each.listing_path,
    (each.canvas_course as Raw | undefined)?.id,
    utc(each.created_at),
  ];
}

/** Returns a time of either format as `YYYY-MM-DDTHH:MM:SSZ`. */
function utc(time: unknown): string | null {
  if (typeof time !== 'string') return null;
  const core = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) \+0000$/.exec(time);
  const iso = core ? `${core[1]}-${core[2]}-${core[3]}T${core[4]}Z` : time;
  return new Date(Math.floor(Date.parse(iso) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

function asSql(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? Number(value) : (value as SqlValue);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteOf(time: SqlValue, zone: string): string | null {
  if (time === null) return null;
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(zone, format);
  return format.format(new Date(String(time)));
}
