import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/sidebar/logic/next-step.ts';
import { aState, aTab } from '../a-state.ts';

describe('the main button', () => {
  it('connects before anything else', () => {
    expect(nextStep(aState({ connection: undefined }))).toEqual({ do: 'connect' });
  });

  it('pulls when there is no tab yet', () => {
    expect(nextStep(aState({ tabs: [] }))).toEqual({ do: 'pull' });
  });

  it('reviews when the tab in sight has unsent edits', () => {
    expect(nextStep(aState({ unsent: 3 }))).toEqual({ do: 'review', unsent: 3, tab: aTab() });
  });

  it('refreshes the tab in sight when nothing is unsent', () => {
    expect(nextStep(aState({ unsent: 0 }))).toEqual({ do: 'refresh', tab: aTab() });
  });

  it('refreshes all tabs when a sheet of the person is in sight', () => {
    expect(nextStep(aState({ active: 99, unsent: undefined }))).toEqual({ do: 'refreshAll' });
  });
});
