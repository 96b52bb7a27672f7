// The global names of Apps Script that a script finds in its realm.
import type { Execution } from '../execution.ts';
import { CacheService } from './cache.ts';
import { Charts } from './charts.ts';
import { HtmlService } from './html-service.ts';
import { LockService } from './lock.ts';
import { Logger } from './logger.ts';
import { MailApp } from './mail-app.ts';
import { PropertiesService } from './properties.ts';
import { ScriptApp } from './script-app.ts';
import type { Service } from './service.ts';
import { Session } from './session.ts';
import { SpreadsheetApp } from './spreadsheet-app.ts';
import { UrlFetchApp } from './url-fetch-app.ts';
import { Utilities } from './utilities.ts';

export function services(run: Execution): [string, Service][] {
  return [
    ['SpreadsheetApp', new SpreadsheetApp(run)],
    ['Charts', new Charts(run)],
    ['UrlFetchApp', new UrlFetchApp(run)],
    ['PropertiesService', new PropertiesService(run)],
    ['CacheService', new CacheService(run)],
    ['LockService', new LockService(run)],
    ['ScriptApp', new ScriptApp(run)],
    ['Session', new Session(run)],
    ['Utilities', new Utilities(run)],
    ['HtmlService', new HtmlService(run)],
    ['Logger', new Logger(run)],
    ['MailApp', new MailApp(run)],
  ];
}
