// The filter form: what the person has filled in, what may be sent of it, and what is wrong with it.
import type { FilterForm, FilterValue, FilterValues } from '../../protocol/messages.ts';

/** As in the inputs: one text each, lists of ids as the person types them; choices as arrays. */
export type Draft = { [filter: string]: FilterValue };

export type FilterError = 'integer' | 'decimal' | 'day' | 'ids' | 'whose';
export type FilterErrors = { [filter: string]: FilterError };

/** Fills the form with remembered values. */
export function draftOf(filters: readonly FilterForm[], values: FilterValues): Draft {
  const draft: Draft = {};
  for (const filter of filters) {
    const value = values[filter.name];
    if (filter.kind === 'choices') draft[filter.name] = listOf(value);
    else draft[filter.name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return draft;
}

/** Reads the form: blank filters are left out, and nothing may be sent while there are errors. */
export function readDraft(filters: readonly FilterForm[], draft: Draft): { values: FilterValues; errors: FilterErrors } {
  const values: FilterValues = {};
  const errors: FilterErrors = {};
  for (const filter of filters) {
    const filled = draft[filter.name];
    if (filter.kind === 'choices') {
      const chosen = listOf(filled);
      if (chosen.length > 0) values[filter.name] = chosen;
      continue;
    }
    const text = typeof filled === 'string' ? filled.trim() : '';
    if (text === '') continue;
    const error = errorIn(filter, text);
    if (error !== undefined) errors[filter.name] = error;
    else values[filter.name] = filter.kind === 'ids' ? splitIds(text) : text;
  }
  const whose = filters.filter((filter) => filter.whose);
  const [first] = whose;
  if (first && whose.every(({ name }) => values[name] === undefined && errors[name] === undefined)) errors[first.name] = 'whose';
  return { values, errors };
}

function errorIn(filter: FilterForm, text: string): FilterError | undefined {
  if (filter.kind === 'integer') return /^-?\d+$/.test(text) ? undefined : 'integer';
  if (filter.kind === 'decimal') return /^-?\d+(\.\d+)?$/.test(text) ? undefined : 'decimal';
  if (filter.kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? undefined : 'day';
  if (filter.kind === 'ids') return splitIds(text).every((id) => /^\d+$/.test(id)) && splitIds(text).length > 0 ? undefined : 'ids';
  return undefined;
}

/** People paste columns too, so spaces and line breaks separate like commas. */
function splitIds(text: string): string[] {
  return text.split(/[\s,;]+/).filter((id) => id !== '');
}

function listOf(value: FilterValue | undefined): string[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === '' ? [] : [value];
}
