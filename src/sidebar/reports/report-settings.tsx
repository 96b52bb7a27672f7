// The settings of one report, and how its numbers are counted.
import type { ComponentChildren } from 'preact';
import type { ReportForm } from '../../protocol/reports.ts';
import { Button } from '../parts/buttons.tsx';
import { Form } from '../parts/form.tsx';
import { PlainList } from '../parts/messages.tsx';
import { FilterInputs } from '../pull/filter-inputs.tsx';
import { SizeCheck } from '../pull/size-check.tsx';
import { ExportForm } from '../settle/export-form.tsx';
import { pullTexts } from '../texts/en/pull.ts';
import { reportsTexts } from '../texts/en/reports.ts';
import type { ReportsProps } from './reports-state.ts';

export function ReportSettings({ report, state, dispatch }: ReportsProps & { report: ReportForm }): ComponentChildren {
  const { draft, exporting } = state;
  const isNew = !report.tab || exporting?.sheet === 'new';
  return (
    <Form submit={() => dispatch({ type: 'submit' })}>
      <p>{report.question}</p>
      {report.pasted && (
        <ExportForm
          report={report}
          exporting={exporting}
          paste={(text) => dispatch({ type: 'paste', text })}
          choose={(choices) => dispatch({ type: 'choose', choices })}
          into={(sheet) => dispatch({ type: 'into', sheet })}
          remove={() => dispatch({ type: 'removeExport' })}
        />
      )}
      {draft && (
        <FilterInputs
          filters={report.filters}
          draft={draft}
          titles={[]}
          fill={(filter, value) => dispatch({ type: 'fill', filter, value })}
        />
      )}
      <p class="gray">{reportsTexts.reads(report.reads)}</p>
      <p class="gray">{isNew ? pullTexts.intoNewHelp : pullTexts.intoTabHelp(report.tab?.name ?? '')}</p>
      {!report.pasted && <SizeCheck size={draft?.size} isBusy={state.busy === true} check={() => dispatch({ type: 'size' })} />}
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
