import { describe, expect, it } from 'vitest';
import type { OpenJob } from '../../../src/protocol/jobs.ts';
import { nextStep } from '../../../src/sidebar/home/next-step.ts';
import { aState, aTab } from '../a-state.ts';

describe('the main button', () => {
  it('pulls when there is no tab yet', () => {
    expect(nextStep(aState({ tabs: [] }))).toEqual({ do: 'pull' });
  });

  it('reviews when there are unsent edits', () => {
    const tab = aTab({ unsent: 3 });
    expect(nextStep(aState({ tabs: [tab] }))).toEqual({ do: 'review', unsent: 3, tab });
  });

  it('refreshes the tab in sight when nothing is unsent', () => {
    expect(nextStep(aState())).toEqual({ do: 'refresh', tab: aTab() });
  });

  it('refreshes all tabs when a sheet of the person is in sight', () => {
    expect(nextStep(aState({ active: 99 }))).toEqual({ do: 'refreshAll' });
  });

  it('reviews the edits of tabs that are not in sight, too', () => {
    const tabs = [aTab({ unsent: 0 }), aTab({ sheet: 2, name: 'Tags', unsent: 2 })];
    expect(nextStep(aState({ tabs }))).toEqual({ do: 'review', unsent: 2, tab: tabs[0] });
  });

  it('has no number if the edits of some tab haven’t been counted', () => {
    const tabs = [aTab(), aTab({ sheet: 2, name: 'Tags', unsent: 2 })];
    expect(nextStep(aState({ tabs }))).toEqual({ do: 'review', unsent: undefined, tab: tabs[0] });
    const others = [aTab({ editable: false }), aTab({ sheet: 2, name: 'Tags', unsent: 2 })];
    expect(nextStep(aState({ tabs: others }))).toMatchObject({ do: 'review', unsent: 2 });
  });

  it('goes on with what this person has left open, before anything else', () => {
    const job: OpenJob = { job: 'j1', kind: 'pull', name: 'Courses', count: 20, since: 1_000, yours: true };
    expect(nextStep(aState({ jobs: [{ ...job, yours: false }, job] }))).toEqual({ do: 'resume', job });
  });

  it('offers no job of another Catalog, which can only be canceled here', () => {
    const job: OpenJob = {
      job: 'j1',
      kind: 'send',
      name: '',
      count: 2,
      since: 1_000,
      yours: true,
      elsewhere: { host: 'test.example.edu' },
    };
    expect(nextStep(aState({ jobs: [job] }))).toEqual({ do: 'refresh', tab: aTab() });
  });
});
