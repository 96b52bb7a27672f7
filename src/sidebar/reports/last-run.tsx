// When a report was run last, with a link to its tab.
import type { ComponentChildren } from 'preact';
import type { ReportTab } from '../../protocol/reports.ts';
import { ageOf } from '../parts/age.ts';
import { Button } from '../parts/buttons.tsx';
import { Mark } from '../parts/messages.tsx';
import { reportsTexts } from '../texts/en/reports.ts';
import * as words from '../texts/en/words.ts';
import type { ReportsProps } from './reports-state.ts';

export function LastRun({ tab, now, dispatch }: { tab: ReportTab; now: number; dispatch: ReportsProps['dispatch'] }): ComponentChildren {
  if (tab.at === undefined) return undefined;
  const text = reportsTexts.rows(tab.rows, words.age(ageOf(tab.at, now)));
  return (
    <>
      <p class="gray">
        <Button look="link" label={words.of(text, words.openTab(tab.name))} press={() => dispatch({ type: 'activate', sheet: tab.sheet })}>
          {text}
        </Button>
      </p>
      {!tab.complete && <Mark kind="warn">{reportsTexts.incomplete}</Mark>}
    </>
  );
}
