// Reads a pasted export: a table of text becomes payments, and everything that isn't one is counted or named. It stays in the page:
// names, addresses, and cards of an export are never sent anywhere.
import Papa from 'papaparse';
import { MAX_ID, MAX_PAYMENTS, type Payment } from '../../base/payment.ts';
import { amountIn, type DecimalMark, decimalMarkOf, negated, signed } from './export-amounts.ts';
import { type Columns, type Role, recognize } from './export-columns.ts';
import { kindOf, type RowKind, signOf, tookMoney } from './export-kinds.ts';
import { dateOrderOf, timeIn } from './export-times.ts';

/** A longer text would freeze the page. */
const MAX_TEXT = 30_000_000;
/** Rows that are named one by one. */
const MAX_NAMED = 5;
const DELIMITERS = [',', '\t', ';', '|'];

/** What can be wrong with an export as a whole. */
export type ExportFault = 'too-long' | 'no-table' | 'no-rows' | 'no-columns' | 'too-many';

/** What can be wrong with one row. */
export type RowFault = 'no-id' | 'long-id' | 'address' | 'amount' | 'fee' | 'date' | 'currency';

/** What the user has decided about an export. Absent is what the export says. */
export interface ExportChoices {
  columns?: Columns;
  dayFirst?: boolean;
  /** By the words of type and status. */
  kinds?: Readonly<Record<string, RowKind>>;
}

export interface ExportTable {
  provider: string;
  headers: readonly string[];
  rows: readonly (readonly string[])[];
  /** The line of the first row in the text. */
  firstRow: number;
  columns: Columns;
}

export interface KindCount {
  /** Type and status as the export has them. */
  words: string;
  kind: RowKind;
  rows: number;
}

export interface ReadExport {
  fault?: ExportFault;
  table?: ExportTable;
  payments: readonly Payment[];
  kinds: readonly KindCount[];
  /** Rows that can't be read, some of them by their place in the export. */
  unreadable: number;
  named: readonly { row: number; fault: RowFault; text: string }[];
  /** Rows that are in the export twice. */
  repeated: number;
  dayFirst: boolean;
  /** Days and months of the dates could be the other way around. */
  isOrderOpen: boolean;
  unknownZone?: string;
  /** The days of the first and the last payment. */
  from: string;
  to: string;
}

const NOTHING: ReadExport = {
  payments: [],
  kinds: [],
  unreadable: 0,
  named: [],
  repeated: 0,
  dayFirst: false,
  isOrderOpen: false,
  from: '',
  to: '',
};

/** Returns the table in a text, or what's wrong with it. */
export function tableIn(text: string): ExportTable | ExportFault {
  if (text.length > MAX_TEXT) return 'too-long';
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimitersToGuess: DELIMITERS, skipEmptyLines: 'greedy' });
  const { provider, headerRow, columns } = recognize(data);
  const headers = (data[headerRow] ?? []).map((header) => header.replace(/^\ufeff/, '').trim());
  if (headers.length < 2) return 'no-table';
  const rows = data.slice(headerRow + 1);
  return rows.length === 0 ? 'no-rows' : { provider, headers, rows, firstRow: headerRow + 2, columns };
}

/** Reads the payments of a table with the choices of the user. */
export function readExport(table: ExportTable | ExportFault, choices: ExportChoices = {}): ReadExport {
  if (typeof table === 'string') return { ...NOTHING, fault: table };
  const columns = choices.columns ?? table.columns;
  const shown = { ...table, columns };
  if (columns.id === undefined || columns.amount === undefined) return { ...NOTHING, table: shown, fault: 'no-columns' };
  const columnOf = (role: Role) => table.rows.map((row) => cellIn(row, columns[role]));
  const order = dateOrderOf(columnOf('date'));
  const dayFirst = choices.dayFirst ?? order.dayFirst;
  const marks = {
    amount: decimalMarkOf([...columnOf('amount'), ...columnOf('refunded')]),
    fee: decimalMarkOf([...columnOf('amount'), ...columnOf('fee')]),
  };
  const isUtc = /\butc\b|_utc/i.test(table.headers[columns.date ?? -1] ?? '');
  const read = table.rows.map((row) => readRow(row, { columns, marks, isUtc, dayFirst, kinds: choices.kinds ?? {} }));
  const all = read.flatMap((each) => each.payments);
  const once = Array.from(new Map(all.map((payment) => [JSON.stringify(payment), payment])).values());
  const payments = withCosts(once);
  const days = payments.map(({ at }) => at.slice(0, 10)).filter((day) => day !== '');
  const faulty = read.flatMap(({ fault, text = '' }, index) => (fault ? [{ row: index + table.firstRow, fault, text }] : []));
  return {
    ...NOTHING,
    table: shown,
    ...(payments.length > MAX_PAYMENTS ? { fault: 'too-many' as const } : payments.length === 0 ? { fault: 'no-rows' as const } : {}),
    payments,
    kinds: countKinds(read),
    unreadable: faulty.length,
    named: faulty.slice(0, MAX_NAMED),
    repeated: all.length - once.length,
    dayFirst,
    isOrderOpen: !order.isSure,
    unknownZone: read.find(({ unknownZone }) => unknownZone !== undefined)?.unknownZone,
    from: days.reduce((first, day) => (first === '' || day < first ? day : first), ''),
    to: days.reduce((last, day) => (day > last ? day : last), ''),
  };
}

interface Reading {
  columns: Columns;
  marks: { amount: DecimalMark; fee: DecimalMark };
  isUtc: boolean;
  dayFirst: boolean;
  kinds: Readonly<Record<string, RowKind>>;
}

interface ReadRow {
  words: string;
  kind: RowKind;
  payments: Payment[];
  fault?: RowFault;
  /** The cell that can't be read. */
  text?: string;
  unknownZone?: string;
}

function readRow(row: readonly string[], { columns, marks, isUtc, dayFirst, kinds }: Reading): ReadRow {
  const cell = (role: Role) => cellIn(row, columns[role]);
  const [type, status] = [cell('type'), cell('status')];
  const words = [type, status].filter((text) => text !== '').join(' · ');
  const amount = amountIn(cell('amount'), marks.amount);
  const failed = (fault: RowFault, text: string): ReadRow => ({ words, kind: 'ignored', payments: [], fault, text });
  if (amount === undefined) return failed('amount', cell('amount'));
  // With a column for refunds, a row is the payment, whatever its status says about the refund.
  const isPayment = columns.refunded !== undefined;
  const guess = isPayment ? kindOf('', /refund|dispute/i.test(status) ? '' : status, amount) : kindOf(type, status, amount);
  const kind = amount === '' || amount === '0' ? 'ignored' : (kinds[words] ?? guess);
  if (kind === 'ignored') return { words, kind, payments: [] };
  const id = cell('id');
  if (id === '') return failed('no-id', cell('amount'));
  const also = Array.from(new Set([cell('original'), cell('other')])).filter((text) => text !== '' && text !== id);
  if ([id, ...also].some((text) => text.length > MAX_ID)) return failed('long-id', id);
  if ([id, ...also].some((text) => text.includes('@'))) return failed('address', id);
  const fee = amountIn(cell('fee'), marks.fee);
  if (fee === undefined) return failed('fee', cell('fee'));
  const currency = cell('currency').toUpperCase();
  if (!/^([A-Z]{3})?$/.test(currency)) return failed('currency', cell('currency'));
  const time = timeIn({ date: cell('date'), time: cell('time'), zone: cell('zone'), isUtc }, dayFirst);
  if (!time) return failed('date', cell('date'));
  const { at, unknownZone } = time;
  const sign = isPayment ? 1 : signOf(kind, type, status);
  const payment: Payment = { id, also, kind, amount: sign ? signed(amount, sign) : amount, fee, currency, at };
  const taken: Payment[] = [
    { ...payment, kind: 'refund' as const, amount: amountIn(cell('refunded'), marks.amount) ?? '' },
    {
      ...payment,
      kind: 'chargeback' as const,
      amount: tookMoney(cell('disputeStatus')) ? (amountIn(cell('disputed'), marks.amount) ?? '') : '',
    },
  ];
  const back = taken.filter((each) => each.amount !== '' && each.amount !== '0');
  return {
    words,
    kind,
    payments: [payment, ...back.map((each) => ({ ...each, amount: signed(each.amount, -1), fee: '' }))],
    ...(unknownZone === undefined ? {} : { unknownZone }),
  };
}

/** Returns the payments with fees that cost as positive amounts. Some exports show them as negative ones, like all money that leaves. */
function withCosts(payments: readonly Payment[]): Payment[] {
  const sum = payments.reduce((total, { kind, fee }) => (kind === 'payment' ? total + Number(fee) : total), 0);
  return sum >= 0 ? [...payments] : payments.map((payment) => ({ ...payment, fee: negated(payment.fee) }));
}

function countKinds(rows: readonly ReadRow[]): KindCount[] {
  const counts = new Map<string, KindCount>();
  for (const { words, kind, fault } of rows) {
    if (fault) continue;
    const known = counts.get(words);
    // Rows of the same words are of one kind, apart from those without an amount.
    counts.set(words, { words, kind: known && kind === 'ignored' ? known.kind : kind, rows: (known?.rows ?? 0) + 1 });
  }
  return Array.from(counts.values()).sort((a, b) => b.rows - a.rows);
}

function cellIn(row: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (row[column] ?? '').trim();
}
