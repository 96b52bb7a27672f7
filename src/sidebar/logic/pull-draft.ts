// The pull form of one resource, as the person fills it in.
import type { FilterValue, ResourceForm, State, TabState } from '../../commands/messages.ts';
import { type Draft, draftOf, type FilterErrors } from './filters.ts';
import { activeTab } from './next-step.ts';

export interface PullDraft {
  resource: string;
  values: Draft;
  errors: FilterErrors;
  /** How often Pull was pressed with errors in the form. */
  refusals: number;
  /** The tab to pull into; a new one when absent. */
  sheet?: number;
}

/** Begins with what the resource's tab remembers; of several tabs the one in sight counts. */
export function draftFor(form: ResourceForm, known: State): PullDraft {
  const tabs = tabsOf(known, form.name);
  const active = activeTab(known);
  const tab = tabs.find((one) => one === active) ?? tabs[0];
  return { resource: form.name, values: draftOf(form.filters, tab?.filters ?? {}), errors: {}, refusals: 0, sheet: tab?.sheet };
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
