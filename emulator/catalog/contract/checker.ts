// Checks values against schemas of the contract.
import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { contractId } from './operations.ts';
import type { Contract } from './read-contract.ts';

/** A schema by its address in the contract, or a schema of our own that refers to such addresses. */
export type Schema = string | { [keyword: string]: unknown };

export interface Checker {
  /** What is wrong with the value; empty when all is well. */
  check(schema: Schema, value: unknown): ErrorObject[];
  /** The same for values that came as text: `"12"` becomes 12 in place where the schema says integer. */
  coerce(schema: Schema, value: unknown): ErrorObject[];
}

export function createChecker(contract: Contract): Checker {
  return {
    check: checkWith(contract, {}),
    coerce: checkWith(contract, { coerceTypes: 'array' }),
  };
}

function checkWith(contract: Contract, options: object): Checker['check'] {
  // The contract is a document full of schemas, not a schema: unknown keywords are expected.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, ...options });
  addFormats(ajv);
  ajv.addSchema(contract, contractId);
  const compiled = new Map<Schema, ValidateFunction>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (validate === undefined) {
      validate = ajv.compile(typeof schema === 'string' ? { $ref: schema } : schema);
      compiled.set(schema, validate);
    }
    return validate(value) ? [] : [...(validate.errors ?? [])];
  };
}
