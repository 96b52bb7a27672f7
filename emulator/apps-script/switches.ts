// The open questions that a script can answer: the values of each switch, its default first. A line of the installation report
// has the name of a switch and one of its values.
import type { HostSwitches } from '../host-switches.ts';

/** What no report sets by one of a few values. */
const unreported = {
  unflushedWrites: 'kept',
  openingMode: 'LIMITED',
  triggerFromTrigger: 'disabled',
  undoStep: 'run',
  consent: 'given',
  account: 'workspace',
  accounts: 'one',
  refusedScopes: [],
  outages: [],
  pageConnection: 'steady',
  missingFeatures: [],
  limits: {},
  costs: {},
} satisfies HostSwitches;

type Reported = Required<Omit<HostSwitches, keyof typeof unreported>>;

export const reported: { [K in keyof Reported]: readonly [Reported[K], ...Reported[K][]] } = {
  equalsInTextCell: ['text', 'formula'],
  apostropheInTextCell: ['dropped', 'kept'],
  apostropheInPlainCell: ['dropped', 'kept'],
  numberInTextCell: ['number', 'text'],
  booleanInTextCell: ['boolean', 'text'],
  spacesInTextCell: ['kept', 'trimmed'],
  lineBreaks: ['kept', 'LF'],
  controlCharacters: ['kept', 'dropped'],
  loneSurrogates: ['kept', 'replaced'],
  plusNumber: ['text', 'number'],
  dayInNumberCell: ['number', 'date', 'text'],
  trailingPoint: ['kept', 'dropped'],
  freshFormat: ['0.###############', 'General'],
  cellLimit: ['UTF-16', 'code-points'],
  tooLongWrite: ['at-once', 'late'],
  checkboxWritesFalse: [false, true],
  refusedWrites: ['late', 'at-once'],
  underMerge: ['dropped', 'kept'],
  noteLineBreaks: ['kept', 'LF'],
  longNote: ['kept', 'refused'],
  noteIsContent: [false, true],
  emptyR1C1: ['blank', 'null'],
  insertedRowFormat: ['inherited', 'none'],
  insertedRowRule: ['inherited', 'none'],
  insertedColumnFormat: ['inherited', 'none'],
  moveAcrossFrozen: ['moved', 'refused'],
  hiddenActivation: ['hidden', 'shown'],
  errorLanguage: ['en', 'de'],
  zoneInText: ['honored', 'ignored'],
  codeFromText: ['refused', 'allowed'],
  negativeLockTimeout: ['fails', 'throws', 'locks'],
  hmacText: ['US-ASCII', 'UTF-8'],
  digestText: ['US-ASCII', 'UTF-8'],
  blobText: ['UTF-8', 'US-ASCII'],
  propertyLimit: ['9-KB', '9-K-characters', 'larger'],
  fetchAllFailure: ['all', 'each-muted'],
  fetchTimeout: ['honored', 'ignored'],
  deleteBodyDropped: [false, true],
  authorizationAfterRedirect: ['kept', 'dropped'],
  bytePayload: ['kept', 'changed'],
  parallelFetches: ['together', 'one-by-one'],
  activeFileInTrigger: [true, false],
};

// Each list starts with a value of its own switch.
const defaults = Object.fromEntries(Object.entries(reported).map(([name, [first]]) => [name, first])) as unknown as Reported;

export const DEFAULT_SWITCHES: Required<HostSwitches> = { ...defaults, ...unreported };
