// The demo Catalog beside the workbook, as the page's panel shows it and asks it. Who starts the emulator fills it in.
import type { Faults, PaymentProvider } from '../demo-catalog.ts';

export interface Demo {
  look(): DemoView;
  /** Throws what cannot be done, in a sentence. */
  act(action: DemoAction): void | Promise<void>;
  /** What the payment provider exports of the last 30 days, as CSV. */
  paymentExport(provider: PaymentProvider): string;
}

export type Scale = 'small' | 'medium' | 'large';

/** What others do in Catalog while someone works in the spreadsheet. */
export type Meanwhile = 'price' | 'last seat';

export interface DemoView {
  /** Demo Catalogs by their address, as people type it into the sidebar; each has data and a key of its own. */
  addresses: readonly string[];
  /** The one that is shown and asked. */
  address: string;
  apiKey: string;
  scale: Scale;
  seed: number;
  /** The person at the spreadsheet. */
  user: string;
  /** Of their account, such as `es`. */
  language: string;
  /** Milliseconds since 1970; absent while the clock is that of this machine. */
  clock?: number;
  /** One sentence about the faults that are set. */
  fault: string;
  /** What others did last, in a sentence. */
  meanwhile: string;
  /** How many requests came since the start. */
  count: number;
  /** The newest of them, newest first. */
  requests: DemoRequest[];
}

export interface DemoRequest {
  /** From 1, in the order in which they came. */
  number: number;
  at: number;
  method: string;
  path: string;
  /** 0 while it has not been answered. */
  status: number;
  operation: string;
  fault: boolean;
  violations: string[];
}

export type DemoAction =
  | { type: 'fault'; answer: NonNullable<Faults['answer']>; match: string; times: number | undefined }
  | { type: 'noFaults' }
  | { type: 'reset'; scale: Scale; seed: number }
  | { type: 'host'; address: string }
  | { type: 'forward'; hours: number }
  | { type: 'user'; email: string }
  /** Opens the file again in another language of the user's account. */
  | { type: 'language'; language: string }
  /** The user has never used the script, so Google asks for permissions at the next click in the menu. */
  | { type: 'firstDay'; account: 'workspace' | 'private' }
  | { type: 'meanwhile'; what: Meanwhile };

/** What the page is told after asking. */
export interface DemoReply {
  view: DemoView;
  /** What was refused, in a sentence. */
  problem?: string;
}
