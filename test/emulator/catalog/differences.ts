// Compares an answer field for field with the shape that the documents show.
import type { Shape } from './shapes/shape.ts';

const kinds: Record<string, (value: unknown) => boolean> = {
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  anything: () => true,
  'decimal text': (value) => typeof value === 'string' && /^-?\d+\.\d+$/.test(value),
  'core time': (value) => typeof value === 'string' && /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \+0000$/.test(value),
  'iso time': (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.(\d{3}|\d{6})(Z|[+-]\d\d:\d\d)$/.test(value),
  'custom fields': (value) => isRecord(value) && Object.values(value).every((field) => field === null || typeof field === 'string'),
};

/** In words, with the place of each; empty when the answer has just that shape. */
export function differences(shape: Shape, value: unknown, place = 'answer'): string[] {
  if (typeof shape === 'function') return differences(shape(value), value, place);
  if (typeof shape === 'string') {
    return shape.split(' or ').some((kind) => kinds[kind]?.(value) === true) ? [] : [`${place} is not ${shape}`];
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${place} is not a list`];
    return [...new Set(value.flatMap((item) => differences(shape[0], item, `${place}[]`)))];
  }
  if (!isRecord(value)) return [`${place} is not an object`];
  const known = new Set(Object.keys(shape).map((name) => name.replace(/\?$/, '')));
  return [
    ...Object.keys(value)
      .filter((name) => !known.has(name))
      .map((name) => `${place}.${name} is not in the documents`),
    ...Object.entries(shape).flatMap(([said, inner]) => {
      const name = said.replace(/\?$/, '');
      if (name in value) return differences(inner, value[name], `${place}.${name}`);
      return said.endsWith('?') ? [] : [`${place}.${name} is missing`];
    }),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
