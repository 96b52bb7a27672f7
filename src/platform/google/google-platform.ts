// Everything outside, as Google offers it. This folder is the only place that names a Google service.
import type { Platform } from '../ports.ts';
import { googleClock } from './clock.ts';
import { googleHttp } from './http.ts';
import { googleLock } from './lock.ts';
import { googleProperties } from './properties.ts';
import { googleTriggers } from './triggers.ts';
import { googleUi } from './ui.ts';
import { googleWorkbook } from './workbook.ts';

/** Made anew for each run: nothing outlives an execution. */
export function googlePlatform(): Platform {
  // Null in a scheduled run whose file is not open.
  const spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet | null = SpreadsheetApp.getActiveSpreadsheet();
  return {
    workbook: spreadsheet ? googleWorkbook(spreadsheet) : undefined,
    http: googleHttp(),
    user: googleProperties(() => PropertiesService.getUserProperties()),
    document: googleProperties(() => PropertiesService.getDocumentProperties()),
    clock: googleClock(),
    lock: googleLock(),
    ui: googleUi(),
    triggers: googleTriggers(() => spreadsheet?.getId()),
    permitted: () => String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus()) !== 'REQUIRED',
    log: (text) => console.error(text),
  };
}
