/// <reference types="google-apps-script" />
// Lets the compiler compare our services with Google's published types.

/**
 * The members `K` of Google's type `T` as we model them: parameters may be wider here (scripts pass what they like), results
 * that are plain values must agree, and results that are objects of a service are some object of ours.
 */
export type Modelled<T, K extends keyof T> = {
  [P in K]: T[P] extends (...args: infer A) => infer R ? (...args: Given<A>) => Answer<R> : T[P];
};

type Plain = string | number | boolean | null | undefined | Date;

type Answer<R> = R extends Plain ? R : R extends void ? unknown : R extends (infer E)[] ? Answer<E>[] : object;

/** Objects of services come in as our own classes, which `never` lets us name. */
type Given<A> = { [I in keyof A]: A[I] extends Plain ? A[I] : never };

// biome wants no namespaces; Google's types are nothing else. Names for the rest of the folder:
export type GoogleRange = GoogleAppsScript.Spreadsheet.Range;
export type GoogleRangeList = GoogleAppsScript.Spreadsheet.RangeList;
export type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
export type GoogleSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type GoogleSpreadsheetApp = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
export type GoogleDataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
export type GoogleDataValidationBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
export type GoogleConditionalFormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
export type GoogleNamedRange = GoogleAppsScript.Spreadsheet.NamedRange;
export type GoogleConditionalFormatRuleBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
export type GoogleEmbeddedChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
export type GoogleEmbeddedChartBuilder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
export type GoogleUrlFetchApp = GoogleAppsScript.URL_Fetch.UrlFetchApp;
export type GoogleHttpResponse = GoogleAppsScript.URL_Fetch.HTTPResponse;
export type GoogleProperties = GoogleAppsScript.Properties.Properties;
export type GooglePropertiesService = GoogleAppsScript.Properties.PropertiesService;
export type GoogleCache = GoogleAppsScript.Cache.Cache;
export type GoogleCacheService = GoogleAppsScript.Cache.CacheService;
export type GoogleLock = GoogleAppsScript.Lock.Lock;
export type GoogleLockService = GoogleAppsScript.Lock.LockService;
export type GoogleScriptApp = GoogleAppsScript.Script.ScriptApp;
export type GoogleTrigger = GoogleAppsScript.Script.Trigger;
export type GoogleTriggerBuilder = GoogleAppsScript.Script.TriggerBuilder;
export type GoogleClockTriggerBuilder = GoogleAppsScript.Script.ClockTriggerBuilder;
export type GoogleAuthorizationInfo = GoogleAppsScript.Script.AuthorizationInfo;
export type GoogleSession = GoogleAppsScript.Base.Session;
export type GoogleUser = GoogleAppsScript.Base.User;
export type GoogleLogger = GoogleAppsScript.Base.Logger;
export type GoogleBlob = GoogleAppsScript.Base.Blob;
export type GoogleUi = GoogleAppsScript.Base.Ui;
export type GoogleMenu = GoogleAppsScript.Base.Menu;
export type GooglePromptResponse = GoogleAppsScript.Base.PromptResponse;
export type GoogleUtilities = GoogleAppsScript.Utilities.Utilities;
export type GoogleHtmlService = GoogleAppsScript.HTML.HtmlService;
export type GoogleHtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
export type GoogleHtmlTemplate = GoogleAppsScript.HTML.HtmlTemplate;
