// The global names that a script may use in Apps Script.

/** The services that our scopes allow and that the emulator models. */
export const googleServices: readonly string[] = [
  'CacheService',
  'Charts',
  'HtmlService',
  'LockService',
  'Logger',
  'MailApp',
  'PropertiesService',
  'ScriptApp',
  // Only for the language of the user, which needs no scope.
  'Session',
  'SpreadsheetApp',
  'UrlFetchApp',
  'Utilities',
];

/**
 * ECMAScript as far as Apps Script is known to have it. Left out on purpose: `Function` and `eval` (code from text),
 * `BigInt` and `WeakRef` (no dependable statement), timers, `URL`, `fetch` and the rest of the browser (absent).
 */
export const languageGlobals: readonly string[] = [
  'Array',
  'ArrayBuffer',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'Infinity',
  'Int8Array',
  'Int32Array',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'Uint8Array',
  'WeakMap',
  'WeakSet',
  'arguments',
  'console',
  'decodeURIComponent',
  'encodeURIComponent',
  'globalThis',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
];
