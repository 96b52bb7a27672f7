// The server's own words in an error body, which nobody documents: JSON of several shapes, text, HTML or nothing.

import { isObject, parseJson } from '../../base/json.ts';
import { saidHere } from '../../base/say.ts';
import { repeatsKey } from './key-traces.ts';

const longest = 300;

/** In place of a message that repeats a part of the key. */
export const HIDDEN_MESSAGE = '(hidden, because it repeats part of your API key)';

/** At most 300 characters without HTML; `undefined` where nothing readable is said. One that repeats a part of the key isn't shown. */
export function serverMessage(body: string, key: string): string | undefined {
  const said = plainText(sentences(body));
  if (said === '') return undefined;
  if (repeatsKey(said, key)) return saidHere(HIDDEN_MESSAGE);
  return said.length > longest ? `${said.slice(0, longest - 1)}…` : said;
}

/** Where servers say what went wrong, and lists of what they say of each record. */
const NAMED = ['message', 'error', 'error_description', 'errors', 'detail', 'violations'];
const LISTS = ['failed', 'failed_products'];

function sentences(body: string): string {
  let json: unknown;
  try {
    json = parseJson(body);
  } catch {
    return body;
  }
  if (typeof json === 'string' || Array.isArray(json)) return messages(json).join('. ');
  if (!isObject(json)) return '';
  const named = [NAMED, LISTS].map((names) => names.flatMap((name) => messages(json[name]))).find(({ length }) => length > 0);
  // Rails also returns the bare map from field to messages, alone or under the name of the record. Other objects can be records, and
  // aren't repeated.
  const maps = isMapOfLists(json) ? [json] : Object.values(json).filter(isMapOfLists);
  return (named ?? maps.flatMap(messages)).join('. ');
}

function messages(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(messages);
  if (!isObject(part)) return [];
  const own = part.message ?? part.messages ?? part.error;
  if (own !== undefined) {
    const field = part.field ?? part.propertyPath;
    return messages(own).map((message) => (typeof field === 'string' ? `${field} ${message}` : message));
  }
  return Object.entries(part).flatMap(([field, value]) =>
    messages(value).map((message) => (field === 'base' ? message : `${field} ${message}`)),
  );
}

/** Returns whether a response is an error and nothing else, whatever its status. */
export function isOnlyError(json: unknown): boolean {
  if (!isObject(json)) return false;
  const { error, errors, error_description: _, message: __, status: ___, code: ____, success: _____, ...others } = json;
  return messages(error ?? errors).length > 0 && Object.keys(others).length === 0;
}

function isMapOfLists(json: unknown): json is Record<string, unknown> {
  return isObject(json) && Object.values(json).every((value) => Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

function plainText(text: string): string {
  return (
    text
      .slice(0, 20_000)
      .replace(/^[\s\S]*<\/head\s*>/i, ' ')
      // What isn't closed is hidden to its end.
      .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
      .replace(/<[^>]*>?/g, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
