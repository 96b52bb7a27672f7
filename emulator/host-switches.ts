// What the tests can set about an Apps Script host: questions that no document answers, limits of services, and what calls cost.

/** How much of a service a person can use; consumer accounts where absent. */
export interface ServiceLimits {
  /** Default 20,000. Each request of a `fetchAll` counts. */
  fetchesPerDay?: number;
  /** Not published; default without end. */
  fetchesPerMinute?: number;
  /** Reads and writes of properties. Default 50,000. */
  propertyCallsPerDay?: number;
  /** All triggers together. Default 90. */
  triggerMinutesPerDay?: number;
}

/** What kinds of service calls cost, in milliseconds. */
export interface Costs {
  /** Before the first line of a script runs. */
  start?: number;
  /** A call of no other kind. */
  call?: number;
  /** Writing pending changes to the file: a read or a flush waits for it. */
  commit?: number;
  commitPer1000Cells?: number;
  read?: number;
  readPer1000Cells?: number;
  fetch?: number;
  getProperty?: number;
  setProperty?: number;
  getCache?: number;
  putCache?: number;
  lock?: number;
  getTriggers?: number;
  deleteTrigger?: number;
  createTrigger?: number;
  insertSheet?: number;
  deleteSheet?: number;
  /** Inserting or deleting rows or columns. */
  changeGrid?: number;
}

/** Questions about Apps Script that no document answers; the suite runs both ways. */
export interface HostSwitches {
  /** What `=1+1` becomes in a cell with the text format. Default `text`. */
  equalsInTextCell?: 'text' | 'formula';
  /** Whether a leading apostrophe written into a cell with the text format disappears. Default `dropped`. */
  apostropheInTextCell?: 'dropped' | 'kept';
  /** Whether setting a checkbox rule writes FALSE into empty cells. Default false. */
  checkboxWritesFalse?: boolean;
  /** What happens to unflushed writes of a killed run. Default `kept`. */
  unflushedWrites?: 'lost' | 'kept' | 'half';
  /** Whether a clock trigger has an active spreadsheet. Default true. */
  activeFileInTrigger?: boolean;
  /** `all`: one failing request makes `fetchAll` throw (default). */
  fetchAllFailure?: 'all' | 'each-muted';
  /** Whether the body of a DELETE is dropped. Default false. */
  deleteBodyDropped?: boolean;
  /** Language of the texts of exceptions. Default `en`. */
  errorLanguage?: 'en' | 'de';
  /** Authorization of `onOpen`: `NONE` is a published add-on that is installed but not yet used in this file. Default `LIMITED`. */
  openingMode?: 'LIMITED' | 'NONE';
  /** Whether `timeoutSeconds` ends a request; older reports say that it does not. Default `honored`. */
  fetchTimeout?: 'honored' | 'ignored';
  /** Whether a trigger that is created while a trigger runs works. Default `disabled`. */
  triggerFromTrigger?: 'disabled' | 'enabled';
  /** When a write that a rule, a protection or a table refuses throws. Default `late`: with the next read, flush or the end. */
  refusedWrites?: 'late' | 'at-once';
  /** What happens to values that a script writes to cells hidden under a merged one. Default `dropped`. */
  underMerge?: 'dropped' | 'kept';
  /** What one Ctrl+Z takes back of a script: all of its run (default), or what was written together. */
  undoStep?: 'run' | 'batch';
  /**
   * `missing`: a new version asks for more scopes than this person has agreed to. `unasked`: this person has never used the script, so
   * the next click in its menu asks for permissions instead of running it. Default `given`.
   */
  consent?: 'given' | 'missing' | 'unasked';
  /** Whose account it is. A private one is shown a warning before the permissions, as is one of another domain. Default `workspace`. */
  account?: 'workspace' | 'private';
  /** `several`: the browser's first account is another one, so no call from a page reaches the script. Default `one`. */
  accounts?: 'one' | 'several';
  /** Scopes that this person has cleared on the consent screen, by the end of their address. Default: none. */
  refusedScopes?: readonly string[];
  /** Services whose every call fails, such as `SpreadsheetApp`. Default: none. */
  outages?: readonly string[];
  /** `lost`: the script does its work, and the page is told that the connection failed. Default `steady`. */
  pageConnection?: 'steady' | 'lost';
  /** What the menu of a bound script is named after. Default `script`. */
  menuName?: 'script' | 'file';
  /** How much of each service this person can use. Default: a consumer account. */
  limits?: ServiceLimits;
  /** Whether a leading apostrophe disappears in a cell without a format. Default `dropped`. */
  apostropheInPlainCell?: 'dropped' | 'kept';
  /** What a number becomes in a cell with the text format. Default `number`. */
  numberInTextCell?: 'number' | 'text';
  /** What true becomes there. Default `boolean`. */
  booleanInTextCell?: 'boolean' | 'text';
  /** What happens to spaces at the ends of a text there. Default `kept`. */
  spacesInTextCell?: 'kept' | 'trimmed';
  /** What happens to CR and LF in a cell. Default `kept`. */
  lineBreaks?: 'kept' | 'LF';
  /** What happens to a control character in a cell. Default `kept`. */
  controlCharacters?: 'kept' | 'dropped';
  /** What happens to half of a surrogate pair in a cell. Default `kept`. */
  loneSurrogates?: 'kept' | 'replaced';
  /** What `+5` becomes in a cell without a format. Default `text`. */
  plusNumber?: 'text' | 'number';
  /** What `3-4` becomes in a cell with the format `0`. Default `number`. */
  dayInNumberCell?: 'number' | 'date' | 'text';
  /** Whether `0.##` shows 1 with its point. Default `kept`. */
  trailingPoint?: 'kept' | 'dropped';
  /** The number format of a cell that was never formatted. Default `0.###############`. */
  freshFormat?: '0.###############' | 'General';
  /** What the 50,000 of a cell count. Default `UTF-16`. */
  cellLimit?: 'UTF-16' | 'code-points';
  /** When a text that is too long throws. Default `at-once`. */
  tooLongWrite?: 'at-once' | 'late';
  /** What happens to CR and LF in a note. Default `kept`. */
  noteLineBreaks?: 'kept' | 'LF';
  /** What happens to a note with more than 50,000 characters. Default `kept`. */
  longNote?: 'kept' | 'refused';
  /** Whether a note alone makes a row count as used. Default false. */
  noteIsContent?: boolean;
  /** What `getFormulasR1C1` returns for a cell without a formula. Default `blank`. */
  emptyR1C1?: 'blank' | 'null';
  /** What a new row takes over from the row above it. Default `inherited`. */
  insertedRowFormat?: 'inherited' | 'none';
  /** The same for its drop-downs. Default `inherited`. */
  insertedRowRule?: 'inherited' | 'none';
  /** What a new column takes over from the one on its left. Default `inherited`. */
  insertedColumnFormat?: 'inherited' | 'none';
  /** Whether a column can move across the border of the frozen ones. Default `moved`. */
  moveAcrossFrozen?: 'moved' | 'refused';
  /** What happens to a hidden sheet that a script activates. Default `hidden`. */
  hiddenActivation?: 'hidden' | 'shown';
  /** Whether `toLocaleString` respects its time zone. Default `honored`. */
  zoneInText?: 'honored' | 'ignored';
  /** Whether code can be made from a text. Default `refused`. */
  codeFromText?: 'refused' | 'allowed';
  /** Features of the language that are missing, such as `Array.prototype.at`. Default: none. */
  missingFeatures?: readonly string[];
  /** What a lock does with a negative timeout. Default `fails`. */
  negativeLockTimeout?: 'fails' | 'throws' | 'locks';
  /** How `computeHmacSha256Signature` reads a text. Default `US-ASCII`. */
  hmacText?: 'US-ASCII' | 'UTF-8';
  /** How `computeDigest` reads a text. Default `US-ASCII`. */
  digestText?: 'US-ASCII' | 'UTF-8';
  /** How `newBlob` writes a text. Default `UTF-8`. */
  blobText?: 'UTF-8' | 'US-ASCII';
  /** How large a property can be: the documented 9 KB, as many characters, or more. Default `9-KB`. */
  propertyLimit?: '9-KB' | '9-K-characters' | 'larger';
  /** Whether `Authorization` follows a redirect to another host. Default `kept`. */
  authorizationAfterRedirect?: 'kept' | 'dropped';
  /** Whether a body of bytes arrives as it is. Default `kept`. */
  bytePayload?: 'kept' | 'changed';
  /** Whether the requests of a `fetchAll` are sent at the same time. Default `together`. */
  parallelFetches?: 'together' | 'one-by-one';
  /** Default: what others measured. */
  costs?: Costs;
}
