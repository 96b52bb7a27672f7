// The one main button of the overview: what makes most sense to do now.
import type { State, TabState } from '../../commands/messages.ts';

export type NextStep =
  | { do: 'connect' }
  | { do: 'pull' }
  | { do: 'review'; unsent: number; tab: TabState }
  | { do: 'refresh'; tab: TabState }
  | { do: 'refreshAll' };

export function nextStep(state: State): NextStep {
  if (state.connection === undefined) return { do: 'connect' };
  if (state.tabs.length === 0) return { do: 'pull' };
  const active = activeTab(state);
  if (active === undefined) return { do: 'refreshAll' };
  if (state.unsent !== undefined && state.unsent > 0) return { do: 'review', unsent: state.unsent, tab: active };
  return { do: 'refresh', tab: active };
}

/** The tab of ours that the person looks at. */
export function activeTab(state: State): TabState | undefined {
  return state.tabs.find((tab) => tab.sheet === state.active);
}
