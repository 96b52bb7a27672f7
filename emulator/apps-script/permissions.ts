// Who may call what: authorization modes of simple triggers, and the scopes that the manifest lists.

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

export const SCOPES = 'https://www.googleapis.com/auth/';

/** Scopes by `Service.method` or by service; any one of the list will do. */
const needed: Record<string, readonly string[]> = {
  UrlFetchApp: ['script.external_request'],
  MailApp: ['script.send_mail'],
  'Ui.showSidebar': ['script.container.ui'],
  'Ui.showModalDialog': ['script.container.ui'],
  'Ui.alert': ['script.container.ui'],
  'Ui.prompt': ['script.container.ui'],
  'Menu.addToUi': ['script.container.ui'],
  'ScriptApp.newTrigger': ['script.scriptapp'],
  'ScriptApp.getProjectTriggers': ['script.scriptapp'],
  'ScriptApp.deleteTrigger': ['script.scriptapp'],
  'ClockTriggerBuilder.create': ['script.scriptapp'],
  'User.getEmail': ['userinfo.email'],
  'User.toString': ['userinfo.email'],
  'SpreadsheetApp.getActive': ['spreadsheets.currentonly', 'spreadsheets'],
  'SpreadsheetApp.getActiveSpreadsheet': ['spreadsheets.currentonly', 'spreadsheets'],
  'SpreadsheetApp.getActiveSheet': ['spreadsheets.currentonly', 'spreadsheets'],
  'SpreadsheetApp.getActiveRange': ['spreadsheets.currentonly', 'spreadsheets'],
  'SpreadsheetApp.openById': ['spreadsheets'],
};

/** In simple triggers nothing that needs the user's consent may be called, except the open file and its menus. */
const consented = new Set([
  'UrlFetchApp',
  'MailApp',
  'Ui.showSidebar',
  'Ui.showModalDialog',
  'Ui.alert',
  'Ui.prompt',
  'ScriptApp.newTrigger',
  'ScriptApp.getProjectTriggers',
  'ScriptApp.deleteTrigger',
  'ClockTriggerBuilder.create',
]);

/** A formula in a cell never asks for consent: it can send requests, but not reach what belongs to a user or another file. */
const unavailableInCell = new Set([...[...consented].filter((call) => call !== 'UrlFetchApp'), 'ScriptApp', 'SpreadsheetApp.openById']);

const FILE_SERVICES = new Set(['SpreadsheetApp', 'Spreadsheet', 'Sheet', 'Range', 'RangeList']);

/** Does the call leave the file as it is? */
export function isReading(service: string, method: string): boolean {
  return !FILE_SERVICES.has(service) || /^(get|is|new|open|flush)/.test(method);
}

/** Installed but not enabled in this file: menus and the locale are all there is. */
const unavailableWithoutFile = new Set([
  'SpreadsheetApp.getActive',
  'SpreadsheetApp.getActiveSpreadsheet',
  'SpreadsheetApp.getActiveSheet',
  'SpreadsheetApp.getActiveRange',
  'SpreadsheetApp.flush',
  'PropertiesService',
  'CacheService',
  'LockService',
]);

/** A method of a service; `name` is both, such as `Range.getValues`. */
export interface MethodCalled {
  service: string;
  method: string;
  name: string;
}

export interface Scopes {
  /** Those of the manifest, in full; undefined where Google grants what the code seems to need. */
  granted: ReadonlySet<string> | undefined;
  /** By the end of their address. */
  refused: readonly string[];
}

/** The scopes that a call lacks, as the message names them; undefined where it may go on. */
export function missingPermission(
  mode: AuthMode,
  { granted, refused }: Scopes,
  { service, name }: Pick<MethodCalled, 'service' | 'name'>,
): string | undefined {
  const wanted = needed[name] ?? needed[service] ?? [];
  if (mode === 'FULL' && wanted.length === 0) return undefined;
  const forbidden = (set: ReadonlySet<string>): boolean => set.has(service) || set.has(name);
  const named = () => wanted.map((scope) => SCOPES + scope).join(' || ') || `${SCOPES}spreadsheets.currentonly`;
  if (mode === 'CUSTOM_FUNCTION') {
    if (forbidden(unavailableInCell)) return named();
  } else if (mode !== 'FULL' && forbidden(consented)) return named();
  if (mode === 'NONE' && forbidden(unavailableWithoutFile)) return named();
  const has = (scope: string): boolean => !refused.includes(scope) && (granted === undefined || granted.has(SCOPES + scope));
  if (wanted.length > 0 && !wanted.some(has)) return named();
  return undefined;
}
