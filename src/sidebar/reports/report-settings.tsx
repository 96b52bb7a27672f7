// The settings of one report, and how its numbers are counted.
import type { ComponentChildren } from 'preact';
import type { FilterValue } from '../../protocol/pull.ts';
import type { ReportForm } from '../../protocol/reports.ts';
import { Button } from '../parts/buttons.tsx';
import { PlainList } from '../parts/messages.tsx';
import { FilterInput } from '../pull/filter-input.tsx';
import { PeriodInput } from '../pull/period-input.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import { reportsTexts } from '../texts/en/reports.ts';
import type { ReportsProps } from './reports-state.ts';

export function ReportSettings({ report, state, dispatch }: ReportsProps & { report: ReportForm }): ComponentChildren {
  const { draft } = state;
  const fill = (filter: string, value: FilterValue) => dispatch({ type: 'fill', filter, value });
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        dispatch({ type: 'submit' });
      }}
    >
      <p>{report.question}</p>
      {draft &&
        report.filters.map((filter) => {
          if (filter.period) return <PeriodInput key={filter.name} filter={filter} draft={draft} fill={fill} />;
          if (report.filters.some(({ period }) => period?.until === filter.name)) return null;
          return (
            <FilterInput
              key={filter.name}
              filter={filter}
              value={draft.values[filter.name] ?? ''}
              error={draft.errors[filter.name]}
              titles={[]}
              fill={(value) => fill(filter.name, value)}
            />
          );
        })}
      <p class="gray">{reportsTexts.reads(report.reads)}</p>
      <p class="gray">{report.tab ? pullTexts.intoTabHelp(report.tab.name) : pullTexts.intoNewHelp}</p>
      {report.remarks.length > 0 && (
        <details>
          <summary>{reportsTexts.counted}</summary>
          <PlainList items={report.remarks} />
        </details>
      )}
      <div class="bottom">
        <Button look="action" off={state.busy === true}>
          {reportsTexts.run}
        </Button>
      </div>
    </form>
  );
}
