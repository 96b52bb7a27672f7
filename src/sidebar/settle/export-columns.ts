// What the columns of an export mean. Each export of a provider is recognized by headers that only it has, and every column can be
// chosen by hand. Where the headers are from, as read in November 2026:
// - Stripe, itemized balance change from activity: documented at docs.stripe.com/reports/report-types, and what reporting_category
//   holds at docs.stripe.com/reports/reporting-categories.
// - Stripe, payments, and balance transactions: no page lists their headers. They are those of files in public importers, which begin with
//   `id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency` and `id,Type,Source,Amount,Fee,Net,Currency`. Newer files
//   have `Created date (UTC)`. `Created Date` and `Created` are without a source.
// - PayPal, activity download: named at developer.paypal.com/api/nvp-soap/paypal-payments-standard/admin/download-history, and in this
//   spelling in files of public importers, which begin with `"Date","Time","TimeZone","Name","Type","Status","Currency","Gross"`.
//   `Time Zone` in two words is without a source.
// - Authorize.net, expanded fields: documented at account.authorize.net/help/Search/Download_to_File/Expanded_Fields_Comma_Separated.htm.
//   `Total Amount` and `Action Code` are those of another format (Standard_with_Card_Code_Tab_Delimited.htm). `Currency` is without a
//   source. The page doesn't show a file, so it's open whether a file begins with its headers.

export const ROLES = [
  'id',
  'amount',
  'date',
  'currency',
  'type',
  'status',
  'fee',
  'original',
  'other',
  'refunded',
  'disputed',
  'disputeStatus',
  'time',
  'zone',
] as const;

export type Role = (typeof ROLES)[number];

/** By role, the place of its column in the table. */
export type Columns = Partial<Record<Role, number>>;

interface Format {
  provider: string;
  /** All of these headers. */
  marks: readonly string[];
  /** By role, its headers. The first one that the table has counts. */
  headers: Partial<Record<Role, readonly string[]>>;
}

const FORMATS: readonly Format[] = [
  {
    provider: 'Stripe',
    marks: ['id', 'Amount', 'Amount Refunded'],
    headers: {
      id: ['id'],
      other: ['PaymentIntent ID'],
      amount: ['Amount'],
      refunded: ['Amount Refunded'],
      disputed: ['Disputed Amount'],
      disputeStatus: ['Dispute Status'],
      fee: ['Fee'],
      currency: ['Currency'],
      status: ['Status'],
      date: ['Created date (UTC)', 'Created (UTC)', 'Created Date', 'Created'],
    },
  },
  {
    provider: 'Stripe',
    marks: ['balance_transaction_id', 'gross', 'reporting_category'],
    headers: {
      id: ['balance_transaction_id'],
      other: ['charge_id', 'source_id'],
      original: ['payment_intent_id'],
      amount: ['Gross'],
      fee: ['Fee'],
      currency: ['Currency'],
      type: ['reporting_category'],
      date: ['created_utc', 'Created'],
    },
  },
  {
    provider: 'Stripe',
    marks: ['id', 'Type', 'Source', 'Amount', 'Net'],
    headers: {
      id: ['id'],
      other: ['Source'],
      amount: ['Amount'],
      fee: ['Fee'],
      currency: ['Currency'],
      type: ['Type'],
      date: ['Created (UTC)', 'Created'],
    },
  },
  {
    provider: 'PayPal',
    marks: ['Transaction ID', 'Gross', 'Type', 'Status'],
    headers: {
      id: ['Transaction ID'],
      original: ['Reference Txn ID'],
      other: ['Invoice Number'],
      amount: ['Gross'],
      fee: ['Fee'],
      currency: ['Currency'],
      type: ['Type'],
      status: ['Status'],
      date: ['Date'],
      time: ['Time'],
      zone: ['TimeZone', 'Time Zone'],
    },
  },
  {
    provider: 'Authorize.net',
    marks: ['Transaction ID', 'Transaction Status', 'Submit Date/Time'],
    headers: {
      id: ['Transaction ID'],
      original: ['Reference Transaction ID'],
      other: ['Invoice Number'],
      amount: ['Settlement Amount', 'Total Amount', 'Authorization Amount'],
      currency: ['Settlement Currency', 'Currency', 'Authorization Currency'],
      type: ['Transaction Type', 'Action Code'],
      status: ['Transaction Status'],
      date: ['Submit Date/Time'],
    },
  },
];

/** Headers of other exports, also in other languages of the providers above. */
const COMMON: Format['headers'] = {
  id: ['Transaction ID', 'Payment ID', 'Reference', 'Reference ID', 'Payment Reference', 'Charge ID', 'Transaktionscode', 'id'],
  original: ['Reference Txn ID', 'Original Transaction ID', 'Parent Transaction ID', 'Zugehöriger Transaktionscode'],
  other: ['Invoice Number', 'Order Number', 'Order ID', 'Rechnungsnummer'],
  amount: ['Gross', 'Gross Amount', 'Amount', 'Total', 'Brutto', 'Betrag'],
  refunded: ['Amount Refunded', 'Refunded Amount'],
  fee: ['Fee', 'Fees', 'Processing Fee', 'Gebühr'],
  currency: ['Currency', 'Currency Code', 'Währung'],
  type: ['Type', 'Transaction Type', 'Typ'],
  status: ['Status', 'State', 'Transaction Status'],
  date: ['Created (UTC)', 'Date', 'Created', 'Created At', 'Transaction Date', 'Paid At', 'Datum'],
  time: ['Time', 'Uhrzeit'],
  zone: ['TimeZone', 'Time Zone', 'Zeitzone'],
};

/** The header is among the first rows: some files begin with lines about themselves. */
const MAX_HEADER_ROW = 20;

export interface Recognized {
  /** `''` for an export of another provider. */
  provider: string;
  /** The place of the row with the headers. */
  headerRow: number;
  columns: Columns;
}

/** Returns what the columns of a table mean, as far as their headers say. */
export function recognize(rows: readonly (readonly string[])[]): Recognized {
  const first = rows.slice(0, MAX_HEADER_ROW);
  for (const [headerRow, row] of first.entries()) {
    const headers = row.map(plainHeader);
    const format = FORMATS.find(({ marks }) => marks.every((mark) => headers.includes(plainHeader(mark))));
    if (format) return { provider: format.provider, headerRow, columns: columnsOf(headers, format.headers) };
  }
  const width = Math.max(0, ...first.map(filledIn));
  const headerRow = Math.max(
    0,
    first.findIndex((row) => filledIn(row) === width),
  );
  return { provider: '', headerRow, columns: columnsOf((rows[headerRow] ?? []).map(plainHeader), COMMON) };
}

function columnsOf(headers: readonly string[], wanted: Format['headers']): Columns {
  const columns: Columns = {};
  for (const role of ROLES) {
    const place = (wanted[role] ?? []).map((header) => headers.indexOf(plainHeader(header))).find((at) => at >= 0);
    if (place !== undefined) columns[role] = place;
  }
  return columns;
}

function filledIn(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function plainHeader(header: string): string {
  return header
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
