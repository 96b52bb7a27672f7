// Checks values against schemas of the contract.
import { Ajv } from 'ajv';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
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
  // The contract is a document full of schemas, not a schema: unknown keywords are expected.
  const options = { strict: false, allErrors: true, validateSchema: false };
  return {
    check: checkWith(new Ajv2020(options), contract),
    // The 2020 dialect tries every branch of an `anyOf`, and each one would change the text. The plain one stops at the
    // first that fits, and the contract uses nothing that only the newer dialect has.
    coerce: checkWith(new Ajv({ ...options, coerceTypes: 'array' }), contract),
  };
}

function checkWith(ajv: Ajv, contract: Contract): Checker['check'] {
  addFormats.default(ajv);
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
