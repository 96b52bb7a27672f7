// The settings of one report, and how its numbers are counted.
import type { ComponentChildren } from 'preact';
import type { ReportForm } from '../../protocol/reports.ts';
import { Button } from '../parts/buttons.tsx';
import { Form } from '../parts/form.tsx';
import { PlainList } from '../parts/messages.tsx';
import { FilterInputs } from '../pull/filter-inputs.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import { reportsTexts } from '../texts/en/reports.ts';
import type { ReportsProps } from './reports-state.ts';

export function ReportSettings({ report, state, dispatch }: ReportsProps & { report: ReportForm }): ComponentChildren {
  const { draft } = state;
  return (
    <Form submit={() => dispatch({ type: 'submit' })}>
      <p>{report.question}</p>
      {draft && (
        <FilterInputs
          filters={report.filters}
          draft={draft}
          titles={[]}
          fill={(filter, value) => dispatch({ type: 'fill', filter, value })}
        />
      )}
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
    </Form>
  );
}
