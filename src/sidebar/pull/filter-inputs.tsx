// The inputs of several filters. Two filters that bound a period are one input.
import type { ComponentChildren } from 'preact';
import type { FilterForm, FilterValue } from '../../protocol/pull.ts';
import type { PullDraft } from '../page/sidebar-state.ts';
import { FilterInput } from './filter-input.tsx';
import { PeriodInput } from './period-input.tsx';

interface FilterInputsProps {
  filters: readonly FilterForm[];
  draft: PullDraft;
  /** Titles of listings to choose from. */
  titles: readonly string[];
  fill: (filter: string, value: FilterValue) => void;
}

export function FilterInputs({ filters, draft, titles, fill }: FilterInputsProps): ComponentChildren {
  return filters.map((filter) => {
    if (filter.period) return <PeriodInput key={filter.name} filter={filter} draft={draft} fill={fill} />;
    if (filters.some(({ period }) => period?.until === filter.name)) return null;
    return (
      <FilterInput
        key={filter.name}
        filter={filter}
        value={draft.values[filter.name] ?? ''}
        error={draft.errors[filter.name]}
        titles={titles}
        fill={(value) => fill(filter.name, value)}
      />
    );
  });
}
