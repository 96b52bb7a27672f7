// The main button of the overview: the most sensible thing to do now.
import type { OpenJob } from '../../protocol/jobs.ts';
import type { State, TabState } from '../../protocol/state.ts';

export type NextStep =
  | { do: 'pull' }
  | { do: 'resume'; job: OpenJob }
  /** `unsent` is absent if the edits of some tab haven't been counted. */
  | { do: 'review'; unsent: number | undefined; tab: TabState | undefined }
  | { do: 'refresh'; tab: TabState }
  | { do: 'refreshAll' };

export function nextStep(state: State): NextStep {
  const { jobs, tabs } = state;
  const job = jobs.find(({ yours, elsewhere }) => yours && !elsewhere);
  if (job) return { do: 'resume', job };
  if (tabs.length === 0) return { do: 'pull' };
  const tab = activeTab(state);
  // A review covers all tabs.
  const unsent = tabs.reduce((sum, { unsent: edits = 0 }) => sum + edits, 0);
  const isCounted = tabs.every(({ editable, unsent: edits }) => !editable || edits !== undefined);
  if (unsent > 0) return { do: 'review', unsent: isCounted ? unsent : undefined, tab };
  return tab ? { do: 'refresh', tab } : { do: 'refreshAll' };
}

/** Returns the active sheet if it's a Catalog tab. */
function activeTab(state: State): TabState | undefined {
  return state.tabs.find((tab) => tab.sheet === state.active);
}
