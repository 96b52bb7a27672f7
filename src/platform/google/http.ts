// The network, through UrlFetchApp.
import type { Http, HttpRequest, HttpResponse, Part } from '../ports.ts';

/** `timeoutSeconds` is documented, but the type definitions lack it. */
type Request = GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds: number };

export function googleHttp(): Http {
  return {
    fetchAll: (requests) => (requests.length === 0 ? [] : UrlFetchApp.fetchAll(requests.map(requestOf)).map(answerOf)),
    file(url) {
      const response = UrlFetchApp.fetch(url, { muteHttpExceptions: true });
      const { headers } = answerOf(response);
      return { status: response.getResponseCode(), type: headers['content-type'] ?? '', bytes: response.getContent() };
    },
  };
}

function requestOf(request: HttpRequest): Request {
  return {
    url: request.url,
    method: request.method,
    headers: request.headers,
    // Without a body these would turn a read or a delete into a form.
    ...(request.body === undefined ? {} : { contentType: request.contentType, payload: request.body }),
    ...(request.parts ? multipart(request.parts) : {}),
    muteHttpExceptions: true,
    // A redirect could carry the key to another host.
    followRedirects: false,
    timeoutSeconds: 30,
  };
}

/** The platform makes such a form from an object, which cannot hold a name twice, as lists need. */
function multipart(parts: readonly Part[]): Pick<Request, 'contentType' | 'payload'> {
  const boundary = `part-${Utilities.getUuid()}`;
  const bytesOf = (text: string) => Utilities.newBlob(text).getBytes();
  const payload: number[] = [];
  const add = (bytes: readonly number[]) => {
    for (const byte of bytes) payload.push(byte);
  };
  for (const { name, content, file } of parts) {
    const quoted = (text: string) => text.replace(/["\r\n]/g, '_');
    const kind = file ? `; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type}` : '';
    add(bytesOf(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${kind}\r\n\r\n`));
    add(typeof content === 'string' ? bytesOf(content) : content);
    add(bytesOf('\r\n'));
  }
  add(bytesOf(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, payload };
}

function answerOf(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  const headers: Record<string, string> = {};
  // A header that comes several times is a list here, or several names that differ in case.
  for (const [name, value] of Object.entries(response.getAllHeaders())) {
    const known = headers[name.toLowerCase()];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    headers[name.toLowerCase()] = known === undefined ? text : `${known}, ${text}`;
  }
  return { status: response.getResponseCode(), headers, body: response.getContentText('UTF-8') };
}
