// Reads the body of a request: JSON, or a form in either encoding with bracket names as Rails reads them.

export type ReadBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; value: Record<string, unknown> }
  | { kind: 'unreadable'; reason: string };

const MULTIPART = 'multipart/form-data';

/** Reads a body by its content type. Files in a multipart form become their names, tables (CSV) their text. */
export async function readBody(bytes: ArrayBuffer, contentType: string): Promise<ReadBody> {
  if (bytes.byteLength > 0 && typeIn(contentType) === MULTIPART) return await readMultipart(bytes, contentType);
  return readPlainBody(bytes, contentType);
}

/** The same at once. Throws for a multipart form, which can only be read in steps. */
export function readPlainBody(bytes: ArrayBuffer | Uint8Array, contentType: string): ReadBody {
  if (bytes.byteLength === 0) return { kind: 'none' };
  const text = new TextDecoder().decode(bytes);
  const type = typeIn(contentType);
  if (type === 'application/json') return readJson(text);
  if (type === 'application/x-www-form-urlencoded') return { kind: 'form', value: nest(new URLSearchParams(text)) };
  if (type === MULTIPART) throw new Error('A demo Catalog reads multipart forms over HTTP only: start it with startCatalog.');
  return { kind: 'unreadable', reason: `the content type ${type === '' ? 'is missing' : `${type} isn’t declared`}` };
}

function typeIn(contentType: string): string {
  return contentType.split(';')[0]?.trim().toLowerCase() ?? '';
}

function readJson(text: string): ReadBody {
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', reason: 'the body isn’t JSON' };
  }
}

async function readMultipart(bytes: ArrayBuffer, contentType: string): Promise<ReadBody> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const entries = await Promise.all(
      [...form].map(async ([name, value]): Promise<[string, string]> => {
        if (typeof value === 'string') return [name, value];
        const isTable = value.type.startsWith('text/csv') || /\.csv$/i.test(value.name);
        return [name, isTable ? await value.text() : value.name];
      }),
    );
    return { kind: 'form', value: nest(entries) };
  } catch {
    return { kind: 'unreadable', reason: 'the body isn’t a multipart form' };
  }
}

/** `course[tag_names][]=a` becomes `{ course: { tag_names: ['a'] } }`. A plain name given twice becomes a list. */
function nest(entries: Iterable<[string, string]>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    const parts = name.split('[').map((part) => part.replace(/\]$/, ''));
    const isList = parts.length > 1 && parts[parts.length - 1] === '';
    if (isList) parts.pop();
    put(root, parts, value, isList);
  }
  return root;
}

function put(into: Record<string, unknown>, parts: string[], value: string, isList: boolean): void {
  const [name = '', ...rest] = parts;
  const present = into[name];
  if (rest.length > 0) {
    const inner = isObject(present) ? present : {};
    into[name] = inner;
    put(inner, rest, value, isList);
  } else if (Array.isArray(present)) present.push(value);
  else if (present !== undefined) into[name] = [present, value];
  else into[name] = isList ? [value] : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
