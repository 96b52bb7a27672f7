// What can be pulled, and the form of one resource: what the user filled in, what can be sent of it, and what is wrong with it.
import type { FilterForm, FilterValue, FilterValues, ResourceForm } from '../../protocol/pull.ts';
import type { State, TabState } from '../../protocol/state.ts';
import type { Draft, FilterErrors, PullDraft } from '../page/sidebar-state.ts';
import type { FilterError } from '../texts/facts.ts';

/** Starts with the saved filters of the resource's tab. Of several tabs, the active one counts. */
export function draftFor(form: ResourceForm, known: State): PullDraft {
  const tabs = tabsOf(known, form.name);
  const tab = tabs.find((one) => one.sheet === known.active) ?? tabs[0];
  return { resource: form.name, values: draftOf(form.filters, tab?.filters ?? {}), errors: {}, refusals: 0, sheet: tab?.sheet };
}

/** Selects the tab to pull into. An existing tab brings its saved filters, a new one keeps those in the form. */
export function into(draft: PullDraft, form: ResourceForm, known: State, sheet: number | 'new'): PullDraft {
  const tab = tabsOf(known, form.name).find((one) => one.sheet === sheet);
  return { ...draft, sheet, size: undefined, ...(tab ? { values: draftOf(form.filters, tab.filters), errors: {} } : {}) };
}

/** Sets the value of a filter and clears its error. */
export function filled(draft: PullDraft, filter: string, value: FilterValue): PullDraft {
  const errors = { ...draft.errors };
  delete errors[filter];
  return { ...draft, values: { ...draft.values, [filter]: value }, errors, size: undefined };
}

/** Returns the tabs of a resource. */
export function tabsOf(known: State, resource: string): TabState[] {
  return known.tabs.filter((tab) => tab.resource === resource);
}

/** Fills the form with saved values. */
export function draftOf(filters: readonly FilterForm[], values: FilterValues): Draft {
  const draft: Draft = {};
  for (const filter of filters) {
    const value = values[filter.name];
    if (filter.kind === 'choices' || takesSeveral(filter)) draft[filter.name] = listOf(value);
    else draft[filter.name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return draft;
}

/** Reads the form without its blank filters. A pull can't start while there are errors. */
export function readDraft(filters: readonly FilterForm[], draft: Draft): { values: FilterValues; errors: FilterErrors } {
  const values: FilterValues = {};
  const errors: FilterErrors = {};
  for (const filter of filters) {
    const filled = draft[filter.name];
    if (filter.kind === 'choices' || takesSeveral(filter)) {
      const chosen = takesSeveral(filter) ? listOf(filled).flatMap(chipsIn) : listOf(filled);
      if (chosen.length > 0) values[filter.name] = chosen;
      continue;
    }
    const text = typeof filled === 'string' ? filled.trim() : '';
    if (text === '') continue;
    const error = errorIn(filter, text);
    if (error !== undefined) errors[filter.name] = error;
    else values[filter.name] = filter.kind !== 'ids' ? text : isIds(text) ? splitIds(text) : [text];
  }
  const whose = filters.filter((filter) => filter.whose);
  const [first] = whose;
  if (first && whose.every(({ name }) => values[name] === undefined && errors[name] === undefined)) errors[first.name] = 'whose';
  return { values, errors };
}

/** Returns whether a filter takes any number of titles, names, or addresses. */
export function takesSeveral({ kind, refers }: FilterForm): boolean {
  return kind === 'ids' && refers !== undefined;
}

/** Returns what was typed or pasted, one by one. A title or name can have commas of its own, so only IDs and addresses are split there. */
export function chipsIn(text: string): string[] {
  const lines = text.split(/[;\n\t]/).flatMap((line) => {
    const parts = line.split(',');
    return parts.every((part) => /^\s*(\d+|\S+@\S+)\s*$/.test(part)) ? parts : isIds(line) ? splitIds(line) : [line];
  });
  return Array.from(new Set(lines.map((line) => line.trim()).filter((line) => line !== '')));
}

function errorIn(filter: FilterForm, text: string): FilterError | undefined {
  // The server finds the records that names and titles mean.
  if (filter.refers) return undefined;
  if (filter.kind === 'integer') return /^-?\d+$/.test(text) ? undefined : 'integer';
  if (filter.kind === 'decimal') return /^-?\d+(\.\d+)?$/.test(text) ? undefined : 'decimal';
  if (filter.kind === 'day') return isDay(text) || (filter.period && isPeriod(text)) ? undefined : 'day';
  if (filter.kind === 'ids') return isIds(text) ? undefined : 'ids';
  return undefined;
}

function isIds(text: string): boolean {
  const ids = splitIds(text);
  return ids.length > 0 && ids.every((id) => /^\d+$/.test(id));
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Returns whether a value of a first day is a period in words, which has no last day of its own. */
export function isPeriod(text: string): boolean {
  return /^[a-z]/.test(text);
}

/** Splits at spaces and line breaks, too, because users paste columns. */
function splitIds(text: string): string[] {
  return text.split(/[\s,;]+/).filter((id) => id !== '');
}

function listOf(value: FilterValue | undefined): string[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === '' ? [] : [value];
}

interface FormGroup {
  group: string;
  forms: ResourceForm[];
}

/** Returns the resources whose title or group contains each word of the text, by group. */
export function findForms(forms: readonly ResourceForm[], text: string): FormGroup[] {
  const words = text.toLowerCase().split(/\s+/);
  const wanted = forms.filter(({ title, group }) => {
    const name = `${title} ${group}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
  const names = [...new Set(wanted.map((form) => form.group))];
  return names.map((group) => ({ group, forms: wanted.filter((form) => form.group === group) }));
}
