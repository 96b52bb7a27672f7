// The operations of the contract as a flat list, with the address of each schema inside the contract.
import type { Contract, OperationObject, ParameterObject, Reference, ResponseObject } from './read-contract.ts';

/** Name under which the whole contract is known to the checker. */
export const contractId = 'contract';

export interface Parameter {
  name: string;
  required: boolean;
  /** Address of its schema. */
  schema: string;
}

export interface Operation {
  id: string;
  /** Upper case. */
  method: string;
  /** With `{id}` in braces. */
  path: string;
  query: Parameter[];
  inPath: Parameter[];
  body: { required: boolean; schemas: Record<string, string> } | undefined;
  /** By status such as `200` or `4XX`: the address of the schema by content type. */
  answers: Record<string, Record<string, string>>;
  evidence: 'certain' | 'inferred';
}

const listed = new WeakMap<Contract, readonly Operation[]>();

/** The same list each time: the checker compiles what belongs to an operation once, and knows it by its identity. */
export function listOperations(contract: Contract): readonly Operation[] {
  const operations = listed.get(contract) ?? readOperations(contract);
  listed.set(contract, operations);
  return operations;
}

function readOperations(contract: Contract): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toOperation(contract, path, method, operation)),
  );
}

function toOperation(contract: Contract, path: string, method: string, operation: OperationObject): Operation {
  const at = ['paths', path, method];
  const parameters = (operation.parameters ?? []).map((entry, index) =>
    readParameter(contract, entry, [...at, 'parameters', String(index)]),
  );
  const body = operation.requestBody;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    query: parameters.filter((parameter) => parameter.in === 'query'),
    inPath: parameters.filter((parameter) => parameter.in === 'path'),
    body: body && {
      required: body.required === true,
      schemas: addresses(body.content, [...at, 'requestBody', 'content']),
    },
    answers: Object.fromEntries(
      Object.entries(operation.responses).map(([status, entry]) => [status, readAnswer(contract, entry, [...at, 'responses', status])]),
    ),
    evidence: operation['x-evidence'] === 'inferred' || operation['x-inferred'] !== undefined ? 'inferred' : 'certain',
  };
}

function readParameter(contract: Contract, entry: ParameterObject | Reference, at: string[]): Parameter & { in: 'query' | 'path' } {
  if ('$ref' in entry) {
    const name = lastPart(entry.$ref);
    // Proof: the contract's parameter references all point into components/parameters.
    return readParameter(contract, contract.components.parameters[name] as ParameterObject, ['components', 'parameters', name]);
  }
  return { name: entry.name, in: entry.in, required: entry.required === true, schema: address([...at, 'schema']) };
}

function readAnswer(contract: Contract, entry: ResponseObject | Reference, at: string[]): Record<string, string> {
  if ('$ref' in entry) {
    const name = lastPart(entry.$ref);
    // Proof: the contract's response references all point into components/responses.
    return readAnswer(contract, contract.components.responses[name] as ResponseObject, ['components', 'responses', name]);
  }
  return addresses(entry.content ?? {}, [...at, 'content']);
}

function addresses(content: Record<string, unknown>, at: string[]): Record<string, string> {
  return Object.fromEntries(Object.keys(content).map((type) => [type, address([...at, type, 'schema'])]));
}

/** A JSON pointer into the contract, written as a URI. */
function address(parts: string[]): string {
  return `${contractId}#/${parts.map((part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')}`;
}

function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
