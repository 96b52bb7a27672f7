// What `npm start`, the tests and the benchmark may do with a demo Catalog. Start and close are promises, everything else
// is synchronous.

import type { Site } from './site.ts';

/** How the demo Catalog misbehaves, until set back. Answers made by a fault are marked and not checked. */
export interface Faults {
  /** Milliseconds added to every answer. */
  latency?: number;
  /** Which requests the fault meets: matched against `METHOD /path?query`; all when absent. */
  match?: RegExp | string;
  /** Let this many matching requests pass before the fault begins. */
  after?: number;
  /** How many matching requests it meets; all when absent. */
  times?: number;
  /** What the answer becomes. */
  answer?:
    | '400'
    | '401'
    | '403'
    | '404'
    | '409'
    | '422'
    | '429'
    | '429-retry-after'
    | '500'
    | '503'
    | 'html'
    | 'cut-json'
    | 'drop'
    | 'act-then-drop'
    | 'act-then-500'
    /** 422 with words that repeat the key as it came, URL-encoded and in base64, as careless servers do. */
    | 'echo-key';
}

/** What no document answers; each can be switched to the other plausible shape. */
export interface CatalogSwitches {
  /** The order of a list by ID. Default `ascending`. */
  sort?: 'ascending' | 'descending';
  /** `old` answers in the older shape of the documents. */
  shape?: 'current' | 'old';
  /** `link-only` leaves Total away; `total-only` leaves Link away; `none` leaves both away. */
  paging?: 'full' | 'link-only' | 'total-only' | 'none';
  /** Every page holds this many rows whatever was asked. */
  perPageIgnored?: number;
  /** Whether lists of tags stand below a name, or are the whole body. Default `root`. */
  tagEnvelope?: 'root' | 'envelope' | 'array';
  /** The same for figures. Default `root`. */
  analyticsEnvelope?: 'root' | 'envelope';
  /** What becomes of an enrollment that is dropped. */
  dropped?: 'status' | 'gone';
  /** Texts are trimmed when stored. */
  trims?: boolean;
  /** Scripts, frames and event handlers are taken out of texts when stored. */
  sanitizes?: boolean;
  /** Fields of a body, and parameters of a query, that no document declares. Default `refused`, both. */
  unknownFields?: 'refused' | 'ignored';
  unknownParameters?: 'refused' | 'ignored';
  /** Are responses compressed for clients that accept it? Default `none`. */
  compression?: 'none' | 'gzip';
  /** Whether several tags can be deleted with one request. Default `served`. */
  bulkTagDelete?: 'served' | 'missing';
  /** Does a date filter keep what lies exactly on its bound? */
  dateBounds?: 'inclusive' | 'exclusive';
  /** Which time `from` and `to` of orders look at. By `paid`, orders that were never paid are left out. */
  orderTime?: 'created' | 'paid';
  /** The same for bulk enrollments, whose filter no document describes. Default `paid`. */
  bulkTime?: 'created' | 'paid' | 'changed';
  /** Lists and figures end after this many rows, and `Total` agrees: nothing says that there are more. */
  silentCap?: number;
  /** Figures end after this many rows, and nothing says that there are more. Lists are whole. */
  figuresCap?: number;
  /** A write shows in lists only after this many further requests. Single records show it at once. */
  listsLag?: number;
  /** JSON is refused where the documents show a form; figures excepted, whose newest documents show JSON. */
  formOnly?: boolean;
  /**
   * `dropped`: the body of a DELETE is lost on the way. `query-only`: it is not read, and a DELETE that declares parameters is
   * refused without any in its query. `body-only`: its query is not read.
   */
  deleteBody?: 'read' | 'dropped' | 'query-only' | 'body-only';
  /** Whether archived listings stay in lists and single reads. Default `listed`: no document says that they go. */
  archived?: 'listed' | 'hidden';
  /** What the key of a subcatalog meets outside of it, and whether it may read people at all. Default `404`, `own`. */
  narrowKey?: { foreign?: '404' | '403'; users?: 'own' | 'forbidden' };
  /** What an enrollment says of its user: the documents show the ID only. Default `id`. */
  enrollmentUser?: 'id' | 'full';
  /** Whether a key is allowed to read users and registrations. Default true. */
  usersReadable?: boolean;
  /** Whether order figures show a revenue that was corrected in Catalog. Default false. */
  figuresFollowCorrections?: boolean;
  /** Rows of enrollment, order, and user figures, which no document shows: `bare` has no names, amounts, or completion dates. Default `full`. */
  figuresRows?: 'full' | 'bare';
  /** Rows that come and go while somebody pages. */
  drift?: CatalogDrift;
}

export interface CatalogDrift {
  /** Changes a second, as seen when a request arrives. */
  perSecond: number;
  seed: number;
  /** Each delete comes with an insert, so that `Total` stays the same. Default true; else either happens. */
  paired?: boolean;
  /** Whose rows. Default orders and enrollments. */
  resources?: string[];
}

export interface CatalogOptions {
  /** Two may run side by side: other data (under ids that both have), other hosts in them, other keys. Default `production`. */
  name?: 'production' | 'test';
  /** Same seed and clock, same data. Default 1. */
  seed?: number;
  /** `small`: 24 courses, 300 orders. `medium`: 240, 5,000. `large`: 2,000, 100,000. Or exact counts. */
  scale?: 'small' | 'medium' | 'large' | Partial<Record<'courses' | 'programs' | 'orders' | 'enrollments' | 'tags' | 'users', number>>;
  /** Where its clock starts, and its data ends: milliseconds since 1970. Default: the time of this machine. */
  clock?: number;
  /** `0.1.0`: the data of that version, which ends in 2025. Workbooks that were saved with it need it. Default `today`. */
  data?: 'today' | '0.1.0';
  /** 0 picks a free one. */
  port?: number;
  faults?: Faults[];
  switches?: CatalogSwitches;
}

/** One request that reached the demo Catalog. */
export interface LoggedRequest {
  at: number;
  method: string;
  /** Without host, with query. */
  path: string;
  operationId: string | undefined;
  /** Parsed where it is JSON or a form; never holds the key. */
  body: unknown;
  status: number;
  /** Was the answer made by a fault? */
  fault: boolean;
  /** What the contract says against the request or the answer; empty when all is well. */
  violations: string[];
}

export type PaymentProvider = 'stripe' | 'paypal' | 'authorize.net';

/** What went through the account of a payment provider. */
export interface PaymentTransaction {
  id: string;
  kind: 'payment' | 'refund' | 'chargeback' | 'fee' | 'payout' | 'failed';
  /** Negative if it leaves the account. */
  amount: number;
  /** What the provider keeps. */
  fee: number;
  currency: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The payment that a refund, chargeback, or fee belongs to. `''` without one. */
  original: string;
  /** The number of the order. */
  order: string;
  name: string;
  email: string;
}

export interface PaymentExport {
  transactions: PaymentTransaction[];
  /** The same as the provider's dashboard exports them. */
  text: string;
}

export interface DemoCatalog {
  /** For `HostOptions.hosts`. */
  where: string | Site;
  /** The key of the root catalog. */
  apiKey: string;
  /** The root key once more, and that of a subcatalog, which sees only itself and what lies below. */
  keys: { root: string; subcatalog: string };
  requests(): LoggedRequest[];
  /** Count of requests by operationId. */
  operations(): Record<string, number>;
  clearRequests(): void;
  setFaults(faults: Faults[]): void;
  setSwitches(switches: CatalogSwitches): void;
  /** Its clock goes on from here. */
  setClock(milliseconds: number): void;
  /** What a colleague does meanwhile in the Catalog: changes records directly, without a request. */
  mutate(change: CatalogChange): void;
  /** The records as stored, in the current shape of the API: `courses`, `tags`, `enrollments`, `orders`, … */
  records(resource: string): Record<string, unknown>[];
  /** What the payment provider of this Catalog exports of a period, in milliseconds since 1970. */
  paymentExport(provider: PaymentProvider, from: number, until: number): PaymentExport;
  /** Runs `act` when the nth request (from 1, counted from now) arrives, before or after the server acts on it. */
  at(request: number, moment: 'before' | 'after', act: CatalogChange): void;
  /** Keeps records, log, faults and switches while no request runs. Answers what brings them back, as often as wanted. */
  keep(): () => void;
  close(): Promise<void>;
}

/** One that listens. */
export interface CatalogServer extends DemoCatalog {
  /** Base address on the loopback, such as `http://127.0.0.1:4310`. */
  url: string;
}

export type CatalogChange =
  | { type: 'update'; resource: string; id: number; fields: Record<string, unknown> }
  | { type: 'create'; resource: string; fields: Record<string, unknown> }
  | { type: 'delete'; resource: string; id: number };
