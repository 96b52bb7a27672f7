// What is known about Apps Script, fact by fact, each with the test that holds it. Where documents are silent or disagree, the
// fact is a switch and the test runs both ways.

/** By test file and title: the facts that the test holds. */
export const held: Record<string, Record<string, string | string[]>> = {
  'realm.test.ts': {
    'has no %s': 'A script finds ECMAScript and the services of Google, and nothing of a browser or of Node.',
    'refuses code made from text': 'Code cannot be made from texts.',
    'is fresh for every run': 'Every call begins with a new world: nothing global outlives it.',
    'code at global level runs again for every call, in the mode of that call':
      'Code at global level runs with every call, under the authorization of that call.',
    'does not start: %s': 'Private and static fields, modules and top-level await keep the whole project from starting.',
    'may be written in ES2020': 'Everything up to ES2020 is read as it is.',
    'waits for async functions': 'An entry point may be async, and the platform waits for it.',
    'finds functions however they are declared': 'Functions are found however they are declared at top level.',
    'names what is not modelled': 'What the emulator lacks fails by its name, instead of doing nothing.',
  },
  'exceptions.test.ts': {
    'come from services as Exception, whatever their language': 'What services throw is called Exception.',
    'are in another language by a switch, each of them, with the same gaps': 'Texts of exceptions are in the language of the person.',
  },
  'local-time.test.ts': {
    'is read in the zone of the manifest': 'Local time in a script is that of the zone in the manifest.',
  },
  'editor.test.ts': {
    'is made when the file opens, in mode LIMITED': [
      'Opening the file calls onOpen in mode LIMITED.',
      'A menu of the same name is replaced.',
    ],
    'is missing when a forbidden call comes before it': 'A forbidden call before the menu is added leaves no menu, even at global level.',
    'LIMITED: %s passes: %s': 'In LIMITED the open file, its properties and the locale can be had; fetching, sidebars and triggers cannot.',
    'NONE knows neither the spreadsheet nor properties, but can make menus':
      'An add-on that is installed and not yet used in the file begins in NONE: menus, and nothing of the file.',
    'hide who it is in simple triggers': 'Simple triggers do not learn who the person is.',
    'scopes that the manifest does not list are missing': 'Once the manifest lists scopes, a missing one fails when it is needed.',
    'cannot be opened with the scope for the current file, nor can the open one by its id':
      'The scope for the current file does not allow opening files by id.',
    'end the locks of the script that waits': 'Locks do not survive an alert or a prompt.',
    'stay open until they are closed': 'A sidebar is 300 pixels wide; dialogs have the size they ask for.',
    'can be in folders, whose names are part of theirs': 'HTML files can be in folders.',
    'are templates with values of the script': 'Templates print escaped or plain, and run code.',
    'belong to the person who made them, and run as that person': [
      'A script sees the triggers of its own person only.',
      'A trigger runs as the person who made it, whoever is at the sheet.',
    ],
    'come one per person and file, hourly at most': [
      'One clock trigger per person and document.',
      'An add-on may not run more often than once an hour.',
    ],
    'have no editor around them': 'There is no UI in a trigger of the clock.',
    'have no open file by a switch': 'Whether a clock trigger has an active file is open.',
  },
  'triggers.test.ts': {
    'fires once in every hour, at a minute of its own that it keeps': 'Google picks the minute of an hourly trigger and keeps it.',
    'is silent when Google has disabled it, and still in the list': 'A trigger may be disabled without a word.',
    'is gone when the person or a new deployment has removed it': 'A new deployment or the person may remove a trigger at any time.',
    'whose function is missing fails into the log, hour after hour': 'A trigger whose function is gone goes on failing.',
    'that a trigger has made works by a switch only': 'Whether a trigger made by a trigger works is open.',
    'gets a moment of the clock and its own id, day 1 being Monday': 'A clock event tells the moment in UTC, Monday being day 1.',
    'without an open file has neither lock, properties nor cache of the document':
      'Without a document its lock, its properties and its cache are null.',
    'is 90 minutes for one person, whatever they are for': 'All triggers of a person together may run 90 minutes a day.',
    'can be given scope by scope, and what needs a refused one fails': 'A person can refuse single scopes, and what needs them fails.',
    'makes every call of a service fail, in the language of the person': 'A service can be out for a while, and its calls fail.',
    'is told by getAuthorizationInfo, and what needs consent fails, in triggers as well':
      'After an update that needs more scopes the script can ask, and fails at the first call that needs them.',
  },
  'runs.test.ts': {
    'is up after six minutes, whatever the script catches': 'A run ends after six minutes.',
    'is up after 30 seconds in a simple trigger': 'A simple trigger ends after 30 seconds.',
    'passes with reads and writes of many cells': 'Calls take time: by kind, and by the number of cells.',
    'wait for the next read, and the script sees them then': 'Writes wait for the next read, a flush or the end of the run.',
    'to rows that a person has meanwhile deleted fail when they are flushed': 'A write that waits may fail later than its own line.',
    'that are pending when a run is killed are %s by a switch': 'What becomes of writes that wait when a run is killed is open.',
    'releases the locks of the run': 'Locks end with the run, however it ends.',
    'may be the run of a colleague, who does not get the lock': 'Another run does not get a lock that is held.',
    'are three: of the document, of the person, and of the script':
      'Locks of the person and of the script exist beside that of the document.',
  },
  'limits.test.ts': {
    'are 20,000 requests': 'A person may send 20,000 requests a day.',
    'count each request of a person, alone or in a batch': 'Each request of a batch counts.',
    'count reads and writes of properties': 'Reads and writes of properties are counted.',
    'begin anew a day after the first use': 'A day of limits begins with its first use.',
    'too many requests in a minute are refused by a switch, until the minute is over':
      'How many requests in a short time are too many is open.',
  },
  'sheet.test.ts': {
    'starts with 1,000 rows and 26 columns, and with the id 0': 'A new tab has 1,000 rows and 26 columns.',
    'ends where its content ends': 'The last row is the last one with content; an empty tab has none.',
    'grows to 10 million cells and 18,278 columns, no further': [
      'A file has at most 10 million cells, empty ones included.',
      'A tab has at most 18,278 columns.',
    ],
    'keeps at least one sheet, and one that is visible': 'The last tab cannot be deleted, the last visible one not hidden.',
    'gives every sheet an id that is not its position': 'A tab keeps its id whatever its name and place.',
    'makes a new sheet the active one': 'A new tab becomes the active one.',
    'has a zone of its own, beside that of the script': 'The zone of the spreadsheet and that of the script are two.',
    'rows that were just inserted can be written at once': 'Rows that were just inserted can be written.',
  },
  'range.test.ts': {
    'refuses rows and columns that do not fit': 'Values must have the size of their range.',
    '%s fails': 'A range must lie in the grid and have cells.',
    'reads an empty cell as an empty text': 'An empty cell reads as an empty text.',
    'keeps notes, and drops them for null': 'A number written as a note gets a decimal.',
    'keeps formats as they are, except a trailing ;@': 'Formats come back as they were set, without a trailing text section.',
    'refuses a script that breaks a strict rule': 'A rule that rejects makes the write of a script throw.',
    'stores anything where the rule only warns': 'A rule that warns lets everything through.',
    'inserted checkboxes write FALSE, a checkbox rule only by a switch': 'Whether a checkbox rule writes FALSE is open.',
  },
  'coercion.test.ts': {
    '%j becomes %j': 'Texts are read as if typed: numbers, percentages, amounts, dates, yes and no; a plus sign stays text.',
    'is read by the locale: %s %s': 'The locale of the spreadsheet decides how a text is read.',
    'stays a text in a cell with the text format': 'In a cell with the text format a text stays as it is.',
    'with an equals sign is a formula, in a text cell by a switch': 'Whether an equals sign begins a formula in a text cell is open.',
    'keeps its apostrophe in a text cell by a switch': 'Whether an apostrophe disappears in a text cell is open.',
    'may hold 50,000 characters and not one more': 'A cell holds 50,000 characters.',
    'becomes a serial number in the zone of the spreadsheet': 'A Date is stored as a day number in the zone of the spreadsheet.',
    'a plain number reads back as a Date where the format shows a time': 'A number with a date format reads as a Date.',
  },
  'typed-input.test.ts': {
    'in Germany: comma, points between thousands and in dates, euros behind': 'What is shown follows locale and format.',
  },
  'person.test.ts': {
    'hears of one typed cell with its value and the old one': 'onEdit gets the new and the old value of one typed cell, as texts.',
    'hears of a paste without values, and of no script at all': [
      'A paste comes without values.',
      'No event tells of what a script writes.',
    ],
    'lets two more edits wait, and drops the others without a word': 'Two edits may wait for onEdit; more are dropped.',
    'is refused by a strict rule when typing, not when pasting': 'Pasting passes a rule that would refuse typing.',
  },
  'person/marking.test.ts': {
    'swallow what a script writes under them, or keep it, by a switch': 'What becomes of values written under a merged cell is open.',
    'takes values, and refuses formats and checkboxes below its header': 'Tables refuse formats and checkboxes.',
    'refuses at once by a switch, and the script can go on': 'Whether a refused write throws on its own line is open.',
    'keeps others out, their scripts as well, and never the owner': 'A protection stops scripts of others, and never the owner.',
    'is open to its editors, and to everybody where it only warns': 'A protection that only warns stops nobody.',
  },
  'person/moving-cells.test.ts': {
    'hides rows from the person and from no script': 'Rows that a filter hides are read all the same.',
  },
  'person/history.test.ts': {
    'never touches properties': 'Undo takes back the grid and no property.',
    'takes back a run of the script, or what it wrote together, by a switch': 'How much of a script one undo takes back is open.',
    'has the grid and the script, and neither properties nor triggers': 'A copy of the file has no triggers and no properties.',
  },
  'person/tabs.test.ts': {
    'has a name of at most 100 characters that no other tab has': 'Names of tabs are unique and have at most 100 characters.',
    'is one of at most 200': 'A file has at most 200 tabs.',
  },
  'google-run.test.ts': {
    'reaches top-level functions only, and none that ends with an underscore':
      'A page reaches top-level functions without a final underscore.',
    'refuses %s as an argument': 'A Date and other strange values in an argument make the call fail.',
    'answers null where the result holds a Date anywhere': 'A Date anywhere in the answer makes all of it null.',
    'hands errors on as Error with their message': 'The failure handler gets an Error with the message.',
    'a connection that fails after the work tells the page of a failure, and the work is done':
      'A lost connection looks like a failure although the script has done its work.',
  },
  'fetch/url-fetch.test.ts': {
    'gives header names in any case, repeated ones as lists': 'Header names come in any case.',
    'decodes compressed responses, which it asks for by itself': 'Compressed responses are decoded.',
    'leaves a response compressed if the script asked for that': 'A script that asks for a compressed response gets it as it is.',
    'takes null for the options': 'Null for the options of a request is none.',
    'throws at 4xx and 5xx unless muted': 'A status from 400 throws unless muted.',
    'throws when the network fails, muted or not': 'A network that fails throws even when muted.',
    'fails as a whole batch when one of its requests does, by a switch': 'Whether one failing request takes its batch along is open.',
    'waits as long as it is told, or does not listen, by a switch': 'Whether a time limit of a request is honored is open.',
    'drops the body of a DELETE by a switch': 'Whether the body of a DELETE arrives is open.',
    'follows redirects unless told not to': 'Redirects are followed unless told not to.',
    'refuses addresses of more than 2,082 characters': 'An address has at most 2,082 characters.',
    'refuses more than 100 headers and bodies of more than 50 MB': ['A request has at most 100 headers.', 'A body has at most 50 MB.'],
    'refuses the header %s: %s': 'Some headers cannot be set, and none to nothing.',
    'finds no host at %s': 'Private addresses cannot be reached.',
  },
  'stores.test.ts': {
    'hold 9 KB each and 500 KB together': 'A property has at most 9 KB, a store 500 KB.',
    'are texts, of the person, the file and the script': 'Everything in a property is text.',
    'several people share the properties of the document and of the script, and each has their own':
      'Several people in a document share its properties, and each has their own.',
    'packs and unpacks blobs, and names them archive unless told otherwise': 'A packed blob is named archive.gz unless told otherwise.',
    'takes 100 KB a value and 250 characters a key': 'The cache takes 100 KB a value and 250 characters a key.',
    'the cache forgets the oldest tenth when it has more than 1,000 entries, and nothing outlives six hours':
      'The cache keeps 1,000 entries, and six hours at most.',
  },
  'custom-functions.test.ts': {
    'gets values for cells, lists of rows for ranges, and values as they are':
      'A formula passes values of cells, and lists of rows for ranges.',
    'never writes over cells that hold something': 'A list that a formula returns never overwrites cells.',
    'is found in any case if it is declared with function and its name is not private':
      'A formula finds declared functions, in any case, and no private ones.',
    'takes no argument that changes by itself': 'A formula passes nothing that changes by itself, such as NOW().',
    'has 30 seconds': 'A function in a formula ends after 30 seconds.',
    'knows the tab and the cell that it stands in': 'The active range of a function in a formula is its cell.',
    'lets a formula call %s': 'A function in a formula can fetch, read the file, and use services without user data.',
    'keeps a formula from calling %s': 'A function in a formula has no UI, and neither writes to the file nor opens others.',
    'gives a formula the user properties of the owner, which it does not change':
      "In a formula user properties are the owner's, and read-only.",
  },
  'first-day.test.ts': {
    'opens the questions of Google and is lost, whatever the person answers':
      'The first click in the menu asks for permissions, and does nothing else.',
    'comes with a warning before a private account can agree': 'A private account is warned of a script that Google has not verified.',
    'can end with some permissions only': 'Permissions can be given one by one.',
    'has the name of the script': 'The menu of a bound script has the name of the script.',
    'keep pages from reaching the script, and nothing else': 'With several accounts in a browser, pages may not reach the script.',
  },
  'viewer.test.ts': {
    'reads, and is refused whatever a script would change': 'A script of a user who can only view the file writes nothing.',
    'gets no menu, because simple triggers do not run': 'Simple triggers do not run for a user who can only view the file.',
  },
  'live-evidence.test.ts': {
    'reads text as US-ASCII without a charset: other characters become question marks': 'Digests read text as US-ASCII by default.',
    'signs text with a text key and bytes with a byte key, as US-ASCII without a charset':
      'Signatures read text and key as US-ASCII by default.',
    'fails with a negative timeout even if the lock is free': 'A negative timeout fails even when the lock is free.',
    'keeps the values for checked and unchecked': 'A checkbox rule keeps its values for checked and unchecked.',
    'accepts only the values of its rule, and inserts the one for unchecked': 'A checkbox with its own values accepts only these.',
    'reads %s as %s': ['Whole rows and columns keep their notation.', 'A range can be named in R1C1 notation, in any order and case.'],
    'reads RC1 as a cell in column RC, because it is no full R1C1 reference': 'RC1 is a cell in A1 notation.',
    'returns null from methods that return nothing': 'Methods that return nothing return null.',
    'names an unnamed blob null': 'The name of an unnamed blob is null.',
    'moves the references of one formula that is set for several cells': 'One formula set for several cells is relative to each.',
    'refuses null for setShowHyperlink': 'Null is refused for setShowHyperlink.',
    'shows a user as the address, or as nothing when the address is hidden': 'A user as text is the address.',
  },
  'signatures.test.ts': {
    'refuses too few arguments for every method that needs some': 'Too few arguments fail before the method begins.',
    'refuses one argument too many for every method': 'Too many arguments fail before the method begins.',
    'refuses null and an object for every argument that has another type': 'Arguments of a wrong type fail before the method begins.',
    'names the types of the arguments as Google does': 'The message about wrong arguments names their types.',
  },
  'html/as-served.test.ts': {
    'loses what looks like a comment inside template literals': 'HtmlService cuts what looks like a comment out of template literals.',
  },
  '../../browser/script-frames.test.ts': {
    'refuses a Date as an argument, and answers each of more calls than may run at a time': 'A page has ten calls at a time; others wait.',
  },
};

/** Facts without a test, and why. */
export const open: Record<string, string> = {
  'A promise that fails and that nobody awaits is silent.': 'The product uses no promises; Node ends the process here, which is stricter.',
  'onSelectionChange drops quick events.': 'The add-on does not listen to it.',
  'Installable triggers for edits and changes exist beside those of the clock.': 'The add-on makes none.',
  'Answers to a page may come in another order than the calls.': 'The emulator has one thread: it runs one call after the other.',
  'At most 30 scripts of a person run at a time.': 'The emulator runs one at a time; colleagues act inside a run through hooks.',
  'Advanced services need the scope for all files.': 'The add-on uses none, so they are not there.',
  'Charts and developer metadata move with their cells.': 'The add-on neither makes nor reads them.',
  'An answer of a server has at most 50 MB.': 'Pages of Catalog are far below it, and a test would move 50 MB to say so.',
};
