// Payments of a payment provider, as the page reads them from a pasted export and as the file keeps them.

export const PAYMENT_KINDS = ['payment', 'refund', 'chargeback', 'fee'] as const;

export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** One transaction. Nothing else of the export leaves the page. */
export interface Payment {
  /** The provider's ID of the transaction. */
  id: string;
  /** Other IDs by which its order can be found: of the payment that was refunded, or an order number. */
  also: string[];
  kind: PaymentKind;
  /** A decimal such as `-12.5`. What leaves the account is negative. */
  amount: string;
  /** What the provider keeps, negative if it gives a fee back. `''` if the export doesn't say. */
  fee: string;
  /** In capitals. `''` if the export doesn't say. */
  currency: string;
  /** `YYYY-MM-DDTHH:MM:SS`, with a Z in UTC, else on the clock of the spreadsheet. `''` without a time. */
  at: string;
}

/** More transactions don't fit in one call and in the hidden sheet. */
export const MAX_PAYMENTS = 20_000;
/** No provider has longer IDs. */
export const MAX_ID = 100;
