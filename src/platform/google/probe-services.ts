// What services and the language do that no document settles, in the manner of `probe-cells.ts`.
import { accepts, type Probe } from './probe-cells.ts';

/** What the bundle does without, because no document lists it. */
const FEATURES =
  'BigInt WeakRef Array.prototype.at Array.prototype.findLast Array.prototype.toSorted Object.hasOwn Object.groupBy Promise.any String.prototype.replaceAll Intl.NumberFormat';

const PROPERTY = 'probe';

/** Another server than the one that redirects to it. */
const OTHER_ECHO = 'https://postman-echo.com/headers';

export const serviceProbes: Readonly<Record<string, Probe>> = {
  errorLanguage: ({ sheet }) => {
    try {
      sheet.getRange('no such range');
    } catch (error) {
      const texts: Record<string, string> = { 'Range not found': 'en', 'Bereich nicht gefunden': 'de' };
      return texts[(error as Error).message];
    }
    return undefined;
  },
  zoneInText: () => {
    const text = new Date(0).toLocaleString('en-US', { timeZone: 'Asia/Kolkata', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
    return text === '05:30' ? 'honored' : 'ignored';
  },
  codeFromText: () => {
    try {
      // The build refuses the global `Function`.
      return isMissing.constructor('return "allowed"')();
    } catch {
      return 'refused';
    }
  },
  missingFeatures: () => FEATURES.split(' ').filter(isMissing).join(' ') || 'none',
  negativeLockTimeout: () => {
    const lock = LockService.getDocumentLock();
    try {
      return lock.tryLock(-1) ? 'locks' : 'fails';
    } catch {
      return 'throws';
    } finally {
      lock.releaseLock();
    }
  },
  hmacText: () => charset(Utilities.computeHmacSha256Signature('é', 'key'), Utilities.computeHmacSha256Signature('é', 'key', utf8())),
  digestText: () => charset(Utilities.computeDigest(sha(), 'é'), Utilities.computeDigest(sha(), 'é', utf8())),
  blobText: () => (Utilities.newBlob('é').getBytes().length === 2 ? 'UTF-8' : 'US-ASCII'),
  propertyLimit: () => {
    const store = PropertiesService.getUserProperties();
    const fits = (value: string) => accepts(() => store.setProperty(PROPERTY, value));
    const limit = fits('x'.repeat(10_000)) ? 'larger' : fits('é'.repeat(5_000)) ? '9-K-characters' : '9-KB';
    store.deleteProperty(PROPERTY);
    return limit;
  },
  // Such hosts never exist, by RFC 2606.
  fetchAllFailure: () =>
    accepts(() => UrlFetchApp.fetchAll(['a', 'b'].map((host) => ({ url: `https://${host}.invalid/`, muteHttpExceptions: true }))))
      ? 'each-muted'
      : 'all',
};

/** What only a server can tell that sends back what it gets, as httpbin.org does. */
export const echoProbes: Readonly<Record<string, (echo: string) => string | boolean | undefined>> = {
  fetchTimeout: (echo) => (accepts(() => UrlFetchApp.fetch(`${echo}/delay/8`, withTimeout(1))) ? 'ignored' : 'honored'),
  deleteBodyDropped: (echo) => echoed(`${echo}/delete`, { method: 'delete', payload: 'x' }).data !== 'x',
  authorizationAfterRedirect: (echo) => {
    const { headers } = echoed(`${echo}/redirect-to?url=${encodeURIComponent(OTHER_ECHO)}`, {
      headers: { Authorization: 'made-up' },
    });
    return JSON.stringify(headers).includes('made-up') ? 'kept' : 'dropped';
  },
  bytePayload: (echo) => (echoed(`${echo}/post`, { method: 'post', payload: [-61, -87] }).data === 'é' ? 'kept' : 'changed'),
  parallelFetches: (echo) => {
    const get = (count: number) => milliseconds(() => UrlFetchApp.fetchAll(Array.from({ length: count }, () => `${echo}/get`)));
    return get(20) > 8 * get(1) ? 'one-by-one' : 'together';
  },
};

export function milliseconds(work: () => unknown): number {
  const began = Date.now();
  work();
  return Date.now() - began;
}

/** `timeoutSeconds` is documented, but the type definitions lack it. */
function withTimeout(seconds: number): object {
  return { timeoutSeconds: seconds };
}

function echoed(url: string, options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions): { data?: string; headers?: object } {
  return JSON.parse(UrlFetchApp.fetch(url, { contentType: 'text/plain', ...options }).getContentText('UTF-8'));
}

function charset(bytes: readonly number[], inUtf8: readonly number[]): string {
  return bytes.join() === inUtf8.join() ? 'UTF-8' : 'US-ASCII';
}

function utf8(): GoogleAppsScript.Utilities.Charset {
  return Utilities.Charset.UTF_8;
}

function sha(): GoogleAppsScript.Utilities.DigestAlgorithm {
  return Utilities.DigestAlgorithm.SHA_256;
}

function isMissing(path: string): boolean {
  const found = path.split('.').reduce<unknown>((owner, name) => (owner as Record<string, unknown> | undefined)?.[name], globalThis);
  return found === undefined;
}
