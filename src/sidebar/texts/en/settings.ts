// Texts of the settings, and of the views that open from them or from a tab.

/** Settings. */
export const settingsTexts = {
  connection: 'Connection',
  notConnected: 'Not connected',
  checkHelp: 'Compare your Catalog with what Catalog Sync expects',
  checkInstallationHelp: 'Find out what Google does here',
  diagnosticsHelp: 'Counts and settings for an issue',
  help: 'Help',
  language: 'Language',
  languageHelp: 'Applies to all your files. The menu changes when you reload the spreadsheet.',
  tabsAreIn: { en: 'The tabs of this spreadsheet stay in English.', es: 'The tabs of this spreadsheet stay in Spanish.' },
  languages: { google: 'As in Google', en: 'English', es: 'Español' },
};

/** Connecting to a Catalog. */
export const connectTexts = {
  title: 'Connect to Catalog',
  about: 'Pull courses, orders, enrollments, and more from Canvas Catalog into tabs. Edit them, review your changes, and send them back.',
  noKey: 'These tabs come from Catalog, but you’re not connected. Connect with your own API key to refresh or send.',
  host: 'Catalog address',
  hostHelp: 'Your storefront’s address, such as catalog.example.edu.',
  key: 'API key',
  keyHelp: 'In Catalog, go to Admin > Settings > Security. Or ask a Catalog admin for a key.',
  user: 'Your name (optional)',
  userHelp: 'Colleagues see it in the send log and with your choices. It isn’t verified.',
  name: 'Label (optional)',
  nameHelp: 'Your own name for this Catalog, such as Summer School.',
  kind: 'Type of Catalog',
  kinds: { production: 'Production', test: 'Test' },
  kindsHelp: {
    production: 'Your live storefront. You confirm every send.',
    test: 'A sandbox for trying things out.',
  },
  readOnly: 'Read-only',
  readOnlyHelp: 'Pull and refresh. Sending is turned off.',
  privacy: 'Your key is stored in your Google account. It’s never written to the spreadsheet, and other editors can’t see it.',
  hostBlank: 'Enter the address of your Catalog.',
  keyBlank: 'Enter your API key.',
  connect: 'Connect',
  reconnect: 'Update connection',
  connecting: 'Connecting…',
  connectedTo: 'Connected to',
  disconnect: 'Disconnect…',
  disconnectHelp:
    'This ends your connection and your schedules here. Your key is removed unless another file uses it. Your tabs don’t change.',
  confirmDisconnect: 'Disconnect',
  disconnecting: 'Disconnecting…',
  hostAllowed: (addresses: readonly string[]) => `Your institution allows ${addresses.join(', ')}.`,
  otherScript: 'Another script worked in this file. Connect to use its tabs here. Your edits are kept.',
  copied: 'This file is a copy, so it has no API key and no schedule. Connect to use its tabs. Your edits are kept.',
};

/** Schedules. */
export const scheduleTexts = {
  title: 'Schedules',
  about: 'A schedule refreshes tabs even when the spreadsheet is closed. It never sends anything.',
  add: 'Add schedule',
  newTitle: 'New schedule',
  changeTitle: 'Change schedule',
  repeat: 'Repeat',
  repeats: {
    hours: (hours: number) => (hours === 1 ? 'Every hour' : `Every ${hours} hours`),
    day: 'Every day',
    weekday: 'Monday to Friday',
    week: 'Every week',
    month: 'Every month',
  },
  weekday: 'Day',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  monthDay: 'Day of the month',
  monthDays: { first: 'First day', last: 'Last day' },
  after: 'After',
  hour: (hour: number) => `${hour}:00`,
  hourHelp: 'Starts within the next hour. Uses the spreadsheet’s time zone.',
  hoursHelp: 'Counted from midnight in the spreadsheet’s time zone.',
  what: 'Refresh',
  setHelp: 'Runs the set. Its first run makes the tabs that are missing.',
  tabs: 'Tabs',
  allTabs: 'All tabs',
  allTabsHelp: 'Also tabs that you pull later.',
  copies: 'Keep copies',
  copiesAs: { none: 'No', tabs: 'A new tab after each refresh', rows: 'Rows added to one tab' },
  copiesHelp: 'A copy shows the columns from Catalog as they are then, unsent edits included.',
  kept: 'Copies to keep',
  keptHelp: 'The oldest one is deleted, unless someone has changed it.',
  copiesPersonal: 'Include personal data in copies',
  copiesPersonalHelp: 'Remove personal data clears it there, too.',
  keeps: (most: number) => `Keeps the last ${most} copies of each tab`,
  keepsRows: 'Adds a copy to one tab each time',
  save: 'Save',
  saving: 'Saving…',
  change: 'Change',
  remove: 'Delete',
  takeOver: 'Take over',
  takeOverHelp: 'Runs with your API key from then on.',
  next: 'Next refresh',
  last: 'Last refresh',
  never: 'Never',
  by: (name: string) => (name === '' ? 'Set up by a colleague' : `Set up by ${name}`),
  yours: 'Set up by you',
  reading: (part: string) => `${part} read. Continues in the next hour.`,
  retried: 'It’s tried again every hour.',
  refreshNow: 'Refresh all now',
  unavailable: 'Schedules aren’t available here',
  unavailableHelp: 'Google doesn’t let this installation open the spreadsheet in the background. Refresh your tabs manually instead.',
  noTabs: 'Pull data first. Then you can schedule refreshes.',
  notify: 'When a refresh fails',
  notifyHelp: 'You’re told at once, then daily, and when it works again. Applies to all your spreadsheets.',
  email: 'Email (optional)',
  webhook: 'Incoming webhook (optional)',
  webhookAllowed: (addresses: readonly string[]) => `Only an address that your institution allows: ${addresses.join(', ')}.`,
  webhookHelp: 'Its address from Slack, Microsoft Teams, or Google Chat.',
  notifySave: 'Save address',
  tooMuch: 'That’s more than Google allows in a day.',
  takes: (minutes: string, requests: string) => `Your schedules would take about ${minutes} minutes and ${requests} requests.`,
  allowed: (minutes: string, requests: string) => `Google allows ${minutes} minutes and ${requests} requests. A fifth stays free.`,
  instead: (when: string) => `Use ${when}`,
  noneFits: 'Select fewer tabs, or choose fewer times.',
  workspace: 'My account belongs to a school or company',
  workspaceHelp: 'Google Workspace allows more.',
};

/** The columns of a tab. */
export const columnsTexts = {
  title: (tab: string) => `${tab} columns`,
  about: 'Checked columns are shown, in this order. Your own columns stay where they are.',
  absentColumn: 'Not in the tab. Check to add it.',
  cells: (cells: string) => `Adds ${cells} cells. Large tabs refresh more slowly.`,
  editable: 'Editable',
  moveUp: (column: string) => `Move ${column} up`,
  moveDown: (column: string) => `Move ${column} down`,
  position: (column: string, place: number, of: number) => `${column}, position ${place} of ${of}.`,
  apply: 'Apply',
  applying: 'Applying…',
};

/** Personal data, and the mark of edited rows. */
export const personalTexts = {
  pullWith: 'Include personal data',
  pullWithout: 'Pull without it',
  title: 'Personal data',
  answer: {
    with: 'Included in this spreadsheet.',
    without: 'Not included in this spreadsheet.',
    unasked: 'You’ll be asked at the next pull that contains personal data.',
  },
  decided: (by: string, at: string | undefined) =>
    `Decided by ${by === '' ? 'someone who entered no name' : `${by} (self-declared)`}${at === undefined ? '' : `, ${at}`}.`,
  stricter: 'You chose to include it. A stricter choice in this spreadsheet applies.',
  needsKey: 'Connect to Catalog to choose.',
  include: 'Include from now on',
  stopIncluding: 'Stop including it',
  dataStays: 'Data already in your tabs stays until you remove it.',
  hints: 'Mark edited rows in Status',
  hintsHelp: 'Applies to everyone using this file. Reviews find edits either way.',
};

/** Reports to paste into an issue. */
export const reportTexts = {
  check: {
    title: 'Check API compatibility',
    about:
      'Compares one record from each list with what Catalog Sync expects. Changes nothing. The report lists field names and types, never values.',
    run: 'Run check',
    running: 'Checking…',
  },
  checkInstallation: {
    title: 'Check this installation',
    about:
      'Tries about 40 things that Google Sheets and Apps Script do. Uses a new tab and deletes it. Takes about a minute. The report contains no data.',
    run: 'Run check',
    running: 'Checking…',
  },
  diagnostics: {
    title: 'Copy diagnostics',
    about: 'Lists counts, settings, and the codes of problems. The report contains no names, values, addresses, IDs, or keys.',
    run: 'Create report',
    running: 'Creating report…',
  },
};

export const checkTexts = {
  report: 'Report to paste into an issue',
  menu: 'Our menu under Extensions (optional)',
  menuHelp: 'What’s the menu called? A script can’t see it.',
  menus: { unseen: 'Choose a name', script: 'Catalog Sync', file: 'The name of the spreadsheet', other: 'Something else' },
  echo: 'Echo server (optional)',
  echoHelp: 'A server that sends back what it receives, such as https://httpbin.org. Without one, some questions stay undecided.',
};
