// What a row of an export is, by the words in its columns for type and status. The words are those of the providers: reporting
// categories and types of Stripe, transaction types of PayPal's activity, and transaction types and statuses of Authorize.net.
import type { PaymentKind } from '../../base/payment.ts';

/** A row can also be something else, such as a payout or a payment that failed. */
export type RowKind = PaymentKind | 'ignored';

const FAILED =
  /pending|fail|decline|denied|void|\bcancel(l|)ed\b|expired|incomplete|requires|uncaptured|blocked|error|under review|held|removed/;
const NO_PAYMENT =
  /payout|withdraw|transfer|conversion|\bhold\b|deposit|top.?up|reserve|advance|loan|void|authorization(?!.*capture)|contribution/;
const FEE = /\bfees?\b|_fee\b|^tax\b|_tax\b/;
const CHARGEBACK = /charge ?back|charged back|dispute|payment reversal|returned item/;
const REFUND = /refund|^credit|reversal|\bcredited\b/;
/** Money that comes back after a refund or chargeback. */
const UNDONE =
  /dispute_reversal|refund_failure|won|(cancel(l|)ed|cancellation of|reversed?).*(reversal|refund|charge ?back)|(refund|charge ?back|dispute).*(revers|cancel|fail)/;

/** Returns what a row is. `amount` is a canonical decimal. */
export function kindOf(type: string, status: string, amount: string): RowKind {
  const [kind, state] = [type.toLowerCase(), status.toLowerCase()];
  if (amount === '' || amount === '0') return 'ignored';
  if (FAILED.test(state) && !CHARGEBACK.test(state)) return 'ignored';
  const both = `${kind} ${state}`.trim();
  if (FEE.test(kind)) return 'fee';
  if (CHARGEBACK.test(both)) return NO_PAYMENT.test(kind) ? 'ignored' : 'chargeback';
  if (NO_PAYMENT.test(kind)) return 'ignored';
  if (REFUND.test(both)) return 'refund';
  if (!amount.startsWith('-')) return 'payment';
  // What you paid to others has a type, and an export without types shows refunds as negative amounts.
  return kind === '' ? 'refund' : 'ignored';
}

/** Returns the sign of a row: refunds and chargebacks leave the account, whatever the export shows, unless they were undone. */
export function signOf(kind: PaymentKind, type: string, status: string): 1 | -1 | undefined {
  if (kind === 'payment') return 1;
  if (kind === 'fee') return undefined;
  return UNDONE.test(`${type} ${status}`.toLowerCase()) ? 1 : -1;
}

/** Returns whether the status of a dispute says that it took the money. An inquiry takes none, and a dispute that you won gives it back. */
export function tookMoney(disputeStatus: string): boolean {
  return !/won|warning|prevented|^$/.test(disputeStatus.toLowerCase().trim());
}
