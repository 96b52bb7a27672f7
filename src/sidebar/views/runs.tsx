// The last sends, newest first.
import { ageOf, dateAndTime } from '../logic/age.ts';
import * as runsTexts from '../texts/en/runs.ts';
import * as words from '../texts/en/words.ts';
import { Mark } from './mark.tsx';
import type { ViewParts, ViewProps } from './sidebar-app.tsx';
import { TopBar, toOverview } from './top-bar.tsx';

export function runsView({ known, state, dispatch }: ViewProps): ViewParts {
  return {
    top: <TopBar title={runsTexts.title} back={toOverview(dispatch)} />,
    rest:
      known.runs.length === 0 ? (
        <div class="empty">
          <h2>{runsTexts.none}</h2>
          <p>{runsTexts.noneTodo}</p>
        </div>
      ) : (
        <ul class="tabs">
          {known.runs.map((run) => {
            const clean = run.failed + run.uncertain + run.moved === 0;
            return (
              <li class="tab" key={run.run}>
                <Mark kind={clean ? 'good' : 'warn'}>
                  <strong>{words.sent(run)}</strong>
                </Mark>
                <p class="gray">
                  {words.age(ageOf(run.at, state.now))} · <time dateTime={new Date(run.at).toISOString()}>{dateAndTime(run.at)}</time>
                </p>
              </li>
            );
          })}
        </ul>
      ),
  };
}
