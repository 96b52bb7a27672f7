// Reads the contract of the API: openapi.yaml beside this folder, as data.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface ParameterObject {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  schema: object;
}

export interface ResponseObject {
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: object }>;
}

export interface OperationObject {
  operationId: string;
  'x-evidence'?: 'seed' | 'docs' | 'both' | 'inferred';
  'x-inferred'?: string[];
  parameters?: (ParameterObject | Reference)[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, ResponseObject | Reference>;
}

export interface Reference {
  $ref: string;
}

export interface Contract {
  paths: Record<string, Record<string, OperationObject>>;
  components: Record<'parameters' | 'responses' | 'headers' | 'schemas', Record<string, unknown>>;
}

/** The contract as data. Parsing that much YAML takes half a second, so the parsed form is kept beside the packages. */
export function readContract(): Contract {
  const yaml = readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8');
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/catalog-sync/', import.meta.url));
  const file = `${folder}contract-${createHash('sha256').update(yaml).digest('hex').slice(0, 16)}.json`;
  return readKept(file) ?? keep(folder, file, parse(yaml));
}

function readKept(file: string): Contract | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keep(folder: string, file: string, contract: Contract): Contract {
  try {
    mkdirSync(folder, { recursive: true });
    // Several test runs may write at the same time: a rename is never seen half done.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(contract));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A read-only checkout only costs the time of parsing again.
  }
  return contract;
}
