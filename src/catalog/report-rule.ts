// What an entry of the table says about a report.

/** A list that a report reads. */
export interface ReportSource {
  /** By which the report's code knows it. */
  name: string;
  resource: string;
  fields: readonly string[];
  /** With the child rows of its records. */
  children?: true;
  /** With the fields that each catalog defines for itself, if this parameter is filled. */
  custom?: string;
  /** The parameters whose values its filters get, by filter. */
  filters?: Readonly<Record<string, string>>;
  /** Filters that are always sent. */
  always?: Readonly<Record<string, string>>;
  /** Days before the first chosen one from which it's read, because its filter can look at an earlier time than the report. */
  earlier?: number;
  /** Days after the last chosen one until which it's read. */
  later?: number;
  /** It's read as two lists, by a filter of the type boolean: what the filter keeps, which is a source of this name, and the rest. */
  parts?: { filter: string; kept: string };
  /** Read only if this parameter is filled. */
  when?: string;
  /** If it can't be read, the columns that need it stay blank. */
  optional?: true;
  /** Some rows exist only because of it. If it's incomplete, no rows are removed. */
  findsRows?: true;
}

/** Where a finding of a report is fixed: the field of a listing to edit. */
export interface ReportLead {
  /** The whole finding, or the end of its row's key if its words change from day to day. */
  finding?: string;
  keyEnd?: string;
  field: string;
}

/** What makes a resource a report: its rows are computed from several lists, and it has neither a list nor writes of its own. */
export interface ReportRule {
  /** What it answers, in one sentence. */
  question: string;
  /** What to say if it has no rows. */
  empty: string;
  sources: readonly ReportSource[];
  /** The values of the parameters before a user has chosen any. */
  defaults: Readonly<Record<string, string | string[]>>;
  /** The fields by which the rows of a new tab are sorted, with a hyphen before one that falls. */
  sort: readonly string[];
  /** Fields of listings that fix a finding, for rows with a `listing_id`. */
  leads?: readonly ReportLead[];
  /** The finding whose rows can be enrolled. */
  enrolls?: string;
  /**
   * A run adds rows for what no run has delivered before, and earlier rows stay as they are. Its first source holds the records that
   * are delivered, and the key of a row is that of its record, a hyphen, and a number.
   */
  delivers?: true;
  /** What the user pastes for it, kept in the file: payments of a payment provider. Its code gets them as the source of this name. */
  pasted?: 'payments';
}
