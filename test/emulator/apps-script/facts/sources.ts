// Where facts come from: pages of Google, entries of its issue tracker, and what others saw on its servers.

const google = 'https://developers.google.com';
const guide = (page: string) => `${google}/apps-script/guides/${page}`;
const reference = (page: string) => `${google}/apps-script/reference/${page}`;
const addOn = (page: string) => `${google}/workspace/add-ons/concepts/${page}`;
const tracker = (entry: number) => `https://issuetracker.google.com/issues/${entry}`;
const journal = (page: string) => `https://tanaikech.github.io/${page}/`;

export const sources = {
  // Guides.
  'V8 runtime': guide('v8-runtime'),
  'Migrating to V8': guide('v8-runtime/migration'),
  Quotas: guide('services/quotas'),
  Authorization: guide('services/authorization'),
  'Authorization scopes': `${google}/apps-script/concepts/scopes`,
  'Client verification': guide('client-verification'),
  'Custom functions': guide('sheets/functions'),
  'Simple triggers': guide('triggers'),
  'Installable triggers': guide('triggers/installable'),
  'Event objects': guide('triggers/events'),
  'Best practices': guide('support/best-practices'),
  'Dialogs and sidebars': guide('dialogs'),
  'HTML: best practices': guide('html/best-practices'),
  'HTML: communication': guide('html/communication'),
  'HTML: templates': guide('html/templates'),
  'Add-ons: authorization': addOn('editor-auth-lifecycle'),
  'Add-ons: menus': addOn('menus'),
  'Add-ons: scopes': addOn('editor-scopes'),
  'Add-ons: triggers': addOn('editor-triggers'),
  'Add-ons: updates': `${google}/workspace/add-ons/how-tos/update-published-add-on`,
  'Files and folders of clasp': 'https://github.com/google/clasp',
  'ValueInputOption of the Sheets API': `${google}/workspace/sheets/api/reference/rest/v4/ValueInputOption`,
  'Number formats of the Sheets API': `${google}/workspace/sheets/api/guides/formats`,
  'Developer metadata of the Sheets API': `${google}/workspace/sheets/api/guides/metadata`,
  'Types of Google’s services': 'https://www.npmjs.com/package/@types/google-apps-script',
  // Reference.
  'Reference: Range': reference('spreadsheet/range'),
  'Reference: RangeList': reference('spreadsheet/range-list'),
  'Reference: EmbeddedChartBuilder': reference('spreadsheet/embedded-chart-builder'),
  'Reference: Sheet': reference('spreadsheet/sheet'),
  'Reference: Spreadsheet': reference('spreadsheet/spreadsheet'),
  'Reference: SpreadsheetApp': reference('spreadsheet/spreadsheet-app'),
  'Reference: DataValidationBuilder': reference('spreadsheet/data-validation-builder'),
  'Reference: Protection': reference('spreadsheet/protection'),
  'Reference: UrlFetchApp': reference('url-fetch/url-fetch-app'),
  'Reference: PropertiesService': reference('properties/properties-service'),
  'Reference: Cache': reference('cache/cache'),
  'Reference: Lock': reference('lock/lock'),
  'Reference: Session': reference('base/session'),
  'Reference: Ui': reference('base/ui'),
  'Reference: Utilities': reference('utilities/utilities'),
  'Reference: ScriptApp': reference('script/script-app'),
  'Reference: ClockTriggerBuilder': reference('script/clock-trigger-builder'),
  // The issue tracker, and issues of other projects.
  'Issue: separators in formulas': 'https://github.com/mricon/ingress-fieldplan/issues/5',
  'Issue: triggers made by a trigger': tracker(150756612),
  'Issue: numbers as notes': tracker(429373214),
  'Issue: network errors pass muting': tracker(36761852),
  'Issue: header names in lower case (httr2 654)': 'https://github.com/r-lib/httr2/issues/654',
  'Issue: only Help in the menu (Metabase 7)': 'https://github.com/bplmp/metabase-google-sheets-add-on/issues/7',
  'Issue: disabled triggers (goofy 166)': 'https://github.com/Chimildic/goofy/issues/166',
  'Issue: getUi without an editor (crypto-sheets 50)': 'https://github.com/LesterCovax/crypto-sheets/issues/50',
  'Issue: clock triggers without a file (SheetConverter 2)': 'https://github.com/mogsdad/SheetConverter/issues/2',
  'Issue: comments in template literals (React 157)': 'https://github.com/enuchi/React-Google-Apps-Script/issues/157',
  'Issue: sidebars with several accounts (React 46)': 'https://github.com/enuchi/React-Google-Apps-Script/issues/46',
  'Issue: too many requests in a short time (eve 4)': 'https://github.com/fuzzysteve/eve-googledocs-script/issues/4',
  'Issue: a copy loses triggers (recruiter 6)': 'https://github.com/GSA/recruiter/issues/6',
  'Issue: all rows frozen (ads-account-structure 2)': 'https://github.com/google/ads-account-structure-script/issues/2',
  // What others saw on Google's servers.
  'Seen: tests of gas-fakes, which also run on Google’s servers': 'https://github.com/brucemcpherson/gas-fakes',
  'Seen: oddities noted by gas-fakes': 'https://github.com/brucemcpherson/gas-fakes/blob/main/notes/oddities.md',
  'Seen: catalog of error texts in many languages': 'https://github.com/RomainVialard/ErrorHandler',
  'Seen: globals of the runtime': 'https://justin.poehnelt.com/posts/apps-script-runtime-limitations-wintercg',
  'Seen: async functions': 'https://justin.poehnelt.com/posts/apps-script-async-await',
  'Seen: limits of the cache': 'https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits',
  'Seen: UrlFetchApp': 'https://justin.poehnelt.com/posts/definitive-guide-to-urlfetchapp',
  'Seen: the scope for the current file': 'https://justin.poehnelt.com/posts/apps-script-currentonly-scopes',
  'Seen: size of properties': journal('2023/05/22/report-specification-of-properties-service-for-google-apps-script'),
  'Seen: ten million cells': journal('2022/04/25/report-handling-10000000-cells-in-google-spreadsheet-using-google-apps-script'),
  'Seen: values between page and script': journal(
    '2023/08/28/report-values-to-transfer-between-javascript-and-google-apps-script-with-google.script.run',
  ),
  'Seen: several requests at a time': journal('2018/04/19/benchmark-fetchall-method-in-urlfetch-service-for-google-apps-script'),
  'Seen: a time limit of one second': journal(
    '2026/06/09/the-1-second-timeout-hack-running-infinite-parallel-workloads-natively-on-google-apps-script',
  ),
  'Seen: apostrophes': journal('2023/03/11/removing-quote-prefix-of-cell-value-using-google-apps-script-single-quote'),
  'Seen: dates between zones': journal(
    '2023/09/03/copy-date-object-between-google-spreadsheets-with-different-timezone-using-google-apps-script',
  ),
  'Seen: what calls cost': 'https://ziritione.org/post/apps_script_performance',
  'Seen: events of edits': 'https://github.com/tanaikech/GetEditType',
  'Seen: limits of spreadsheets': 'https://thodigitals.com/en/limitations-of-google-sheets',
  'Seen: limits of cells and names': 'https://mojicnt.click/en/blog/spreadsheet-cell-limit.html',
  'Seen: requests as they arrive': 'https://stackoverflow.com/a/75728116',
  'Seen: granular consent': 'https://workspaceupdates.googleblog.com/2025/01/granular-oauth-consent-in-google-apps-script.html',
  'Seen: the first run, step by step': 'https://blog.gas-laboratory.com/process-guide-when-running-gas-for-the-1st-time',
  'Seen: screens of the first run': 'https://www.autobizz.net/blog/how-to-authorize-google-apps-script-step-by-step-guide',
  // These were read without an address.
  'Seen: screens of a first run, written down on September 2, 2026': undefined,
  'Seen: Apps Script on mog, compared with live Sheets': undefined,
  'Seen: excerpts of public scripts': undefined,
} as const;

export type SourceName = keyof typeof sources;
