// Exports as the dashboards of payment providers make them: Stripe's itemized balance change from activity
// (docs.stripe.com/reports/report-types), PayPal's activity download (developer.paypal.com, “Download Account History”, and files in public
// importers), and Authorize.net's expanded fields (account.authorize.net/help/Search/Download_to_File/Expanded_Fields_Comma_Separated.htm).
// Only some of their columns are here, names and addresses among them.
import type { PaymentProvider, PaymentTransaction } from '../../demo-catalog.ts';
import { placesOf } from '../store/decimals.ts';

/** Returns the export of a provider as text. */
export function exportOf(provider: PaymentProvider, transactions: readonly PaymentTransaction[]): string {
  const [header, rows] = { stripe: stripe, paypal: paypal, 'authorize.net': authorizeNet }[provider](transactions);
  const separator = provider === 'authorize.net' ? '\t' : ',';
  return [header, ...rows].map((cells) => cells.map((cell) => quoted(cell, provider)).join(separator)).join('\r\n');
}

type Table = [header: string[], rows: string[][]];

/** Itemized balance change from activity: refunds and disputes are rows of their own, with the charge that they belong to. */
function stripe(transactions: readonly PaymentTransaction[]): Table {
  const categories = { payment: 'charge', refund: 'refund', chargeback: 'dispute', fee: 'fee', payout: 'payout', failed: '' };
  const header = [
    'balance_transaction_id',
    'created_utc',
    'available_on_utc',
    'currency',
    'gross',
    'fee',
    'net',
    'reporting_category',
    'source_id',
    'description',
    'charge_id',
    'customer_email',
  ];
  const rows = transactions
    .filter(({ kind }) => kind !== 'failed')
    .map((each) => [
      `txn_${each.id}`,
      isoUtc(each.at),
      isoUtc(each.at + 2 * 86_400_000),
      each.currency.toLowerCase(),
      money(each.amount, each.currency),
      money(each.fee, each.currency),
      money(each.amount - each.fee, each.currency),
      categories[each.kind],
      each.id,
      each.kind === 'payment' ? `Order ${each.order}, "${each.name}"` : '',
      each.original || (each.kind === 'payment' ? each.id : ''),
      each.email,
    ]);
  return [header, rows];
}

/** Times are those of California, fees are negative, and refunds name the payment that they belong to. */
function paypal(transactions: readonly PaymentTransaction[]): Table {
  const types = {
    payment: 'Express Checkout Payment',
    refund: 'Payment Refund',
    chargeback: 'Chargeback',
    fee: 'Chargeback Fee',
    payout: 'General Withdrawal',
    failed: 'Express Checkout Payment',
  };
  const header = [
    'Date',
    'Time',
    'TimeZone',
    'Name',
    'Type',
    'Status',
    'Currency',
    'Gross',
    'Fee',
    'Net',
    'From Email Address',
    'To Email Address',
    'Transaction ID',
    'Item Title',
    'Reference Txn ID',
    'Invoice Number',
    'Balance',
    'Note',
    'Balance Impact',
  ];
  const rows = transactions.map((each) => {
    const { day, time, zone } = inCalifornia(each.at);
    return [
      `${day.month}/${day.day}/${day.year}`,
      time,
      zone,
      each.name,
      types[each.kind],
      each.kind === 'failed' ? 'Denied' : 'Completed',
      each.currency,
      grouped(each.amount, each.currency),
      grouped(-each.fee, each.currency),
      grouped(each.amount - each.fee, each.currency),
      each.email,
      'office@example.edu',
      each.id,
      '',
      each.original,
      each.order,
      '',
      each.kind === 'payment' ? '=HYPERLINK("https://example.com","Thanks")' : '',
      each.amount < 0 ? 'Debit' : 'Credit',
    ];
  });
  return [header, rows];
}

/** Separated by tabs. Amounts of refunds are positive, fees aren't in it, and neither are chargebacks of cards. */
function authorizeNet(transactions: readonly PaymentTransaction[]): Table {
  const header = [
    'Transaction ID',
    'Transaction Status',
    'Settlement Amount',
    'Settlement Currency',
    'Settlement Date/Time',
    'Submit Date/Time',
    'Authorization Code',
    'Reference Transaction ID',
    'Transaction Type',
    'Card Number',
    'Total Amount',
    'Currency',
    'Invoice Number',
    'Customer First Name',
    'Email',
  ];
  const rows = transactions
    .filter(({ kind }) => kind === 'payment' || kind === 'refund' || kind === 'failed')
    .map((each) => {
      const { day, time12, zone } = inCalifornia(each.at);
      const submitted = `${day.day}-${day.name}-${day.year} ${time12} ${zone}`;
      const amount = money(Math.abs(each.amount), each.currency);
      return [
        each.id,
        each.kind === 'failed' ? 'Declined' : 'Settled Successfully',
        each.kind === 'failed' ? '' : amount,
        each.kind === 'failed' ? '' : each.currency,
        each.kind === 'failed' ? '' : submitted,
        submitted,
        'A1B2C3',
        each.original,
        each.kind === 'refund' ? 'Credit' : 'Authorization w/ Auto Capture',
        'XXXX4242',
        amount,
        each.currency,
        each.order,
        each.name,
        each.email,
      ];
    });
  return [header, rows];
}

function isoUtc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function money(amount: number, currency: string): string {
  return amount.toFixed(placesOf(currency));
}

function grouped(amount: number, currency: string): string {
  const places = placesOf(currency);
  return amount.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places });
}

const california = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function inCalifornia(at: number) {
  const parts = Object.fromEntries(california.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '', second = '', timeZoneName: zone = '' } = parts;
  const hours = Number(hour);
  return {
    day: { year, month, day, name: months[Number(month) - 1] ?? '' },
    time: `${hour}:${minute}:${second}`,
    time12: `${String(hours % 12 || 12).padStart(2, '0')}:${minute}:${second} ${hours < 12 ? 'AM' : 'PM'}`,
    zone,
  };
}

/** PayPal quotes every cell, the others only where they have to. */
function quoted(cell: string, provider: PaymentProvider): string {
  return provider === 'paypal' || /[",\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
