// What a played operation answers, and the usual refusals.

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** An object or list is sent as JSON, a string as plain text; nothing is sent when absent. */
  body?: unknown;
}

export function notFound(): Answer {
  return { status: 404, body: { error: 'Not found' } };
}

export function forbidden(): Answer {
  return { status: 403, body: { error: 'Forbidden' } };
}

export function badRequest(words: string): Answer {
  return { status: 400, body: { error: words } };
}

/** Refused with a list of sentences for each field. */
export function refused(errors: Record<string, string[]>): Answer {
  return { status: 422, body: { errors } };
}

/** An answer as it goes over the wire. */
export interface Sent {
  status: number;
  headers: Record<string, string>;
  text: string | undefined;
}

/** Writes an answer out, whole or cut in the middle. */
export function writeOut({ status, headers, body }: Answer, cut: boolean): Sent {
  if (body === undefined) return { status, headers: { ...headers }, text: undefined };
  const isText = typeof body === 'string';
  const text = isText ? body : JSON.stringify(body);
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  return { status, headers: { 'Content-Type': type, ...headers }, text: cut ? text.slice(0, Math.floor(text.length / 2)) : text };
}
