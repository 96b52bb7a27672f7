// The editor around a script: menus, permissions, triggers, and the first day of a user.
import type { FactsByTest } from './fact.ts';

export const editor: FactsByTest = {
  'editor.test.ts': {
    'is made when the file opens, in mode LIMITED': [
      { fact: 'Opening the file calls onOpen in mode LIMITED.', source: 'Add-ons: authorization' },
      { fact: 'A menu of the same name is replaced.', source: 'Add-ons: menus' },
    ],
    'is missing when a forbidden call comes before it': {
      fact: 'A forbidden call before the menu is added leaves no menu, even at global level.',
      source: 'Issue: only Help in the menu (Metabase 7)',
    },
    'LIMITED: %s passes: %s': {
      fact: 'In LIMITED the open file, its properties and the locale can be had; fetching, sidebars and triggers cannot.',
      source: 'Add-ons: authorization',
    },
    'NONE knows neither the spreadsheet nor properties, but can make menus': {
      fact: 'An add-on that is installed and not yet used in the file begins in NONE: menus, and nothing of the file.',
      source: 'Add-ons: authorization',
      decides: 'openingMode',
    },
    'tell the language of the account, whatever the locale of the spreadsheet is': {
      fact: 'A script learns the language setting of its user, also before the user has agreed to anything.',
      source: 'Reference: Session',
    },
    'hide who it is in simple triggers': { fact: 'Simple triggers do not learn who the person is.', source: 'Reference: Session' },
    'scopes that the manifest does not list are missing': {
      fact: 'Once the manifest lists scopes, a missing one fails when it is needed.',
      source: 'Authorization scopes',
    },
    'cannot be opened with the scope for the current file, nor can the open one by its id': {
      fact: 'The scope for the current file does not allow opening files by id.',
      source: 'Seen: the scope for the current file',
    },
    'end the locks of the script that waits': { fact: 'Locks do not survive an alert or a prompt.', source: 'Reference: Ui' },
    'stay open until they are closed': {
      fact: 'A sidebar is 300 pixels wide; dialogs have the size they ask for.',
      source: 'Dialogs and sidebars',
    },
    'can be in folders, whose names are part of theirs': { fact: 'HTML files can be in folders.', source: 'Files and folders of clasp' },
    'can be read as text': { fact: 'A script can read an HTML file as text.', source: 'HTML: best practices' },
    'are templates with values of the script': { fact: 'Templates print escaped or plain, and run code.', source: 'HTML: templates' },
    'belong to the person who made them, and run as that person': [
      { fact: 'A script sees the triggers of its own person only.', source: 'Reference: ScriptApp' },
      { fact: 'A trigger runs as the person who made it, whoever is at the sheet.', source: 'Installable triggers' },
    ],
    'come one per person and file, hourly at most': [
      { fact: 'One clock trigger per person and document.', source: 'Add-ons: triggers' },
      { fact: 'An add-on can’t run more often than once an hour.', source: 'Add-ons: triggers' },
    ],
    'have no editor around them': {
      fact: 'There is no UI in a trigger of the clock.',
      source: 'Issue: getUi without an editor (crypto-sheets 50)',
    },
    'have no open file by a switch': {
      fact: 'Whether a clock trigger has an active file is open.',
      source: 'Issue: clock triggers without a file (SheetConverter 2)',
      decides: 'activeFileInTrigger',
    },
  },
  'triggers.test.ts': {
    'fires once in every hour, at a minute of its own that it keeps': {
      fact: 'Google picks the minute of an hourly trigger and keeps it.',
      source: 'Reference: ClockTriggerBuilder',
    },
    'is silent when Google has disabled it, and still in the list': {
      fact: 'A trigger can be disabled without a word.',
      source: 'Issue: disabled triggers (goofy 166)',
    },
    'is gone when the person or a new deployment has removed it': {
      fact: 'A new deployment or the person can remove a trigger at any time.',
      source: 'Add-ons: updates',
    },
    'whose function is missing fails into the log, hour after hour': {
      fact: 'A trigger whose function is gone goes on failing.',
      source: 'Seen: excerpts of public scripts',
    },
    'that a trigger has made works by a switch only': {
      fact: 'Whether a trigger made by a trigger works is open.',
      source: 'Issue: triggers made by a trigger',
      decides: 'triggerFromTrigger',
    },
    'gets a moment of the clock and its own id, day 1 being Monday': {
      fact: 'A clock event tells the moment in UTC, Monday being day 1.',
      source: 'Event objects',
    },
    'without an open file has neither lock, properties nor cache of the document': {
      fact: 'Without a document its lock, its properties and its cache are null.',
      source: 'Reference: PropertiesService',
    },
    'is 90 minutes for one person, whatever they are for': {
      fact: 'All triggers of a person together can run 90 minutes a day.',
      source: 'Quotas',
    },
    'can be given scope by scope, and what needs a refused one fails': {
      fact: 'A person can refuse single scopes, and what needs them fails.',
      source: 'Seen: granular consent',
      decides: 'refusedScopes',
    },
    'makes every call of a service fail, in the language of the person': {
      fact: 'A service can be out for a while, and its calls fail.',
      source: 'Seen: excerpts of public scripts',
      decides: 'outages',
    },
    'is told by getAuthorizationInfo, and what needs consent fails, in triggers as well': {
      fact: 'After an update that needs more scopes the script can ask, and fails at the first call that needs them.',
      source: 'Add-ons: triggers',
      decides: 'consent',
    },
  },
  'first-day.test.ts': {
    'opens the questions of Google and is lost, whatever the person answers': {
      fact: 'The first click in the menu asks for permissions, and does nothing else.',
      source: 'Seen: the first run, step by step',
      decides: 'consent',
    },
    'comes with a warning before a private account can agree': {
      fact: 'A private account is warned of a script that Google has not verified.',
      source: 'Client verification',
      decides: 'account',
    },
    'comes with a warning if the owner is of another organization, and names the owner as the developer': [
      { fact: 'The warning comes unless user and owner are of one organization.', source: 'Client verification' },
      {
        fact: 'The warning names the owner of the script as its developer.',
        source: 'Seen: screens of a first run, written down on September 2, 2026',
      },
    ],
    'can end with some permissions only': {
      fact: 'Permissions can be given one by one.',
      source: 'Seen: granular consent',
      decides: 'refusedScopes',
    },
    'has the name of the script': {
      fact: 'The menu of a bound script has the name of the script.',
      source: 'Add-ons: menus',
      decides: 'menuName',
    },
    'keep pages from reaching the script, and nothing else': {
      fact: 'With several accounts in a browser, pages can fail to reach the script.',
      source: 'Issue: sidebars with several accounts (React 46)',
      decides: 'accounts',
    },
  },
  'viewer.test.ts': {
    'reads, and is refused whatever a script would change': {
      fact: 'A script of a user who can only view the file writes nothing.',
      source: 'Authorization',
    },
    'gets no menu, because simple triggers do not run': {
      fact: 'Simple triggers do not run for a user who can only view the file.',
      source: 'Simple triggers',
    },
  },
  '../../browser/first-days.ts': {
    'ends with the first sent edit: %s, %s account, %s': [
      { fact: 'A link under Advanced leads past the warning.', source: 'Seen: screens of the first run' },
      {
        fact: 'Each permission has a box, and all of them are empty at first.',
        source: 'Seen: screens of a first run, written down on September 2, 2026',
      },
    ],
  },
};
