// What no document settles and only the installation check asks: the tests play each answer.
import type { FactsByTest } from './fact.ts';

export const openQuestions: FactsByTest = {
  'installation-report.test.ts': {
    'changes exactly its line with %o': [
      {
        fact: 'Whether an apostrophe disappears in a cell without a format is open.',
        source: 'Seen: apostrophes',
        decides: 'apostropheInPlainCell',
      },
      { fact: 'What a number becomes in a cell with the text format is open.', source: 'Reference: Range', decides: 'numberInTextCell' },
      { fact: 'What true becomes in a cell with the text format is open.', source: 'Reference: Range', decides: 'booleanInTextCell' },
      { fact: 'Whether a text keeps spaces at its ends is open.', source: 'Reference: Range', decides: 'spacesInTextCell' },
      { fact: 'Whether a cell keeps CR and LF is open.', source: 'Reference: Range', decides: 'lineBreaks' },
      { fact: 'Whether a cell keeps control characters is open.', source: 'Reference: Range', decides: 'controlCharacters' },
      { fact: 'What happens to half of a surrogate pair is open.', source: 'Reference: Range', decides: 'loneSurrogates' },
      { fact: 'Whether +5 is a number is open.', source: 'ValueInputOption of the Sheets API', decides: 'plusNumber' },
      {
        fact: 'What 3-4 becomes in a cell with the format 0 is open.',
        source: 'ValueInputOption of the Sheets API',
        decides: 'dayInNumberCell',
      },
      {
        fact: 'Whether the format 0.## shows 1 with its point is open.',
        source: 'Number formats of the Sheets API',
        decides: 'trailingPoint',
      },
      {
        fact: 'The format of a cell that was never formatted is open.',
        source: 'Seen: Apps Script on mog, compared with live Sheets',
        decides: 'freshFormat',
      },
      { fact: 'What the 50,000 of a cell count is open.', source: 'Seen: limits of cells and names', decides: 'cellLimit' },
      { fact: 'Whether a text that is too long throws on its own line is open.', source: 'Best practices', decides: 'tooLongWrite' },
      { fact: 'Whether a note keeps CR and LF is open.', source: 'Reference: Range', decides: 'noteLineBreaks' },
      { fact: 'Whether a note can be longer than a cell is open.', source: 'Reference: Range', decides: 'longNote' },
      { fact: 'Whether a note alone makes a row count as used is open.', source: 'Reference: Sheet', decides: 'noteIsContent' },
      { fact: 'What a cell without a formula has in R1C1 notation is open.', source: 'Reference: Range', decides: 'emptyR1C1' },
      { fact: 'Whether a new row takes over the formats above it is open.', source: 'Reference: Sheet', decides: 'insertedRowFormat' },
      { fact: 'Whether a new row takes over the rules above it is open.', source: 'Reference: Sheet', decides: 'insertedRowRule' },
      {
        fact: 'Whether a new column takes over the formats on its left is open.',
        source: 'Reference: Sheet',
        decides: 'insertedColumnFormat',
      },
      {
        fact: 'Whether a column can cross the border of the frozen ones is open.',
        source: 'Reference: Sheet',
        decides: 'moveAcrossFrozen',
      },
      { fact: 'Whether a hidden sheet that is activated is shown is open.', source: 'Reference: Sheet', decides: 'hiddenActivation' },
      { fact: 'Whether toLocaleString respects its time zone is open.', source: 'Migrating to V8', decides: 'zoneInText' },
      {
        fact: 'Which newer features of the language are missing is open.',
        source: 'Seen: globals of the runtime',
        decides: 'missingFeatures',
      },
      { fact: 'How a blob writes its text is open.', source: 'Reference: Utilities', decides: 'blobText' },
    ],
    'changes exactly its line with %o, with an echo server': [
      {
        fact: 'Whether Authorization follows a redirect to another host is open.',
        source: 'Reference: UrlFetchApp',
        decides: 'authorizationAfterRedirect',
      },
      { fact: 'Whether a body of bytes arrives as it is is open.', source: 'Reference: UrlFetchApp', decides: 'bytePayload' },
      {
        fact: 'How many requests of a batch go out together is open.',
        source: 'Seen: several requests at a time',
        decides: 'parallelFetches',
      },
    ],
  },
};
