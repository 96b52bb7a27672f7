// Spreadsheets, tabs, and cells, and what a person does with them.
import type { FactsByTest } from './fact.ts';

export const cells: FactsByTest = {
  'sheet.test.ts': {
    'starts with 1,000 rows and 26 columns, and with the id 0': {
      fact: 'A new tab has 1,000 rows and 26 columns.',
      source: 'Seen: limits of spreadsheets',
    },
    'ends where its content ends': {
      fact: 'The last row is the last one with content; an empty tab has none.',
      source: 'Reference: Sheet',
    },
    'grows to 10 million cells and 18,278 columns, no further': [
      { fact: 'A file has at most 10 million cells, empty ones included.', source: 'Seen: ten million cells' },
      { fact: 'A tab has at most 18,278 columns.', source: 'Seen: limits of spreadsheets' },
    ],
    'keeps at least one sheet, and one that is visible': {
      fact: 'The last tab cannot be deleted, the last visible one not hidden.',
      source: 'Reference: Sheet',
    },
    'leaves a column and a row that can be scrolled': {
      fact: 'Not all visible columns can be frozen, and not all visible rows.',
      source: 'Issue: all rows frozen (ads-account-structure 2)',
    },
    'gives every sheet an id that is not its position': {
      fact: 'A tab keeps its id whatever its name and place.',
      source: 'Reference: Sheet',
    },
    'makes a new sheet the active one': { fact: 'A new tab becomes the active one.', source: 'Reference: Spreadsheet' },
    'has a zone of its own, beside that of the script': {
      fact: 'The zone of the spreadsheet and that of the script are two.',
      source: 'Reference: Session',
    },
    'rows that were just inserted can be written at once': {
      fact: 'Rows that were just inserted can be written.',
      source: 'Reference: Sheet',
    },
  },
  'range.test.ts': {
    'refuses rows and columns that do not fit': { fact: 'Values must have the size of their range.', source: 'Reference: Range' },
    '%s fails': { fact: 'A range must lie in the grid and have cells.', source: 'Seen: catalog of error texts in many languages' },
    'reads an empty cell as an empty text': { fact: 'An empty cell reads as an empty text.', source: 'Reference: Range' },
    'keeps notes, and drops them for null': { fact: 'A number written as a note gets a decimal.', source: 'Issue: numbers as notes' },
    'keeps formats as they are, except a trailing ;@': {
      fact: 'Formats come back as they were set, without a trailing text section.',
      source: 'Seen: Apps Script on mog, compared with live Sheets',
    },
    'refuses a script that breaks a strict rule': {
      fact: 'A rule that rejects makes the write of a script throw.',
      source: 'Seen: excerpts of public scripts',
    },
    'stores anything where the rule only warns': {
      fact: 'A rule that warns lets everything through.',
      source: 'Reference: DataValidationBuilder',
    },
    'inserted checkboxes write FALSE, a checkbox rule only by a switch': {
      fact: 'Whether a checkbox rule writes FALSE is open.',
      source: 'Reference: DataValidationBuilder',
      decides: 'checkboxWritesFalse',
    },
  },
  'coercion.test.ts': {
    '%j becomes %j': {
      fact: 'Texts are read as if typed: numbers, percentages, amounts, dates, yes and no; a plus sign stays text.',
      source: 'ValueInputOption of the Sheets API',
    },
    'is read by the locale: %s %s': {
      fact: 'The locale of the spreadsheet decides how a text is read.',
      source: 'ValueInputOption of the Sheets API',
    },
    'stays a text in a cell with the text format': {
      fact: 'In a cell with the text format a text stays as it is.',
      source: 'Seen: excerpts of public scripts',
    },
    'with an equals sign is a formula, in a text cell by a switch': {
      fact: 'Whether an equals sign begins a formula in a text cell is open.',
      source: 'Reference: Range',
      decides: 'equalsInTextCell',
    },
    'keeps its apostrophe in a text cell by a switch': {
      fact: 'Whether an apostrophe disappears in a text cell is open.',
      source: 'Seen: apostrophes',
      decides: 'apostropheInTextCell',
    },
    'can hold 50,000 characters and not one more': { fact: 'A cell holds 50,000 characters.', source: 'Seen: limits of cells and names' },
    'becomes a serial number in the zone of the spreadsheet': {
      fact: 'A Date is stored as a day number in the zone of the spreadsheet.',
      source: 'Seen: dates between zones',
    },
    'a plain number reads back as a Date where the format shows a time': {
      fact: 'A number with a date format reads as a Date.',
      source: 'Reference: Range',
    },
  },
  'formulas.test.ts': {
    'take semicolons between arguments with the locale %s, and leave those of texts and lists': {
      fact: 'Formulas take semicolons between arguments in each locale.',
      source: 'Issue: separators in formulas',
    },
  },
  'charts.test.ts': {
    'are not drawn before they are inserted, and have no ID until then': {
      fact: 'A chart that was built is drawn when it is inserted.',
      source: 'Reference: EmbeddedChartBuilder',
    },
    'follow their cells, show new values, and change only when they are updated or removed': {
      fact: 'Changes of a chart count when the sheet is told to update it.',
      source: 'Reference: EmbeddedChartBuilder',
    },
  },
  'typed-input.test.ts': {
    'in Germany: comma, points between thousands and in dates, euros behind': {
      fact: 'What is shown follows locale and format.',
      source: 'Reference: Range',
    },
  },
  'person.test.ts': {
    'hears of one typed cell with its value and the old one': {
      fact: 'onEdit gets the new and the old value of one typed cell, as texts.',
      source: 'Event objects',
    },
    'hears of a paste without values, and of no script at all': [
      { fact: 'A paste comes without values.', source: 'Seen: events of edits' },
      { fact: 'No event tells of what a script writes.', source: 'Installable triggers' },
    ],
    'lets two more edits wait, and drops the others without a word': {
      fact: 'Two edits can wait for onEdit; more are dropped.',
      source: 'Simple triggers',
    },
    'is refused by a strict rule when typing, not when pasting': {
      fact: 'Pasting passes a rule that would refuse typing.',
      source: 'Seen: excerpts of public scripts',
    },
    'selects several areas, and so does a script': {
      fact: 'Of several selected ranges, the last one is active.',
      source: 'Reference: RangeList',
    },
    'hears of one selection in two seconds, and drops the quicker ones': {
      fact: 'onSelectionChange drops quick events.',
      source: 'Simple triggers',
    },
  },
  'person/marking.test.ts': {
    'swallow what a script writes under them, or keep it, by a switch': {
      fact: 'What happens to values written under a merged cell is open.',
      source: 'Reference: Range',
      decides: 'underMerge',
    },
    'takes values, and refuses formats and checkboxes below its header': {
      fact: 'Tables refuse formats and checkboxes.',
      source: 'Seen: excerpts of public scripts',
    },
    'refuses at once by a switch, and the script can go on': {
      fact: 'Whether a refused write throws on its own line is open.',
      source: 'Best practices',
      decides: 'refusedWrites',
    },
    'keeps others out, their scripts as well, and never the owner': {
      fact: 'A protection stops scripts of others, and never the owner.',
      source: 'Reference: Protection',
    },
    'is open to its editors, and to everybody where it only warns': {
      fact: 'A protection that only warns doesn’t stop anyone.',
      source: 'Reference: Protection',
    },
  },
  'person/moving-cells.test.ts': {
    'hides rows from the person and from no script': {
      fact: 'Rows that a filter hides are read all the same.',
      source: 'Reference: Sheet',
    },
  },
  'person/history.test.ts': {
    'never touches properties': { fact: 'Undo takes back the grid and no property.', source: 'Reference: PropertiesService' },
    'takes back a run of the script, or what it wrote together, by a switch': {
      fact: 'How much of a script one undo takes back is open.',
      source: 'Reference: SpreadsheetApp',
      decides: 'undoStep',
    },
    'has the grid and the script, and neither properties nor triggers': {
      fact: 'A copy of the file has no triggers and no properties.',
      source: 'Issue: a copy loses triggers (recruiter 6)',
    },
  },
  'person/tabs.test.ts': {
    'has a name of at most 100 characters that no other tab has': {
      fact: 'Names of tabs are unique and have at most 100 characters.',
      source: 'Seen: limits of cells and names',
    },
    'is one of at most 200': { fact: 'A file has at most 200 tabs.', source: 'Seen: limits of spreadsheets' },
  },
  'live-evidence.test.ts': {
    'reads text as US-ASCII without a charset: other characters become question marks': {
      fact: 'Digests read text as US-ASCII by default.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
      decides: 'digestText',
    },
    'signs text with a text key and bytes with a byte key, as US-ASCII without a charset': {
      fact: 'Signatures read text and key as US-ASCII by default.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
      decides: 'hmacText',
    },
    'fails with a negative timeout even if the lock is free': {
      fact: 'A negative timeout fails even when the lock is free.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
      decides: 'negativeLockTimeout',
    },
    'keeps the values for checked and unchecked': {
      fact: 'A checkbox rule keeps its values for checked and unchecked.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
    'accepts only the values of its rule, and inserts the one for unchecked': {
      fact: 'A checkbox with its own values accepts only these.',
      source: 'Reference: DataValidationBuilder',
    },
    'reads %s as %s': [
      { fact: 'Whole rows and columns keep their notation.', source: 'Seen: tests of gas-fakes, which also run on Google’s servers' },
      {
        fact: 'A range can be named in R1C1 notation, in any order and case.',
        source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
      },
    ],
    'reads RC1 as a cell in column RC, because it is no full R1C1 reference': {
      fact: 'RC1 is a cell in A1 notation.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
    'returns null from methods that return nothing': {
      fact: 'Methods that return nothing return null.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
    'names an unnamed blob null': {
      fact: 'The name of an unnamed blob is null.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
    'moves the references of one formula that is set for several cells': {
      fact: 'One formula set for several cells is relative to each.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
    'refuses null for setShowHyperlink': {
      fact: 'Null is refused for setShowHyperlink.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
    'shows a user as the address, or as nothing when the address is hidden': {
      fact: 'A user as text is the address.',
      source: 'Seen: tests of gas-fakes, which also run on Google’s servers',
    },
  },
};
