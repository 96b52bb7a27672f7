// The open questions that a script can answer: the values of each switch, its default first. A line of the installation report
// has the name of a switch and one of its values.
import type { HostSwitches } from '../host-switches.ts';

/** What no report sets: the default, and why. */
export const unreported = {
  openingMode: { value: 'LIMITED', why: 'The add-on is already in use in the file once the check runs.' },
  triggerFromTrigger: { value: 'disabled', why: 'The check creates no triggers.' },
  undoStep: { value: 'run', why: 'A script can’t press Ctrl+Z.' },
  unflushedWrites: { value: 'kept', why: 'A script can’t stop itself like Google does.' },
  consent: { value: 'given', why: 'It’s the state of one user: without consent no check runs.' },
  account: { value: 'workspace', why: 'It’s who the user is, and decides which screens come before the first run.' },
  accounts: { value: 'one', why: 'It’s the state of one browser: with several accounts no check runs.' },
  refusedScopes: { value: [], why: 'It’s what one user has refused.' },
  outages: { value: [], why: 'They come and go.' },
  pageConnection: { value: 'steady', why: 'It comes and goes.' },
  limits: { value: {}, why: 'A check that uses up a quota would leave a day without it.' },
} satisfies Unreported;

type Unreported = { [K in keyof HostSwitches]: { value: Required<HostSwitches>[K]; why: string } };

/** What a report lists in another form than one of a few values. */
const listed = { missingFeatures: [], costs: {} } satisfies HostSwitches;

type Reported = Required<Omit<HostSwitches, keyof typeof unreported | keyof typeof listed>>;

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
  menuName: ['script', 'file'],
};

// Each list starts with a value of its own switch, and so does each of the others.
const firsts = Object.fromEntries(Object.entries(reported).map(([name, [first]]) => [name, first])) as unknown as Reported;
const others = Object.fromEntries(Object.entries(unreported).map(([name, { value }]) => [name, value])) as unknown as Required<
  Pick<HostSwitches, keyof typeof unreported>
>;

export const DEFAULT_SWITCHES: Required<HostSwitches> = { ...firsts, ...others, ...listed };
