// Implements the ports with Google's services. This folder is the only place that names one.
import { StopError } from '../../base/problem.ts';
import type { Clock, Lock, Page, Platform, Properties, Triggers, Ui, Workbook } from '../ports.ts';
import { googleHttp } from './http.ts';
import { googleMail } from './mail.ts';
import { probePlatform } from './probe.ts';
import { googleWorkbook } from './workbook.ts';

/**
 * Returns the platform for one execution: no object outlives it. It calls Google only when it's used, so that a refused
 * permission or an outage stops the command, which reports it.
 */
export function googlePlatform(): Platform {
  let opened: { spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet | null; workbook: Workbook | undefined } | undefined;
  const open = () => {
    if (opened) return opened;
    // Null in a scheduled run if its file isn't open.
    const spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet | null = SpreadsheetApp.getActiveSpreadsheet();
    opened = { spreadsheet, workbook: spreadsheet ? googleWorkbook(spreadsheet) : undefined };
    return opened;
  };
  const user = googleProperties(() => PropertiesService.getUserProperties());
  const document = googleProperties(() => PropertiesService.getDocumentProperties());
  const refresh = () => {
    user.refresh();
    document.refresh();
  };
  return {
    get workbook() {
      return open().workbook;
    },
    http: googleHttp(),
    user,
    document,
    clock: googleClock(),
    // Null if no file is open, and then no colleague can be in it.
    lock: googleLock(() => LockService.getDocumentLock(), refresh),
    userLock: googleLock(() => LockService.getUserLock(), refresh),
    signer: { hmac: (text, secret) => hexOf(Utilities.computeHmacSha256Signature(text, secret)) },
    ui: googleUi(),
    triggers: googleTriggers(user, () => open().spreadsheet?.getId()),
    mail: googleMail,
    // Documented to need no permission.
    locale: () => Session.getActiveUserLocale(),
    dictionary: (language) => HtmlService.createHtmlOutputFromFile(`texts-${language}`).getContent(),
    permitted,
    probe: probePlatform,
    log: (text) => console.error(text),
  };
}

/** Asked while an error is reported, so it doesn't throw another one. */
function permitted(): boolean {
  try {
    return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus()) !== 'REQUIRED';
  } catch {
    return true;
  }
}

function googleClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: (milliseconds) => {
      if (milliseconds > 0) Utilities.sleep(milliseconds);
    },
    id: () => Utilities.getUuid(),
  };
}

/** Returns bytes from -128 to 127 as two hex digits each. */
function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');
}

/** `taken` is called before the work: until then, another execution can have changed what this one has read. */
function googleLock(lockOf: () => GoogleAppsScript.Lock.Lock | null, taken: () => void): Lock {
  return {
    hold(milliseconds, work) {
      const lock = lockOf();
      if (!lock) return work();
      if (!lock.tryLock(milliseconds)) return undefined;
      taken();
      try {
        return work();
      } finally {
        // Otherwise, buffered writes would happen after another execution has the lock.
        try {
          SpreadsheetApp.flush();
        } finally {
          lock.releaseLock();
        }
      }
    },
  };
}

/** `open` returns null if there's no store, such as for the document of a scheduled run without an open file. */
function googleProperties(open: () => GoogleAppsScript.Properties.Properties | null): Properties {
  // Getting the store is a service call of its own, and it stays the same during an execution.
  let known: GoogleAppsScript.Properties.Properties | null = null;
  // Each read is a request to Google, whether of one value or of all.
  let values: Map<string, string> | undefined;
  const opened = () => {
    known ??= open();
    return known;
  };
  const read = () => {
    values ??= new Map(Object.entries(readable(() => opened()?.getProperties() ?? {})));
    return values;
  };
  const writable = () => {
    const found = opened();
    if (!found) throw new Error('Can’t save this because no spreadsheet is open.');
    return found;
  };
  const store = (changed: Readonly<Record<string, string>>) => {
    const found = writable();
    try {
      const [[name, value] = ['', ''], ...others] = Object.entries(changed);
      if (others.length > 0) found.setProperties(changed);
      else found.setProperty(name, value);
      for (const [each, text] of Object.entries(changed)) values?.set(each, text);
    } catch {
      values = undefined;
      // Google's message is in the language of the account.
      throw Object.values(changed).some((value) => value.length > MAX_VALUE_LENGTH) ? valueTooLong() : notStored();
    }
  };
  return {
    get: (name) => read().get(name),
    all: () => Object.fromEntries(read()),
    set: (name, value) => store({ [name]: value }),
    setAll: store,
    remove: (name) => {
      writable().deleteProperty(name);
      values?.delete(name);
    },
    refresh: () => {
      values = undefined;
    },
  };
}

/** Reads from a store, which Google limits by day and sometimes doesn't do. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new StopError(
      'storage-unavailable',
      'Google didn’t return what Catalog Sync saved.',
      'Try again in a few minutes. If that doesn’t help, you might have reached Google’s daily limit. Try again tomorrow.',
    );
  }
}

/** Google takes 9 KB of UTF-8. */
const MAX_VALUE_LENGTH = 3_000;

function valueTooLong(): StopError {
  return new StopError(
    'too-long-to-store',
    'Google can’t store this with the spreadsheet. It’s too long, or the storage is full.',
    'Use fewer or shorter filters, and cancel unfinished pulls and sends. Then try again.',
  );
}

function notStored(): StopError {
  return new StopError(
    'not-stored',
    'Google couldn’t store this with the spreadsheet.',
    'Try again in a few minutes. If that doesn’t help, you might have reached Google’s daily limit. Try again tomorrow.',
  );
}

const handler = 'hourly';
const PREFIX = `trigger.${handler}.`;

/**
 * Google doesn't say which file a clock trigger belongs to, so the trigger's ID is stored under the file's ID. `spreadsheet`
 * returns the ID of the open file.
 */
function googleTriggers(user: Properties, spreadsheet: () => string | undefined): Triggers {
  const name = () => `${PREFIX}${spreadsheet() ?? ''}`;
  const ours = () => {
    const id = user.get(name());
    return id === undefined ? undefined : ScriptApp.getProjectTriggers().find((trigger) => trigger.getUniqueId() === id);
  };
  return {
    fired(event) {
      const id = triggerOf(event);
      return id !== undefined && ScriptApp.getProjectTriggers().some((trigger) => trigger.getUniqueId() === id);
    },
    file(event) {
      const id = triggerOf(event);
      if (id === undefined) return undefined;
      const files = Object.entries(user.all());
      return files.find(([name, value]) => name.startsWith(PREFIX) && value === id)?.[0].slice(PREFIX.length);
    },
    hourly: () => ours() !== undefined,
    startHourly() {
      if (ours()) return;
      const trigger = ScriptApp.newTrigger(handler).timeBased().everyHours(1).create();
      user.set(name(), trigger.getUniqueId());
    },
    stopHourly() {
      const trigger = ours();
      if (trigger) ScriptApp.deleteTrigger(trigger);
      user.remove(name());
    },
    stopAll() {
      const stored = Object.entries(user.all()).filter(([property]) => property.startsWith(PREFIX));
      for (const trigger of ScriptApp.getProjectTriggers()) {
        const [property] = stored.find(([, id]) => id === trigger.getUniqueId()) ?? [];
        if (property === undefined) continue;
        ScriptApp.deleteTrigger(trigger);
        user.remove(property);
      }
    },
  };
}

/** Returns the ID of the trigger that an event is from. */
function triggerOf(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('triggerUid' in event)) return undefined;
  return typeof event.triggerUid === 'string' ? event.triggerUid : undefined;
}

function googleUi(): Ui {
  return {
    available() {
      try {
        SpreadsheetApp.getUi();
        return true;
      } catch {
        return false;
      }
    },
    sidebar: (file, page) => SpreadsheetApp.getUi().showSidebar(outputOf(file, page).setTitle('Catalog Sync')),
    dialog: (page, title, { width, height }) =>
      SpreadsheetApp.getUi().showModalDialog(outputOf('review', page).setTitle(title).setWidth(width).setHeight(height), title),
    toast(text, title) {
      try {
        SpreadsheetApp.getActiveSpreadsheet().toast(text, title);
      } catch {
        // Google shows the text of an error to whoever clicked, which needs no permission.
        throw new Error(text);
      }
    },
  };
}

function outputOf(
  file: 'sidebar' | 'tasks' | 'reports' | 'review',
  { view, token, first, language }: Page,
): GoogleAppsScript.HTML.HtmlOutput {
  const template = HtmlService.createTemplateFromFile(language === 'en' ? file : `${file}-${language}`);
  template.view = view;
  template.token = token;
  template.first = first;
  return template.evaluate();
}
