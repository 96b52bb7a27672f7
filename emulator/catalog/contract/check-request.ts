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
  /** Fields and parameters that the contract does not know; they are stripped from what is handed on. */
  undeclared: string[];
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
    unreadable: [],
    invalid: {},
    badPath: false,
  };
  const pathErrors = checker.coerce(parametersSchema(operation.inPath, operation), checked.path);
  checked.badPath = pathErrors.length > 0;
  note(checked, 'path', pathErrors);
  const queryErrors = checker.coerce(parametersSchema(operation.query, operation), checked.query);
  strip(checked, checked.query, note(checked, 'query', queryErrors));
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
  for (const error of errors) if (!isUndeclared(error)) addInvalid(checked.invalid, error);
  if (isObject(body.value)) {
    strip(checked, body.value, undeclared);
    checked.body = body.value;
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

function strip(checked: CheckedRequest, value: Record<string, unknown>, undeclared: ErrorObject[]): void {
  for (const error of undeclared) {
    const name = String(error.params.additionalProperty);
    checked.undeclared.push(name);
    const owner = error.instancePath
      .split('/')
      .slice(1)
      .reduce<unknown>((inner, part) => (isObject(inner) ? inner[part] : undefined), value);
    if (isObject(owner)) delete owner[name];
  }
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
