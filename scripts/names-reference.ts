// The part of docs/operations.md that counts filters and fields: those that the contract declares, and those that the requests
// of the journeys carried, as test/journeys/operations/recorded keeps them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../src/catalog/resources/index.ts';
import { type Names, namesInContract } from './contract-names.ts';

/** Why a name is not sent. */
const REASONS: Readonly<Record<string, string>> = {
  'updateUser.id': 'part of the request URL',
};

/** Two sections, without their empty lines around. */
export function namesReference(declared = namesInContract(), recorded = recordedNames()): string[] {
  return [
    '## Filters',
    `${counted(declared.filters, recorded.filters)} filters are covered, each set in a pull form.`,
    ...missing(declared.filters, recorded.filters),
    '## Fields',
    `${counted(declared.fields, recorded.fields)} create and update fields are covered, each sent from a cell and read back into it.`,
    ...missing(declared.fields, recorded.fields),
    `Catalog accepts these fields but never returns them, so they can't be read back: ${unseen().join(', ')}.`,
  ];
}

function recordedNames(): { filters: Names; fields: Names } {
  const read = (name: string): Names => {
    const text = readFileSync(join(import.meta.dirname, '../test/journeys/operations/recorded', `${name}.txt`), 'utf8');
    return Object.fromEntries(
      text.split('\n').flatMap((line) => {
        const [operation = '', ...names] = line.split(' ');
        return operation === '' ? [] : [[operation, names]];
      }),
    );
  };
  return { filters: read('filters'), fields: read('fields') };
}

function counted(declared: Names, recorded: Names): string {
  const count = (names: Names) => Object.values(names).flat().length;
  return `${count(declared) - absent(declared, recorded).length} of ${count(declared)}`;
}

function missing(declared: Names, recorded: Names): string[] {
  const lines = absent(declared, recorded).map((name) => `- \`${name}\`: ${REASONS[name] ?? 'not covered yet'}`);
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** Declared names that no request carried, such as `updateUser.id`. */
export function absent(declared: Names, recorded: Names): string[] {
  return Object.entries(declared).flatMap(([operation, names]) =>
    names.filter((name) => !recorded[operation]?.includes(name)).map((name) => `${operation}.${name}`),
  );
}

/** What no answer holds: write-only fields, unless a column shows them, and what is asked in the review. */
function unseen(): string[] {
  const names = resources.flatMap(({ fields, writes }) => [
    ...fields
      .filter((field) => field.writeOnly && !field.write?.for && !fields.some(({ name }) => name === field.write?.name))
      .map((field) => field.write?.name ?? field.name),
    ...(writes.create?.options ?? []).map(({ name }) => name),
  ]);
  return [...new Set(names)].map((name) => `\`${name}\``);
}
