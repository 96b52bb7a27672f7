// The network, through UrlFetchApp.
import type { Http, HttpAnswer, HttpRequest } from '../ports.ts';

/** `timeoutSeconds` is documented, but the type definitions lack it. */
type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds: number };

export function googleHttp(): Http {
  return {
    fetchAll: (requests) => (requests.length === 0 ? [] : UrlFetchApp.fetchAll(requests.map(requestOf)).map(answerOf)),
  };
}

function requestOf(request: HttpRequest): Request {
  return {
    url: request.url,
    method: request.method,
    headers: request.headers,
    // Without a body these would turn a read or a delete into a form.
    ...(request.body === undefined ? {} : { contentType: request.contentType, payload: request.body }),
    muteHttpExceptions: true,
    // A redirect could carry the key to another host.
    followRedirects: false,
    timeoutSeconds: 30,
  };
}

function answerOf(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpAnswer {
  const headers: Record<string, string> = {};
  // A header that comes several times is a list here, or several names that differ in case.
  for (const [name, value] of Object.entries(response.getAllHeaders())) {
    const known = headers[name.toLowerCase()];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    headers[name.toLowerCase()] = known === undefined ? text : `${known}, ${text}`;
  }
  return { status: response.getResponseCode(), headers, body: response.getContentText() };
}
