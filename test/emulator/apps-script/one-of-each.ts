// One object of each class that the emulator models, and every signature of their methods: for tests that call all of them.
import { readFileSync } from 'node:fs';
import { TABLE } from '../../../emulator/apps-script/signatures/make-table.ts';

export const table = readFileSync(TABLE, 'utf8');

/** Overloads as lists of types, by the path of the method. */
export const overloads = new Map<string, string[][]>();
for (const [, path = '', list = ''] of table.matchAll(/^([\w.]+)\((.*)\)$/gm)) {
  overloads.set(path, [...(overloads.get(path) ?? []), list === '' ? [] : list.split(', ')]);
}

/** One object of each class, and a value that each type accepts. */
export const ONE_OF_EACH = `
  function objects() {
    const ui = SpreadsheetApp.getUi();
    const range = sheet().getRange('A1');
    const trigger = ScriptApp.newTrigger('it');
    const rule = SpreadsheetApp.newDataValidation();
    file().setNamedRange('Sample', range);
    const look = SpreadsheetApp.newConditionalFormatRule();
    const chart = sheet().newChart().addRange(range);
    sheet().insertChart(chart.build());
    return {
      NamedRange: sheet().getNamedRanges()[0], EmbeddedChartBuilder: chart, EmbeddedChart: sheet().getCharts()[0], SpreadsheetApp, UrlFetchApp, PropertiesService, CacheService, LockService, ScriptApp, Session, Utilities, HtmlService, Logger, MailApp,
      Spreadsheet: file(), Sheet: sheet(), Range: range, RangeList: file().getActiveRangeList(), DataValidationBuilder: rule,
      DataValidation: rule.requireCheckbox().build(), ConditionalFormatRuleBuilder: look,
      ConditionalFormatRule: look.setRanges([range]).build(), HtmlOutput: HtmlService.createHtmlOutput(''),
      HtmlTemplate: HtmlService.createTemplateFromFile('page'), Blob: Utilities.newBlob(''), Cache: CacheService.getUserCache(),
      Properties: PropertiesService.getUserProperties(), Lock: LockService.getDocumentLock(), Ui: ui, Menu: ui.createMenu('A'),
      PromptResponse: ui.prompt('A'), User: Session.getActiveUser(), TriggerBuilder: trigger, ClockTriggerBuilder: trigger.timeBased(),
      Trigger: ScriptApp.newTrigger('it').timeBased().everyHours(1).create(),
      AuthorizationInfo: ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL),
      HTTPResponse: UrlFetchApp.fetch('http://a.example.com', { followRedirects: false, muteHttpExceptions: true }),
    };
  }
  function sample(type, all) {
    const plain = { string: 'A', number: 1, boolean: true, any: 1, object: {}, Date: new Date(0), null: null };
    if (type.endsWith('[]')) return [];
    if (type.startsWith('enum ')) return { AuthMode: 'FULL', ButtonSet: 'OK', ChartType: 'COLUMN', Charset: 'UTF_8', DigestAlgorithm: 'MD5', WrapStrategy: 'CLIP' }[type.slice(5)];
    const [first] = type.replace(/^\\(/, '').split('|');
    return first in plain ? plain[first] : all[first];
  }`;

/** The class and the name of a method: the last two words of its path. */
export function memberOf(path: string): { owner: string; method: string } {
  const [owner = '', method = ''] = path.split('.').slice(-2);
  return { owner, method };
}

/** What the script needs to make the objects. */
export const SETTING = { hosts: { 'a.example.com': 'http://127.0.0.1:9' }, pages: { page: '' } };
