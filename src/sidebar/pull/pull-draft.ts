// The pull form of one resource, as the person fills it in.
import type { FilterValue, ResourceForm, State, TabState } from '../../protocol/messages.ts';
import { activeTab } from '../home/next-step.ts';
import { type Draft, draftOf, type FilterErrors } from './filters.ts';

export interface PullDraft {
  resource: string;
  values: Draft;
  errors: FilterErrors;
  /** How often Pull was pressed with errors in the form. */
  refusals: number;
  /** The tab to pull into, or a further one beside those that hold the resource; its first one when absent. */
  sheet?: number | 'new';
}

/** Begins with what the resource's tab remembers; of several tabs the one in sight counts. */
export function draftFor(form: ResourceForm, known: State): PullDraft {
  const tabs = tabsOf(known, form.name);
  const active = activeTab(known);
  const tab = tabs.find((one) => one === active) ?? tabs[0];
  return { resource: form.name, values: draftOf(form.filters, tab?.filters ?? {}), errors: {}, refusals: 0, sheet: tab?.sheet };
}

/** Another tab has other choices; a new one begins with those that are filled in. */
export function into(draft: PullDraft, form: ResourceForm, known: State, sheet: number | 'new'): PullDraft {
  const tab = tabsOf(known, form.name).find((one) => one.sheet === sheet);
  return { ...draft, sheet, ...(tab ? { values: draftOf(form.filters, tab.filters), errors: {} } : {}) };
}

/** A filter that is filled in anew is no longer wrong. */
export function filled(draft: PullDraft, filter: string, value: FilterValue): PullDraft {
  const errors = { ...draft.errors };
  delete errors[filter];
  return { ...draft, values: { ...draft.values, [filter]: value }, errors };
}

/** The tabs that hold a resource. */
export function tabsOf(known: State, resource: string): TabState[] {
  return known.tabs.filter((tab) => tab.resource === resource);
}
