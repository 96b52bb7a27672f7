// Which cells of orders don't hold what Catalog sent, in its own type.
import type { CellValue } from '../../emulator/host.ts';

/** The columns that each client writes. */
export const COLUMNS = ['ID', 'Order number', 'Purchased', 'Total', 'Currency', 'Payment references'];

/** The time zone of the file. */
export const ZONE = 'America/New_York';

/** A cell holds a local time without its offset, so an hour that comes twice in autumn can't be told from its repetition. */
const localTime = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** Returns how many cells of the six columns don't hold what Catalog sent, in its own type. */
export function wrongIn(table: readonly (readonly CellValue[])[], orders: readonly Record<string, unknown>[]): number {
  const rows = new Map(table.map((row) => [String(row[0]), row]));
  return orders.reduce((sum, order) => {
    const [id, number, purchased, total, currency, references] = rows.get(String(order.id)) ?? [];
    const right = [
      id === Number(order.id),
      number === order.full_id,
      isTime(purchased, order.purchased_at),
      total === Number(order.total),
      currency === order.currency,
      showsReferences(references, order.payments),
    ];
    return sum + right.filter((isRight) => !isRight).length;
  }, 0);
}

function isTime(cell: CellValue | undefined, time: unknown): boolean {
  if (time === null || time === undefined) return cell === '' || cell === undefined;
  const sent = new Date(String(time).replaceAll('/', '-').replace(' ', 'T').replace(' +0000', 'Z'));
  return cell instanceof Date && localTime.format(cell) === localTime.format(sent);
}

/** Several references can be joined in any way, but they are texts: their zeros count. */
function showsReferences(cell: CellValue | undefined, payments: unknown): boolean {
  const references = Array.isArray(payments) ? payments.map((payment: { reference_id?: unknown }) => payment.reference_id ?? '') : [];
  const texts = references.map(String).filter((text) => text !== '');
  if (texts.length === 0) return cell === '' || cell === undefined;
  return typeof cell === 'string' && texts.every((text) => cell.includes(text));
}
