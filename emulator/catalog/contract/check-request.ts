// Checks a request against its operation, and hands on what it says in the types that the contract declares.
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Checker, Schema } from './checker.ts';
import type { Operation, Parameter } from './operations.ts';
import type { ReadBody } from './read-body.ts';

export interface CheckedRequest {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  /** Every breach of the contract, in words. */
  violations: string[];
  /** Fields of the body that the contract doesn't know. They're stripped from what is handed on, as are such parameters. */
  undeclared: string[];
  undeclaredParameters: string[];
  /** What is wrong with path, query and the form of the body: a bad request. */
  unreadable: string[];
  /** What is wrong with declared fields of the body, by field. */
  invalid: Record<string, string[]>;
  /** The id in the path is not a number, so there can be no such record. */
  badPath: boolean;
}

export function checkRequest(
  checker: Checker,
  operation: Operation,
  request: { path: Record<string, string>; query: URLSearchParams; body: ReadBody },
): CheckedRequest {
  const checked: CheckedRequest = {
    path: { ...request.path },
    query: readQuery(request.query),
    body: {},
    violations: [],
    undeclared: [],
    undeclaredParameters: [],
    unreadable: [],
    invalid: {},
    badPath: false,
  };
  const pathErrors = checker.coerce(parametersSchema(operation.inPath, operation), checked.path);
  checked.badPath = pathErrors.length > 0;
  note(checked, 'path', pathErrors);
  const queryErrors = checker.coerce(parametersSchema(operation.query, operation), checked.query);
  checked.undeclaredParameters = strip(checked.query, note(checked, 'query', queryErrors));
  checked.unreadable.push(...queryErrors.filter((error) => !isUndeclared(error)).map((error) => describe('query', error)));
  checkBody(checker, operation, request.body, checked);
  return checked;
}

function checkBody(checker: Checker, operation: Operation, body: ReadBody, checked: CheckedRequest): void {
  if (body.kind === 'none') {
    // Some HTTP stacks drop the body of a DELETE; the contract declares the same values in the query for that reason.
    const saidInQuery = operation.method === 'DELETE' && Object.keys(checked.query).length > 0;
    if (operation.body?.required === true && !saidInQuery) refuse(checked, 'body: is missing');
    return;
  }
  const wrong = formProblem(operation, body);
  // The API takes both encodings in most places, so a form is held against the JSON schema too, unless there is only a form.
  const schemas = operation.body?.schemas ?? {};
  const schema = schemas['application/json'] ?? (body.kind === 'form' ? schemas['multipart/form-data'] : undefined);
  if (wrong !== undefined || schema === undefined || body.kind === 'unreadable') {
    refuse(checked, `body: ${wrong ?? 'this form isn’t declared'}`);
    return;
  }
  const errors = body.kind === 'form' ? checker.coerce(schema, body.value) : checker.check(schema, body.value);
  const undeclared = note(checked, 'body', errors);
  // Catalog's framework reads "12" and "true" as the number and the boolean that they spell, so such a value is only noted.
  const readable = body.kind === 'json' && errors.some(isType) ? readSpelledValues(body.value, errors) : body.value;
  const refused = readable === body.value ? errors : checker.check(schema, readable);
  for (const error of refused) if (!isUndeclared(error)) addInvalid(checked.invalid, error);
  if (isObject(readable)) {
    checked.undeclared = strip(readable, undeclared);
    checked.body = readable;
  }
}

function formProblem(operation: Operation, body: ReadBody): string | undefined {
  if (operation.body === undefined) return 'none is declared';
  return body.kind === 'unreadable' ? body.reason : undefined;
}

function refuse(checked: CheckedRequest, words: string): void {
  checked.violations.push(words);
  checked.unreadable.push(words);
}

/** Records errors as violations and answers those that are about undeclared fields. */
function note(checked: CheckedRequest, place: string, errors: ErrorObject[]): ErrorObject[] {
  for (const error of errors) {
    const words = describe(place, error);
    if (!checked.violations.includes(words)) checked.violations.push(words);
  }
  return errors.filter(isUndeclared);
}

/** Removes undeclared fields in place, and returns their names. */
function strip(value: Record<string, unknown>, undeclared: ErrorObject[]): string[] {
  return undeclared.map((error) => {
    const name = String(error.params.additionalProperty);
    const owner = valueAt(value, pathOf(error));
    if (isObject(owner)) delete owner[name];
    return name;
  });
}

/** Returns a copy in which strings that spell a number or a boolean are that value, at the places of the type errors. */
function readSpelledValues(value: unknown, errors: ErrorObject[]): unknown {
  const copy = structuredClone(value);
  for (const error of errors.filter(isType)) {
    const path = pathOf(error);
    const owner = valueAt(copy, path.slice(0, -1));
    const name = path.at(-1) ?? '';
    const text = isObject(owner) || Array.isArray(owner) ? Reflect.get(owner, name) : undefined;
    const read = typeof text === 'string' ? spelledValue(text, String(error.params.type)) : undefined;
    if (read !== undefined && typeof owner === 'object' && owner !== null) Reflect.set(owner, name, read);
  }
  return copy;
}

function spelledValue(text: string, type: string): number | boolean | undefined {
  if (/\bboolean\b/.test(type) && /^(true|false)$/.test(text)) return text === 'true';
  if (/\binteger\b/.test(type) && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (/\bnumber\b/.test(type) && /^-?\d{1,15}(\.\d{1,10})?$/.test(text)) return Number(text);
  return undefined;
}

function pathOf(error: ErrorObject): string[] {
  return error.instancePath.split('/').slice(1);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, part) => (isObject(inner) || Array.isArray(inner) ? Reflect.get(inner, part) : undefined), value);
}

function addInvalid(invalid: Record<string, string[]>, error: ErrorObject): void {
  const field =
    error.keyword === 'required'
      ? String(error.params.missingProperty)
      : (error.instancePath
          .split('/')
          .filter((part) => !/^\d*$/.test(part))
          .pop() ?? 'base');
  const words = error.keyword === 'required' ? "can't be blank" : (error.message ?? 'is invalid');
  const said = invalid[field] ?? [];
  if (!said.includes(words)) invalid[field] = [...said, words];
}

function isType(error: ErrorObject): boolean {
  return error.keyword === 'type';
}

function isUndeclared(error: ErrorObject): boolean {
  return error.keyword === 'additionalProperties';
}

/** One error in words: where, and what. Values are never repeated: they may be personal. */
function describe(place: string, error: ErrorObject): string {
  const at = `${place}${error.instancePath.replace(/\//g, '.')}`;
  return isUndeclared(error) ? `${at}: ${String(error.params.additionalProperty)} isn’t declared` : `${at}: ${error.message ?? 'is wrong'}`;
}

const schemas = new WeakMap<Parameter[], Schema>();

/** Parameters as one closed object, so that undeclared ones are found like undeclared fields. */
function parametersSchema(parameters: Parameter[], operation: Operation): Schema {
  const known = schemas.get(parameters);
  if (known !== undefined) return known;
  const schema = {
    $comment: `parameters of ${operation.id}`,
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, { $ref: parameter.schema }])),
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    additionalProperties: false,
  };
  schemas.set(parameters, schema);
  return schema;
}

function readQuery(query: URLSearchParams): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    read[name] = name.endsWith('[]') || values.length > 1 ? values : values[0];
  }
  return read;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
