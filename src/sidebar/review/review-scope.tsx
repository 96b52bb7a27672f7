// Which rows are reviewed: those of all tabs, of the tab that the person looks at, or the ones selected there.
import type { ComponentChildren } from 'preact';
import { Select } from '../parts/field.tsx';
import { scopeTexts } from '../texts/en/review.ts';
import type { ReviewProps } from './review-app.tsx';
import type { Review } from './review-state.ts';

export function ReviewScope({ state: { plan, phase, scope, undo }, dispatch }: ReviewProps): ComponentChildren {
  const here = plan?.here;
  if (phase !== 'ready' || undo !== undefined || (here === undefined && scope === undefined)) return null;
  const name = here?.tab ?? '';
  const options = [{ value: '', text: scopeTexts.all }];
  if (here) options.push({ value: 'tab', text: scopeTexts.tab(name) });
  if (here && here.rows !== '') options.push({ value: 'selection', text: scopeTexts.selection(name, here.rows) });
  return (
    <Select
      id="scope"
      label={scopeTexts.scope}
      value={scope ?? ''}
      options={options}
      change={(value) => dispatch({ type: 'scope', scope: scopeNamed(value) })}
    />
  );
}

function scopeNamed(value: string): Review['scope'] {
  return value === 'tab' || value === 'selection' ? value : undefined;
}
