// The server's own words in an error body, which nobody documents: JSON of several shapes, text, HTML or nothing.
import { isObject, parseJson } from '../../base/json.ts';
import { repeatsKey } from './key-traces.ts';

const longest = 300;

/** In place of a message that repeats a part of the key. */
export const HIDDEN_MESSAGE = '(hidden, because it repeats part of your API key)';

/** At most 300 characters without HTML; `undefined` where nothing readable is said. One that repeats a part of the key isn't shown. */
export function serverMessage(body: string, key: string): string | undefined {
  const said = plainText(sentences(body));
  if (said === '') return undefined;
  if (repeatsKey(said, key)) return HIDDEN_MESSAGE;
  return said.length > longest ? `${said.slice(0, longest - 1)}…` : said;
}

function sentences(body: string): string {
  let json: unknown;
  try {
    json = parseJson(body);
  } catch {
    return body;
  }
  if (typeof json === 'string') return json;
  if (!isObject(json)) return '';
  const named = [json.message, json.error, json.error_description, json.errors, json.detail].flatMap((part) => messages(part));
  // Rails also answers the bare map from field to messages; anything else may be a record and is not repeated.
  return (named.length > 0 ? named : messages(mapOfLists(json))).join('. ');
}

function messages(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(messages);
  if (!isObject(part)) return [];
  if (typeof part.message === 'string') {
    return [typeof part.field === 'string' ? `${part.field} ${part.message}` : part.message];
  }
  return Object.entries(part).flatMap(([field, value]) =>
    messages(value).map((message) => (field === 'base' ? message : `${field} ${message}`)),
  );
}

function mapOfLists(json: Record<string, unknown>): Record<string, unknown> | undefined {
  return Object.values(json).every((value) => Array.isArray(value) && value.every((item) => typeof item === 'string')) ? json : undefined;
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
