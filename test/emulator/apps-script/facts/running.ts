// How scripts run: the language, time, limits, stores, formulas, and calls from pages.
import type { FactsByTest } from './fact.ts';

export const running: FactsByTest = {
  'realm.test.ts': {
    'has no %s': {
      fact: 'A script finds ECMAScript and the services of Google, and nothing of a browser or of Node.',
      source: 'V8 runtime',
    },
    'refuses code made from text': {
      fact: 'Code cannot be made from texts.',
      source: 'Seen: globals of the runtime',
      decides: 'codeFromText',
    },
    'is fresh for every run': { fact: 'Every call begins with a new world: nothing global outlives it.', source: 'V8 runtime' },
    'code at global level runs again for every call, in the mode of that call': {
      fact: 'Code at global level runs with every call, under the authorization of that call.',
      source: 'Add-ons: authorization',
    },
    'does not start: %s': {
      fact: 'Private and static fields, modules and top-level await keep the whole project from starting.',
      source: 'V8 runtime',
    },
    'can be written in ES2020': { fact: 'Everything up to ES2020 is read as it is.', source: 'Migrating to V8' },
    'waits for async functions': { fact: 'An entry point can be async, and the platform waits for it.', source: 'Seen: async functions' },
    'finds functions however they are declared': {
      fact: 'Functions are found however they are declared at top level.',
      source: 'V8 runtime',
    },
  },
  'exceptions.test.ts': {
    'come from services as Exception, whatever their language': {
      fact: 'What services throw is called Exception.',
      source: 'Seen: oddities noted by gas-fakes',
    },
    'are in another language by a switch, each of them, with the same gaps': {
      fact: 'Texts of exceptions are in the language of the person.',
      source: 'Seen: catalog of error texts in many languages',
      decides: 'errorLanguage',
    },
  },
  'local-time.test.ts': {
    'is read in the zone of the manifest': {
      fact: 'Local time in a script is that of the zone in the manifest.',
      source: 'Reference: Session',
    },
  },
  'runs.test.ts': {
    'is up after six minutes, whatever the script catches': { fact: 'A run ends after six minutes.', source: 'Quotas' },
    'is up after 30 seconds in a simple trigger': { fact: 'A simple trigger ends after 30 seconds.', source: 'Simple triggers' },
    'passes with reads and writes of many cells': {
      fact: 'Calls take time: by kind, and by the number of cells.',
      source: 'Seen: what calls cost',
      decides: 'costs',
    },
    'wait for the next read, and the script sees them then': {
      fact: 'Writes wait for the next read, a flush or the end of the run.',
      source: 'Best practices',
    },
    'to rows that a person has meanwhile deleted fail when they are flushed': {
      fact: 'A write that waits can fail later than its own line.',
      source: 'Best practices',
    },
    'that are pending when a run is killed are %s by a switch': {
      fact: 'What happens to writes that wait when a run is killed is open.',
      source: 'Reference: SpreadsheetApp',
      decides: 'unflushedWrites',
    },
    'releases the locks of the run': { fact: 'Locks end with the run, however it ends.', source: 'Reference: Lock' },
    'can be the run of a colleague, who does not get the lock': {
      fact: 'Another run does not get a lock that is held.',
      source: 'Reference: Lock',
    },
    'are three: of the document, of the person, and of the script': {
      fact: 'Locks of the person and of the script exist beside that of the document.',
      source: 'Reference: Lock',
    },
  },
  'limits.test.ts': {
    'are 20,000 requests': { fact: 'A person can send 20,000 requests a day.', source: 'Quotas', decides: 'limits' },
    'count each request of a person, alone or in a batch': { fact: 'Each request of a batch counts.', source: 'Quotas' },
    'count reads and writes of properties': { fact: 'Reads and writes of properties are counted.', source: 'Quotas' },
    'begin again a day after the first use': { fact: 'A day of limits begins with its first use.', source: 'Quotas' },
    'too many requests in a minute are refused by a switch, until the minute is over': {
      fact: 'How many requests in a short time are too many is open.',
      source: 'Issue: too many requests in a short time (eve 4)',
      decides: 'limits',
    },
  },
  'stores.test.ts': {
    'hold 9 KB each and 500 KB together': {
      fact: 'A property has at most 9 KB, a store 500 KB.',
      source: 'Seen: size of properties',
      decides: 'propertyLimit',
    },
    'are texts, of the person, the file and the script': {
      fact: 'Everything in a property is text.',
      source: 'Reference: PropertiesService',
    },
    'several people share the properties of the document and of the script, and each has their own': {
      fact: 'Several people in a document share its properties, and each has their own.',
      source: 'Reference: PropertiesService',
    },
    'packs and unpacks blobs, and names them archive unless told otherwise': {
      fact: 'A packed blob is named archive.gz unless told otherwise.',
      source: 'Reference: Utilities',
    },
    'takes 100 KB a value and 250 characters a key': {
      fact: 'The cache takes 100 KB a value and 250 characters a key.',
      source: 'Reference: Cache',
    },
    'the cache forgets the oldest tenth when it has more than 1,000 entries, and nothing outlives six hours': {
      fact: 'The cache keeps 1,000 entries, and six hours at most.',
      source: 'Seen: limits of the cache',
    },
  },
  'custom-functions.test.ts': {
    'gets values for cells, lists of rows for ranges, and values as they are': {
      fact: 'A formula passes values of cells, and lists of rows for ranges.',
      source: 'Custom functions',
    },
    'never writes over cells that hold something': {
      fact: 'A list that a formula returns never overwrites cells.',
      source: 'Custom functions',
    },
    'is found in any case if it is declared with function and its name is not private': {
      fact: 'A formula finds declared functions, in any case, and no private ones.',
      source: 'Custom functions',
    },
    'takes no argument that changes by itself': {
      fact: 'A formula passes nothing that changes by itself, such as NOW().',
      source: 'Custom functions',
    },
    'has 30 seconds': { fact: 'A function in a formula ends after 30 seconds.', source: 'Custom functions' },
    'knows the tab and the cell that it stands in': {
      fact: 'The active range of a function in a formula is its cell.',
      source: 'Custom functions',
    },
    'lets a formula call %s': {
      fact: 'A function in a formula can fetch, read the file, and use services without user data.',
      source: 'Custom functions',
    },
    'keeps a formula from calling %s': {
      fact: 'A function in a formula has no UI, and neither writes to the file nor opens others.',
      source: 'Custom functions',
    },
    'gives a formula the user properties of the owner, which it does not change': {
      fact: "In a formula user properties are the owner's, and read-only.",
      source: 'Custom functions',
    },
  },
  'signatures.test.ts': {
    'refuses too few arguments for every method that needs some': {
      fact: 'Too few arguments fail before the method begins.',
      source: 'Types of Google’s services',
    },
    'refuses one argument too many for every method': {
      fact: 'Too many arguments fail before the method begins.',
      source: 'Types of Google’s services',
    },
    'refuses null and an object for every argument that has another type': {
      fact: 'Arguments of a wrong type fail before the method begins.',
      source: 'Types of Google’s services',
    },
    'names the types of the arguments as Google does': {
      fact: 'The message about wrong arguments names their types.',
      source: 'Seen: excerpts of public scripts',
    },
  },
  'google-run.test.ts': {
    'reaches top-level functions only, and none that ends with an underscore': {
      fact: 'A page reaches top-level functions without a final underscore.',
      source: 'HTML: communication',
    },
    'refuses %s as an argument': {
      fact: 'A Date and other strange values in an argument make the call fail.',
      source: 'Seen: values between page and script',
    },
    'answers null where the result holds a Date anywhere': {
      fact: 'A Date anywhere in the answer makes all of it null.',
      source: 'Seen: values between page and script',
    },
    'hands errors on as Error with their message': {
      fact: 'The failure handler gets an Error with the message.',
      source: 'HTML: communication',
    },
    'a connection that fails after the work tells the page of a failure, and the work is done': {
      fact: 'A lost connection looks like a failure although the script has done its work.',
      source: 'Seen: excerpts of public scripts',
      decides: 'pageConnection',
    },
  },
  'html/as-served.test.ts': {
    'loses what looks like a comment inside template literals': {
      fact: 'HtmlService cuts what looks like a comment out of template literals.',
      source: 'Issue: comments in template literals (React 157)',
    },
  },
  '../../browser/script-frames.test.ts': {
    'refuses a Date as an argument, and answers each of more calls than can run at a time': {
      fact: 'A page has ten calls at a time; others wait.',
      source: 'HTML: communication',
    },
  },
};
